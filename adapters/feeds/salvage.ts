/**
 * A truncated feed, cut after its last complete item and closed, or `undefined` where no item is
 * complete. Connections break and some servers cut large feeds; what arrived is still news.
 */
export function salvageFeed(text: string): string | undefined {
  return /^\s*[{[]/u.test(text) ? salvageJson(text) : salvageXml(text);
}

/** One tag, comment, CDATA section or instruction. An unfinished one does not match: the cut lies before it. */
const MARKUP = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<[!?][^>]*>|<(\/?)([A-Za-z_][\w:.-]*)[^>]*?(\/?)>/gu;

function salvageXml(text: string): string | undefined {
  // What is unfinished can only be the tail, and must not be searched for its end from each "<".
  const sound = text.slice(0, unfinishedTail(text));
  const open: string[] = [];
  let cut: { end: number; open: string[] } | undefined;
  for (const match of sound.matchAll(MARKUP)) {
    const [whole, slash, name, selfClosing] = match;
    if (name === undefined || selfClosing === "/") continue;
    if (slash === "") {
      open.push(name);
      continue;
    }
    const at = open.lastIndexOf(name);
    if (at !== -1) open.length = at;
    if (/^(?:\w+:)?(?:item|entry)$/u.test(name)) cut = { end: match.index + whole.length, open: [...open] };
  }
  if (cut === undefined) return undefined;
  return (
    text.slice(0, cut.end) +
    cut.open
      .reverse()
      .map((name) => `</${name}>`)
      .join("")
  );
}

/** Where the first comment, section or tag begins that nothing ends. */
function unfinishedTail(text: string): number {
  const afterTags = text.lastIndexOf(">") + 1;
  const starts = [
    ["<!--", "-->"],
    ["<![CDATA[", "]]>"],
  ].map(([start = "", end = ""]) => text.indexOf(start, text.lastIndexOf(end) + 1));
  return Math.min(afterTags, ...starts.filter((start) => start !== -1));
}

/** JSON Feed: the objects of its `items` stand two levels deep. */
function salvageJson(text: string): string | undefined {
  const open: string[] = [];
  let inString = false;
  let cut: number | undefined;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (inString) {
      if (character === "\\") at++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === "{" || character === "[") open.push(character);
    else if (character === "}" || character === "]") {
      open.pop();
      if (open.length === 2 && open[0] === "{" && open[1] === "[") cut = at + 1;
    }
  }
  return cut === undefined ? undefined : `${text.slice(0, cut)}]}`;
}
