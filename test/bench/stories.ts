import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createGrouper, type GroupingItem } from "../../briefings/story/grouping.ts";

const DATA = fileURLToPath(new URL("../../../shared/data/public/", import.meta.url));

interface Labelled {
  readonly item: GroupingItem;
  readonly gold: string;
}

/** The sets, with the floor of a one-pass TF-IDF clusterer at its best threshold on the same set. */
const SETS = [
  { set: "newscluster", file: "clustering-newscluster/articles.jsonl", floor: 0.911, from: "", to: "9" },
  {
    set: "uci-headlines",
    file: "clustering-uci-news-aggregator/headlines.jsonl",
    floor: 0.619,
    from: "",
    to: "9",
  },
  {
    set: "current-events",
    file: "wikipedia-current-events/items.jsonl",
    floor: 0.694,
    from: "2026-06",
    to: "2026-08",
  },
];

/** Story grouping, online, one setting for all sets: BCubed on known sets, and speed and growth on a made stream. */
export async function run(): Promise<void> {
  for (const { set, file, floor, from, to } of SETS) {
    if (!existsSync(DATA + file)) {
      print({ bench: "stories", set, note: `skipped: ${DATA}${file} is not there` });
      continue;
    }
    const stream = read(DATA + file).filter(({ item }) => item.publishedAt >= from && item.publishedAt < to);
    const grouper = createGrouper();
    const into = new Map<string, string>();
    const decided = stream.map(({ item }) => {
      const { storyId, merged = [] } = grouper.decide(item);
      for (const [older, younger] of merged) into.set(younger, older);
      return storyId;
    });
    const gold = stream.map((each) => each.gold);
    const settled = decided.map((id) => settle(id, into));
    print({
      bench: "stories",
      set,
      articles: stream.length,
      ...bcubed(settled, gold),
      floor,
      before_merges: bcubed(decided, gold).f1,
    });
  }
  speed();
}

/** A stream of 100,000 made articles: the cost of an article late against early. */
function speed(): void {
  const grouper = createGrouper();
  const marks: Record<number, number> = {};
  let since = process.cpuUsage();
  let random = 1;
  const next = (below: number) => {
    random = (Math.imul(random, 1664525) + 1013904223) >>> 0;
    return random % below;
  };
  const word = (of: number) => `w${next(of).toString(36)}`;
  for (let at = 1; at <= 100_000; at++) {
    const story = Math.floor(at / 4) - next(200);
    const names = [0, 1, 2].map((part) => `Name${(story * 3 + part).toString(36)}`);
    const body = Array.from({ length: 80 }, (_, place) =>
      place % 9 === 0 ? names[(place / 9) % 3] : word(20_000),
    ).join(" ");
    const publishedAt = new Date(Date.UTC(2026, 0, 1) + at * 8_640).toISOString();
    grouper.decide({
      id: String(at),
      publishedAt,
      title: `${names.join(" ")} ${word(500)} ${word(500)}`,
      text: body,
    });
    if (at % 10_000 === 0) {
      marks[at] = process.cpuUsage(since).user / 10_000;
      since = process.cpuUsage();
    }
  }
  const [early = 0, late = 0] = [marks[20_000], marks[100_000]];
  print({
    bench: "stories",
    figure: "speed",
    articles_per_second: Math.round(1e6 / late),
    cost_ratio_100k_to_20k: round(late / early),
    stories_remembered: grouper.size,
    heap_mb: Math.round(process.memoryUsage().heapUsed / 1e6),
  });
}

function read(path: string): Labelled[] {
  return readFileSync(path, "utf8")
    .trim()
    .split("\n")
    .map(
      (line) =>
        JSON.parse(line) as {
          id: string;
          published_at: string;
          title: string;
          text: string;
          gold_story: string;
        },
    )
    .map(({ id, published_at, title, text, gold_story }) => ({
      item: { id, publishedAt: published_at, title, text },
      gold: gold_story,
    }))
    .sort((a, b) => compare(a.item.publishedAt, b.item.publishedAt) || compare(a.item.id, b.item.id));
}

/** BCubed (Bagga and Baldwin, 1998): mean over articles of the purity and the completeness of their story. */
function bcubed(
  found: readonly string[],
  gold: readonly string[],
): { precision: number; recall: number; f1: number } {
  const tally = (keys: readonly string[]) => {
    const counts = new Map<string, number>();
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    return counts;
  };
  const pairs = found.map((story, at) => `${story}\n${gold[at]}`);
  const [inFound, inGold, inBoth] = [tally(found), tally(gold), tally(pairs)];
  let [precision, recall] = [0, 0];
  for (const [at, pair] of pairs.entries()) {
    const both = inBoth.get(pair) ?? 0;
    precision += both / (inFound.get(found[at] ?? "") ?? 1);
    recall += both / (inGold.get(gold[at] ?? "") ?? 1);
  }
  precision /= pairs.length;
  recall /= pairs.length;
  return {
    precision: round(precision),
    recall: round(recall),
    f1: round((2 * precision * recall) / (precision + recall)),
  };
}

function settle(id: string, into: ReadonlyMap<string, string>): string {
  let story = id;
  for (let older = into.get(story); older !== undefined; older = into.get(story)) story = older;
  return story;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function print(figure: unknown): void {
  process.stdout.write(`${JSON.stringify(figure)}\n`);
}
