import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { parseFeed } from "../../adapters/feeds/parse-feed.ts";
import { createPageReader } from "../../adapters/pages/page-reader.ts";
import { decodeText } from "../../adapters/shared/decode-text.ts";
import { htmlToLine } from "../../adapters/shared/html-text.ts";
import { createDuplicateIndex, signatureOf } from "../../briefings/article/near-duplicate.ts";
import { comparedWords } from "../../briefings/article/shingle-hash.ts";
import { WirebriefError } from "../../briefings/errors.ts";
import { mutate, mutations, seededRandom } from "../fixtures/articles/mutate-article.ts";

const PUBLIC = fileURLToPath(new URL("../../../shared/data/public/", import.meta.url));

/** Prints one JSON line a figure: feeds, page extraction, publication dates, near-duplicates. */
export async function run(): Promise<void> {
  feedFigures();
  await extractionFigures();
  duplicateFigures();
}

function print(figure: Record<string, unknown>): void {
  console.log(JSON.stringify({ bench: "articles", ...figure }));
}

// biome-ignore lint/suspicious/noExplicitAny: rows of foreign data sets, read by their documented keys
type Row = any;

/** The rows of a data set, or `undefined` with a note where it is not there. */
function rows(file: string): Row[] | undefined {
  const path = PUBLIC + file;
  if (!existsSync(path)) {
    print({ figure: file, note: "data set not present, skipped" });
    return undefined;
  }
  const bytes = readFileSync(path);
  const text = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line.replaceAll(": NaN", ": null")));
}

const share = (part: number, whole: number): number =>
  Math.round((part / Math.max(1, whole)) * 10_000) / 10_000;

function feedFigures(): void {
  gofeedFigures();
  rssParserFigures();
  feedparserFigures();
  validatorFigures();
}

function gofeedFigures(): void {
  const cases = rows("feeds-gofeed/cases.jsonl");
  if (cases === undefined) return;
  const right = { parsed: 0, items: 0, title: 0, link: 0, date: 0 };
  const asked = { parsed: 0, items: 0, title: 0, link: 0, date: 0 };
  for (const { content, expected } of cases) {
    if (expected?.items === undefined || expected.items === null) continue;
    asked.parsed++;
    const feed = attempt(content);
    if (feed === undefined) continue;
    right.parsed++;
    asked.items++;
    if (feed.items.length === expected.items.length) right.items++;
    for (const [index, item] of expected.items.entries()) {
      const ours = feed.items[index];
      if (typeof item.title === "string" && htmlToLine(item.title) !== "") {
        asked.title++;
        if (ours?.title === htmlToLine(item.title)) right.title++;
      }
      if (/^https?:/u.test(item.link ?? "")) {
        asked.link++;
        if (ours?.url !== undefined && sameLink(ours.url, item.link)) right.link++;
      }
      const date = item.publishedParsed ?? item.updatedParsed;
      if (typeof date === "string" && !date.startsWith("0001")) {
        asked.date++;
        if (ours?.publishedAt !== undefined && Date.parse(ours.publishedAt) === Date.parse(date))
          right.date++;
      }
    }
  }
  print({
    figure: "feeds gofeed",
    feeds: asked.parsed,
    parsed: share(right.parsed, asked.parsed),
    sameItemCount: share(right.items, asked.items),
    titles: share(right.title, asked.title),
    links: share(right.link, asked.link),
    dates: share(right.date, asked.date),
  });
}

function rssParserFigures(): void {
  const cases = rows("feeds-rss-parser/cases.jsonl")?.filter(({ content }) => typeof content === "string");
  if (cases === undefined) return;
  let parsed = 0;
  let asked = 0;
  const right = { items: 0, link: 0, date: 0 };
  const of = { items: 0, link: 0, date: 0 };
  let bytes = 0;
  let feeds: (ReturnType<typeof parseFeed> | undefined)[] = [];
  const parseAll = (): void => {
    feeds = cases.map(({ content }) => attempt(content));
  };
  for (const { content } of cases) bytes += Buffer.byteLength(content);
  parseAll();
  const seconds = cpuSeconds(parseAll);
  for (const [at, { expected }] of cases.entries()) {
    const feed = feeds[at];
    asked++;
    if (feed !== undefined) parsed++;
    const items: Row[] | undefined = expected?.feed?.items;
    if (items === undefined || feed === undefined) continue;
    of.items++;
    if (feed.items.length === items.length) right.items++;
    for (const [index, item] of items.entries()) {
      const ours = feed.items[index];
      if (/^https?:/u.test(item.link ?? "")) {
        of.link++;
        if (ours?.url !== undefined && sameLink(ours.url, item.link)) right.link++;
      }
      if (typeof item.isoDate === "string") {
        of.date++;
        if (ours?.publishedAt !== undefined && Date.parse(ours.publishedAt) === Date.parse(item.isoDate))
          right.date++;
      }
    }
  }
  print({
    figure: "feeds rss-parser (real feeds)",
    feeds: asked,
    parsed: share(parsed, asked),
    sameItemCount: share(right.items, of.items),
    links: share(right.link, of.link),
    dates: share(right.date, of.date),
    megabytesASecond: Math.round((bytes / 1e6 / seconds) * 10) / 10,
    peers: { "feedsmith alone": 21.7, "feed-parser": 2.0, "feed-extractor": 12.8, "rss-parser": 21.8 },
  });
}

