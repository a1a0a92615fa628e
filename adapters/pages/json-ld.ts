import { z } from "zod";
import type { PageDocument } from "./page-document.ts";

/** What a page's structured data (schema.org, as JSON-LD) says about its article. */
export interface JsonLdArticle {
  readonly headline: string | undefined;
  readonly author: string | undefined;
  readonly publisher: string | undefined;
  readonly published: string | undefined;
  readonly modified: string | undefined;
  readonly body: string | undefined;
}

const ARTICLE_TYPE = /(?:Article|BlogPosting|Posting|Report|Review|WebPage|VideoObject)$/u;
const mapping = z.record(z.string(), z.unknown());
/** Structured data larger than this, or nested deeper, is no article's. */
const MOST_CHARACTERS = 1_000_000;
const MOST_NODES = 500;

/** The article among the page's structured data; an article proper goes before a bare web page. */
export function jsonLdArticle(document: PageDocument): JsonLdArticle | undefined {
  const nodes: Record<string, unknown>[] = [];
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const text = script.textContent ?? "";
    if (text.length <= MOST_CHARACTERS) collect(parseLoosely(text), nodes);
  }
  const articles = nodes.filter((node) => typesOf(node).some((type) => ARTICLE_TYPE.test(type)));
  const proper = articles.find((node) => typesOf(node).some((type) => !/WebPage$|VideoObject$/u.test(type)));
  const node = proper ?? articles[0];
  if (node === undefined) return undefined;
  return {
    headline: textOf(node.headline) ?? textOf(node.name),
    author: namesOf(node.author) ?? namesOf(node.creator),
    publisher: namesOf(node.publisher),
    published: textOf(node.datePublished) ?? textOf(node.dateCreated) ?? textOf(node.uploadDate),
    modified: textOf(node.dateModified),
    body: textOf(node.articleBody),
  };
}

/** Sites leave line ends inside strings, comments around the data and semicolons behind it. */
function parseLoosely(text: string): unknown {
  const bare = text.replace(
    /^\s*(?:<!--|\/\/<!\[CDATA\[|<!\[CDATA\[)|(?:-->|\/\/\]\]>|\]\]>)\s*$|;\s*$/gu,
    "",
  );
  for (const attempt of [bare, bare.replace(/[\r\n\t]+/gu, " ")]) {
    try {
      return JSON.parse(attempt);
    } catch {
      // The next attempt is the answer; a page without structured data is read all the same.
    }
  }
  return undefined;
}

function collect(value: unknown, into: Record<string, unknown>[]): void {
  if (into.length >= MOST_NODES) return;
  if (Array.isArray(value)) {
    for (const part of value) collect(part, into);
    return;
  }
  const node = mapping.safeParse(value);
  if (!node.success) return;
  into.push(node.data);
  collect(node.data["@graph"], into);
  collect(node.data.mainEntity, into);
  collect(node.data.mainEntityOfPage, into);
}

function typesOf(node: Record<string, unknown>): string[] {
  const type = node["@type"];
  return (Array.isArray(type) ? type : [type]).filter((name) => typeof name === "string");
}

function textOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return textOf(value[0]);
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

function namesOf(value: unknown): string | undefined {
  const names = (Array.isArray(value) ? value : [value])
    .map((part) => {
      const node = mapping.safeParse(part);
      return node.success ? textOf(node.data.name) : textOf(part);
    })
    .filter((name) => name !== undefined);
  return names.length === 0 ? undefined : [...new Set(names)].join(", ");
}
