/** A feed that a page declares by `<link rel="alternate">`. */
export interface DeclaredFeed {
  readonly url: string;
  readonly title: string | undefined;
}

/** What was read from one web page or HTML file. */
export interface ReadPage {
  /** The address that the page itself names as its own, absolute. */
  readonly url: string | undefined;
  readonly title: string | undefined;
  /** Clean paragraphs; never empty. */
  readonly text: string;
  readonly outlet: string | undefined;
  readonly byline: string | undefined;
  /** UTC instant. */
  readonly publishedAt: string | undefined;
  readonly feeds: readonly DeclaredFeed[];
}

/**
 * Reads the article out of HTML. `url` resolves relative addresses and names the page in errors.
 * Rejects with a `WirebriefError` of code `input` where there is no article, or where the page is
 * too large, too deep or takes too long.
 */
export interface PageReader {
  read(page: { readonly html: string; readonly url: string }): Promise<ReadPage>;
}
