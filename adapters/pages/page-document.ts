import { parseHTML } from "linkedom";

/**
 * The part of the DOM that reading a page needs. The parser's own types are those of a browser,
 * which this project does not compile with.
 */
export interface PageElement {
  readonly localName: string;
  readonly textContent: string | null;
  readonly innerHTML: string;
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  remove(): void;
}

export type PageDocument = Pick<PageElement, "querySelector" | "querySelectorAll">;

/** Parses a page. Callers check its size first: a hostile one takes minutes. */
export function parsePage(html: string): PageDocument {
  // A fragment or a page without <html> leaves the parser without a document element.
  const whole = /<html[\s>]/iu.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`;
  const { document } = parseHTML(whole);
  return document;
}
