import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { DocumentFetcher } from "../../../adapters/shared/fetched.ts";
import { sourceAddressOf } from "../../../adapters/shared/source-address.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "wirebrief-address-"));
  await writeFile(join(folder, "a.txt"), "One is here.");
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const answering = (text: string): DocumentFetcher => ({
  get: (url) =>
    Promise.resolve({
      kind: "document",
      url,
      bytes: Buffer.from(text),
      mediaType: undefined,
      charset: undefined,
      etag: undefined,
      lastModified: undefined,
    }),
});
const site =
  '<html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head><body>x</body></html>';

test("tells files and folders by what is there", async () => {
  expect(await sourceAddressOf(folder, answering(""))).toEqual({ folder });
  expect(await sourceAddressOf(join(folder, "a.txt"), answering(""))).toEqual({
    file: join(folder, "a.txt"),
  });
  await expect(sourceAddressOf(join(folder, "b.txt"), answering(""))).rejects.toMatchObject({
    code: "input",
  });
});

test("tells feeds from pages by what is sent", async () => {
  expect(await sourceAddressOf("https://x.example/a", answering("<rss></rss>"))).toEqual({
    feed: "https://x.example/a",
  });
  expect(await sourceAddressOf("https://x.example/a", answering(site))).toEqual({
    page: "https://x.example/a",
  });
});

test("takes a front page for the feed that it declares", async () => {
  expect(await sourceAddressOf("https://x.example/", answering(site))).toEqual({
    feed: "https://x.example/rss",
  });
  expect(await sourceAddressOf("https://x.example", answering("<html></html>"))).toEqual({
    page: "https://x.example",
  });
});
