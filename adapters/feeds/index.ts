import type { Draft } from "../../briefings/article/article.ts";
import { originOf } from "../../briefings/article/origin.ts";
import type { Collected, Source, SourceAddress, SourceMemory } from "../../briefings/article/source.ts";
import { WirebriefError } from "../../briefings/errors.ts";
import { decodeText } from "../shared/decode-text.ts";
import type { DocumentFetcher } from "../shared/fetched.ts";
import type { ReadPage } from "../shared/page-reader.ts";
import { feedLimits } from "./config.ts";
import { draftOf, frameOf } from "./feed-draft.ts";
import type { FeedItem } from "./feed-item.ts";
import { parseFeed } from "./parse-feed.ts";

export interface FeedSourceOptions {
  readonly fetcher: DocumentFetcher;
  /**
   * Fetches and reads the page of an item that carries only a summary. Without it, and for a page
   * that cannot be read, the summary is the article's text.
   */
  readonly readPage?: ((url: string) => Promise<ReadPage>) | undefined;
  /** True for an item whose article is stored already: its page is not fetched again. */
  readonly isKnown?: ((url: string) => Promise<boolean>) | undefined;
}

/**
 * The source for `{ feed }`. An unchanged feed (HTTP 304) yields nothing. Items come in the feed's
 * order; one that cannot be read is a `failed`, as is the lost rest of a truncated feed.
 */
export function createFeedSource(options: FeedSourceOptions): Source {
  return {
    async *collect(address: SourceAddress, memory: SourceMemory): AsyncGenerator<Collected, SourceMemory> {
      if (!("feed" in address)) throw new Error("a feed source reads { feed } addresses only");
      const fetched = await options.fetcher.get(address.feed, { kind: "feed", ...memory });
      if (fetched.kind === "unchanged") return memory;
      const { text } = decodeText(fetched.bytes, { thing: address.feed, declared: fetched.charset });
      yield* collectFeed(text, { feedUrl: address.feed, baseUrl: fetched.url }, options);
      return { etag: fetched.etag, lastModified: fetched.lastModified };
    },
  };
}

/** The drafts of one feed's text, wherever it came from. */
export async function* collectFeed(
  text: string,
  at: { readonly feedUrl: string; readonly baseUrl: string },
  options: Pick<FeedSourceOptions, "readPage" | "isKnown"> = {},
): AsyncGenerator<Collected> {
  const feed = parseFeed(text, at.baseUrl);
  const frame = frameOf(feed, at.feedUrl);
  let pagesLeft: number = feedLimits.pagesAVisit;
  for (const item of feed.items.slice(0, feedLimits.items)) {
    let draft: Draft;
    try {
      draft = draftOf(item, frame);
    } catch (error) {
      if (!(error instanceof WirebriefError)) throw error;
      yield { kind: "failed", item: item.url ?? item.guid ?? at.feedUrl, error };
      continue;
    }
    const page = item.isSummary && pagesLeft > 0 ? await pageOf(item, draft, options) : undefined;
    if (page !== undefined) pagesLeft--;
    yield { kind: "draft", draft: page === undefined ? draft : withPage(draft, page) };
  }
  if (feed.items.length > feedLimits.items) {
    yield leftOut(at.feedUrl, `has ${feed.items.length} items`, `The first ${feedLimits.items} were read.`);
  }
  if (feed.truncated) {
    yield leftOut(
      at.feedUrl,
      "ends in the middle of an item",
      "Its complete items were read; try again later.",
    );
  }
}

/** The article behind a summary; `undefined` where it may not or cannot be read. */
async function pageOf(
  item: FeedItem,
  draft: Draft,
  { readPage, isKnown }: Pick<FeedSourceOptions, "readPage" | "isKnown">,
): Promise<ReadPage | undefined> {
  if (readPage === undefined || item.url === undefined) return undefined;
  if (isKnown !== undefined && (await isKnown(draft.url))) return undefined;
  try {
    return await readPage(item.url);
  } catch (error) {
    if (error instanceof WirebriefError) return undefined;
    throw error;
  }
}

/** The feed knows its own title and date best; the page has the text, and what the feed lacks. */
function withPage(draft: Draft, page: ReadPage): Draft {
  if (page.text.length <= draft.text.length) return draft;
  const byline = draft.byline ?? page.byline;
  const publishedAt = draft.publishedAt ?? page.publishedAt;
  const origin = originOf({ text: page.text, outlet: draft.outlet, byline })?.outlet ?? draft.origin;
  return {
    ...draft,
    text: page.text,
    ...(byline === undefined ? {} : { byline }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(origin === undefined ? {} : { origin }),
  };
}

function leftOut(feedUrl: string, problem: string, remedy: string): Collected {
  return {
    kind: "failed",
    item: feedUrl,
    error: new WirebriefError({ code: "input", thing: feedUrl, problem, remedy }),
  };
}
