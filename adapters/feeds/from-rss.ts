import type { RdfFeed as Rdf, RssFeed as Rss } from "feedsmith";
import type { FeedItem, ParsedFeed } from "./feed-item.ts";
import { baseOf, bylineOf, firstMoment, lineOf, linkOf } from "./item-fields.ts";
import { itemText } from "./item-text.ts";

type RssFeed = Rss.Feed<string>;
type RdfFeed = Rdf.Feed<string>;
type RssItem = Rss.Item<string>;
type RdfItem = Rdf.Item<string>;

/** RSS 0.9 to 2.0 and RDF: their items differ in what RDF lacks (guid, author, pubDate, source). */
export function fromRss(feed: RssFeed | RdfFeed, feedUrl: string): Omit<ParsedFeed, "format" | "truncated"> {
  const base = baseOf(feed.xml?.base, feedUrl);
  const self = feed.atom?.links?.find((link) => link.rel === undefined || link.rel === "alternate")?.href;
  return {
    title: lineOf(feed.title),
    siteUrl: linkOf(feed.link, base) ?? linkOf(self, base),
    items: (feed.items ?? []).map((item) => itemOf(item, base)),
  };
}

function itemOf(item: RssItem | RdfItem, feedBase: string): FeedItem {
  const base = baseOf(item.xml?.base, feedBase);
  const rss: RssItem = item;
  const body = itemText({
    content: [item.content?.encoded, item.atom?.content?.value],
    summary: [
      item.description,
      item.atom?.summary?.value,
      item.dc?.descriptions?.[0],
      item.media?.description?.value,
      rss.itunes?.summary,
    ],
  });
  return {
    url: addressOf(rss, base) ?? linkOf(aboutOf(item), base),
    guid: rss.guid?.value?.trim() ?? aboutOf(item),
    title: lineOf(item.title ?? item.dc?.titles?.[0] ?? item.media?.title?.value),
    text: body?.text,
    isSummary: body?.isSummary ?? true,
    byline: bylineOf(rss.authors?.map((author) => author.name ?? author.email) ?? item.dc?.creators ?? []),
    publishedAt: firstMoment(
      rss.pubDate,
      item.dc?.dates?.[0],
      item.atom?.published,
      item.dcterms?.issued?.[0],
      item.dcterms?.created?.[0],
      rss.prism?.publicationDates?.[0],
      item.atom?.updated,
      item.dcterms?.modified?.[0],
    ),
    source:
      rss.source === undefined
        ? undefined
        : { title: lineOf(rss.source.title), url: linkOf(rss.source.url, base) },
  };
}

/** A guid is the item's address unless it says that it is not (RSS 2.0, `isPermaLink`). */
function addressOf(item: RssItem, base: string): string | undefined {
  const alternate = item.atom?.links?.find(
    (link) => link.rel === undefined || link.rel === "alternate",
  )?.href;
  const linked = linkOf(item.link, base) ?? linkOf(alternate, base);
  if (linked !== undefined) return linked;
  const guid = item.guid;
  if (guid?.value === undefined || guid.isPermaLink === false) return undefined;
  return /^https?:/iu.test(guid.value.trim()) ? linkOf(guid.value, base) : undefined;
}

function aboutOf(item: RssItem | RdfItem): string | undefined {
  return "rdf" in item ? item.rdf?.about : undefined;
}
