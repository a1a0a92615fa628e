import { expect, test } from "vitest";
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
