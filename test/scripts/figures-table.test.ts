import { expect, test } from "vitest";
import type { FigureRow } from "../../scripts/figure-rows.ts";
import { figureLinesOf, figuresTable, withFigures } from "../../scripts/figures-table.ts";

const rows: FigureRow[] = [
  { what: "dates", cells: [{ bench: "dates", figure: "value F1" }], peers: "other 0.5" },
  {
    what: "grouping: F1; stories",
    cells: [
      { bench: "stories", figure: "wire", key: "f1", digits: 3 },
      { bench: "stories", figure: "wire", key: "stories", digits: 0 },
    ],
  },
];
const lines = figureLinesOf(
  [
    "> bench",
    '{"bench":"dates","figure":"value F1","value":0.8249}',
    '{"bench":"stories","set":"wire","f1":0.9,"stories":12}',
    "",
  ].join("\n"),
);

test("makes the table from the lines that benches print, with the peers beside", () => {
  expect(figuresTable(lines, rows, "")).toBe(
    [
      "| what | figure | peers |",
      "|---|---|---|",
      "| dates | 0.82 | other 0.5 |",
      "| grouping: F1; stories | 0.900; 12 | – |",
    ].join("\n"),
  );
});

test("keeps the line of a row that was not measured this time, and leaves out one that never was", () => {
  const page =
    "# Page\n<!-- figures -->\n| what | figure | peers |\n|---|---|---|\n| dates | 0.70 | – |\n<!-- /figures -->\nend\n";
  expect(withFigures(page, lines.slice(1, 2), rows)).toBe(
    page.replace(
      "| dates | 0.70 | – |\n",
      "| dates | 0.70 | – |\n| grouping: F1; stories | 0.900; 12 | – |\n",
    ),
  );
  expect(withFigures(page, [], rows)).toBe(page);
});

test("shows the mean of several lines that one cell asks for", () => {
  const copies = figureLinesOf(
    '{"bench":"articles","figure":"copy cut","recall":1}\n{"bench":"articles","figure":"copy mixed","recall":0.5}',
  );
  const row = { what: "copies", cells: [{ bench: "articles", figure: /^copy /u, key: "recall" }] };
  expect(figuresTable(copies, [row], "").split("\n")[2]).toBe("| copies | 0.75 | – |");
});

test("says what is missing where a page has no marks", () => {
  expect(() => withFigures("# Page\n", lines, rows)).toThrow('put "<!-- figures -->"');
});
