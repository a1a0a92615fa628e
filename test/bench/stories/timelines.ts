import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import { rankDays } from "../../../briefings/story/timeline-days.ts";

const PUBLIC = fileURLToPath(new URL("../../../../shared/data/public/", import.meta.url));
const DOCS = `${PUBLIC}timelines-t17-docs/docs.jsonl.gz`;
const MENTIONS = `${PUBLIC}timelines-t17-docs/date_mentions.jsonl.gz`;
const GOLD = `${PUBLIC}timelines-t17-crisis-gold/gold.jsonl`;

const docSchema = z.object({
  topic: z.string(),
  id: z.string(),
  published_at: z.string(),
  sentences: z.array(z.string()),
});
const mentionSchema = z.object({ topic: z.string(), date: z.string(), sentences: z.array(z.string()) });
const goldSchema = z.object({
  dataset: z.string(),
  topic: z.string(),
  source: z.string(),
  timeline: z.array(z.object({ date: z.string() })),
});

/** Published on all 19 timelines (Gholipour Ghalandari and Ifrim, ACL 2020, table 4); DATEWISE is trained, the others are not. */
const PEERS = { DATEWISE: 0.544, MARTSCHAT2018: 0.544, CLUST: 0.407, CHIEU2004: 0.251 };

/**
 * Dates of Timeline17 by the engine's day ranking. The protocol of the published figures: the
 * articles between the first and the last date of a reference, as many dates as it has, precision
 * and recall averaged over the references. Nothing is trained: the ranking has no fitted weights.
 */
export function timelineFigures(print: (figure: Record<string, unknown>) => void): void {
  const missing = [DOCS, MENTIONS, GOLD].filter((path) => !existsSync(path));
  if (missing.length > 0) {
    print({ figure: "timeline dates", note: `skipped: ${missing.join(", ")} not there` });
    return;
  }
  const docs = lines(DOCS).map((row) => docSchema.parse(row));
  const mentions = lines(MENTIONS).map((row) => mentionSchema.parse(row));
  const golds = lines(GOLD)
    .map((row) => goldSchema.parse(row))
    .filter(({ dataset }) => dataset === "timeline17");
  const withDocs: Scored[] = [];
  const all: Scored[] = [];
  const started = process.cpuUsage();
  let read = 0;
  for (const { topic, source, timeline } of golds) {
    const wanted = new Set(timeline.map(({ date }) => date));
    const [from = "", to = ""] = [[...wanted].sort()[0], [...wanted].sort().at(-1)];
    const articles = docs
      .filter((doc) => doc.topic === topic && doc.published_at >= from && doc.published_at <= to)
      .map(({ id, published_at, sentences }) => ({
        id,
        publishedAt: published_at,
        text: sentences.join("\n"),
      }));
    read += articles.length;
    const ranked =
      articles.length > 0
        ? rankDays(articles).map(({ day }) => day)
        : byMentions(mentions.filter((mention) => mention.topic === topic));
    const chosen = ranked.filter((day) => day >= from && day <= to).slice(0, wanted.size);
    const scored = {
      topic,
      source,
      articles: articles.length,
      dates: wanted.size,
      ...scoreOf(chosen, wanted),
    };
    print({
      figure: "timeline dates of one reference",
      topic,
      source,
      articles: articles.length,
      dates: wanted.size,
      f1: round(f1Of(scored)),
      ...(articles.length > 0 ? {} : { note: "no articles in the set: by its counted mentions alone" }),
    });
    if (articles.length > 0) withDocs.push(scored);
    all.push(scored);
  }
  const { user, system } = process.cpuUsage(started);
  print({
    figure: "timeline dates, date F1",
    value: round(f1Of(mean(withDocs))),
    references: withDocs.length,
    all_references: round(f1Of(mean(all))),
    by_topic: Object.fromEntries(
      [...new Set(withDocs.map(({ topic }) => topic))].map((topic) => [
        topic,
        round(f1Of(mean(withDocs.filter((each) => each.topic === topic)))),
      ]),
    ),
    mention_counts_alone: round(
      f1Of(
        mean(
          golds.map(({ topic, timeline }) => {
            const wanted = new Set(timeline.map(({ date }) => date));
            const days = [...wanted].sort();
            const ranked = byMentions(mentions.filter((mention) => mention.topic === topic));
            const within = ranked.filter((day) => day >= (days[0] ?? "") && day <= (days.at(-1) ?? ""));
            return scoreOf(within.slice(0, wanted.size), wanted);
          }),
        ),
      ),
    ),
    ms_an_article: round((user + system) / 1000 / Math.max(1, read)),
    peers: PEERS,
    note: "the articles of one topic (bpoil, 5 references) are not in the set; all_references counts it by mentions",
  });
}

interface Score {
  readonly precision: number;
  readonly recall: number;
}

interface Scored extends Score {
  readonly topic: string;
}

function byMentions(mentions: readonly z.infer<typeof mentionSchema>[]): string[] {
  return [...mentions]
    .sort((a, b) => b.sentences.length - a.sentences.length || (a.date < b.date ? -1 : 1))
    .map(({ date }) => date);
}

function scoreOf(chosen: readonly string[], wanted: ReadonlySet<string>): Score {
  const right = chosen.filter((day) => wanted.has(day)).length;
  return { precision: right / Math.max(1, chosen.length), recall: right / Math.max(1, wanted.size) };
}

function mean(scores: readonly Score[]): Score {
  const of = (part: keyof Score) =>
    scores.reduce((sum, score) => sum + score[part], 0) / Math.max(1, scores.length);
  return { precision: of("precision"), recall: of("recall") };
}

function f1Of({ precision, recall }: Score): number {
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

function lines(path: string): unknown[] {
  const bytes = readFileSync(path);
  const text = (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
