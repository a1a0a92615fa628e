/** One entry of a feed, whatever its format: cleaned, with absolute addresses. */
export interface FeedItem {
  /** The page that it announces; `undefined` where it names none. */
  readonly url: string | undefined;
  /** The feed's own identifier of it, as written. */
  readonly guid: string | undefined;
  readonly title: string | undefined;
  /** Clean paragraphs; `undefined` where the feed carries the headline only. */
  readonly text: string | undefined;
  /** True where `text` is a teaser of the page and not the whole of it. */
  readonly isSummary: boolean;
  readonly byline: string | undefined;
  readonly publishedAt: string | undefined;
  /** The publisher that the feed took it from (RSS and Atom `source`). */
  readonly source: { readonly title: string | undefined; readonly url: string | undefined } | undefined;
}

export interface ParsedFeed {
  readonly format: "rss" | "atom" | "rdf" | "json";
  readonly title: string | undefined;
  /** The site that the feed belongs to. */
  readonly siteUrl: string | undefined;
  readonly items: readonly FeedItem[];
  /** True where the feed ended in the middle and only its complete items were read. */
  readonly truncated: boolean;
}
