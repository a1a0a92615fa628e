import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import type { AgreementStatus } from "../../../briefings/claim/agreement.ts";
import { type Mutation, mutate, seededRandom } from "../../fixtures/articles/mutate-article.ts";

const PUBLIC = fileURLToPath(new URL("../../../../shared/data/public/", import.meta.url));
const TEXTS = {
  newscluster: "clustering-newscluster/articles.jsonl",
  wikinews: "wikinews-2019-2020/articles.jsonl",
  events: "wikipedia-current-events/items.jsonl",
} as const;
const NAMES = ["gazetteers/sp500.jsonl", "gazetteers/phoenix_international.jsonl.gz"] as const;

/** A span of text, in characters. */
interface Place {
  readonly start: number;
  readonly end: number;
}

/** A deal as one article tells it. */
export interface MadeDeal {
  readonly id: string;
  readonly parties: readonly string[];
  readonly object: string;
  readonly status: AgreementStatus;
  readonly sentence: Place;
  readonly words: Place;
}

export interface MadeArticle {
  readonly id: string;
  readonly storyId: string;
  readonly publishedAt: string;
  readonly title: string;
  readonly text: string;
  readonly outlet: string;
  readonly url: string;
  readonly deals: readonly MadeDeal[];
  readonly said: { readonly speaker: string; readonly words: Place; readonly sentence: Place };
  readonly isCopy: boolean;
  /** True where the story has no article after this one. */
  readonly isLast: boolean;
}

/** Real texts, by the stories that they tell, and real names of firms and bodies. */
export interface Material {
  readonly stories: readonly (readonly { readonly title: string; readonly text: string }[])[];
  readonly names: readonly string[];
  readonly words: readonly string[];
}

const rowSchema = z.object({ title: z.string(), text: z.string(), gold_story: z.string().optional() });
const firmSchema = z.object({ name: z.string() });
const bodySchema = z.object({ names: z.array(z.string()).min(1), section: z.string() });

/** The files that the stream is made from and that are not there. */
export function missingMaterial(): string[] {
  return [...Object.values(TEXTS), ...NAMES].map((file) => PUBLIC + file).filter((path) => !existsSync(path));
}

export function readMaterial(): Material {
  const grouped = (file: string) => {
    const stories = new Map<string, { title: string; text: string }[]>();
    for (const [at, row] of lines(file).entries()) {
      const { title, text, gold_story } = rowSchema.parse(row);
      if (text === "") continue;
      const key = gold_story ?? String(at);
      stories.set(key, [...(stories.get(key) ?? []), { title, text }].slice(0, MOST_OF_A_STORY));
    }
    return [...stories.values()];
  };
  const stories = [
    // Full texts are what a desk reads most; short items are kept to a fifth.
    ...Array.from({ length: 8 }, () => grouped(TEXTS.newscluster)).flat(),
    ...Array.from({ length: 4 }, () => grouped(TEXTS.wikinews)).flat(),
    ...grouped(TEXTS.events).slice(0, 800),
  ];
  const firms = lines(NAMES[0]).map((row) => firmSchema.parse(row).name);
  const bodies = lines(NAMES[1])
    .map((row) => bodySchema.parse(row))
    .filter(({ section }) => section !== "Other IGOs")
    .map(({ names }) => titled(names[0] ?? ""));
  const vocabulary = new Map<string, number>();
  for (const story of stories)
    for (const { text } of story)
      for (const word of text.match(/(?<=\s)\p{Ll}{5,}(?=\s)/gu) ?? [])
        vocabulary.set(word, (vocabulary.get(word) ?? 0) + 1);
  return {
    stories,
    names: [...new Set([...firms, ...bodies])].filter((name) => name.length > 2).slice(0, MOST_NAMES),
    words: [...vocabulary].filter(([, count]) => count > 2).map(([word]) => word),
  };
}

const MOST_OF_A_STORY = 12;
const MOST_NAMES = 5_000;
/** Stories that run at one time; a story has about three articles, so most last a day or two. */
const RUNNING = 600;
const NEW_STORY = 0.3;
const COPY = 0.12;
/** Of the longer common words: so many are other words in another story made from the same text. */
const OTHER_WORDS = 0.6;
const OUTLETS = 300;
const COPIED: readonly Mutation[] = ["edited", "retitled", "cut to half", "boilerplate added"];
const FROM = Date.UTC(2026, 0, 1);
/** The stream spans this many days, whatever its length at 100,000: some 1,100 articles a day. */
const ARTICLES_A_DAY = 1_100;
const DAY_MS = 86_400_000;

interface Running {
  readonly id: string;
  readonly seed: number;
  readonly texts: readonly { readonly title: string; readonly text: string }[];
  readonly length: number;
  readonly deals: {
    readonly id: string;
    readonly parties: readonly string[];
    readonly object: string;
    rank: number;
  }[];
  told: number;
  last: { readonly title: string; readonly body: string } | undefined;
}

/**
 * A stream of made articles: real texts whose names, numbers and part of the words are others in each
 * story, with near copies, and sentences about deals between real names, of which few are in most
 * deals, as in news. The same seed gives the same stream; nothing of it is kept.
 */
