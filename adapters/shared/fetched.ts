/** What a document is fetched as: pages ask robots.txt first, feeds are made for robots. */
export type FetchKind = "page" | "feed";

export interface FetchRequest {
  readonly kind: FetchKind;
  /** Both are sent back as they came, so that an unchanged document is not sent again. */
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

export type Fetched =
  | { readonly kind: "unchanged" }
  | {
      readonly kind: "document";
      /** The address after all redirects. */
      readonly url: string;
      readonly bytes: Uint8Array;
      /** Without parameters, lower case: `text/html`. */
      readonly mediaType: string | undefined;
      /** The `charset` parameter. */
      readonly charset: string | undefined;
      readonly etag: string | undefined;
      readonly lastModified: string | undefined;
    };

/** Gets one document. Rejects with a `WirebriefError` of code `network` where that fails or is not allowed. */
export interface DocumentFetcher {
  get(url: string, request: FetchRequest): Promise<Fetched>;
}
