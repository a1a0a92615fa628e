import type { FigureCell, FigureRow } from "./figure-rows.ts";

/** A line of `npm run bench`: which bench, which figure, its values. */
export type FigureLine = Readonly<Record<string, unknown>>;

const BEGIN = "<!-- figures -->";
const END = "<!-- /figures -->";

/** The JSON lines among the output of benches; npm's own lines are passed over. */
export function figureLinesOf(output: string): FigureLine[] {
  return output.split("\n").flatMap((line) => {
    if (!line.startsWith("{")) return [];
    const read: unknown = JSON.parse(line);
    return typeof read === "object" && read !== null && "bench" in read ? [{ ...read }] : [];
  });
}

/**
 * The table of figures in Markdown. A row whose figures were not measured this time keeps the line that it
 * has in `before`; one that was never measured is left out.
 */
export function figuresTable(
  lines: readonly FigureLine[],
  rows: readonly FigureRow[],
  before: string,
): string {
  const old = new Map(before.split("\n").map((line) => [line.split("|")[1]?.trim() ?? "", line]));
  const body = rows.flatMap((row) => {
    const told = row.cells.map((cell) => shown(lines, cell));
    if (told.every((value) => value !== undefined))
      return [`| ${row.what} | ${told.join("; ")} | ${row.peers ?? "–"} |`];
    return old.get(row.what) ?? [];
  });
  return ["| what | figure | peers |", "|---|---|---|", ...body].join("\n");
}

function shown(lines: readonly FigureLine[], cell: FigureCell): string | undefined {
  const isMeant = (name: unknown): boolean =>
    typeof name === "string" &&
    (typeof cell.figure === "string" ? name === cell.figure : cell.figure.test(name));
  const values = lines
    .filter(({ bench, figure, set }) => bench === cell.bench && (isMeant(figure) || isMeant(set)))
    .map((line) => line[cell.key ?? "value"])
    .filter((value) => typeof value === "number");
  if (values.length === 0) return undefined;
  return (values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(cell.digits ?? 2);
}

/**
 * A page with its table of figures renewed, between the two marks.
 * @throws {Error} where the page has no such marks
 */
export function withFigures(page: string, lines: readonly FigureLine[], rows: readonly FigureRow[]): string {
  const from = page.indexOf(BEGIN);
  const to = page.indexOf(END, from);
  if (from < 0 || to < 0)
    throw new Error(`The page has no table of figures: put "${BEGIN}" and "${END}" around it.`);
  const before = page.slice(from + BEGIN.length, to);
  return `${page.slice(0, from)}${BEGIN}\n${figuresTable(lines, rows, before)}\n${page.slice(to)}`;
}
