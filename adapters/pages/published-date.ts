import { parseTimestamp } from "../../briefings/article/parse-timestamp.ts";
import { htmlToLine } from "../shared/html-text.ts";
import type { JsonLdArticle } from "./json-ld.ts";
import type { PageDocument, PageElement } from "./page-document.ts";
import { metaContent } from "./page-metadata.ts";

/**
 * Meta names of the publication date, most exact first: Open Graph, schema.org, Parse.ly, Sailthru,
 * Dublin Core, then the homemade ones that news systems write.
 */
const PUBLISHED_NAMES: readonly string[] = (
  "article:published_time og:published_time og:article:published_time datepublished parsely-pub-date " +
  "sailthru.date article:published published_time rnews:datepublished cxenseparse:recs:publishtime " +
  "dc.date.issued dcterms.issued dc.date.created dcterms.created dc.date dcterms.date dc.issued " +
  "article.published article_date_original publication_date publish-date publish_date published-date pubdate " +
  "originalpublicationdate cxenseparse:publishtime datecreated date_published pdate release_date " +
  "displaydate display_date date iptc:datecreated timestamp bt:pubdate citation_publication_date " +
  "citation_online_date dat docdate publishdate"
).split(" ");

/** What marks an element as the date of publication in its class, id or itemprop. */
const PUBLISHED_MARK =
  /publish|pubdate|posted|post-date|entry-date|article-date|date-?time|dateline|byline|timestamp|created/iu;
const NOT_PUBLISHED_MARK = /updat|modif|comment|related|sidebar|footer|widget|copyright|event/iu;

/**
 * When the page says that it was published, as a UTC instant. In order: structured data, meta
 * elements, marked dates in the page, the date in its address, the first `<time>`, a date in
 * words near the top, and last the date of its latest change.
 */
export function publishedDate(
  document: PageDocument,
  article: JsonLdArticle | undefined,
  pageUrl: string,
): string | undefined {
  return (
    moment(article?.published) ??
    moment(metaContent(document, PUBLISHED_NAMES)) ??
    markedDate(document) ??
    addressDate(pageUrl) ??
    firstTime(document) ??
    dateInWords(document) ??
    moment(article?.modified) ??
    moment(
      metaContent(document, [
        "article:modified_time",
        "og:updated_time",
        "last-modified",
        "dcterms.modified",
      ]),
    )
  );
}

function moment(text: string | undefined): string | undefined {
  return text === undefined ? undefined : parseTimestamp(text);
}

const MOST_CANDIDATES = 200;

function markedDate(document: PageDocument): string | undefined {
  let count = 0;
  for (const element of document.querySelectorAll(
    'time, abbr, [itemprop="datePublished"], [class*="date"], [class*="publish"], [class*="posted"], [class*="time"], [id*="date"]',
  )) {
    if (++count > MOST_CANDIDATES) break;
    const mark = ["class", "id", "itemprop", "pubdate"]
      .map((name) => element.getAttribute(name) ?? "")
      .join(" ");
    if (NOT_PUBLISHED_MARK.test(mark) || !(PUBLISHED_MARK.test(mark) || /\bdate\b/iu.test(mark))) continue;
    const found = dateOf(element);
    if (found !== undefined) return found;
  }
  return undefined;
}

function firstTime(document: PageDocument): string | undefined {
  for (const element of document.querySelectorAll("time")) {
    const found = dateOf(element);
    if (found !== undefined) return found;
  }
  return undefined;
}

function dateOf(element: PageElement): string | undefined {
  for (const name of ["datetime", "content", "data-datetime", "data-timestamp", "title"]) {
    const found = moment(element.getAttribute(name) ?? undefined);
    if (found !== undefined) return found;
  }
  const text = element.textContent ?? "";
  return text.length > 200 ? undefined : (moment(text) ?? wordedDate(text));
}

/** `/2026/03/04/` and `/2026-03-04-` in an address. */
function addressDate(pageUrl: string): string | undefined {
  const found = /[/-](20\d\d|19\d\d)[/-](\d{1,2})[/-](\d{1,2})(?!\d)/u.exec(pageUrl);
  if (found === null) return undefined;
  return parseTimestamp(`${found[1]}-${found[2]?.padStart(2, "0")}-${found[3]?.padStart(2, "0")}`);
}

/** Where bylines and dates stand: the text before and just after the headline. */
const TOP_CHARACTERS = 20_000;

function dateInWords(document: PageDocument): string | undefined {
  const scope =
    document.querySelector("article") ?? document.querySelector("main") ?? document.querySelector("body");
  return scope === null ? undefined : wordedDate(htmlToLine(scope.innerHTML.slice(0, TOP_CHARACTERS)));
}

const MONTH =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const WORDED = new RegExp(
  String.raw`\b(?:${MONTH}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:20\d\d|19\d\d)|\d{1,2}(?:st|nd|rd|th)? ${MONTH}\.?,? (?:20\d\d|19\d\d)|20\d\d-\d\d-\d\d)\b`,
  "iu",
);

function wordedDate(text: string): string | undefined {
  return moment(WORDED.exec(text)?.[0]);
}
