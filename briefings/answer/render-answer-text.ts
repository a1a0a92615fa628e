import { wrapText } from "../digest/wrap-text.ts";
import type { Answer } from "./answer.ts";

/** An answer's text in lines of at most `width` characters; an indented line goes on with its indent. */
export function answerText(answer: Pick<Answer, "text">, { width }: { readonly width: number }): string {
  const lines = answer.text.split("\n").flatMap((line) => {
    if (line.trim() === "") return [""];
    if (line.length <= width) return [line];
    return wrapText(line, width, /^\s*/u.exec(line)?.[0] ?? "");
  });
  return `${lines.join("\n")}\n`;
}
