import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createPageSource, pageFetcher } from "../../../adapters/pages/index.ts";
import { createPageReader } from "../../../adapters/pages/page-reader.ts";
import { createGuardedFetch } from "../../../adapters/shared/guarded-fetch.ts";
import { draftSchema } from "../../../briefings/article/article.ts";
import type { Collected, SourceMemory } from "../../../briefings/article/source.ts";

const page = readFileSync(new URL("../../fixtures/articles/harbour-page.html", import.meta.url));
const reader = createPageReader();
const fetcher = createGuardedFetch({ allow: ["127.0.0.1"], limits: { pauseMs: 0 } });
let server: Server;
let base: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === "/robots.txt") response.writeHead(404).end();
    else if (request.headers["if-none-match"] === '"1"') response.writeHead(304).end();
    else if (request.url === "/feed") response.end('<rss version="2.0"><channel></channel></rss>');
    else if (request.url === "/copy") {
      response.end(
        page.toString("utf8").replace("/2026/03/port-sold?utm_source=share", "https://www.wsj.com/port"),
      );
    } else response.writeHead(200, { etag: '"1"', "content-type": "text/html" }).end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  await Promise.all([reader.close(), fetcher.close()]);
  await new Promise((resolve) => server.close(resolve));
});

async function collect(
  path: string,
  memory: SourceMemory = {},
): Promise<{ found: Collected[]; memory: SourceMemory }> {
  const found: Collected[] = [];
  const run = createPageSource({ fetcher, reader }).collect({ page: base + path }, memory);
  for (;;) {
    const next = await run.next();
    if (next.done === true) return { found, memory: next.value };
    found.push(next.value);
  }
}

describe("createPageSource", () => {
  test("yields the article under its own canonical address, and remembers the version", async () => {
    const { found, memory } = await collect("/2026/03/port-sold?x=1");
    expect(found).toMatchObject([
      {
        kind: "draft",
        draft: {
          url: `${base}/2026/03/port-sold`,
          title: "Port of Velmo sold to fund",
          outlet: "Harbour Post",
          byline: "Mara Lind, Jo Tarn",
          publishedAt: "2026-03-03T09:00:00.000Z",
          source: `page:${base}/2026/03/port-sold?x=1`,
        },
      },
    ]);
    const draft = found[0]?.kind === "draft" ? found[0].draft : undefined;
    expect(draftSchema.parse(draft)).toEqual(draft);
    expect(memory).toEqual({ etag: '"1"', lastModified: undefined });
  });

  test("yields nothing for an unchanged page", async () => {
    expect(await collect("/a", { etag: '"1"' })).toEqual({ found: [], memory: { etag: '"1"' } });
  });

  test("names the outlet that a copy's canonical link points to as its origin", async () => {
    const { found } = await collect("/copy");
    expect(found).toMatchObject([{ draft: { url: `${base}/copy`, origin: "The Wall Street Journal" } }]);
  });

  test("says that a feed is none of its pages", async () => {
    await expect(collect("/feed")).rejects.toMatchObject({ code: "input", remedy: "Add it as a feed." });
  });
});

test("pageFetcher reads a page for a feed's summary", async () => {
  const read = pageFetcher({ fetcher, reader });
  expect((await read(`${base}/x`)).text).toContain("The fund will pay 240 million crowns");
});
