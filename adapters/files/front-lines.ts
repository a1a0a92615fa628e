/** What the head of a text, a Markdown front matter or a JSON object says about an article. */
export interface FrontMatter {
  readonly title?: string | undefined;
  readonly date?: string | undefined;
  readonly outlet?: string | undefined;
  readonly url?: string | undefined;
  readonly byline?: string | undefined;
}

/** The names that people give these lines. */
export const frontKeys: ReadonlyMap<string, keyof FrontMatter> = new Map([
  ["title", "title"],
  ["headline", "title"],
  ["date", "date"],
  ["published", "date"],
  ["published_at", "date"],
  ["publishedat", "date"],
  ["pubdate", "date"],
  ["outlet", "outlet"],
  ["publisher", "outlet"],
  ["source", "outlet"],
  ["site", "outlet"],
  ["url", "url"],
  ["link", "url"],
  ["canonical", "url"],
  ["byline", "byline"],
  ["author", "byline"],
  ["authors", "byline"],
]);

const LINE = /^([A-Za-z_]{3,12})\s*:\s*(\S.*)$/u;
/** "date 2026-03-04 The text goes on": a date written before the first sentence. */
const LEADING_DATE = /^\s*date:?\s+(\d{4}-\d{2}-\d{2}(?:T[\d:.+Zz-]+)?)(?:\s+|$)/iu;

/**
 * Takes the optional head off a plain text: lines `title:`, `date:`, `outlet:`, `url:`, `byline:`
 * at its very top, and a date before the first sentence. A line with an unknown name, or a name
 * given twice, belongs to the text.
 */
export function takeFrontLines(text: string): { front: FrontMatter; body: string } {
  const front: { -readonly [Key in keyof FrontMatter]: FrontMatter[Key] } = {};
  const lines = text.replace(/^\s+/u, "").split(/\r\n?|\n/u);
  let taken = 0;
  for (const line of lines) {
    const [, name, value] = LINE.exec(line.trim()) ?? [];
    const key = frontKeys.get((name ?? "").toLowerCase());
    if (key === undefined || value === undefined || front[key] !== undefined) break;
    if (key === "date" && LEADING_DATE.test(line) && line.trim().length > 45) break;
    front[key] = value.trim();
    taken++;
  }
  let body = lines.slice(taken).join("\n");
  const leading = LEADING_DATE.exec(body);
  if (leading !== null && front.date === undefined) {
    front.date = leading[1];
    body = body.slice(leading[0].length);
  }
  return { front, body };
}