function feedparserFigures(): void {
  const cases = rows("feeds-feedparser/cases.jsonl");
  if (cases === undefined) return;
  const right = { title: 0, link: 0 };
  const asked = { title: 0, link: 0 };
  for (const row of cases) {
    const wanted = /entries\[0\]\['(title|link)'\] == u?'([^'\\]+)'$/u.exec(row.expect);
    const field = wanted?.[1];
    if (field !== "title" && field !== "link") continue;
    const value = htmlToLine(wanted?.[2] ?? "");
    if (value === "") continue;
    const bytes =
      row.content === undefined ? Buffer.from(row.content_b64, "base64") : Buffer.from(row.content);
    asked[field]++;
    const feed = attempt(textOf(bytes), row.headers);
    const item = feed?.items[0];
    const ours = field === "title" ? item?.title : item?.url;
    if (
      ours !== undefined &&
      (field === "title" ? ours === value || ours === wanted?.[2] : sameLink(ours, value))
    )
      right[field]++;
  }
  print({
    figure: "feeds feedparser",
    titles: share(right.title, asked.title),
    titleCases: asked.title,
    links: share(right.link, asked.link),
    linkCases: asked.link,
  });
}

function textOf(bytes: Uint8Array): string {
  try {
    return decodeText(bytes, { thing: "case" }).text;
  } catch (error) {
    if (error instanceof WirebriefError) return "";
    throw error;
  }
}

function validatorFigures(): void {
  const cases = rows("feeds-w3c-feedvalidator/cases.jsonl.gz");
  if (cases === undefined) return;
  let asked = 0;
  let yielded = 0;
  let clear = 0;
  for (const { content } of cases) {
    if (!/<(?:\w+:)?(?:item|entry)[\s>]/u.test(content) || !/<(?:\w+:)?(?:rss|feed|rdf)\b/iu.test(content))
      continue;
    asked++;
    const feed = attempt(content);
    if (feed === undefined) clear++;
    else if (feed.items.length > 0) yielded++;
  }
  print({
    figure: "feeds w3c validator (broken feeds)",
    feeds: asked,
    withItems: share(yielded, asked),
    refusedWithReason: share(clear, asked),
  });
}

/** A refusal with a reason counts as not parsed; any other error is a fault of ours and ends the run. */
function attempt(content: string, headers?: Row): ReturnType<typeof parseFeed> | undefined {
  const location = Array.isArray(headers)
    ? headers.find(([name]: [string]) => name === "Content-Location")?.[1]
    : undefined;
  try {
    return parseFeed(content, location ?? "http://127.0.0.1:8097/feed");
  } catch (error) {
    if (error instanceof WirebriefError) return undefined;
    throw error;
  }
}

function sameLink(ours: string, theirs: string): boolean {
  const plain = (link: string): string => (URL.canParse(link.trim()) ? new URL(link.trim()).href : link);
  return plain(ours) === plain(theirs);
}

async function extractionFigures(): Promise<void> {
  const reader = createPageReader();
  const read = async (html: string, url: string) => {
    const bytes = gunzipSync(readFileSync(PUBLIC + html));
    try {
      const { text } = decodeText(bytes, { thing: url });
      return await reader.read({ html: text, url });
    } catch (error) {
      if (error instanceof WirebriefError) return undefined;
      throw error;
    }
  };
  await zyteFigures(read);
  await trafilaturaFigures(read);
  await readabilityFigures(read);
  await dateFigures(read);
  await reader.close();
}

type Read = (
  html: string,
  url: string,
) => Promise<Awaited<ReturnType<ReturnType<typeof createPageReader>["read"]>> | undefined>;

