import type { LookLine, Run } from "./look.ts";

/** Terminal styles; picocolors fits. Without colours they return what they are given. */
export interface Styles {
  bold(text: string): string;
  dim(text: string): string;
  italic(text: string): string;
  cyan(text: string): string;
}

const INDENT: Readonly<
  Record<"heading" | "text" | "bullet" | "quote" | "small" | "code", readonly [string, string]>
> = {
  heading: ["", ""],
  text: ["", ""],
  bullet: ["• ", "  "],
  quote: ["▏ ", "▏ "],
  small: ["", ""],
  code: ["  ", "  "],
};

/** Draws a message in a terminal, `width` columns wide, each line behind `margin`. */
export function drawLook(lines: readonly LookLine[], width: number, styles: Styles, margin: string): string {
  const room = width - margin.length;
  const drawn = lines.flatMap((line): string[] => {
    if (line.as === "blank") return [""];
    if (line.as === "rule") return [styles.dim("─".repeat(room))];
    if (line.as === "buttons")
      return ["", line.labels.map((label) => styles.dim(`[ ${label} ]`)).join("  "), ""];
    const [first, next] = INDENT[line.as];
    return wrapRuns(line.runs, room - first.length).map(
      (row, at) => `${at === 0 ? first : next}${row.map((run) => styled(run, line.as, styles)).join("")}`,
    );
  });
  return withoutRepeatedBlanks(drawn)
    .map((line) => `${styles.dim(margin)}${line}`.trimEnd())
    .join("\n");
}

function styled(run: Run, as: LookLine["as"], styles: Styles): string {
  let text = run.text;
  if (run.bold === true || as === "heading") text = styles.bold(text);
  if (run.italic === true) text = styles.italic(text);
  if (run.url !== undefined) text = styles.cyan(text);
  return as === "small" ? styles.dim(text) : text;
}

/** Breaks runs into rows of at most `room` columns, between words; a longer word stands alone. */
export function wrapRuns(runs: readonly Run[], room: number): Run[][] {
  const rows: Run[][] = [[]];
  let used = 0;
  for (const run of runs) {
    for (const piece of run.text.split(/(?<=\s)/u)) {
      const length = [...piece.trimEnd()].length;
      if (used > 0 && used + length > room) {
        rows.push([]);
        used = 0;
      }
      const shown = used === 0 && rows.length > 1 ? piece.trimStart() : piece;
      const last = rows.at(-1)?.at(-1);
      if (last !== undefined && sameStyle(last, run))
        rows.at(-1)?.splice(-1, 1, { ...last, text: last.text + shown });
      else rows.at(-1)?.push({ ...run, text: shown });
      used += [...shown].length;
    }
  }
  return rows;
}

function sameStyle(a: Run, b: Run): boolean {
  return a.bold === b.bold && a.italic === b.italic && a.url === b.url && a.code === b.code;
}

function withoutRepeatedBlanks(lines: readonly string[]): string[] {
  return lines.filter((line, at) => line.trim() !== "" || (at > 0 && lines[at - 1]?.trim() !== ""));
}
