// npm run -s bench -- reading | npx tsx scripts/figures.ts [README.md]: the table of figures from what the
// benches print, on stdout; with the name of a page the table is written between its marks.
import { readFileSync, writeFileSync } from "node:fs";
import { FIGURE_ROWS } from "./figure-rows.ts";
import { figureLinesOf, figuresTable, withFigures } from "./figures-table.ts";

const lines = figureLinesOf(readFileSync(0, "utf8"));
const page = process.argv[2];
if (page === undefined) process.stdout.write(`${figuresTable(lines, FIGURE_ROWS, "")}\n`);
else writeFileSync(page, withFigures(readFileSync(page, "utf8"), lines, FIGURE_ROWS));