async function zyteFigures(read: Read): Promise<void> {
  const gold = rows("extraction-zyte/gold.jsonl");
  if (gold === undefined) return;
  let precision = 0;
  let recall = 0;
  let f1 = 0;
  let pages = 0;
  let characters = 0;
  const before = process.cpuUsage();
  for (const { html, url, gold_text } of gold) {
    const page = await read(`extraction-zyte/${html}`, url);
    characters += page?.text.length ?? 0;
    const score = shingleScore(page?.text ?? "", gold_text);
    precision += score.precision;
    recall += score.recall;
    pages++;
  }
  const { user, system } = process.cpuUsage(before);
  const milliseconds = (user + system) / 1000 / pages;
  precision /= pages;
  recall /= pages;
  f1 = (2 * precision * recall) / (precision + recall);
  print({
    figure: "extraction zyte",
    pages,
    precision: share(precision, 1),
    recall: share(recall, 1),
    f1: share(f1, 1),
    cpuMillisecondsAPage: Math.round(milliseconds * 10) / 10,
    characters,
    peers: { trafilatura: 0.958, newspaper4k: 0.949, "readability_js 0.6": 0.947, go_domdistiller: 0.927 },
  });
}

/** Four-token shingles as multisets, as the data set's own script counts them. */
function shingleScore(ours: string, gold: string): { precision: number; recall: number } {
  const a = shinglesOf(ours);
  const b = shinglesOf(gold);
  let common = 0;
  for (const [shingle, count] of a) common += Math.min(count, b.get(shingle) ?? 0);
  const size = (bag: Map<string, number>): number => [...bag.values()].reduce((sum, count) => sum + count, 0);
  const ofOurs = size(a);
  const ofGold = size(b);
  if (ofOurs === 0 && ofGold === 0) return { precision: 1, recall: 1 };
  return { precision: ofOurs === 0 ? 1 : common / ofOurs, recall: ofGold === 0 ? 1 : common / ofGold };
}

function shinglesOf(text: string): Map<string, number> {
  const tokens = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const bag = new Map<string, number>();
  const size = Math.min(4, tokens.length);
  if (size === 0) return bag;
  for (let at = 0; at + size <= tokens.length; at++) {
    const shingle = tokens.slice(at, at + size).join(" ");
    bag.set(shingle, (bag.get(shingle) ?? 0) + 1);
  }
  return bag;
}

async function trafilaturaFigures(read: Read): Promise<void> {
  const gold = rows("extraction-trafilatura-en/gold.jsonl");
  if (gold === undefined) return;
  const plain = (text: string): string =>
    text.replace(/\s+/gu, " ").replace(/[’‘]/gu, "'").replace(/[“”„]/gu, '"');
  let found = 0;
  let wanted = 0;
  let junk = 0;
  let unwanted = 0;
  for (const { html, url, must_contain, must_not_contain } of gold) {
    const text = plain((await read(`extraction-trafilatura-en/${html}`, url))?.text ?? "");
    for (const segment of must_contain) {
      wanted++;
      if (text.includes(plain(segment))) found++;
    }
    for (const segment of must_not_contain) {
      unwanted++;
      if (text.includes(plain(segment))) junk++;
    }
  }
  const precision = found / (found + junk);
  const recall = found / wanted;
  print({
    figure: "extraction trafilatura-en (segments)",
    wanted,
    unwanted,
    precision: share(precision, 1),
    recall: share(recall, 1),
    f1: share((2 * precision * recall) / (precision + recall), 1),
    accuracy: share(found + unwanted - junk, wanted + unwanted),
    peersOnTheFullSet: { trafilatura: 0.924, justext: 0.862, "readability-lxml": 0.826, newspaper4k: 0.801 },
  });
}

async function readabilityFigures(read: Read): Promise<void> {
  const gold = rows("extraction-readability/gold.jsonl.gz");
  if (gold === undefined) return;
  let f1 = 0;
  let paragraphs = 0;
  let kept = 0;
  for (const { html, gold_text } of gold) {
    const text = (await read(`extraction-readability/${html}`, "http://fakehost/test/page.html"))?.text ?? "";
    f1 += tokenF1(text, gold_text);
    const ours = comparedWords(text).join(" ");
    for (const paragraph of gold_text.split(/\n+/u)) {
      const words = comparedWords(paragraph);
      if (words.length < 12) continue;
      paragraphs++;
      if (ours.includes(words.join(" "))) kept++;
    }
  }
  print({
    figure: "extraction readability",
    pages: gold.length,
    tokenF1: share(f1, gold.length),
    paragraphRecall: share(kept, paragraphs),
  });
}

