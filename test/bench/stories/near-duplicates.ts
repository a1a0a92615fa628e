import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { createGrouper } from "../../../briefings/story/grouping.ts";
import { mutate, mutations, seededRandom } from "../../fixtures/articles/mutate-article.ts";

const ARTICLES = fileURLToPath(
  new URL("../../../../shared/data/public/wikinews-2019-2020/articles.jsonl", import.meta.url),
);
const SEED = 20_260_305;
const articleSchema = z.object({ id: z.string(), title: z.string(), text: z.string() });
type Article = z.infer<typeof articleSchema>;

const CITIES = "Lindholm Harwick Estermoor Vallby Torrance Ostrava".split(" ");
const AGENCIES = "Meridian Wire,Harbour Press Agency,Northern Dispatch".split(",");

/** A copy as another outlet prints it. */
type Copy = (text: string, random: () => number) => string;

const COPIES: Readonly<Record<string, Copy>> = {
  ...Object.fromEntries(mutations.map((how) => [how, (text, random) => mutate(text, how, random)] as const)),
  "dateline prefixed": (text, random) => {
    const city = CITIES[Math.floor(random() * CITIES.length)] ?? "";
    const agency = AGENCIES[Math.floor(random() * AGENCIES.length)] ?? "";
    return `${city.toUpperCase()} (${agency}) — ${mutate(text, "edited", random)}`;
  },
  "paragraph dropped": (text, random) => {
    const paragraphs = text.split(/\n\n+/u);
    const gone = Math.floor(random() * paragraphs.length);
    return paragraphs.length < 3 ? text : paragraphs.filter((_, at) => at !== gone).join("\n\n");
  },
};

/**
 * Texts that look alike and are no copies. `form`: the same text filled in with other names and
 * numbers, as notices are; or with half of the names and all numbers. `quoting`: another article that quotes a paragraph of this one. `follow-up`:
 * the next report, which repeats two paragraphs as background and has more of its own.
 */
const NO_COPIES: Readonly<Record<string, (at: number, articles: readonly Article[]) => string>> = {
  form: (at, articles) => otherForm(articles[at]?.text ?? "", at),
  "form, every other name": (at, articles) => otherForm(articles[at]?.text ?? "", at, 2),
  quoting: (at, articles) => {
    const own = paragraphsOf(other(at, articles));
    return [...own.slice(0, 2), ...paragraphsOf(articles[at]?.text ?? "").slice(1, 2), ...own.slice(2)].join(
      "\n\n",
    );
  },
  "follow-up": (at, articles) => {
    const own = other(at, articles);
    const background = paragraphsOf(articles[at]?.text ?? "")
      .slice(0, 2)
      .join("\n\n");
    return background.length > own.length / 2 ? own : `${own}\n\n${background}`;
  },
};

/**
 * Near-duplicates as grouping decides them, names and all, on copies and on hard negatives made from
 * each article. Recall: copies called a copy of their own original. Precision: of all that was called
 * a copy, the share that is one. What the index alone finds is a figure of `bench articles`.
 */
export function nearDuplicateFigures(print: (figure: Record<string, unknown>) => void): void {
  if (!existsSync(ARTICLES)) {
    print({ figure: "near-duplicates", note: `skipped: ${ARTICLES} is not there` });
    return;
  }
  const articles = readFileSync(ARTICLES, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => articleSchema.parse(JSON.parse(line)))
    .filter(({ text }) => text.length >= SHORTEST);
  const random = seededRandom(SEED);
  const total = { right: 0, wrong: 0, asked: 0 };
  for (const [how, copy] of Object.entries(COPIES)) {
    const { right, wrong } = decided(articles, (at) => copy(articles[at]?.text ?? "", random));
    total.right += right;
    total.wrong += wrong;
    total.asked += articles.length;
    print({
      figure: `near-duplicates, ${how}`,
      copies: articles.length,
      recall: share(right, articles.length),
      precision: share(right, right + wrong),
    });
  }
  for (const [how, make] of Object.entries(NO_COPIES)) {
    const { right, wrong } = decided(articles, (at) => make(at, articles));
    total.wrong += right + wrong;
    print({
      figure: `no near-duplicates, ${how}`,
      texts: articles.length,
      called_copies: right + wrong,
      kept_apart: share(articles.length - right - wrong, articles.length),
    });
  }
  const recall = share(total.right, total.asked);
  const precision = share(total.right, total.right + total.wrong);
  print({
    figure: "near-duplicates, all",
    recall,
    precision,
    copies: total.asked,
    no_copies: articles.length * Object.keys(NO_COPIES).length,
    at_least: 0.98,
    reached: recall >= 0.98 && precision >= 0.98,
  });
}

/** A shorter text is no article. */
const SHORTEST = 400;
const PUBLISHED = Date.UTC(2026, 2, 4, 10);
const MINUTE_MS = 60_000;

/** All originals in one stream, then all made texts: how many were called copies of their own original, and of others. */
function decided(
  articles: readonly Article[],
  made: (at: number) => string,
): { readonly right: number; readonly wrong: number } {
  const grouper = createGrouper();
  const counts = { right: 0, wrong: 0 };
  const publishedAt = (order: number) => new Date(PUBLISHED + order * MINUTE_MS).toISOString();
  for (const [at, { id, title, text }] of articles.entries())
    grouper.decide({ id, publishedAt: publishedAt(at), title, text });
  for (const [at, { id, title }] of articles.entries()) {
    const { duplicateOf } = grouper.decide({
      id: `copy ${id}`,
      publishedAt: publishedAt(articles.length + at),
      title: `${title} (again)`,
      text: made(at),
    });
    if (duplicateOf === undefined) continue;
    if (duplicateOf.replace(/^copy /u, "") === id) counts.right++;
    else counts.wrong++;
  }
  return counts;
}

/** Another article of the set with its own names and numbers changed, so that it is none of the stream's. */
function other(at: number, articles: readonly Article[]): string {
  const { text = "" } = articles[(at + Math.floor(articles.length / 2)) % articles.length] ?? {};
  return otherForm(paragraphsOf(text).reverse().join("\n\n"), at).replace(
    /\b\p{Ll}{6,}\b/gu,
    (word, place: number) => (place % 3 === 0 ? [...word].reverse().join("") : word),
  );
}

const SYLLABLES = "bar lin mor tas vel kon dru pel ost han rik sol".split(" ");

/** Every name (or every second) another and every number another, each always by the same. */
function otherForm(text: string, seed: number, every = 1): string {
  const syllable = (at: number) => SYLLABLES[at % SYLLABLES.length] ?? "";
  return text
    .replace(/(?<=[\p{L},;] )\p{Lu}\p{L}+/gu, (name) => {
      const at = [...name].reduce((sum, letter) => sum * 7 + letter.charCodeAt(0), seed);
      if (at % every !== 0) return name;
      const made = syllable(at) + syllable(Math.floor(at / 12)) + syllable(Math.floor(at / 144));
      return made.charAt(0).toUpperCase() + made.slice(1);
    })
    .replace(/\d+/gu, (digits) => String(Number(digits.slice(0, 9)) + 1 + (seed % 7)));
}

function paragraphsOf(text: string): string[] {
  return text.split(/\n\n+/u);
}

function share(part: number, whole: number): number {
  return Math.round((part / Math.max(1, whole)) * 10_000) / 10_000;
}
