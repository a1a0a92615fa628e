import type { AtomFeed as Atom } from "feedsmith";
import type { FeedItem, ParsedFeed } from "./feed-item.ts";
import { baseOf, bylineOf, firstMoment, lineOf, linkOf } from "./item-fields.ts";
import { itemText } from "./item-text.ts";

type AtomFeed = Atom.Feed<string>;
type AtomEntry = Atom.Entry<string>;
type AtomLinks = AtomEntry["links"];

/** Atom 0.3 and 1.0. */
export function fromAtom(feed: AtomFeed, feedUrl: string): Omit<ParsedFeed, "format" | "truncated"> {
  const base = baseOf(feed.xml?.base, feedUrl);
  return {
    title: lineOf(textOf(feed.title)),
    siteUrl: linkOf(alternate(feed.links), base),
    items: (feed.entries ?? []).map((entry) => itemOf(entry, base, feed)),
  };
}

function itemOf(entry: AtomEntry, feedBase: string, feed: AtomFeed): FeedItem {
  const base = baseOf(entry.xml?.base, feedBase);
  const body = itemText({
    content: [textOf(entry.content)],
    summary: [
      textOf(entry.summary),
      entry.media?.description?.value,
      entry.media?.groups?.[0]?.description?.value,
    ],
  });
  const id = entry.id?.trim();
  const byId = id !== undefined && /^https?:/iu.test(id) ? linkOf(id, base) : undefined;
  const authors = entry.authors ?? entry.source?.authors ?? feed.authors;
  return {
    url: linkOf(alternate(entry.links), base) ?? linkOf(entry.content?.src, base) ?? byId,
    guid: id,
    title: lineOf(textOf(entry.title)),
    text: body?.text,
    isSummary: body?.isSummary ?? true,
    byline: bylineOf(authors?.map((author) => author.name) ?? entry.dc?.creators ?? []),
    publishedAt: firstMoment(
      entry.published,
      entry.dc?.dates?.[0],
      entry.dcterms?.issued?.[0],
      entry.updated,
    ),
    source:
      entry.source === undefined
        ? undefined
        : {
            title: lineOf(textOf(entry.source.title)),
            url: linkOf(alternate(entry.source.links) ?? entry.source.links?.[0]?.href, base),
          },
  };
}

/** The page of an entry: a link without `rel` means the same as "alternate" (RFC 4287, 4.2.7.2). HTML goes first. */
function alternate(links: AtomLinks): string | undefined {
  const pages = (links ?? []).filter(({ rel }) => rel === undefined || rel === "" || rel === "alternate");
  const html = pages.find(({ type }) => type === undefined || /html/iu.test(type));
  return (html ?? pages[0])?.href;
}

/** Markup that feeds put into plain text fields all the same. */
const USUAL_MARKUP =
  /<\/?(?:a|abbr|b|blockquote|br|cite|code|div|em|figure|font|h[1-6]|i|img|li|ol|p|q|s|small|span|strong|su[bp]|u|ul)\b[^<>]*>/iu;

/** `type="text"`, the default, is plain text: a "<" in it is a character and must not become a tag. */
function textOf(
  text: { value?: string | undefined; type?: string | undefined } | undefined,
): string | undefined {
  if (text?.value === undefined) return undefined;
  const isPlain = text.type === undefined || text.type === "text" || text.type === "text/plain";
  return isPlain && !USUAL_MARKUP.test(text.value) ? text.value.replaceAll("<", "&lt;") : text.value;
}
