import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { collectFeed, createFeedSource } from "../../../adapters/feeds/index.ts";
import type { DocumentFetcher, Fetched, FetchRequest } from "../../../adapters/shared/fetched.ts";
import { draftSchema } from "../../../briefings/article/article.ts";
import type { Collected, Source, SourceMemory } from "../../../briefings/article/source.ts";
import { WirebriefError } from "../../../briefings/errors.ts";

const fixture = (name: string): Buffer =>
  readFileSync(new URL(`../../fixtures/articles/feeds/${name}`, import.meta.url));

/** Answers from memory and records what it was asked. */
class RecordingFetcher implements DocumentFetcher {
  readonly asked: FetchRequest[] = [];
  readonly answer: Fetched;
  constructor(answer: Fetched) {
    this.answer = answer;
  }
  get(_url: string, request: FetchRequest): Promise<Fetched> {
    this.asked.push(request);
    return Promise.resolve(this.answer);
  }
}

const answerOf = (bytes: Uint8Array, url = "https://harbour-post.example/feed"): Fetched => ({
  kind: "document",
  url,
  bytes,
  mediaType: "application/rss+xml",
  charset: undefined,
  etag: '"v2"',
  lastModified: "Tue, 03 Mar 2026 10:00:00 GMT",
});

async function collect(
  source: Source,
  memory: SourceMemory = {},
): Promise<{ found: Collected[]; memory: SourceMemory }> {
  const found: Collected[] = [];
  const run = source.collect({ feed: "https://harbour-post.example/feed" }, memory);
  for (;;) {
    const next = await run.next();
    if (next.done === true) return { found, memory: next.value };
    found.push(next.value);
  }
}

describe("createFeedSource", () => {
  test("yields a draft an item, the failed one with its reason, and remembers the version", async () => {
    const { found, memory } = await collect(
      createFeedSource({ fetcher: new RecordingFetcher(answerOf(fixture("harbour.rss.xml"))) }),
    );
    const drafts = found.flatMap((one) => (one.kind === "draft" ? [one.draft] : []));
    for (const draft of drafts) expect(draftSchema.parse(draft)).toEqual(draft);
    expect(drafts.map(({ url, title, outlet }) => ({ url, title, outlet }))).toEqual([
      {
        url: "https://harbour-post.example/2026/03/port-sold",
        title: "Port sold to fund & city",
        outlet: "Harbour Post",
      },
      {
        url: "https://harbour-post.example/2026/03/strike",
        title: "Strike at the docks",
        outlet: "Harbour Post",
      },
      { url: "https://harbour-post.example/2026/03/talks", title: "Talks resume", outlet: "Harbour Post" },
      { url: "tag:harbour-post.example,2026:ferry", title: "Ferry late again", outlet: "Harbour Post" },
      { url: "https://harbour-post.example/live#!live-2", title: "Live: 10:05", outlet: "Harbour Post" },
      { url: "https://harbour-post.example/live#!live-1", title: "Live: 10:00", outlet: "Harbour Post" },
      { url: "https://aggregator.example/r?id=4", title: "Rates cut", outlet: "The Lantern" },
    ]);
    expect(drafts[2]).toMatchObject({
      origin: "Associated Press",
      source: "feed:https://harbour-post.example/feed",
    });
    expect(drafts[2]).not.toHaveProperty("publishedAt");
    expect(drafts[3]?.text).toBe("Ferry late again");
    expect(found.filter(({ kind }) => kind === "failed")).toMatchObject([
      {
        item: "https://harbour-post.example/empty",
        error: { code: "input", thing: "https://harbour-post.example/empty" },
      },
    ]);
    expect(memory).toEqual({ etag: '"v2"', lastModified: "Tue, 03 Mar 2026 10:00:00 GMT" });
  });

  test("asks for changes only, and yields nothing when there are none", async () => {
    const fetcher = new RecordingFetcher({ kind: "unchanged" });
    const before = { etag: '"v1"', lastModified: "Mon, 02 Mar 2026 10:00:00 GMT" };
    expect(await collect(createFeedSource({ fetcher }), before)).toEqual({ found: [], memory: before });
    expect(fetcher.asked).toEqual([{ kind: "feed", ...before }]);
  });

  test("reads a feed in a declared legacy encoding", async () => {
    const bytes = Buffer.from(
      fixture("meadow.rdf.xml").toString("utf8").replace("Harvest up", "Récolte"),
      "latin1",
    );
    const { found } = await collect(createFeedSource({ fetcher: new RecordingFetcher(answerOf(bytes)) }));
    expect(found).toMatchObject([{ draft: { title: "Récolte" } }]);
  });

  test("says that the rest of a truncated feed is missing", async () => {
    const cut = fixture("harbour.rss.xml").subarray(0, -120);
    const { found } = await collect(createFeedSource({ fetcher: new RecordingFetcher(answerOf(cut)) }));
    expect(found.filter(({ kind }) => kind === "draft").length).toBeGreaterThan(1);
    expect(found.at(-1)).toMatchObject({
      kind: "failed",
      error: {
        thing: "https://harbour-post.example/feed",
        remedy: "Its complete items were read; try again later.",
      },
    });
  });

  test("takes the whole text from the page of a summary, and keeps the summary where the page fails", async () => {
    const asked: string[] = [];
    const source = createFeedSource({
      fetcher: new RecordingFetcher(answerOf(fixture("harbour.rss.xml"))),
      isKnown: (url) => Promise.resolve(url.endsWith("/port-sold")),
      readPage: (url) => {
        asked.push(url);
        if (!url.endsWith("/strike")) {
          throw new WirebriefError({ code: "network", thing: url, problem: "is gone", remedy: "Wait." });
        }
        return Promise.resolve({
          url: undefined,
          title: "Other title",
          text: "Dockers walked out on Monday over night shifts, their union said.\n\nReporting by AP",
          outlet: undefined,
          byline: "Somebody Else",
          publishedAt: "2020-01-01T00:00:00.000Z",
          feeds: [],
        });
      },
    });
    const { found } = await collect(source);
    expect(asked).not.toContain("https://harbour-post.example/2026/03/port-sold?utm_source=rss");
    expect(found[1]).toMatchObject({
      draft: {
        title: "Strike at the docks",
        text: "Dockers walked out on Monday over night shifts, their union said.\n\nReporting by AP",
        origin: "Associated Press",
        byline: "Jo Tarn",
        publishedAt: "2026-03-02T08:00:00.000Z",
      },
    });
    expect(found[2]).toMatchObject({ draft: { text: "LISBON (AP) — Talks resumed on Sunday." } });
  });

  test("throws where the whole feed cannot be read", async () => {
    const page = Buffer.from("<html><body>Sign in</body></html>");
    await expect(
      collect(createFeedSource({ fetcher: new RecordingFetcher(answerOf(page)) })),
    ).rejects.toMatchObject({ code: "input" });
  });
});

test("collectFeed reads a feed that was saved as a file", async () => {
  const found: Collected[] = [];
  const at = { feedUrl: "saved/lantern.xml", baseUrl: "saved/lantern.xml" };
  for await (const one of collectFeed(fixture("lantern.atom.xml").toString("utf8"), at)) found.push(one);
  expect(found).toMatchObject([
    {
      draft: {
        url: "https://lantern.example/news/2026/bridge.html",
        outlet: "The Lantern",
        source: "feed:saved/lantern.xml",
      },
    },
    { draft: { url: "https://lantern.example/news/2026/levy" } },
  ]);
});
