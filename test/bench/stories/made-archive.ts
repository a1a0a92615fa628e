import { sql } from "kysely";
import type { AgreementClaim } from "../../../briefings/claim/agreement.ts";
import type { Claim } from "../../../briefings/claim/claim.ts";
import { foldName } from "../../../briefings/claim/fold-name.ts";
import type { StatementClaim } from "../../../briefings/claim/statement.ts";
import type { AgreementRecord, Assertion } from "../../../briefings/story/agreement-record.ts";
import { noteTopics } from "../../../src/store/article-topics.ts";
import type { Store } from "../../../src/store/open-store.ts";
import { foldText } from "../../../src/store/sql-values.ts";
import type { MadeArticle } from "./made-stream.ts";

const TENANT = "local";
/** Rows a statement. */
const ROWS = 250;

/** How often each party is in a deal of the archive, by name. */
export type PartyCounts = ReadonlyMap<string, number>;

export interface Filled {
  readonly articles: number;
  readonly stories: number;
  readonly claims: number;
  readonly agreements: number;
  readonly parties: PartyCounts;
  readonly latestAt: string;
}

interface OpenStory {
  readonly title: string;
  readonly anchor: string;
  readonly firstAt: string;
  lastAt: string;
  readonly names: Set<string>;
  readonly records: Map<string, AgreementRecord>;
}

/** Puts a made stream into a store as reading and grouping would leave it, in bulk: nothing is read. */
export async function fillArchive(store: Store, stream: Iterable<MadeArticle>): Promise<Filled> {
  const { db } = store;
  const open = new Map<string, OpenStory>();
  const parties = new Map<string, number>();
  const counts = { articles: 0, stories: 0, claims: 0, agreements: 0 };
  let latestAt = "";
  const rows = {
    articles: [] as ReturnType<typeof articleRow>[],
    placed: [] as object[],
    claims: [] as object[],
    stories: [] as object[],
    agreements: [] as object[],
  };
  const flush = async () => {
    await noteTopics(db, rows.articles);
    await insert("articles", rows.articles);
    await insert("story_articles", rows.placed);
    await insert("claims", rows.claims);
    await insert("stories", rows.stories);
    await insert("agreements", rows.agreements);
  };
  const insert = async (table: keyof typeof TABLES, values: object[]) => {
    counts[TABLES[table]] += table === "story_articles" ? 0 : values.length;
    for (let at = 0; at < values.length; at += ROWS) {
      const columns = COLUMNS[table];
      // One parameter a statement: both databases expand it to rows of the table's own types.
      await sql`
        insert into ${sql.table(table)} (${sql.raw(columns)})
        select ${sql.raw(columns.replace(/\bwords\b/u, "to_tsvector('english', words_text)"))}
        from jsonb_to_recordset(${JSON.stringify(values.slice(at, at + ROWS))}::jsonb) as made (${sql.raw(TYPES[table])})`.execute(
        db,
      );
    }
    values.length = 0;
  };
  for (const article of stream) {
    latestAt = article.publishedAt;
    rows.articles.push(articleRow(article));
    rows.placed.push({ article_id: article.id, story_id: article.storyId, tenant: TENANT });
    const story: OpenStory = open.get(article.storyId) ?? {
      title: article.title,
      anchor: article.id,
      firstAt: article.publishedAt,
      lastAt: article.publishedAt,
      names: new Set(),
      records: new Map(),
    };
    open.set(article.storyId, story);
    story.lastAt = article.publishedAt;
    for (const [position, claim] of claimsOf(article).entries()) {
      rows.claims.push(claimRow(article, position, claim));
      if (claim.type !== "agreement") continue;
      const deal = article.deals[position];
      if (deal === undefined) continue;
      const known = story.records.get(deal.id);
      if (known === undefined)
        for (const party of deal.parties) parties.set(party, (parties.get(party) ?? 0) + 1);
      for (const party of deal.parties) story.names.add(party);
      story.records.set(deal.id, grown(known, deal.id, assertionOf(article, position, claim)));
    }
    if (article.isLast) {
      close(article.storyId, story);
      open.delete(article.storyId);
    }
    if (rows.articles.length >= ROWS * 2) await flush();
  }
  function close(id: string, story: OpenStory) {
    const found = [story.title, ...story.names].map(foldText);
    rows.stories.push({
      id,
      tenant: TENANT,
      title: story.title,
      anchor_article_id: story.anchor,
      first_at: story.firstAt,
      last_at: story.lastAt,
      search: `\n${[...new Set(found)].join("\n")}\n`,
    });
    rows.agreements.push(...[...story.records.values()].map(recordRow));
  }
  for (const [id, story] of open) close(id, story);
  await flush();
  const names = [...parties].map(([name, count]) => ({
    tenant: TENANT,
    kind: "party",
    key: keyOf(name),
    name,
    count,
  }));
  for (let at = 0; at < names.length; at += ROWS) {
    await sql`
      insert into names (tenant, kind, key, name, count)
      select tenant, kind, key, name, count
      from jsonb_to_recordset(${JSON.stringify(names.slice(at, at + ROWS))}::jsonb)
        as made (tenant text, kind text, key text, name text, count bigint)
      on conflict do nothing`.execute(db);
  }
  await sql`analyze`.execute(db);
  await store.maintain();
  return { ...counts, parties, latestAt };
}

