import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { createArchive } from "../../src/store/archive.ts";
import { openStore, type Store } from "../../src/store/open-store.ts";
import { sampleRecord } from "../fakes/store-samples.ts";
import { testTemplate } from "../fakes/test-store.ts";

const COMMITS = 1_000;
const ARTICLES = 100_000;
/** About one agreement in three articles, over names of which few are in most of them, as in news. */
const RECORDS = 33_000;
const PARTIES = 5_000;
const QUESTIONS = 500;

/** The embedded store: how fast it starts, commits and answers at 100,000 articles. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "wirebrief-bench-"));
  const templatePath = await testTemplate();
  const open = (sync: "commit" | "group" | "off", name: string) =>
    openStore({
      dataDir: join(folder, name),
      embeddedSync: sync,
      templatePath,
      // Filling takes its time on a busy machine.
      statementLimitMs: 600_000,
      clock: () => new Date(),
      log: { warn: () => undefined },
    });
  try {
    for (const sync of ["commit", "group", "off"] as const) {
      const [first, store] = await timed(() => open(sync, sync));
      print("first start, ms", first, { sync });
      await benchCommits(store, sync);
      await store.close();
      const [warm, again] = await timed(() => open(sync, sync));
      print("warm start, ms", warm, { sync });
      await again.close();
    }
    const store = await open("off", "archive");
    await fill(store);
    await benchArchive(store);
    await store.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function benchCommits(store: Store, sync: string): Promise<void> {
  const put = (key: string) =>
    store.db.insertInto("settings").values({ tenant: "bench", key, value: "1" }).execute();
  const waits: number[] = [];
  const [total] = await timed(async () => {
    for (let at = 0; at < COMMITS; at++) waits.push((await timed(() => put(`single-${at}`)))[0]);
  });
  print("single commits/s", (COMMITS / total) * 1000, {
    sync,
    p50Ms: at(waits, 0.5),
    p99Ms: at(waits, 0.99),
  });
  const [beside] = await timed(() =>
    Promise.all(Array.from({ length: COMMITS }, (_, index) => put(`beside-${index}`))),
  );
  print("concurrent commits/s", (COMMITS / beside) * 1000, { sync });
}

async function fill(store: Store): Promise<void> {
  await sql`
    insert into articles (id, tenant, url, title, text, outlet, published_at, dated, fetched_at, version, source,
      content_hash, read_at)
    select 'a' || n, 'local', 'https://news.example/' || n, 'Title ' || n, repeat('Some text of an article. ', 40),
      'Outlet', timestamptz '2026-01-01' + n * interval '1 minute', true, now(), 1, 'file:bench', n::text, now()
    from generate_series(1, ${ARTICLES}::int) n`.execute(store.db);
  const record = sampleRecord();
  await sql`
    insert into agreements (id, tenant, story_id, story_ids, party_keys, status, kind, latest_at, record)
    select 'r' || n, 'local', 's' || n, array['s' || n], keys,
      (array['considering', 'negotiating', 'agreed', 'signed'])[1 + n % 4], 'contract',
      timestamptz '2026-01-01' + n * interval '3 minutes',
      jsonb_set(${JSON.stringify(record)}::jsonb, '{partyKeys}', to_jsonb(keys))
    from generate_series(1, ${RECORDS}::int) n
    cross join lateral (select array[
      'party ' || (power(${PARTIES}::float, ((n::bigint * 7919) % 10007) / 10007.0))::int,
      'party ' || (1 + (n::bigint * 104729) % ${PARTIES}::int)
    ] as keys) p`.execute(store.db);
  await store.maintain();
}

async function benchArchive(store: Store): Promise<void> {
  const archive = createArchive(store.db);
  const scope = { tenants: ["local", "T1"] };
  const waits: number[] = [];
  let found = 0;
  for (let question = 0; question < QUESTIONS; question++) {
    const party = `party ${Math.round(PARTIES ** (question / QUESTIONS))}`;
    const [ms, records] = await timed(() => archive.agreements(scope, { partyKeys: [party], limit: 20 }));
    waits.push(ms);
    found += records.length;
  }
  print("archive.agreements p99, ms", at(waits, 0.99), { p50Ms: at(waits, 0.5), articles: ARTICLES, found });
}

async function timed<T>(work: () => Promise<T>): Promise<[number, T]> {
  const start = performance.now();
  const result = await work();
  return [performance.now() - start, result];
}

function at(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function print(figure: string, value: number, more: object): void {
  console.log(JSON.stringify({ bench: "store", figure, value: round(value), ...more }));
}
