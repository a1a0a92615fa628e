import type { JsonFeed as Json } from "feedsmith";
import type { FeedItem, ParsedFeed } from "./feed-item.ts";
import { bylineOf, firstMoment, lineOf, linkOf } from "./item-fields.ts";
import { itemText } from "./item-text.ts";

type JsonFeed = Json.Feed<string>;
type JsonItem = Json.Item<string>;

/** JSON Feed 1.0 and 1.1. */
export function fromJson(feed: JsonFeed, feedUrl: string): Omit<ParsedFeed, "format" | "truncated"> {
  const site = linkOf(feed.home_page_url, feedUrl);
  return {
    title: lineOf(feed.title),
    siteUrl: site,
    items: (feed.items ?? []).map((item) => itemOf(item, site ?? feedUrl, feed)),
  };
}

function itemOf(item: JsonItem, base: string, feed: JsonFeed): FeedItem {
  const body = itemText({
    content: [item.content_html, asHtml(item.content_text)],
    summary: [asHtml(item.summary)],
  });
  const id = item.id === undefined ? undefined : String(item.id).trim();
  const byId = id !== undefined && /^https?:/iu.test(id) ? linkOf(id, base) : undefined;
  const authors = item.authors ?? feed.authors;
  return {
    url: linkOf(item.url, base) ?? linkOf(item.external_url, base) ?? byId,
    guid: id,
    title: lineOf(asHtml(item.title)),
    text: body?.text,
    isSummary: body?.isSummary ?? true,
    byline: bylineOf(authors?.map((author) => author.name) ?? []),
    publishedAt: firstMoment(item.date_published, item.date_modified),
    source: undefined,
  };
}

/** JSON Feed's plain text: its line ends are paragraphs, its "<" and "&" are characters. */
function asHtml(text: string | undefined): string | undefined {
  return text
    ?.replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replace(/\n\s*\n/gu, "<p>")
    .replaceAll("\n", "<br>");
}
