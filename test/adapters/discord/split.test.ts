import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { button } from "../../../adapters/discord/components.ts";
import { quote, type Row, solid, words } from "../../../adapters/discord/inline.ts";
import { type Block, splitBlocks } from "../../../adapters/discord/split.ts";
import { validateMessage } from "../../fakes/discord/validate-message.ts";
import { visibleText } from "../../fakes/discord/world.ts";

const word = fc.stringMatching(/^[a-zA-Z*_[\]\\@#<>|~`.:-]{1,12}$/u);
const sentence = fc.array(word, { minLength: 1, maxLength: 60 }).map((all) => all.join(" "));
const link = fc
  .integer({ min: 1, max: 99 })
  .map((n) => `[[${n}]](https://herald.example.org/${"p".repeat(n)})`);

const lineOf = fc.record({ text: sentence, quoted: fc.option(sentence), link, heading: fc.boolean() }).map(
  ({ text, quoted, link: mark, heading }): Row =>
    heading
      ? { inlines: [solid("**Heading**")], heading: true }
      : {
          inlines: [words(text), ...(quoted === null ? [] : [words(" "), quote(quoted)]), solid(` ${mark}`)],
        },
);

let nextId = 0;
const blockOf = fc
  .record({
    rows: fc.array(lineOf, { minLength: 1, maxLength: 30 }),
    boxed: fc.boolean(),
    titled: fc.boolean(),
    pressed: fc.boolean(),
  })
  .map(({ rows, boxed, titled, pressed }): Block => {
    nextId += 1;
    // A block ends with a line: no heading stands alone in it.
    const ended = [...rows, { inlines: [words("end")] }];
    return {
      rows: ended,
      boxed,
      ...(titled ? { title: "### Story" } : {}),
      buttons: pressed ? [button("Follow", `f${nextId}`), button("Timeline", `t${nextId}`)] : [],
    };
  });
const blocksOf = fc.array(blockOf, { minLength: 1, maxLength: 12 });

const textsOf = (bodies: ReturnType<typeof splitBlocks>): string[] =>
  bodies.map((body) => visibleText({ ...body }));

describe("splitting over messages", () => {
  test("gives messages that Discord takes, however long the text", () => {
    fc.assert(
      fc.property(blocksOf, (blocks) => {
        expect(splitBlocks(blocks).flatMap((body) => validateMessage(body))).toEqual([]);
      }),
      { numRuns: 250 },
    );
  });

  test("loses no word and keeps the order", () => {
    const significant = (text: string) =>
      text.replace(/### Story(?: \(continued\))?|-# Part \d+ of \d+|\s+/gu, "");
    fc.assert(
      fc.property(blocksOf, (blocks) => {
        const expected = blocks.map((block) =>
          [
            ...block.rows.map((row) => row.inlines.map((inline) => inline.markdown).join("")),
            ...block.buttons.map((each) => each.label),
          ].join(""),
        );
        expect(significant(textsOf(splitBlocks(blocks)).join(""))).toBe(significant(expected.join("")));
      }),
      { numRuns: 250 },
    );
  });

  test("divides no link and no quote", () => {
    fc.assert(
      fc.property(blocksOf, (blocks) => {
        const solids = blocks
          .flatMap((block) => block.rows)
          .flatMap((row) => row.inlines)
          .filter((inline) => inline.solid);
        const texts = textsOf(splitBlocks(blocks));
        const split = solids.filter((inline) => !texts.some((text) => text.includes(inline.markdown.trim())));
        expect(split).toEqual([]);
      }),
      { numRuns: 250 },
    );
  });

  test("leaves no heading at the end of a part", () => {
    fc.assert(
      fc.property(blocksOf, (blocks) => {
        for (const text of textsOf(splitBlocks(blocks))) {
          expect(text.replace(/\n-# Part \d+ of \d+$/u, "")).not.toMatch(/\*\*Heading\*\*$/u);
        }
      }),
      { numRuns: 250 },
    );
  });

  test("divides a run without spaces that no message could hold, and loses none of it", () => {
    const run = "*".repeat(9_000);
    const bodies = splitBlocks([{ rows: [{ inlines: [words(run)] }], boxed: false, buttons: [] }]);
    expect(bodies.flatMap((body) => validateMessage(body))).toEqual([]);
    const text = textsOf(bodies)
      .join("")
      .replace(/-# Part \d+ of \d+|\s/gu, "");
    expect(text).toBe("\\*".repeat(9_000));
    for (const each of textsOf(bodies)) expect(each).not.toMatch(/(?<!\\)(?:\\\\)*\\$/mu);
  });

  test("numbers the parts only where there are several", () => {
    const block = (text: string): Block => ({ rows: [{ inlines: [words(text)] }], boxed: true, buttons: [] });
    expect(textsOf(splitBlocks([block("short")]))).toEqual(["short"]);
    expect(
      textsOf(splitBlocks([block("a ".repeat(1_900)), block("b ".repeat(1_900))])).map((text) =>
        text.slice(-14),
      ),
    ).toEqual(["-# Part 1 of 2", "-# Part 2 of 2"]);
  });
});
