import type { Draft } from "../../briefings/article/article.ts";
import { canonicalUrl } from "../../briefings/article/canonical-url.ts";
import { originOf } from "../../briefings/article/origin.ts";
import { outletName, outletOfUrl } from "../../briefings/article/outlet.ts";
import type { Collected, Source, SourceAddress, SourceMemory } from "../../briefings/article/source.ts";
import { titleFromText } from "../../briefings/article/title-from-text.ts";
import { WirebriefError } from "../../briefings/errors.ts";
import { decodeText } from "../shared/decode-text.ts";
import { looksLikeFeed } from "../shared/feed-links.ts";
import type { DocumentFetcher, Fetched } from "../shared/fetched.ts";
import type { PageReader, ReadPage } from "../shared/page-reader.ts";

export interface PageSourceOptions {
  readonly fetcher: DocumentFetcher;
  readonly reader: PageReader;
}

/** The source for `{ page }`: one article. An unchanged page (HTTP 304) yields nothing. */
export function createPageSource({ fetcher, reader }: PageSourceOptions): Source {
  return {
    async *collect(address: SourceAddress, memory: SourceMemory): AsyncGenerator<Collected, SourceMemory> {
      if (!("page" in address)) throw new Error("a page source reads { page } addresses only");
      const fetched = await fetcher.get(address.page, { kind: "page", ...memory });
      if (fetched.kind === "unchanged") return memory;
      const page = await readFetched(fetched, address.page, reader);
      yield { kind: "draft", draft: pageDraft(page, fetched.url, `page:${address.page}`) };
      return { etag: fetched.etag, lastModified: fetched.lastModified };
    },
  };
}

/** Fetches and reads one page: what a feed source takes as its `readPage`. */
export function pageFetcher({ fetcher, reader }: PageSourceOptions): (url: string) => Promise<ReadPage> {
  return async (url) => {
    const fetched = await fetcher.get(url, { kind: "page" });
    if (fetched.kind === "unchanged") throw nothingSent(url);
    return readFetched(fetched, url, reader);
  };
}

/** Only a broken server says "unchanged" to somebody who has nothing yet. */
function nothingSent(url: string): WirebriefError {
  return new WirebriefError({
    code: "network",
    thing: url,
    problem: "the site sends nothing",
    value: "HTTP 304",
    remedy: "It is tried again later.",
  });
}

async function readFetched(
  fetched: Extract<Fetched, { kind: "document" }>,
  asked: string,
  reader: PageReader,
): Promise<ReadPage> {
  const { text } = decodeText(fetched.bytes, { thing: asked, declared: fetched.charset });
  if (looksLikeFeed(text)) {
    throw new WirebriefError({
      code: "input",
      thing: asked,
      problem: "is a feed, not a page",
      remedy: "Add it as a feed.",
    });
  }
  return reader.read({ html: text, url: fetched.url });
}

/**
 * The page's own canonical address identifies it where it lies on the same site; an address of
 * another site is how copies name their original, and then this page is only a copy.
 */
function pageDraft(page: ReadPage, fetchedUrl: string, source: string): Draft {
  const isOwn = page.url !== undefined && outletOfUrl(page.url) === outletOfUrl(fetchedUrl);
  const address = isOwn && page.url !== undefined ? page.url : fetchedUrl;
  const url = canonicalUrl(address) ?? address;
  const byHost = outletOfUrl(url) ?? url;
  const outlet = byHost.includes(".") && page.outlet !== undefined ? outletName(page.outlet) : byHost;
  const copiedFrom = page.url === undefined || isOwn ? undefined : outletOfUrl(page.url);
  const origin = copiedFrom ?? originOf({ text: page.text, outlet, byline: page.byline })?.outlet;
  return {
    url,
    title: page.title ?? titleFromText(page.text),
    text: page.text,
    outlet,
    source,
    ...(origin === undefined ? {} : { origin }),
    ...(page.byline === undefined ? {} : { byline: page.byline }),
    ...(page.publishedAt === undefined ? {} : { publishedAt: page.publishedAt }),
  };
}
