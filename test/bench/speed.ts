import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { readAgreements } from "../../briefings/claim/agreement-reader.ts";
import { readCorrections } from "../../briefings/claim/correction-reader.ts";
import { readFigures } from "../../briefings/claim/figure-reader.ts";
import { readNoComments } from "../../briefings/claim/no-comment-reader.ts";
import { readClaims } from "../../briefings/claim/read-claims.ts";
import { readStatements } from "../../briefings/claim/statement-reader.ts";
import { createTellingReader } from "../../briefings/claim/telling-model.ts";
import { readDates } from "../../briefings/reading/date-resolver.ts";
import { readEntities } from "../../briefings/reading/entity-reader.ts";
import { createReader, referencesOf } from "../../briefings/reading/reader.ts";
import { splitSentences } from "../../briefings/reading/sentence-splitter.ts";
import { createSyntax } from "../../briefings/reading/syntax.ts";
import { type Document, parseDocumentJson } from "../../src/commands/document.ts";
import { extractionOf } from "../../src/reading/extraction.ts";

const ARTICLES = fileURLToPath(
  new URL("../../../shared/data/public/wikinews-2019-2020/articles.jsonl", import.meta.url),
);
const WEIGHTS = fileURLToPath(new URL("../../briefings/reading/weights/english.bin", import.meta.url));

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

/** What `extract --jsonl` must reach on one core, over these articles. */
const LEAST_ARTICLES_A_SECOND = 60;
/** Growth of the heap from the 1,000th article to the last that still counts as flat, in MB. */
const MOST_GROWTH_MB = 20;

/**
 * Measures what `extract --jsonl` does on one thread over 295 news articles repeated to 10,000, the
 * heap on the way, and the share of each stage. `--quick` reads 1,000.
 */
export async function run(): Promise<void> {
  if (!existsSync(ARTICLES)) {
    print({ figure: "all", skipped: `no articles in ${ARTICLES}` });
    return;
  }
  const documents = readFileSync(ARTICLES, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line, i) => parseDocumentJson(JSON.parse(line), `line ${i + 1}`));
  const count = process.argv.includes("--quick") ? 1_000 : 10_000;
  const weights = new Uint8Array(readFileSync(WEIGHTS));
  throughput(weights, documents, count);
  stages(weights, documents);
}

function throughput(weights: Uint8Array, documents: readonly Document[], count: number): void {
  const reader = createReader(weights);
  const tellings = createTellingReader(weights);
  let words = 0;
  let written = 0;
  let early = 0;
  const cpu = process.cpuUsage();
  const started = performance.now();
  for (let i = 0; i < count; i++) {
    const document = documents[i % documents.length]!;
    const { title, text, published_at: publishedAt, outlet } = document;
    const reading = reader.read({ title, text, publishedAt });
    for (const sentence of reading.sentences) words += sentence.tokens.length;
    const claims = readClaims(reading, { outlet }, tellings);
    written += JSON.stringify(extractionOf(document.id, reading, claims, false)).length;
    if (i === Math.floor(count / 10) - 1) early = heapMb();
  }
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const late = heapMb();
  const speed = count / seconds;
  print({ figure: "articles_a_second", value: round(speed), ...atLeast(speed, LEAST_ARTICLES_A_SECOND) });
  print({ figure: "articles_a_cpu_second", value: round(count / ((user + system) / 1e6)) });
  print({ figure: "tokens_a_second", value: Math.round(words / seconds), per_article: round(words / count) });
  print({ figure: "heap_mb", after_a_tenth: round(early), at_the_end: round(late) });
  print({ figure: "heap_growth_mb", value: round(late - early), atMost: MOST_GROWTH_MB });
  print({
    figure: "rss_mb",
    value: round(process.memoryUsage().rss / 2 ** 20),
    written_mb: round(written / 1e6),
  });
}

/** What is alive on the heap: garbage is collected first. */
function heapMb(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

/**
 * Time of each stage in milliseconds an article, and its share. Trees are made when they are asked for,
 * so here each is asked for beforehand: "trees" is the whole cost of all of them.
 */
function stages(weights: Uint8Array, documents: readonly Document[]): void {
  const syntax = createSyntax(weights);
  const tellings = createTellingReader(weights);
  const resolve = referencesOf(weights);
  const spent = new Map<string, number>();
  const time = <T>(stage: string, work: () => T): T => {
    const started = performance.now();
    const result = work();
    spent.set(stage, (spent.get(stage) ?? 0) + performance.now() - started);
    return result;
  };
  const rounds = [false, true];
  for (const counted of rounds) {
    if (counted) spent.clear();
    for (const { id, title, text, published_at: publishedAt, outlet } of documents) {
      time("sentences and tokens", () => splitSentences(text));
      const { sentences, names } = time("tokens, tags, lemmas, name labels", () => syntax.parse(text));
      time("trees of all sentences", () => {
        for (const { tokens } of sentences) tokens[0]?.head;
      });
      const entities = time("entities and references", () => readEntities(text, sentences, names, resolve));
      const document = { title, text, publishedAt };
      const dates = time("dates", () => readDates(document, sentences));
      const reading = { ...document, sentences, entities, dates };
      const claims = [
        ...time("corrections", () => readCorrections(reading)),
        ...time("agreements", () => readAgreements(reading, { outlet }, tellings)),
        ...time("statements", () => readStatements(reading)),
        ...time("figures", () => readFigures(reading)),
        ...time("no comment", () => readNoComments(reading)),
      ];
      time("writing", () => JSON.stringify(extractionOf(id, reading, claims, false)));
    }
  }
  // Measured once more inside the second stage.
  const splitting = spent.get("sentences and tokens") ?? 0;
  const rest = spent.get("tokens, tags, lemmas, name labels") ?? 0;
  spent.delete("tokens, tags, lemmas, name labels");
  spent.set("tags, lemmas, name labels", rest - splitting);
  const total = [...spent.values()].reduce((sum, value) => sum + value, 0);
  for (const [stage, value] of [...spent].sort((a, b) => b[1] - a[1])) {
    print({ figure: "stage", stage, ms: round(value / documents.length), share: round(value / total) });
  }
}

function print(figure: Record<string, unknown>): void {
  console.log(JSON.stringify({ bench: "speed", ...figure }));
}

function atLeast(value: number, least: number): Record<string, unknown> {
  return { atLeast: least, reached: value >= least };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
