import { htmlToLine } from "./html-text.ts";
import type { DeclaredFeed } from "./page-reader.ts";

const FEED_TYPES = /^(?:application\/(?:rss|atom|rdf|feed)\+(?:xml|json)|text\/xml|application\/xml)\b/iu;
const MOST_FEEDS = 10;
/** Pages declare their feeds in the head; what follows is not looked through. */
const HEAD_CHARACTERS = 262_144;

/** The feeds that a page declares in its head, in its order, with absolute addresses. */
export function declaredFeeds(html: string, pageUrl: string): DeclaredFeed[] {
  const feeds = new Map<string, DeclaredFeed>();
  const head = html.slice(0, HEAD_CHARACTERS);
  const base = attribute(/<base\b[^>]{0,2000}>/iu.exec(head)?.[0] ?? "", "href");
  for (const [tag] of head.matchAll(/<link\b[^>]{0,2000}>/giu)) {
    const isAlternate = (attribute(tag, "rel") ?? "").toLowerCase().split(/\s+/u).includes("alternate");
    const href = attribute(tag, "href");
    if (!isAlternate || href === undefined || !FEED_TYPES.test(attribute(tag, "type") ?? "")) continue;
    const url = absolute(href, base, pageUrl);
    if (url === undefined || feeds.has(url)) continue;
    const title = htmlToLine(attribute(tag, "title") ?? "");
    feeds.set(url, { url, title: title === "" ? undefined : title });
    if (feeds.size === MOST_FEEDS) break;
  }
  return [...feeds.values()];
}

/** True where a text is a web page: an HTML root comes before any feed root. */
export function looksLikeHtml(text: string): boolean {
  const opening = text.slice(0, 4096).replace(/<!--[\s\S]*?-->/gu, "");
  const root = /<(?:!doctype\s+(\w+)|(?:\w+:)?(html|head|body|rss|feed|rdf|channel)\b)/iu.exec(opening);
  const name = (root?.[1] ?? root?.[2] ?? "").toLowerCase();
  return name === "html" || name === "head" || name === "body";
}

/** True where a text is a feed: RSS, Atom, RDF or JSON Feed. */
export function looksLikeFeed(text: string): boolean {
  const opening = text.slice(0, 4096).replace(/<!--[\s\S]*?-->/gu, "");
  if (/^\s*\{/u.test(opening)) return /"version"\s*:\s*"https?:\/\/(?:www\.)?jsonfeed\.org\//u.test(opening);
  return !looksLikeHtml(text) && /<(?:\w+:)?(?:rss|feed|rdf)\b/iu.test(opening);
}

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, "iu").exec(tag);
  return (found?.[1] ?? found?.[2] ?? found?.[3])?.replaceAll("&amp;", "&").trim();
}

function absolute(href: string, base: string | undefined, pageUrl: string): string | undefined {
  try {
    const from =
      base === undefined ? pageUrl : new URL(base, URL.canParse(pageUrl) ? pageUrl : undefined).href;
    const url = URL.canParse(href) ? new URL(href) : new URL(href, from);
    return /^https?:$/u.test(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}
