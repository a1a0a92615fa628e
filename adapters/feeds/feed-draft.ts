import type { Draft } from "../../briefings/article/article.ts";
import { canonicalUrl } from "../../briefings/article/canonical-url.ts";
import { originOf } from "../../briefings/article/origin.ts";
import { outletName, outletOfUrl, publisherKey } from "../../briefings/article/outlet.ts";
import { titleFromText } from "../../briefings/article/title-from-text.ts";
import { WirebriefError } from "../../briefings/errors.ts";
import type { FeedItem, ParsedFeed } from "./feed-item.ts";

/** What the whole feed says for all its items. */
export interface FeedFrame {
  readonly feedUrl: string;
  readonly outlet: string;
  /** Pages that more than one item announces (live blogs): they need an address of their own each. */
  readonly sharedPages: ReadonlySet<string>;
}

export function frameOf(feed: ParsedFeed, feedUrl: string): FeedFrame {
  const seen = new Set<string>();
  const sharedPages = new Set<string>();
  for (const item of feed.items) {
    const page = item.url === undefined ? undefined : canonicalUrl(item.url);
    if (page === undefined) continue;
    if (seen.has(page)) sharedPages.add(page);
    seen.add(page);
  }
  return { feedUrl, outlet: outletOfFeed(feed, feedUrl), sharedPages };
}

/**
 * A feed's item as a draft. An item without a page, and items that share one, are told apart by
 * their feed identifier behind the address. Without any text the headline is the text.
 * Throws a `WirebriefError` of code `input` where an item has neither.
 */
export function draftOf(item: FeedItem, frame: FeedFrame): Draft {
  const title = item.title ?? (item.text === undefined ? undefined : titleFromText(item.text));
  const text = item.text ?? item.title;
  if (title === undefined || text === undefined) {
    throw new WirebriefError({
      code: "input",
      thing: item.url ?? item.guid ?? frame.feedUrl,
      problem: "the feed item has neither a title nor a text",
      remedy: "Nothing to do; the other items of the feed are read.",
    });
  }
  const outlet = outletOfItem(item, frame);
  const origin = originOf({ text, outlet, byline: item.byline })?.outlet;
  return {
    url: addressOf(item, title, frame),
    title: withoutOutlet(title, outlet),
    text,
    outlet,
    source: `feed:${frame.feedUrl}`,
    ...(origin === undefined ? {} : { origin }),
    ...(item.byline === undefined ? {} : { byline: item.byline }),
    ...(item.publishedAt === undefined ? {} : { publishedAt: item.publishedAt }),
  };
}

function addressOf(item: FeedItem, title: string, frame: FeedFrame): string {
  const page = item.url === undefined ? undefined : canonicalUrl(item.url);
  if (page !== undefined && !frame.sharedPages.has(page)) return page;
  const guid = item.guid ?? title;
  const isOwnName = /^[a-z][a-z0-9+.-]*:/iu.test(guid) && !/^https?:/iu.test(guid) && !/\s/u.test(guid);
  if (page === undefined && isOwnName) return guid;
  // "#!" is the one fragment that a canonical address keeps.
  return `${page ?? canonicalUrl(frame.feedUrl) ?? frame.feedUrl}#!${encodeURIComponent(guid)}`;
}

/**
 * The page's host tells the outlet, except where the feed says that it took the item from elsewhere
 * (aggregators link through their own addresses).
 */
function outletOfItem(item: FeedItem, frame: FeedFrame): string {
  if (item.source?.title !== undefined) return outletName(item.source.title);
  const ofPage = item.url === undefined ? undefined : outletOfUrl(item.url);
  if (ofPage === undefined || ofPage === outletOfUrl(frame.feedUrl)) return frame.outlet;
  // A known outlet's name beats the feed's title; an unknown host is often a redirector's.
  return ofPage.includes(".") ? frame.outlet : ofPage;
}

/**
 * The outlet's known name by the site or the feed, else the part of the feed's title that is the
 * site's name ("World – Example Tribune"), else its whole title where it is short, else the host.
 */
function outletOfFeed(feed: ParsedFeed, feedUrl: string): string {
  const host = outletOfUrl(feed.siteUrl ?? feedUrl) ?? feedUrl;
  if (!host.includes(".")) return host;
  const title = feed.title ?? "";
  const label = publisherKey(host.split(".")[0] ?? host);
  const parts = title.split(/\s+[-–—|:·>»]\s+|:\s+|\s*[|»]\s*/u).filter((part) => part !== "");
  const named = parts.find((part) => {
    const key = publisherKey(part);
    return key.length >= 3 && (key.includes(label) || label.includes(key));
  });
  if (named !== undefined) return outletName(named);
  return title !== "" && title.length <= 40 && parts.length === 1 ? outletName(title) : host;
}

/** Aggregators write "Headline - Outlet". */
function withoutOutlet(title: string, outlet: string): string {
  const mark = /\s[-–—|]\s([^-–—|]{2,60})$/u.exec(title);
  const isOutlet = mark?.[1] !== undefined && publisherKey(mark[1]) === publisherKey(outlet);
  return isOutlet && mark.index > 0 ? title.slice(0, mark.index).trimEnd() : title;
}
