import { stat } from "node:fs/promises";
import type { SourceAddress } from "../../briefings/article/source.ts";
import { WirebriefError } from "../../briefings/errors.ts";
import { decodeText } from "./decode-text.ts";
import { declaredFeeds, looksLikeFeed, looksLikeHtml } from "./feed-links.ts";
import type { DocumentFetcher } from "./fetched.ts";

/**
 * What somebody means by a name: a file, a folder, a feed or a page. An address is fetched once to
 * tell a feed from a page; for a site's front page it is the first feed that the page declares,
 * since a front page is no article. Throws a `WirebriefError` of code `input` where there is no such
 * file, and of code `network` where the address cannot be fetched.
 */
export async function sourceAddressOf(named: string, fetcher: DocumentFetcher): Promise<SourceAddress> {
  if (/^https?:\/\//iu.test(named)) return webAddressOf(named, fetcher);
  const found = await stat(named).catch((cause: unknown) => {
    throw new WirebriefError({
      code: "input",
      thing: named,
      problem: "is neither a file, a folder nor a web address",
      remedy: "Check the name; write web addresses with http:// or https://.",
      cause,
    });
  });
  return found.isDirectory() ? { folder: named } : { file: named };
}

async function webAddressOf(url: string, fetcher: DocumentFetcher): Promise<SourceAddress> {
  const fetched = await fetcher.get(url, { kind: "feed" });
  if (fetched.kind === "unchanged") return { page: url };
  const { text } = decodeText(fetched.bytes, { thing: url, declared: fetched.charset });
  if (looksLikeFeed(text)) return { feed: url };
  const isFrontPage = looksLikeHtml(text) && new URL(fetched.url).pathname === "/";
  const feed = isFrontPage ? declaredFeeds(text, fetched.url)[0] : undefined;
  return feed === undefined ? { page: url } : { feed: feed.url };
}
