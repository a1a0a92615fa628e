import { htmlToLine } from "../shared/html-text.ts";
import type { JsonLdArticle } from "./json-ld.ts";
import type { PageDocument } from "./page-document.ts";

/** The content of the first of these `<meta>` names (or properties, or itemprops) that has one. */
export function metaContent(document: PageDocument, names: readonly string[]): string | undefined {
  const found = new Map<string, string>();
  for (const meta of document.querySelectorAll("meta")) {
    const content = meta.getAttribute("content")?.trim() ?? "";
    if (content === "") continue;
    for (const attribute of ["property", "name", "itemprop"]) {
      const name = meta.getAttribute(attribute)?.toLowerCase();
      if (name !== undefined && !found.has(name)) found.set(name, content);
    }
  }
  for (const name of names) {
    const content = found.get(name);
    if (content !== undefined) return content;
  }
  return undefined;
}

/** Who publishes the page, as it says itself. */
export function pageOutlet(document: PageDocument, article: JsonLdArticle | undefined): string | undefined {
  const named = metaContent(document, [
    "og:site_name",
    "application-name",
    "al:ios:app_name",
    "twitter:app:name:iphone",
  ]);
  const outlet = lineOrNothing(metaContent(document, ["og:site_name"]) ?? article?.publisher ?? named);
  // Some pages put their address there.
  return outlet === undefined || /^https?:|^@/u.test(outlet) || outlet.length > 60 ? undefined : outlet;
}

/** The address that the page names as its own, absolute. */
export function ownAddress(document: PageDocument, pageUrl: string): string | undefined {
  const href =
    document.querySelector('link[rel="canonical"]')?.getAttribute("href") ??
    metaContent(document, ["og:url"]);
  if (href === undefined || href === null || href.trim() === "") return undefined;
  // A file has no address that a relative one could be resolved against.
  const base = URL.canParse(pageUrl) ? pageUrl : undefined;
  if (!URL.canParse(href.trim(), base)) return undefined;
  const own = new URL(href.trim(), base);
  // A canonical link to the front page is a mistake of the site, and would make all its articles one.
  const isFrontPage = own.pathname === "/" && own.search === "" && pathOf(pageUrl) !== "/";
  return /^https?:$/u.test(own.protocol) && !isFrontPage ? own.href : undefined;
}

function pathOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).pathname : undefined;
}

export function lineOrNothing(text: string | null | undefined): string | undefined {
  const line = text === null || text === undefined ? "" : htmlToLine(text);
  return line === "" ? undefined : line;
}

/** Names of the authors, joined. A profile's address is nobody's name. */
export function pageByline(
  document: PageDocument,
  article: JsonLdArticle | undefined,
  readable: string | null | undefined,
): string | undefined {
  const candidates = [
    article?.author,
    metaContent(document, [
      "author",
      "parsely-author",
      "sailthru.author",
      "dc.creator",
      "article:author_name",
      "byl",
    ]),
    readable,
    metaContent(document, ["article:author"]),
  ];
  for (const candidate of candidates) {
    const line = lineOrNothing(candidate)
      ?.replace(/^(?:by|von|par|por)\s*:?\s+/iu, "")
      .trim();
    const isName =
      line !== undefined && line.length >= 2 && line.length <= 120 && !/^https?:|^@|^\d+$/u.test(line);
    if (isName) return line;
  }
  return undefined;
}
