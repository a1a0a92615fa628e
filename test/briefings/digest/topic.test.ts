import fc from "fast-check";
import { expect, test } from "vitest";
import { foldName, foldText } from "../../../briefings/claim/fold-name.ts";
import { topicMatches } from "../../../briefings/digest/topic.ts";
import { buildView } from "../story/view-builder.ts";

const [article] = buildView([
  { id: "a1", at: "2026-03-03T21:30:00Z", title: "Trams", text: "NATO's council met in the U.S. capital." },
]).articles;

test.each([
  [{ any: [], none: [], sources: [] }, true],
  [{ any: ["nato"], none: [], sources: [] }, true],
  [{ any: ["nat"], none: [], sources: [] }, false],
  [{ any: ["United States"], none: [], sources: [] }, true],
  [{ any: ["trams"], none: ["NATO"], sources: [] }, false],
  [{ any: [], none: [], sources: ["Harbour Wire"] }, true],
  [{ any: [], none: [], sources: ["Lakeside Daily"] }, false],
  [{ any: [], none: [], sources: ["folder:test"] }, true],
])("matches %j: %s", (topic, matches) => {
  expect(article !== undefined && topicMatches({ topic }, article)).toBe(matches);
});

const PIECES = ["Nato", "NATO's", "US", "U.S.", "united", "States", "navy", "Ålund", "o’Neil", "A.B.", "A"];
const JOINTS = [" ", ", ", ". ", "-", "’", "\n", " & ", ""];

test("finds a name where the folded text has it, however it is written", () => {
  const texts = fc.array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom(...JOINTS)), { maxLength: 8 });
  const words = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(texts, words, (pieces, name) => {
      if (article === undefined) return;
      const [text, word] = [pieces.flat().join(""), name.join(" ")];
      const folded = foldText(`${article.title} ; ${text}`).includes(` ${foldName(word)} `);
      const topic = { any: [word], none: [], sources: [] };
      expect(topicMatches({ topic }, { ...article, text })).toBe(folded);
    }),
    { numRuns: 2000 },
  );
});
