import type { Line } from "../claim/line.ts";
import { plainText } from "../digest/wrap-text.ts";
import { type AsOf, dayIn, fullDate } from "../story/date-words.ts";

/** A line with its remark, its outlet, the day and the address, indented. */
export function lineText(line: Line, asOf: AsOf): string {
  const [first] = line.citations;
  const source =
    first === undefined
      ? ""
      : ` ${first.outlet}, ${fullDate(dayIn(first.publishedAt, asOf.timezone), asOf)} ${first.url}`;
  return `  ${plainText(`${line.text}${line.note === undefined ? "" : ` (${line.note})`}${source}`)}`;
}
