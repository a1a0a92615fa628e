import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createGrouper } from "../../../briefings/story/grouping.ts";
import { openStore, type Store } from "../../../src/store/open-store.ts";
import { startTestPostgres } from "../../fakes/test-postgres.ts";
import { testTemplate } from "../../fakes/test-store.ts";
import { fillArchive } from "./made-archive.ts";
import { type Material, madeStream, missingMaterial, readMaterial } from "./made-stream.ts";
import { answerFigures } from "./scale-answers.ts";
import { digestFigures } from "./scale-digests.ts";

const SEED = 20_260_305;
/** Articles that are held before they are grouped: making them is not timed. */
const BATCH = 500;

type Print = (figure: Record<string, unknown>) => void;

/** Grouping, answers and digests at 100,000 articles; at 10,000 with `--quick`. */
export async function scaleFigures(print: Print): Promise<void> {
  const missing = missingMaterial();
  if (missing.length > 0) {
    print({ figure: "scale", note: `skipped: ${missing.join(", ")} not there` });
    return;
  }
  const material = readMaterial();
  const count = process.argv.includes("--quick") ? 10_000 : 100_000;
  groupingFigures(material, count, print);
  const open = {
    embeddedSync: "off",
    statementLimitMs: 600_000,
    clock: () => new Date(),
    log: SILENT,
  } as const;
  const folder = mkdtempSync(join(tmpdir(), "wirebrief-bench-"));
  try {
    const templatePath = await testTemplate();
    await storeFigures(
      await openStore({ ...open, dataDir: join(folder, "data"), templatePath }),
      material,
      count,
      print,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const server = await startTestPostgres();
  try {
    const databaseUrl = await server.createDatabase();
    await storeFigures(await openStore({ ...open, dataDir: "unused", databaseUrl }), material, count, print);
  } finally {
    await server.stop();
  }
}

const SILENT = { warn: () => undefined };

async function storeFigures(store: Store, material: Material, count: number, print: Print): Promise<void> {
  try {
    const started = performance.now();
    const filled = await fillArchive(store, madeStream(material, count, SEED));
    const { parties, latestAt: _, ...rows } = filled;
    print({
      figure: "archive filled, s",
      value: Math.round((performance.now() - started) / 1000),
      store: store.kind,
      ...rows,
      parties: parties.size,
    });
    await answerFigures(store, filled, print);
    await digestFigures(store, filled, print);
  } finally {
    await store.close();
  }
}

/** What an article costs early and late in a stream; CPU time, since the machine may do other work. */
function groupingFigures(material: Material, count: number, print: Print): void {
  const grouper = createGrouper();
  const costs: number[] = [];
  let [words, merges, copies, madeCopies] = [0, 0, 0, 0];
  const stories = new Set<string>();
  const batch: Parameters<typeof grouper.decide>[0][] = [];
  const step = count / 10;
  let [spent, done] = [0, 0];
  const decide = () => {
    const before = process.cpuUsage();
    for (const item of batch) {
      const { storyId, merged = [], duplicateOf } = grouper.decide(item);
      stories.add(storyId);
      merges += merged.length;
      if (duplicateOf !== undefined) copies++;
    }
    const { user, system } = process.cpuUsage(before);
    spent += user + system;
    done += batch.length;
    batch.length = 0;
    if (done % step === 0) {
      costs.push(spent / step);
      spent = 0;
    }
  };
  for (const { id, publishedAt, title, text, outlet, url, isCopy } of madeStream(material, count, SEED)) {
    batch.push({ id, publishedAt, title, text, outlet, url });
    words += text.split(" ").length;
    if (isCopy) madeCopies++;
    if (batch.length === BATCH) decide();
  }
  const [early = 0, late = 0] = [costs[0], costs.at(-1)];
  const speed = 1e6 / late;
  print({
    figure: "grouping alone, articles/s",
    value: Math.round(speed),
    articles: count,
    at_a_tenth: Math.round(1e6 / early),
    at_least: 500,
    aim: 2_000,
    reached: speed >= 500,
  });
  print({
    figure: "grouping, cost of an article late against early",
    value: round(late / early),
    at_most: 1.5,
    aim: 1.1,
    reached: late / early <= 1.5,
    microseconds_by_tenth: costs.map(Math.round),
  });
  print({
    figure: "grouping, memory",
    rss_mb: Math.round(process.memoryUsage().rss / 2 ** 20),
    heap_mb: Math.round(process.memoryUsage().heapUsed / 2 ** 20),
    stories_remembered: grouper.size,
    stories_begun: stories.size,
    merges,
    copies,
    made_copies: madeCopies,
    words_an_article: Math.round(words / count),
  });
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
