import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  bold,
  link,
  plain,
  type Row,
  richText,
  row,
  type SlackBlock,
} from "../../../adapters/slack/blocks.ts";
import { cutText, rowBlocks, type Section, splitChapters, splitRow } from "../../../adapters/slack/split.ts";
import { refuseBlocks } from "../../fakes/slack/validate-blocks.ts";
import { visibleText } from "../../fakes/slack/visible.ts";
import { hostileText, hostileUrl } from "./hostile-text.ts";

const block = (text: string): SlackBlock => richText([row("plain", plain(text))]);
const section = (name: string, blocks: number, length = 1_000): Section => ({
  blocks: Array.from({ length: blocks }, (_, index) => block(`${name}${index} ${"x".repeat(length - 4)}`)),
});
const names = (blocks: readonly SlackBlock[]) =>
  visibleText(blocks)
    .split("\n")
    .map((line) => line.split(" ")[0]);

describe("splitChapters", () => {
  test("keeps in one message what fits into one", () => {
    const parts = splitChapters([{ title: "A", sections: [section("a", 5), section("b", 5)] }]);
    expect(parts).toHaveLength(1);
  });

  test("breaks between chapters where it can", () => {
    const parts = splitChapters([
      { title: "A", sections: [section("a", 6)] },
      { title: "B", sections: [section("b", 3), section("c", 3)] },
    ]);
    expect(parts.map(({ blocks }) => names(blocks))).toEqual([
      ["a0", "a1", "a2", "a3", "a4", "a5"],
      ["b0", "b1", "b2", "c0", "c1", "c2"],
    ]);
    expect(parts.map(({ continues }) => continues)).toEqual([undefined, undefined]);
  });

  test("breaks a chapter that is too long between its sections, and says that it goes on", () => {
    const parts = splitChapters([{ title: "A", sections: [section("a", 8), section("b", 8)] }]);
    expect(parts.map(({ blocks }) => names(blocks)[0])).toEqual(["a0", "b0"]);
    expect(parts.map(({ continues }) => continues)).toEqual([undefined, "A"]);
  });

  test("breaks a section that is too long between its blocks", () => {
    const parts = splitChapters([{ title: "A", sections: [section("a", 25)] }]);
    expect(parts.flatMap(({ blocks }) => names(blocks))).toEqual(
      Array.from({ length: 25 }, (_, index) => `a${index}`),
    );
    expect(parts.map(({ continues }) => continues)).toEqual([undefined, "A", "A"]);
  });

  test("breaks at the number of blocks, too", () => {
    const parts = splitChapters([{ title: "A", sections: [section("a", 100, 8)] }]);
    expect(parts.map(({ blocks }) => blocks.length)).toEqual([46, 46, 8]);
  });

  test("leaves no heading alone at the foot of a message", () => {
    const headed: Section = { blocks: [block("heading"), ...section("b", 2, 2_900).blocks], heading: 1 };
    const parts = splitChapters([
      { title: "A", sections: [section("a", 10), { blocks: section("z", 1, 500).blocks }, headed] },
    ]);
    for (const { blocks } of parts) expect(names(blocks).at(-1)).not.toBe("heading");
  });
});

describe("rows", () => {
  const inline = fc.oneof(
    hostileText.map(plain),
    hostileText.map(bold),
    fc.tuple(hostileUrl, hostileText).map(([url, label]) => link(url, label)),
    fc.integer({ min: 1, max: 7_000 }).map((length) => plain("word ".repeat(Math.ceil(length / 5)))),
    fc.integer({ min: 1, max: 7_000 }).map((length) => plain("👩‍👩‍👧‍👦".repeat(Math.ceil(length / 11)))),
  );
  const anyRow: fc.Arbitrary<Row> = fc
    .tuple(fc.constantFrom("plain", "bullet", "quote"), fc.array(inline, { maxLength: 6 }))
    .map(([as, inlines]) => row(as, inlines));

  const words = (rows: readonly Row[]) =>
    rows
      .flatMap(({ inlines }) => inlines.map(({ text }) => text ?? ""))
      .join("")
      .replace(/\s+/gu, "");

  test("fit into blocks that Slack takes, and lose no word", () => {
    fc.assert(
      fc.property(fc.array(anyRow, { minLength: 1, maxLength: 8 }), (rows) => {
        const blocks = rowBlocks(rows);
        for (const each of blocks) expect(refuseBlocks([each])).toBeUndefined();
        expect(words(rows.flatMap(splitRow))).toBe(words(rows));
      }),
      { numRuns: 300 },
    );
  });

  test("keep every link whole", () => {
    const long = row(
      "plain",
      plain("word ".repeat(598)),
      link("https://example.org/a", "[1]"),
      plain(" end"),
    );
    const [first, second] = splitRow(long);
    expect(first?.inlines.some(({ type }) => type === "link")).toBe(false);
    expect(second?.inlines[0]).toEqual({ type: "link", url: "https://example.org/a", text: "[1]" });
  });

  test("keep a quote in one block when it fits into one", () => {
    const quote = row("quote", plain(`“${"said ".repeat(400)}”`));
    const blocks = rowBlocks([row("plain", plain("before ".repeat(200))), quote]);
    expect(blocks).toHaveLength(2);
    expect(visibleText([blocks[1]])).toMatch(/^ {2}\| “.*”$/u);
  });
});

describe("cutText", () => {
  test.each([
    ["One sentence here. Another one", 24, "One sentence here.", "Another one"],
    ["no sentence in it at all", 10, "no", "sentence in it at all"],
    ["abcdefghij", 4, "abcd", "efghij"],
    ["short", 10, "short", ""],
    ["👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 12, "👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦"],
  ])("parts %j at %d", (text, max, head, tail) => {
    expect(cutText(text, max)).toEqual([head, tail]);
  });

  test("always comes to an end within the limit and loses only blanks", () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 1, max: 80 }), (text, max) => {
        const pieces: string[] = [];
        let rest = text;
        while (rest !== "") {
          const [head, tail] = cutText(rest, max);
          expect(head.length).toBeLessThanOrEqual(max);
          expect(tail.length).toBeLessThan(rest.length);
          pieces.push(head);
          rest = tail;
        }
        expect(pieces.join("").replace(/\s+/gu, "")).toBe(text.replace(/\s+/gu, ""));
      }),
      { numRuns: 2_000 },
    );
  });
});