export function* madeStream(material: Material, count: number, seed: number): Generator<MadeArticle> {
  const random = seededRandom(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const name = () =>
    material.names[Math.floor(material.names.length ** random()) % material.names.length] ?? "";
  const running: Running[] = [];
  let begun = 0;
  const begin = (): Running => {
    const texts = material.stories[below(material.stories.length)] ?? [];
    const deals = Array.from({ length: [0, 0, 1, 1, 1, 2, 3][below(7)] ?? 0 }, (_, at) => ({
      id: `d${begun}-${at}`,
      parties: [name(), name()],
      object: `${material.words[below(material.words.length)]} ${material.words[below(material.words.length)]}`,
      rank: below(4),
    })).filter(({ parties: [a, b] }) => a !== b);
    const length = 1 + below(Math.max(4, Math.min(7, texts.length)));
    return { id: `s${begun++}`, seed: below(2 ** 31), texts, length, deals, told: 0, last: undefined };
  };
  for (let at = 0; at < count; at++) {
    if (running.length === 0 || (random() < NEW_STORY && running.length < RUNNING)) running.push(begin());
    const slot = running.length < RUNNING / 2 ? running.length - 1 : below(running.length);
    const story = running[slot];
    if (story === undefined) continue;
    const copied = story.last !== undefined && random() < COPY ? story.last : undefined;
    const base = story.texts[story.told % Math.max(1, story.texts.length)] ?? { title: "", text: "" };
    // A later article from the same text is worded anew: its story's names stay.
    const wording = story.seed + Math.floor(story.told / Math.max(1, story.texts.length)) * 7919;
    const body =
      copied === undefined
        ? reworded(base.text, story.seed, wording, material)
        : mutate(copied.body, COPIED[below(COPIED.length)] ?? "edited", random);
    const title = copied?.title ?? reworded(base.title, story.seed, wording, material);
    story.told++;
    story.last = { title, body };
    const isLast = story.told >= story.length;
    if (isLast) running.splice(slot, 1);
    const word = () => material.words[below(material.words.length)] ?? "";
    const quoted = `We will ${word()} the ${word()} and say more about the ${word()} in time`;
    const { text, deals, said } = withDeals(body, story, { person: name(), quoted }, random);
    const day = new Date(FROM + (at / ARTICLES_A_DAY) * DAY_MS).toISOString();
    yield {
      id: `a${at}`,
      storyId: story.id,
      publishedAt: day,
      title: title === "" ? body.slice(0, 70) : title,
      text,
      outlet: `Outlet ${below(OUTLETS)}`,
      url: `https://news.example/${at}`,
      deals,
      said,
      isCopy: copied !== undefined,
      isLast,
    };
  }
}

const STATUSES: readonly { readonly status: AgreementStatus; readonly words: string }[] = [
  { status: "considering", words: "is considering a contract" },
  { status: "negotiating", words: "is in talks about a contract" },
  { status: "agreed", words: "has agreed in principle on a contract" },
  { status: "signed", words: "signed a contract" },
];

/** Puts the story's deals and a quotation before the text, and says where they stand. */
function withDeals(
  body: string,
  story: Running,
  { person, quoted }: { readonly person: string; readonly quoted: string },
  random: () => number,
) {
  let text = "";
  const deals: MadeDeal[] = [];
  for (const deal of story.deals) {
    if (random() < 0.3) continue;
    if (random() < 0.3) deal.rank = Math.min(STATUSES.length - 1, deal.rank + 1);
    const { status, words } = STATUSES[deal.rank] ?? { status: "signed", words: "signed a contract" };
    const [a, b] = deal.parties;
    const sentence = `${a} ${words} with ${b} for ${deal.object}, the company said on Tuesday.`;
    const start = text.length;
    const from = start + (a?.length ?? 0) + 1;
    deals.push({
      id: deal.id,
      parties: deal.parties,
      object: deal.object,
      status,
      sentence: { start, end: start + sentence.length },
      words: { start: from, end: from + words.length },
    });
    text += `${sentence}\n\n`;
  }
  const start = text.length;
  const sentence = `"${quoted}," ${person} said in a statement.`;
  text += `${sentence}\n\n${body}`;
  return {
    text,
    deals,
    said: {
      speaker: person,
      words: { start: start + 1, end: start + 1 + quoted.length },
      sentence: { start, end: start + sentence.length },
    },
  };
}

/** Other names, numbers and, in part, words: the same for one story and wording, others for the next. */
function reworded(text: string, story: number, wording: number, { names, words }: Material): string {
  return text.replace(/\p{Lu}[\p{L}’-]+|\p{Ll}{4,}|\d+/gu, (token) => {
    const first = token.charCodeAt(0);
    if (first >= 48 && first <= 57) {
      if (token.length === 4) return token;
      return String(Number(token.slice(0, 9)) + (hash(token, wording) % 9));
    }
    if (token.charAt(0) !== token.charAt(0).toLowerCase()) {
      if (FIRST_WORDS.has(token)) return token;
      const mixed = hash(token, story);
      const other = names[Math.floor(names.length ** (mixed / 2 ** 32)) % names.length] ?? token;
      return other.split(" ")[mixed % 2] ?? other;
    }
    const mixed = hash(token, wording);
    return mixed / 2 ** 32 < OTHER_WORDS ? (words[mixed % words.length] ?? token) : token;
  });
}

/** Words that open sentences: capitals there make no name. */
const FIRST_WORDS: ReadonlySet<string> = new Set(
  "The In It He She They But And On At For As With This That There When After Before While His Her Its Their A An According However Although Since By From If We I You One Two Some Many More Most Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December".split(
    " ",
  ),
);

/** FNV-1a with a seed, finished so that its bits are mixed. */
function hash(token: string, seed: number): number {
  let mixed = (0x811c9dc5 ^ seed) >>> 0;
  for (let at = 0; at < token.length; at++) mixed = Math.imul(mixed ^ token.charCodeAt(at), 0x01000193);
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0x85ebca6b);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}

function titled(name: string): string {
  return name.toLowerCase().replace(/(?<=^|[\s(-])\p{L}/gu, (letter) => letter.toUpperCase());
}

function lines(file: string): unknown[] {
  const bytes = readFileSync(PUBLIC + file);
  const text = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}
