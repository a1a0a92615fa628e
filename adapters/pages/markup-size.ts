/** Elements that hold nothing, so that their tag opens no level. */
const EMPTY = new Set("area base br col embed hr img input link meta param source track wbr".split(" "));
/** Elements whose content is text to the parser: brackets in it are no tags. */
const TEXT_ONLY = new Set(["script", "style", "title", "textarea"]);

const PARAGRAPH = ["p"];
const CELLS = ["td", "th"];
/** Open elements that a start tag closes by itself (HTML, 13.2.6.4.7, in the short form of the parser). */
const CLOSES: ReadonlyMap<string, readonly string[]> = new Map([
  ["li", ["li"]],
  ["dd", ["dd", "dt"]],
  ["dt", ["dd", "dt"]],
  ["option", ["option"]],
  ["optgroup", ["optgroup", "option"]],
  ["td", CELLS],
  ["th", CELLS],
  ["tr", ["tr", ...CELLS]],
  ["tbody", ["tr", "tbody", "thead", ...CELLS]],
  ...(
    "address article aside blockquote div dl fieldset footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre " +
    "section table ul"
  )
    .split(" ")
    .map((name): [string, readonly string[]] => [name, PARAGRAPH]),
]);

export interface MarkupSize {
  readonly depth: number;
  readonly elements: number;
}

/**
 * Counts the elements of a page and their deepest nesting in one pass, without building it, and
 * stops as soon as `most` is passed: 50,000 levels take milliseconds.
 */
export function markupSize(html: string, most: MarkupSize): MarkupSize {
  const open: string[] = [];
  let depth = 0;
  let elements = 0;
  let at = 0;
  while (depth <= most.depth && elements <= most.elements) {
    const start = html.indexOf("<", at);
    if (start === -1) break;
    if (html.startsWith("<!--", start)) {
      const end = html.indexOf("-->", start + 4);
      if (end === -1) break;
      at = end + 3;
      continue;
    }
    NAME.lastIndex = start + 1;
    const name = NAME.exec(html);
    if (name === null) {
      at = start + 1;
      continue;
    }
    const end = html.indexOf(">", start);
    if (end === -1) break;
    at = end + 1;
    const element = (name[2] ?? "").toLowerCase();
    if (name[1] === "/") {
      const last = open.lastIndexOf(element);
      if (last !== -1) open.length = last;
      continue;
    }
    elements++;
    const closes = CLOSES.get(element);
    while (closes?.includes(open.at(-1) ?? "")) open.pop();
    if (EMPTY.has(element) || html[end - 1] === "/") continue;
    if (TEXT_ONLY.has(element)) {
      const close = html.slice(at, at + LONGEST_SCRIPT).search(new RegExp(`</${element}`, "iu"));
      if (close !== -1) at += close;
    }
    open.push(element);
    depth = Math.max(depth, open.length);
  }
  return { depth, elements };
}

const NAME = /(\/?)([a-zA-Z][^\s/>]*)/uy;
/** Data that pages carry in scripts runs to a megabyte. */
const LONGEST_SCRIPT = 2_000_000;