function tokenF1(ours: string, gold: string): number {
  const bag = new Map<string, number>();
  const goldWords = comparedWords(gold);
  const ourWords = comparedWords(ours);
  for (const word of goldWords) bag.set(word, (bag.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of ourWords) {
    const left = bag.get(word) ?? 0;
    if (left > 0) {
      common++;
      bag.set(word, left - 1);
    }
  }
  return goldWords.length + ourWords.length === 0 ? 1 : (2 * common) / (goldWords.length + ourWords.length);
}

async function dateFigures(read: Read): Promise<void> {
  const gold = rows("pubdate-htmldate/gold.jsonl");
  if (gold === undefined) return;
  let right = 0;
  let wrong = 0;
  let none = 0;
  for (const { html, url, gold_date } of gold) {
    if (gold_date === null) continue;
    const published = (await read(`pubdate-htmldate/${html}`, url))?.publishedAt;
    if (published === undefined) none++;
    // The gold is the day as the page shows it; an evening west of Greenwich is the next day in UTC.
    else if (
      Math.abs(Date.parse(published) - Date.parse(`${gold_date}T12:00:00Z`)) <= 26 * 3_600_000 &&
      dayNear(published, gold_date)
    )
      right++;
    else wrong++;
  }
  const precision = right / (right + wrong);
  const recall = right / (right + none);
  print({
    figure: "publication dates htmldate",
    pages: gold.length,
    precision: share(precision, 1),
    recall: share(recall, 1),
    f1: share((2 * precision * recall) / (precision + recall), 1),
    accuracy: share(right, gold.length),
    peersOnTheFullSet: { htmldate: 0.949, newspaper4k: 0.81, goose3: 0.706 },
  });
}

function dayNear(published: string, day: string): boolean {
  if (published.startsWith(day)) return true;
  return [-12, 12].some((hours) =>
    new Date(Date.parse(published) + hours * 3_600_000).toISOString().startsWith(day),
  );
}

function duplicateFigures(): void {
  const articles = rows("wikinews-2019-2020/articles.jsonl");
  if (articles === undefined) return;
  const index = createDuplicateIndex();
  let related = 0;
  for (const { id, text } of articles) {
    if (index.match(text) !== undefined) related++;
    index.add(id, text);
  }
  const random = seededRandom(20_260_304);
  for (const how of mutations) {
    let right = 0;
    let wrong = 0;
    for (const { id, text } of articles) {
      const found = index.match(mutate(text, how, random));
      if (found?.id === id) right++;
      else if (found !== undefined) wrong++;
    }
    print({
      figure: `near-duplicates ${how}`,
      copies: articles.length,
      recall: share(right, articles.length),
      precision: share(right, right + wrong),
    });
  }
  print({
    figure: "near-duplicates among different articles",
    articles: articles.length,
    matched: related,
    precision: share(articles.length - related, articles.length),
  });
  speedFigures(articles);
}

/**
 * Made texts of 400 words: drawn one by one from the articles' words, with a five-word phrase of theirs
 * now and then, as news repeats phrases. CPU time, since the machine does other work.
 */
function speedFigures(articles: readonly Row[]): void {
  const random = seededRandom(7);
  const words = articles.flatMap(({ text }) => comparedWords(text));
  const at = (): number => Math.floor(random() * (words.length - 5));
  const made = (): string =>
    Array.from({ length: 60 }, (_, turn) => {
      const start = at();
      return turn % 6 === 0
        ? words.slice(start, start + 5).join(" ")
        : Array.from({ length: 7 }, () => words[at()]).join(" ");
    }).join(" ");
  const index = createDuplicateIndex();
  const cost: Record<string, number> = {};
  for (const upTo of [10_000, 100_000]) {
    while (index.size < upTo) index.add(`t${index.size}`, signatureOf(made()));
    const probes = Array.from({ length: 3000 }, made);
    const seconds = cpuSeconds(() => {
      for (const probe of probes) index.match(probe);
    });
    cost[`microsecondsAMatchAt${upTo}`] = Math.round((seconds / probes.length) * 1e6);
  }
  print({ figure: "near-duplicates speed", ...cost, megabytes: Math.round(process.memoryUsage().rss / 1e6) });
}

function cpuSeconds(act: () => void): number {
  const before = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
