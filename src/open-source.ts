import { collectFeed, createFeedSource } from "../adapters/feeds/index.ts";
import { createFileSource } from "../adapters/files/index.ts";
import { createPageSource, pageFetcher } from "../adapters/pages/index.ts";
import { createPageReader } from "../adapters/pages/page-reader.ts";
import type { DocumentFetcher } from "../adapters/shared/fetched.ts";
import type { GuardedFetch } from "../adapters/shared/guarded-fetch.ts";
import { sourceAddressOf } from "../adapters/shared/source-address.ts";
import type { Source, SourceAddress } from "../briefings/article/source.ts";

/** All kinds of sources behind one; `close` ends its connections and its reading thread. */
export type OpenSource = Source & {
  /** What somebody means by a name: a file, a folder, a feed or a page. */
  addressOf(named: string): Promise<SourceAddress>;
  close(): Promise<void>;
};

export interface OpenSourceOptions {
  /** `FETCH_ALLOW`. */
  readonly allow: readonly string[];
  /** True for an article that is stored already: its page is not fetched again. */
  readonly isKnown?: (url: string) => Promise<boolean>;
}

/** Nothing is opened before it is used: a folder needs no connection. */
export function openSource({ allow, isKnown }: OpenSourceOptions): OpenSource {
  let opened: Promise<GuardedFetch> | undefined;
  const open = () => {
    opened ??= import("../adapters/shared/guarded-fetch.ts").then(({ createGuardedFetch }) =>
      createGuardedFetch({ allow }),
    );
    return opened;
  };
  const fetcher: DocumentFetcher = { get: async (url, request) => (await open()).get(url, request) };
  const reader = createPageReader();
  const readPage = pageFetcher({ fetcher, reader });
  const feeds = createFeedSource({ fetcher, readPage, isKnown });
  const pages = createPageSource({ fetcher, reader });
  const files = createFileSource({
    page: reader,
    feed: (text, name) => collectFeed(text, { feedUrl: name, baseUrl: name }),
  });
  return {
    collect(address, memory) {
      if ("feed" in address) return feeds.collect(address, memory);
      return "page" in address ? pages.collect(address, memory) : files.collect(address, memory);
    },
    addressOf: (named) => sourceAddressOf(named, fetcher),
    async close() {
      await Promise.all([opened?.then((fetch) => fetch.close()), reader.close()]);
    },
  };
}
