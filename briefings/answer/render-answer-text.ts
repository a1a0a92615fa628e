import { wrapText } from "../digest/wrap-text.ts";
import type { Answer } from "./answer.ts";

/** "  3 March (reported)  Orlin …": dates stand in a column of their own. */
const COLUMN = /^( +\S(?:.{0,36}?\S)? {2,})(\S.*)$/u;

/** An answer's text in lines of at most `width` characters; an indented line goes on with its indent. */
export function answerText(answer: Pick<Answer, "text">, { width }: { readonly width: number }): string {
  const lines = answer.text.split("\n").flatMap((line) => {
    if (line.trim() === "") return [""];
    if (line.length <= width) return [line];
    const column = COLUMN.exec(line);
    if (column !== null) return wrapText(column[2] ?? "", width, column[1]);
    return wrapText(line, width, /^\s*/u.exec(line)?.[0] ?? "");
  });
  return `${lines.join("\n")}\n`;
}