const TABLES = {
  articles: "articles",
  story_articles: "articles",
  claims: "claims",
  stories: "stories",
  agreements: "agreements",
} as const;
const TYPES = {
  articles:
    "id text, tenant text, url text, title text, text text, outlet text, published_at timestamptz, dated boolean, fetched_at timestamptz, version integer, source text, content_hash text, read_at timestamptz",
  story_articles: "article_id text, story_id text, tenant text",
  claims:
    "id text, tenant text, article_id text, story_id text, position integer, type text, claim jsonb, speaker_key text, published_at timestamptz, words_text text",
  stories:
    "id text, tenant text, title text, anchor_article_id text, first_at timestamptz, last_at timestamptz, search text",
  agreements:
    "id text, tenant text, story_id text, story_ids text[], party_keys text[], status text, kind text, date text, latest_at timestamptz, record jsonb",
} as const;
const COLUMNS = {
  articles: columnsOf(TYPES.articles),
  story_articles: columnsOf(TYPES.story_articles),
  claims: columnsOf(TYPES.claims).replace("words_text", "words"),
  stories: columnsOf(TYPES.stories),
  agreements: columnsOf(TYPES.agreements),
} as const;

function columnsOf(types: string): string {
  return types
    .split(", ")
    .map((column) => column.split(" ")[0])
    .join(", ");
}

function articleRow({ id, publishedAt, title, text, outlet, url }: MadeArticle) {
  return {
    id,
    tenant: TENANT,
    url,
    title,
    text,
    outlet,
    published_at: publishedAt,
    dated: true,
    fetched_at: publishedAt,
    version: 1,
    source: "feed:https://news.example/feed",
    content_hash: id,
    read_at: publishedAt,
  };
}

/** The deals in their order, then the quotation. */
function claimsOf({ deals, said, text, publishedAt }: MadeArticle): Claim[] {
  const agreements = deals.map(
    ({ parties, object, status, sentence, words }): AgreementClaim => ({
      type: "agreement",
      parties: parties.map((name) => ({ name, aliases: [] })),
      kind: "contract",
      status,
      object,
      date: publishedAt.slice(0, 10),
      attribution: { source: "the company", kind: "official" },
      earlier: [],
      evidence: [sentence],
      statusSpan: words,
      strength: "plain",
      rule: "made",
      steps: [],
    }),
  );
  const statement: StatementClaim = {
    type: "statement",
    speaker: said.speaker,
    speakerAliases: [],
    text: text.slice(said.words.start, said.words.end),
    span: said.words,
    quoted: true,
    evidence: [said.sentence],
    rule: "made",
  };
  return [...agreements, statement];
}

function claimRow(article: MadeArticle, position: number, claim: Claim): object {
  const isStatement = claim.type === "statement";
  return {
    id: `${article.id}.${position}`,
    tenant: TENANT,
    article_id: article.id,
    story_id: article.storyId,
    position,
    type: claim.type,
    claim,
    speaker_key: isStatement ? keyOf(claim.speaker) : null,
    published_at: article.publishedAt,
    words_text: isStatement ? claim.text : null,
  };
}

function assertionOf(article: MadeArticle, position: number, claim: AgreementClaim): Assertion {
  const { id, storyId, outlet, url, publishedAt, text } = article;
  return {
    claimId: `${id}.${position}`,
    articleId: id,
    storyId,
    outlet,
    publisher: outlet.toLowerCase(),
    url,
    publishedAt,
    claim,
    citations: claim.evidence.map(({ start, end }) => ({
      articleId: id,
      outlet,
      url,
      publishedAt,
      sentence: text.slice(start, end),
      start,
      end,
    })),
  };
}

function grown(known: AgreementRecord | undefined, id: string, assertion: Assertion): AgreementRecord {
  const keys = assertion.claim.parties.map(({ name }) => keyOf(name));
  return {
    id,
    tenant: TENANT,
    storyId: assertion.storyId,
    partyKeys: [...new Set(keys)].sort(),
    assertions: [...(known?.assertions ?? []), assertion],
  };
}

function recordRow(record: AgreementRecord): object {
  const last = record.assertions.at(-1);
  return {
    id: record.id,
    tenant: record.tenant,
    story_id: record.storyId,
    story_ids: [record.storyId],
    party_keys: record.partyKeys,
    status: last?.claim.status,
    kind: last?.claim.kind,
    date: last?.claim.date ?? null,
    latest_at: last?.publishedAt,
    record,
  };
}

function keyOf(name: string): string {
  return foldName(name) ?? name.toLowerCase();
}
