import { type AnyFeed, parseFeed as readFormat } from "feedsmith";
import { WirebriefError } from "../../briefings/errors.ts";
import { declaredFeeds, looksLikeHtml } from "../shared/feed-links.ts";
import type { ParsedFeed } from "./feed-item.ts";
import { fromAtom } from "./from-atom.ts";
import { fromJson } from "./from-json.ts";
import { fromRss } from "./from-rss.ts";
import { salvageFeed } from "./salvage.ts";

/**
 * Reads RSS 0.9 to 2.0, RDF, Atom 0.3 and 1.0 and JSON Feed. A feed that ends in the middle gives
 * its complete items and `truncated`. A web page, and anything else that is no feed, is a
 * `WirebriefError` of code `input`; for a page its remedy names the feeds that the page declares.
 */
export function parseFeed(text: string, feedUrl: string): ParsedFeed {
  if (looksLikeHtml(text)) throw pageInsteadOfFeed(text, feedUrl);
  const isCut = isCutOff(text);
  const whole = isCut ? {} : attempt(text);
  if (whole.feed !== undefined) return normalise(whole.feed, feedUrl, false);
  const sound = salvageFeed(text);
  const salvaged = sound === undefined ? undefined : attempt(sound).feed;
  if (salvaged !== undefined) return normalise(salvaged, feedUrl, true);
  if (isCut) throw cutBeforeFirst(feedUrl);
  if (isEmptyFeed(text))
    return { format: "rss", title: undefined, siteUrl: undefined, items: [], truncated: false };
  const isEmpty = text.trim() === "";
  throw new WirebriefError({
    code: "input",
    thing: feedUrl,
    problem: isEmpty ? "the feed is empty" : "is not a feed that can be read",
    ...(isEmpty ? {} : { value: text.trim().slice(0, 60) }),
    remedy: "Check the address: it must lead to RSS, Atom, RDF or JSON Feed.",
    cause: whole.fault,
  });
}

function attempt(text: string): { feed?: AnyFeed; fault?: unknown } {
  try {
    return { feed: readFormat(text) };
  } catch (fault) {
    return { fault };
  }
}

/** Without entries a feed is its title and a few links. */
const EMPTY_FEED_CHARACTERS = 20_000;

/** A whole feed without a single entry: a new site's, which the parser takes for damaged. */
function isEmptyFeed(text: string): boolean {
  if (text.length > EMPTY_FEED_CHARACTERS) return false;
  const bare = text.replace(/<!--[\s\S]*?-->/gu, "");
  return (
    /<(?:\w+:)?(rss|feed|RDF)\b[^>]*(?:\/>|>[\s\S]*<\/(?:\w+:)?\1\s*>\s*$)/u.test(bare) &&
    !/<!ENTITY/u.test(bare) &&
    !/<(?:\w+:)?(?:item|entry)\b[^>]*>\s*<(?!\/)/u.test(bare)
  );
}

function normalise(parsed: AnyFeed, feedUrl: string, truncated: boolean): ParsedFeed {
  switch (parsed.format) {
    case "rss":
      return { ...fromRss(parsed.feed, feedUrl), format: "rss", truncated };
    case "rdf":
      return { ...fromRss(parsed.feed, feedUrl), format: "rdf", truncated };
    case "atom":
      return { ...fromAtom(parsed.feed, feedUrl), format: "atom", truncated };
    case "json":
      return { ...fromJson(parsed.feed, feedUrl), format: "json", truncated };
  }
}

/** The parser closes what is open by itself, and so would take half an item for a whole one. */
function isCutOff(text: string): boolean {
  const root = /<((?:\w+:)?(?:rss|feed|rdf))(?:\s[^>]*)?(\/?)>/iu.exec(text.slice(0, 65_536));
  if (root?.[1] === undefined || root[2] === "/") return false;
  return !text.includes(`</${root[1]}`);
}

function cutBeforeFirst(feedUrl: string): WirebriefError {
  return new WirebriefError({
    code: "input",
    thing: feedUrl,
    problem: "the feed ends before its first item is complete",
    remedy: "It is tried again later; tell the site if it stays so.",
  });
}

function pageInsteadOfFeed(text: string, feedUrl: string): WirebriefError {
  const feeds = declaredFeeds(text, feedUrl).map(({ url }) => url);
  return new WirebriefError({
    code: "input",
    thing: feedUrl,
    problem: "is a web page, not a feed",
    remedy:
      feeds.length === 0
        ? "Give the address of its RSS or Atom feed, or add it as a page."
        : `Use a feed that it names: ${feeds.slice(0, 3).join(", ")}.`,
  });
}
