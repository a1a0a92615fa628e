import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Clock } from "../../../adapters/shared/clock.ts";
import type { FetchLimits } from "../../../adapters/shared/fetch-limits.ts";
import type { Lookup } from "../../../adapters/shared/guarded-agent.ts";
import { createGuardedFetch, type GuardedFetch } from "../../../adapters/shared/guarded-fetch.ts";

/** Moves only when somebody waits, and records how long they asked to. */
class SteppingClock implements Clock {
  time = Date.parse("2026-03-04T09:00:00Z");
  readonly waits: number[] = [];
  now(): number {
    return this.time;
  }
  wait(waitMs: number): Promise<void> {
    this.waits.push(waitMs);
    this.time += waitMs;
    return Promise.resolve();
  }
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

let server: Server;
let port: number;
let handler: Handler;
let seen: string[];
let clock: SteppingClock;
const open: GuardedFetch[] = [];

beforeEach(async () => {
  seen = [];
  clock = new SteppingClock();
  handler = (_request, response) => response.end("hello");
  server = createServer((request, response) => {
    seen.push(`${request.headers.host} ${request.url}`);
    if (request.url === "/robots.txt") {
      response.writeHead(404).end();
      return;
    }
    handler(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  ({ port } = server.address() as AddressInfo);
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((fetcher) => fetcher.close()));
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function fetcher(
  options: { allow?: readonly string[]; limits?: Partial<FetchLimits>; lookup?: Lookup; clock?: Clock } = {},
): GuardedFetch {
  const made = createGuardedFetch({ allow: ["127.0.0.1"], clock, ...options });
  open.push(made);
  return made;
}

/** Resolves names by a table; each call takes the next answer of a name that has several. */
function lookupOf(table: Record<string, string[]>): Lookup {
  return (host, options, callback) => {
    const answers = table[host] ?? [];
    const address = answers.length > 1 ? (answers.shift() ?? "") : (answers[0] ?? "");
    if (address === "") callback(Object.assign(new Error("none"), { code: "ENOTFOUND" }), "", 0);
    else if (options.all === true) callback(null, [{ address, family: 4 }]);
    else callback(null, address, 4);
  };
}

const at = (path = "/", host = "127.0.0.1"): string => `http://${host}:${port}${path}`;

describe("guarded fetch reaches", () => {
  test("an excepted host, and gives the document with what describes it", async () => {
    handler = (_request, response) => {
      response.writeHead(200, {
        "content-type": 'Text/HTML; charset="ISO-8859-1"',
        etag: '"1"',
        "last-modified": "Tue, 03 Mar 2026 10:00:00 GMT",
      });
      response.end("hello");
    };
    const fetched = await fetcher().get(at("/a"), { kind: "feed" });
    expect(fetched).toEqual({
      kind: "document",
      url: at("/a"),
      bytes: Buffer.from("hello"),
      mediaType: "text/html",
      charset: "ISO-8859-1",
      etag: '"1"',
      lastModified: "Tue, 03 Mar 2026 10:00:00 GMT",
    });
  });

  test("a document that did not change without reading it again", async () => {
    handler = (request, response) => {
      response.writeHead(request.headers["if-none-match"] === '"1"' ? 304 : 200, { etag: '"1"' }).end();
    };
    expect(await fetcher().get(at(), { kind: "feed", etag: '"1"' })).toEqual({ kind: "unchanged" });
  });

  test("a packed document", async () => {
    handler = (_request, response) =>
      response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync("hello"));
    expect(await fetcher().get(at(), { kind: "feed" })).toMatchObject({ bytes: Buffer.from("hello") });
  });

  test("the end of allowed redirects, with the address there", async () => {
    handler = (request, response) => {
      if (request.url === "/b") response.end("here");
      else response.writeHead(302, { location: "b" }).end();
    };
    expect(await fetcher().get(at("/a"), { kind: "feed" })).toMatchObject({
      url: at("/b"),
      bytes: Buffer.from("here"),
    });
  });

  test("a host without sending the login that its address holds", async () => {
    let header: string | undefined;
    handler = (request, response) => {
      header = request.headers.authorization;
      response.end("x");
    };
    await fetcher().get(`http://jo:secret@127.0.0.1:${port}/`, { kind: "feed" });
    expect(header).toBeUndefined();
  });
});

describe("guarded fetch refuses", () => {
  test.each([
    "127.0.0.1",
    "2130706433",
    "0x7f000001",
    "0177.0.0.1",
    "127.1",
    "[::ffff:127.0.0.1]",
    "[::1]",
    "localhost",
  ])("loopback written as %s", async (host) => {
    await expect(fetcher({ allow: [] }).get(at("/", host), { kind: "feed" })).rejects.toMatchObject({
      code: "network",
    });
    expect(seen).toEqual([]);
  });

  test("a name that resolves to a private address, even beside a public one", async () => {
    const both: Lookup = (_host, _options, callback) =>
      callback(null, [
        { address: "8.8.8.8", family: 4 },
        { address: "10.0.0.1", family: 4 },
      ]);
    await expect(fetcher({ lookup: both }).get("http://x.example/", { kind: "feed" })).rejects.toMatchObject({
      code: "network",
      thing: "x.example",
      value: "10.0.0.1",
    });
  });

  test("a name that changes its answer between two requests", async () => {
    const lookup = lookupOf({ "flip.example": ["127.0.0.1", "127.0.0.2"] });
    const guarded = fetcher({ lookup });
    handler = (_request, response) => response.writeHead(200, { connection: "close" }).end("first");
    expect(await guarded.get(at("/", "flip.example"), { kind: "feed" })).toMatchObject({ kind: "document" });
    await expect(guarded.get(at("/", "flip.example"), { kind: "feed" })).rejects.toMatchObject({
      value: "127.0.0.2",
    });
  });

  test("a redirect to a private address", async () => {
    handler = (_request, response) =>
      response.writeHead(301, { location: "http://169.254.169.254/latest/meta-data" }).end();
    await expect(fetcher().get(at(), { kind: "feed" })).rejects.toMatchObject({
      code: "network",
      thing: "169.254.169.254",
    });
  });

  test("a redirect to a name with a private address", async () => {
    handler = (_request, response) => response.writeHead(307, { location: "http://inside.example/" }).end();
    const lookup = lookupOf({ "inside.example": ["192.168.0.1"] });
    await expect(fetcher({ lookup }).get(at(), { kind: "feed" })).rejects.toMatchObject({
      value: "192.168.0.1",
    });
  });

  test.each([
    "file:///etc/passwd",
    "ftp://x.example/",
    "data:text/plain,x",
    "javascript:alert(1)",
    "gopher://x",
    "nonsense",
    "http://",
  ])("the address %s", async (address) => {
    await expect(fetcher().get(address, { kind: "feed" })).rejects.toMatchObject({
      code: "network",
      thing: address,
    });
  });

  test("a redirect to another scheme", async () => {
    handler = (_request, response) => response.writeHead(302, { location: "file:///etc/passwd" }).end();
    await expect(fetcher().get(at(), { kind: "feed" })).rejects.toMatchObject({
      value: "file:///etc/passwd",
    });
  });

  test("the sixth redirect", async () => {
    handler = (_request, response) => response.writeHead(302, { location: "/again" }).end();
    await expect(fetcher().get(at(), { kind: "feed" })).rejects.toMatchObject({
      message: expect.stringContaining("redirects more than 5 times"),
    });
    expect(seen).toHaveLength(6);
  });

  test("a document over the size limit, by its header and by its bytes", async () => {
    const limits = { bytes: 1000 };
    handler = (_request, response) => response.end("x".repeat(1001));
    await expect(fetcher({ limits }).get(at(), { kind: "feed" })).rejects.toThrow("larger than");
    handler = (_request, response) => {
      const write = (): void => {
        while (!response.destroyed && response.write("x".repeat(500)));
        if (!response.destroyed) response.once("drain", write);
      };
      write();
    };
    await expect(fetcher({ limits }).get(at(), { kind: "feed" })).rejects.toThrow("larger than");
  });

  test("a gzip bomb before it has unpacked", async () => {
    const bomb = gzipSync(Buffer.alloc(200_000_000));
    handler = (_request, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(bomb);
    const before = process.memoryUsage().arrayBuffers;
    await expect(fetcher().get(at(), { kind: "feed" })).rejects.toThrow("unpacks to far more");
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000);
  });

  test("packings on top of each other, unknown ones and damaged ones", async () => {
    for (const encoding of ["gzip, gzip", "compress"]) {
      handler = (_request, response) => response.writeHead(200, { "content-encoding": encoding }).end("x");
      await expect(fetcher().get(at(), { kind: "feed" })).rejects.toMatchObject({
        code: "network",
        value: encoding,
      });
    }
    handler = (_request, response) =>
      response.writeHead(200, { "content-encoding": "gzip" }).end("no gzip at all");
    await expect(fetcher().get(at(), { kind: "feed" })).rejects.toThrow("its packed content is damaged");
  });

  test("a server that sends a byte now and then", async () => {
    handler = (_request, response) => {
      const timer = setInterval(() => response.write("x"), 20);
      response.on("close", () => clearInterval(timer));
    };
    await expect(fetcher({ limits: { totalMs: 300 } }).get(at(), { kind: "feed" })).rejects.toThrow(
      "did not arrive within 0.3 seconds",
    );
  });

  test("a server that never answers", async () => {
    handler = () => {};
    await expect(fetcher({ limits: { totalMs: 200 } }).get(at(), { kind: "feed" })).rejects.toMatchObject({
      code: "network",
    });
  });

  test("a closed port and an unknown name, in plain words", async () => {
    const guarded = fetcher({ lookup: lookupOf({}) });
    await expect(guarded.get("http://127.0.0.1:1/", { kind: "feed" })).rejects.toThrow(
      "the host refuses connections",
    );
    await expect(guarded.get("http://nowhere.example/", { kind: "feed" })).rejects.toThrow(
      "no such host is known",
    );
  });

  test.each([
    [404, "there is nothing at this address"],
    [410, "it was removed for good"],
    [403, "the site does not let us read it"],
    [500, "the site has a fault of its own"],
  ])("status %i, in plain words", async (status, problem) => {
    handler = (_request, response) => response.writeHead(status).end();
    await expect(fetcher().get(at(), { kind: "feed" })).rejects.toThrow(problem);
  });

  test("what the caller gave up on", async () => {
    handler = () => {};
    const caller = new AbortController();
    const run = fetcher().get(at(), { kind: "feed", signal: caller.signal });
    caller.abort(new Error("stopping"));
    await expect(run).rejects.toThrow("stopping");
  });
});

describe("guarded fetch is polite", () => {
  test("one request at a time to a host, with a pause between them", async () => {
    let running = 0;
    let most = 0;
    handler = (_request, response) => {
      most = Math.max(most, ++running);
      setImmediate(() => {
        running--;
        response.end("x");
      });
    };
    const guarded = fetcher({ limits: { pauseMs: 1000 } });
    await Promise.all([1, 2, 3].map((n) => guarded.get(at(`/${n}`), { kind: "feed" })));
    expect(most).toBe(1);
    expect(clock.waits).toEqual([1000, 1000]);
  });

  test("asks robots.txt once for pages, never for feeds, and obeys it", async () => {
    server.removeAllListeners("request");
    server.on("request", (request: IncomingMessage, response: ServerResponse) => {
      seen.push(request.url ?? "");
      response.end(
        request.url === "/robots.txt" ? "User-agent: *\nDisallow: /private\nCrawl-delay: 4" : "page",
      );
    });
    const guarded = fetcher();
    await guarded.get(at("/private/feed"), { kind: "feed" });
    expect(seen).toEqual(["/private/feed"]);
    await guarded.get(at("/a"), { kind: "page" });
    await expect(guarded.get(at("/private/b"), { kind: "page" })).rejects.toThrow("robots.txt");
    await guarded.get(at("/c"), { kind: "page" });
    expect(seen).toEqual(["/private/feed", "/robots.txt", "/a", "/c"]);
    expect(clock.waits.at(-1)).toBe(4000);
  });

  test("reads no page while robots.txt answers with a fault, and asks again after a while", async () => {
    let robotsStatus = 500;
    server.removeAllListeners("request");
    server.on("request", (request: IncomingMessage, response: ServerResponse) => {
      response.writeHead(request.url === "/robots.txt" ? robotsStatus : 200).end("page");
    });
    const guarded = fetcher();
    await expect(guarded.get(at("/a"), { kind: "page" })).rejects.toThrow("robots.txt");
    robotsStatus = 404;
    await expect(guarded.get(at("/a"), { kind: "page" })).rejects.toThrow("robots.txt");
    clock.time += 601_000;
    expect(await guarded.get(at("/a"), { kind: "page" })).toMatchObject({ kind: "document" });
  });

  test("leaves a host alone until the time that a 429 names", async () => {
    handler = (_request, response) => response.writeHead(429, { "retry-after": "120" }).end();
    const guarded = fetcher();
    await expect(guarded.get(at(), { kind: "feed" })).rejects.toMatchObject({ value: "HTTP 429" });
    await expect(guarded.get(at(), { kind: "feed" })).rejects.toMatchObject({
      value: "until 2026-03-04T09:02:00.000Z",
    });
    expect(seen).toHaveLength(1);
    clock.time += 121_000;
    handler = (_request, response) => response.end("back");
    expect(await guarded.get(at(), { kind: "feed" })).toMatchObject({ kind: "document" });
  });
});
