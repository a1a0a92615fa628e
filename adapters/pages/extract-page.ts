import { Readability } from "@mozilla/readability";
import { publisherKey } from "../../briefings/article/outlet.ts";
import { declaredFeeds } from "../shared/feed-links.ts";
import { htmlToText } from "../shared/html-text.ts";
import type { ReadPage } from "../shared/page-reader.ts";
import { pageLimits } from "./config.ts";
import { type JsonLdArticle, jsonLdArticle } from "./json-ld.ts";
import { type PageDocument, parsePage } from "./page-document.ts";
import { lineOrNothing, ownAddress, pageByline, pageOutlet } from "./page-metadata.ts";
import { publishedDate } from "./published-date.ts";
import { MOST_BOX_PARAGRAPHS, surroundings } from "./surroundings.ts";

/**
 * The article of a page, or `undefined` where it has none. Synchronous, and slow on hostile pages:
 * call it through `createPageReader`, which checks their size and limits its time.
 */
export function extractPage(html: string, pageUrl: string): ReadPage | undefined {
  const document = parsePage(html);
  const article = jsonLdArticle(document);
  const facts = {
    url: ownAddress(document, pageUrl),
    outlet: pageOutlet(document, article),
    publishedAt: publishedDate(document, article, pageUrl),
    feeds: declaredFeeds(html, pageUrl),
  };
  const heading = lineOrNothing(document.querySelector("h1")?.textContent);
  const paragraphs = paragraphText(document);
  removeSurroundings(document);
  // Readability takes the document apart, so everything else is read before.
  const readable = readably(document);
  const text = bestText(htmlToText(readable?.content ?? ""), article, paragraphs);
  if (text === "") return undefined;
  const title = lineOrNothing(article?.headline) ?? lineOrNothing(readable?.title) ?? heading;
  const byline = pageByline(document, article, readable?.byline);
  return { ...facts, title: withoutSite(title, facts.outlet), byline, text: withoutTitle(text, title) };
}

function readably(document: PageDocument): ReturnType<Readability["parse"]> {
  const options = { maxElemsToParse: pageLimits.elements, charThreshold: pageLimits.leastCharacters };
  // The class is declared for a browser's Document; it uses the standard methods that linkedom has.
  return new Readability(document, options).parse();
}

/** Boxes that stand inside the body of a story and that Readability takes for a part of it. */
function removeSurroundings(document: PageDocument): void {
  for (const element of [...document.querySelectorAll(surroundings.join(","))]) {
    // A page whose whole body carries such a class would lose everything.
    const paragraphs = [...element.querySelectorAll("p")].length;
    if (paragraphs <= MOST_BOX_PARAGRAPHS) element.remove();
  }
}

/**
 * Readability's text, unless it kept too little: then the structured data's body, then the page's
 * own paragraphs. Pages built by scripts carry their story in the structured data alone.
 */
function bestText(readable: string, article: JsonLdArticle | undefined, paragraphs: string): string {
  const body = article?.body === undefined ? "" : htmlToText(article.body);
  if (body.length > readable.length * 2) return body;
  if (readable.length >= pageLimits.shortCharacters) return readable;
  return paragraphs.length > readable.length * 2 ? paragraphs : readable;
}

/** The paragraphs of the page's main part, for pages of which Readability keeps a corner only. */
function paragraphText(document: PageDocument): string {
  const scope =
    document.querySelector('[itemprop="articleBody"]') ??
    document.querySelector("article") ??
    document.querySelector("main") ??
    document;
  return [...scope.querySelectorAll("p")]
    .map((paragraph) => htmlToText(paragraph.innerHTML))
    .filter((text) => text !== "")
    .join("\n\n");
}

/** "Headline | Harbour Post" and "Headline - harbour-post.example". */
function withoutSite(title: string | undefined, outlet: string | undefined): string | undefined {
  if (title === undefined || outlet === undefined) return title;
  const mark = /\s+[-–—|:·»]\s+([^|]{2,60})$/u.exec(title);
  const isSite = mark?.[1] !== undefined && publisherKey(mark[1]) === publisherKey(outlet);
  return isSite && mark.index > 0 ? title.slice(0, mark.index) : title;
}

/** Some pages repeat the headline as the first line of the story. */
function withoutTitle(text: string, title: string | undefined): string {
  const [first, ...rest] = text.split("\n\n");
  return rest.length > 0 && first === title ? rest.join("\n\n") : text;
}
