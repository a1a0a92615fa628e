import { expect, test } from "vitest";
import type { Article } from "../../../briefings/article/article.ts";
import type { AgreementClaim } from "../../../briefings/claim/agreement.ts";
import { independentSources } from "../../../briefings/story/independent-sources.ts";
import { assertionsOf } from "../../../briefings/story/ledger-assertion.ts";
import { sourceKey } from "../../../briefings/story/source-weight.ts";
import { told } from "./ledger-samples.ts";

function article(id: string, outlet: string, extra: Partial<Article> = {}): Article {
  return {
    id,
    tenant: "local",
    url: `https://news.example/${id}`,
    title: "Ferries",
    text: "Norrail signed with Velm.",
    outlet,
    publishedAt: `2026-03-0${id}T08:00:00Z`,
    dated: true,
    fetchedAt: `2026-03-0${id}T08:00:00Z`,
    version: 1,
    source: "folder:test",
    ...extra,
  };
}

test("counts reprints of one wire story once, with the wire or without it", () => {
  const wire = article("1", "Harbour Wire");
  const copies = ["2", "3", "4"].map((id) => article(id, `Paper ${id}`, { duplicateOf: "1" }));
  expect([...independentSources([wire, ...copies])]).toEqual(["harbourwire"]);
  expect([...independentSources(copies)]).toEqual(["paper2"]);
});

test("counts a text for the publisher that it was copied from or that it credits", () => {
  expect([
    ...independentSources([
      article("1", "Lakeside Daily", { origin: "Harbour Post" }),
      article("2", "Harbour Post"),
      article("3", "The Harbour Post on Sunday"),
      article("4", "harbourpost.example"),
    ]),
  ]).toEqual(["harbourpost"]);
});

test("counts two papers that are no copies of each other as two", () => {
  expect(independentSources([article("1", "Harbour Post"), article("2", "Lakeside Daily")]).size).toBe(2);
});

test("counts the first of two copies, whichever of them is marked", () => {
  const early = article("1", "Harbour Post");
  const late = article("2", "Lakeside Daily");
  const keys = ["harbourpost"];
  expect([...independentSources([early, { ...late, duplicateOf: "1" }])]).toEqual(keys);
  expect([...independentSources([{ ...early, duplicateOf: "2" }, late])]).toEqual(keys);
});

test("takes the publisher of an assertion from the article's origin", () => {
  const { claim } = told("1", "2026-03-01", { sentence: "Norrail signed with Velm." });
  const [assertion] = assertionsOf(article("1", "Lakeside Daily", { origin: "Harbour Post" }), [
    { id: "1.0", articleId: "1", storyId: "s-1", claim },
    {
      id: "1.1",
      articleId: "1",
      storyId: "s-1",
      claim: {
        type: "no-comment",
        who: "Velm",
        how: "declined",
        span: claim.statusSpan,
        evidence: claim.evidence,
      },
    },
  ]);
  expect(assertion).toMatchObject({ claimId: "1.0", publisher: "harbourpost", storyId: "s-1" });
  expect(assertion?.citations[0]?.sentence).toBe("Norrail signed with Velm.");
});

test.each<[Partial<AgreementClaim>, string]>([
  [{ attribution: { kind: "outlet", source: "The Lantern Times" } }, "lanterntimes"],
  [{ attribution: { kind: "outlet", source: "the newspaper" } }, "outlet1"],
  [
    { attribution: { kind: "outlet", source: "the newspaper" }, firstReportedBy: "Lantern Times" },
    "lanterntimes",
  ],
  [{ firstReportedBy: "Lantern Times" }, "lanterntimes"],
  [
    { firstReportedBy: "Lantern Times", attribution: { kind: "anonymous", source: "a person" } },
    "lanterntimes",
  ],
  [{ firstReportedBy: "Lantern Times", attribution: { kind: "official", source: "Norrail" } }, "outlet1"],
])("counts an assertion with %j for %s", (claim, key) => {
  expect(sourceKey(told("1", "2026-03-01", claim))).toBe(key);
});
