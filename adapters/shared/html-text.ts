import { cleanLine, cleanText } from "../../briefings/article/clean-text.ts";
import { decodeEntities } from "../../briefings/article/decode-entities.ts";
import { blockElements, skippedElements } from "./html-tags.ts";

/**
 * The text of an HTML fragment as clean paragraphs; `''` where it has none. It reads the markup
 * once from front to back without building a tree, so that depth and broken nesting cost nothing.
 */
export function htmlToText(html: string): string {
  return cleanText(rawText(html));
}

/** The text of an HTML fragment on one line: a headline, a name. */
export function htmlToLine(html: string): string {
  return cleanLine(rawText(html));
}

/** What a scan has learnt about broken markup, so that it never looks for the same end twice. */
interface Scan {
  readonly html: string;
  readonly pieces: string[];
  /** Elements that have no end tag in the rest of the text. */
  readonly unclosed: Set<string>;
  /** A quoted attribute never ended: from there on a bracket ends a tag wherever it stands. */
  brokenQuotes: boolean;
}

function rawText(html: string): string {
  const scan: Scan = { html, pieces: [], unclosed: new Set(), brokenQuotes: false };
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf("<", at);
    if (open === -1) break;
    if (open > at) scan.pieces.push(inline(html.slice(at, open)));
    at = readMarkup(scan, open);
  }
  if (at < html.length) scan.pieces.push(inline(html.slice(at)));
  return scan.pieces.join("");
}

/** Line ends inside text are blanks in HTML; only elements break lines. */
function inline(text: string): string {
  return decodeEntities(text.replaceAll("]]>", "").replace(/[\t\n\r\f ]+/gu, " "));
}

/** Reads the tag, comment or section at `open`; returns where the text goes on. */
function readMarkup(scan: Scan, open: number): number {
  const { html, pieces } = scan;
  if (html.startsWith("<!--", open)) return afterMark(html, "-->", open + 4);
  // Feeds that wrap twice leave a section's marks behind; what is inside is markup as usual.
  if (html.startsWith(SECTION, open)) return open + SECTION.length;
  NAME.lastIndex = open + 1;
  const name = NAME.exec(html);
  if (name === null) {
    pieces.push("<");
    return open + 1;
  }
  const end = tagEnd(scan, open);
  if (end === -1) {
    // Nothing closes a tag from here on, so there are no more of them.
    pieces.push(inline(html.slice(open)));
    return html.length;
  }
  const element = (name[2] ?? "").toLowerCase();
  if (element === "br") pieces.push("\n");
  else if (element === "td" || element === "th") pieces.push(" ");
  else if (blockElements.has(element)) pieces.push("\n\n");
  const isEmpty = name[1] === "/" || html[end - 1] === "/";
  return isEmpty || !skippedElements.has(element) ? end + 1 : afterElement(scan, element, end + 1);
}

const SECTION = "<![CDATA[";

/** The name in a tag, or the mark of a declaration or an instruction. */
const NAME = /(\/?)([a-z][^\s/>]*|[!?])/iuy;

/** Where the tag at `open` ends; a bracket inside a quoted attribute does not end it. */
function tagEnd(scan: Scan, open: number): number {
  const { html } = scan;
  let quote = "";
  if (!scan.brokenQuotes) {
    for (let at = open; at < html.length; at++) {
      const character = html[at] ?? "";
      if (quote === "") {
        if (character === ">") return at;
        // Only after "=" does a quote begin a value: elsewhere it is an apostrophe in broken markup.
        if ((character === '"' || character === "'") && /=\s*$/u.test(html.slice(at - 3, at)))
          quote = character;
      } else if (character === quote) quote = "";
    }
    scan.brokenQuotes = true;
  }
  return html.indexOf(">", open);
}

function afterMark(html: string, mark: string, from: number): number {
  const end = html.indexOf(mark, from);
  return end === -1 ? html.length : end + mark.length;
}

/** Skips an element to its end tag. An unclosed one is not worth the rest of the text: only its tag goes. */
function afterElement(scan: Scan, name: string, from: number): number {
  if (scan.unclosed.has(name)) return from;
  const end = new RegExp(`</${name}(?=[\\s/>])[^>]*>`, "giu");
  end.lastIndex = from;
  const found = end.exec(scan.html);
  if (found !== null) return found.index + found[0].length;
  scan.unclosed.add(name);
  return from;
}
