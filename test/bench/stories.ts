import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createGrouper, type GroupingItem } from "../../briefings/story/grouping.ts";
import { bcubed } from "./stories/bcubed.ts";
import { nearDuplicateFigures } from "./stories/near-duplicates.ts";
import { scaleFigures } from "./stories/scale.ts";
import { timelineFigures } from "./stories/timelines.ts";
import { week } from "./stories/week.ts";

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

/**
 * All figures of stories, one JSON line each. `npm run bench -- stories week` prints one group; `--errors`
 * tells on stderr what the weeks lack, `--quick` makes the archive of 10,000 articles instead of 100,000.
 */
export async function run(): Promise<void> {
  const asked = process.argv.slice(3).filter((word) => !word.startsWith("--"));
  const say = (figure: Record<string, unknown>) => print({ bench: "stories", ...figure });
  const groups: Readonly<Record<string, () => void | Promise<void>>> = {
    grouping,
    speed,
    "near-duplicates": () => nearDuplicateFigures(say),
    timelines: () => timelineFigures(say),
    week: () => week(process.argv.includes("--errors")),
    scale: () => scaleFigures(say),
  };
  for (const [name, measure] of Object.entries(groups))
    if (asked.length === 0 || asked.includes(name)) await measure();
}

/** Story grouping, online, one setting for all sets: BCubed on known sets. */
function grouping(): void {
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
  const [early = 0, late = 0] = [marks[10_000], marks[100_000]];
  print({
    bench: "stories",
    figure: "speed",
    articles_per_second: Math.round(1e6 / late),
    cost_ratio_100k_to_10k: round(late / early),
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
