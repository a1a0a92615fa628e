import { expect, test } from "vitest";
import type { CorrectionClaim } from "../../../briefings/claim/correction.ts";
import {
  type Agreement,
  type AgreementRecord,
  type Assertion,
  agreementSchema,
} from "../../../briefings/story/agreement-record.ts";
import {
  correctionsOf,
  type LedgerCorrection,
  placedCorrectionsOf,
} from "../../../briefings/story/corrections.ts";
import { settlementText } from "../../../briefings/story/dispute-text.ts";
import { agreementOf } from "../../../briefings/story/ledger.ts";
import { byTime } from "../../../briefings/story/ledger-order.ts";
import { told } from "./ledger-samples.ts";
import { buildView } from "./view-builder.ts";
import { yardstick } from "./yardstick.ts";

const official = { kind: "official", source: "Norrail" } as const;
const leak = { kind: "anonymous", source: "a person close to the talks" } as const;
const euro = (value: number) => ({ value, currency: "EUR" });

function fold(assertions: readonly Assertion[], corrections: readonly LedgerCorrection[] = []): Agreement {
  const record: AgreementRecord = {
    id: "deal-1",
    tenant: "local",
    storyId: "s-1",
    partyKeys: ["norrail", "velm"],
    assertions: [...assertions].sort(byTime),
  };
  return agreementSchema.parse(agreementOf(record, corrections));
}

function correction(articleId: string, at: string, claim: Partial<CorrectionClaim>): LedgerCorrection {
  const sentence = `Correction of ${articleId}.`;
  const outlet = `Outlet ${articleId}`;
  const url = `https://news.example/${articleId}`;
  const publishedAt = `${at}T08:00:00Z`;
  const span = { start: 0, end: sentence.length };
  return {
    type: "correction",
    wrong: "signed",
    wrongSpan: span,
    evidence: [span],
    rule: "clarified",
    ...claim,
    told: {
      ...{
        claimId: `${articleId}.9`,
        articleId,
        storyId: "s-1",
        outlet,
        publisher: outlet,
        url,
        publishedAt,
      },
      citations: [{ articleId, outlet, url, publishedAt, sentence, ...span }],
    },
  };
}

const statuses = ({ history }: Agreement) => history.map(({ status }) => status);

test("keeps a dispute with both sides, and with the party's word that settles it", () => {
  const signed = told("1", "2026-03-01", { status: "signed", sentence: "They signed." });
  const talks = told("2", "2026-03-02", { status: "negotiating", sentence: "Talks go on." });
  const open = fold([signed, talks]);
  expect(open.dispute).toBe("Outlet 1 says it is signed; Outlet 2 says talks are still on.");
  expect(open.disputes).toEqual([
    {
      about: "status",
      openedAt: "2026-03-02T08:00:00Z",
      sides: [
        {
          articleId: "1",
          outlet: "Outlet 1",
          source: null,
          reportedAt: "2026-03-01T08:00:00Z",
          sentence: "They signed.",
          value: "signed",
        },
        {
          articleId: "2",
          outlet: "Outlet 2",
          source: null,
          reportedAt: "2026-03-02T08:00:00Z",
          sentence: "Talks go on.",
          value: "negotiating",
        },
      ],
    },
  ]);
  const word = told("3", "2026-03-03", { status: "signed", attribution: official, sentence: "We signed." });
  const settled = fold([signed, talks, word]);
  expect(settled.dispute).toBeNull();
  expect(settled.disputes?.[0]).toMatchObject({
    openedAt: "2026-03-02T08:00:00Z",
    settledAt: "2026-03-03T08:00:00Z",
    settledBy: { how: "party", source: "Norrail", value: "signed", sentence: "We signed." },
  });
  expect(settled.disputes?.map(settlementText)).toEqual(["Norrail, in Outlet 3, says it is signed."]);
});

test("lets a party settle a dispute for the weaker side", () => {
  const agreement = fold([
    told("1", "2026-03-01", { status: "signed" }),
    told("2", "2026-03-02", { status: "negotiating" }),
    told("3", "2026-03-03", { status: "negotiating", attribution: official }),
  ]);
  expect(agreement).toMatchObject({ status: "negotiating", certainty: "confirmed", dispute: null });
  expect(agreement.disputes).toMatchObject([{ settledBy: { how: "party", value: "negotiating" } }]);
});

test("ends the dispute over a denial where the denying party signs after all", () => {
  const agreement = fold([
    told("1", "2026-03-01", { status: "negotiating" }),
    told("2", "2026-03-02", { status: "denied", attribution: official }),
    told("3", "2026-03-09", { status: "signed", attribution: official }),
  ]);
  expect(statuses(agreement)).toEqual(["negotiating", "denied", "signed"]);
  expect(agreement).toMatchObject({ dispute: null, certainty: "confirmed" });
  expect(agreement.disputes).toMatchObject([{ about: "status", settledBy: { how: "change" } }]);
});

test("does not let a leak overwrite what a party says, and tells it as the other side", () => {
  const agreement = fold([
    told("1", "2026-03-01", { attribution: official }),
    told("2", "2026-03-02", { status: "signed", attribution: leak }),
  ]);
  expect(agreement).toMatchObject({ status: "considering", certainty: "confirmed" });
  expect(agreement.disputes).toHaveLength(1);
  expect(agreement.dispute).toContain("a person close to the talks, in Outlet 2, says it is signed");
});

test("puts an old article that comes late in its place of the history", () => {
  const news = [
    told("1", "2026-03-01", { status: "considering" }),
    told("3", "2026-03-09", { status: "signed" }),
  ];
  const late = told("2", "2026-03-05", { status: "negotiating" });
  expect(statuses(fold([...news, late]))).toEqual(["considering", "negotiating", "signed"]);
  const older = told("4", "2026-02-20", { status: "agreed" });
  expect(fold([...news, older]).status).toBe("signed");
});

test("shows a signature that is corrected to an agreement in principle as corrected", () => {
  const signed = told("1", "2026-03-01", { status: "signed", sentence: "They signed." });
  const right = correction("2", "2026-03-02", {
    wrong: "had signed",
    right: "had only agreed in principle",
    correctedBy: "Norrail",
  });
  const agreement = fold([signed], [right]);
  expect(agreement).toMatchObject({ status: "agreed", dispute: null });
  expect(agreement.history).toMatchObject([
    { status: "agreed", articleId: "2", sentence: "Correction of 2." },
  ]);
  expect(agreement.corrected).toEqual([
    {
      articleId: "1",
      outlet: "Outlet 1",
      source: null,
      reportedAt: "2026-03-01T08:00:00Z",
      sentence: "They signed.",
      status: "signed",
      date: null,
      correctedBy: {
        articleId: "2",
        outlet: "Outlet 2",
        source: "Norrail",
        reportedAt: "2026-03-02T08:00:00Z",
        sentence: "Correction of 2.",
      },
    },
  ]);
});

test("does not let an old correction strike a signature that came after it", () => {
  const wrong = told("1", "2026-03-01", { status: "signed" });
  const right = correction("2", "2026-03-02", { wrong: "signed", right: "still in talks" });
  const signed = told("3", "2026-03-20", { status: "signed" });
  expect(statuses(fold([wrong], [right]))).toEqual(["negotiating"]);
  expect(statuses(fold([wrong, signed], [right]))).toEqual(["negotiating", "signed"]);
});

test("settles a dispute by a correction of one side", () => {
  const agreement = fold(
    [told("1", "2026-03-01", { status: "signed" }), told("2", "2026-03-02", { status: "negotiating" })],
    [correction("4", "2026-03-04", { wrong: "had signed", right: "is still in talks" })],
  );
  expect(agreement).toMatchObject({ status: "negotiating", dispute: null });
  expect(agreement.disputes).toMatchObject([
    { settledAt: "2026-03-04T08:00:00Z", settledBy: { how: "correction", articleId: "4" } },
  ]);
});

test("takes a later, more exact figure in place of a rough one", () => {
  const agreement = fold([
    told("1", "2026-03-01", { amount: euro(40e6), sentence: "It is worth about €40 million." }),
    told("2", "2026-03-02", { amount: euro(41.6e6), sentence: "It is worth €41.6 million." }),
  ]);
  expect(agreement).toMatchObject({ amount: euro(41.6e6), dispute: null });
  expect(agreement.amountHistory).toMatchObject([
    { amount: euro(40e6), exactness: "rough", state: "refined", articleId: "1" },
    { amount: euro(41.6e6), exactness: "exact", state: "current", sentence: "It is worth €41.6 million." },
  ]);
});

test("keeps the exact figure where a later article rounds it", () => {
  const agreement = fold([
    told("1", "2026-03-01", { amount: euro(41.6e6), sentence: "It is worth €41.6 million." }),
    told("2", "2026-03-02", { amount: euro(40e6), sentence: "It is worth some 40 million euros." }),
  ]);
  expect(agreement).toMatchObject({ amount: euro(41.6e6), dispute: null });
});

test("shows two figures as disputed until a party gives one", () => {
  const rivals = [
    told("1", "2026-03-01", { amount: euro(118e6) }),
    told("2", "2026-03-02", { amount: euro(127e6) }),
  ];
  const open = fold(rivals);
  expect(open).toMatchObject({
    amount: null,
    dispute: "Outlet 1 gives €118 million; Outlet 2 gives €127 million.",
  });
  const settled = fold([...rivals, told("3", "2026-03-03", { amount: euro(127e6), attribution: official })]);
  expect(settled).toMatchObject({ amount: euro(127e6), dispute: null });
  expect(settled.disputes?.map(settlementText)).toEqual(["Norrail, in Outlet 3, gives €127 million."]);
  expect(settled.amountHistory?.map(({ state }) => state)).toEqual(["replaced", "replaced", "current"]);
});

test("lets a source that had no part settle two figures, and a source change its own", () => {
  const rivals = [
    told("1", "2026-03-01", { amount: euro(118e6) }),
    told("2", "2026-03-02", { amount: euro(127e6) }),
  ];
  const third = told("3", "2026-03-03", { amount: euro(118e6) });
  expect(fold([...rivals, third])).toMatchObject({ amount: euro(118e6), dispute: null });
  const turned = told("4", "2026-03-03", { amount: euro(127e6) }, { outlet: "Outlet 1" });
  expect(fold([...rivals, turned])).toMatchObject({ amount: euro(127e6), dispute: null });
  const alone = told("5", "2026-03-04", { amount: euro(130e6) }, { outlet: "Outlet 1" });
  expect(fold([rivals[0]!, alone])).toMatchObject({ amount: euro(130e6), dispute: null });
});

test("takes the price of the signature in place of the one that was talked about", () => {
  const agreement = fold([
    told("1", "2026-03-01", { status: "negotiating", amount: euro(50e6) }),
    told("2", "2026-03-09", { status: "signed", amount: euro(44e6) }),
  ]);
  expect(agreement).toMatchObject({ amount: euro(44e6), dispute: null });
  expect(agreement.amountHistory?.map(({ state }) => state)).toEqual(["replaced", "current"]);
});

test("puts a corrected price right", () => {
  const agreement = fold(
    [told("1", "2026-03-01", { amount: euro(400e6), sentence: "It is worth €400 million." })],
    [correction("2", "2026-03-02", { wrong: "€400 million", right: "€40 million" })],
  );
  expect(agreement.amount).toEqual(euro(40e6));
  expect(agreement.amountHistory).toMatchObject([
    { amount: euro(400e6), state: "corrected" },
    { amount: euro(40e6), state: "current" },
  ]);
});

test("refines a month to a day, and gives no date where two sources give days apart", () => {
  const month = told("1", "2026-03-20", { status: "signed", date: "2026-03" });
  const day = told("2", "2026-03-21", { status: "signed", date: "2026-03-12" });
  const next = told("3", "2026-03-21T09:00:00Z", { status: "signed", date: "2026-03-13" });
  const other = told("4", "2026-03-22", { status: "signed", date: "2026-03-18" });
  expect(fold([month, day])).toMatchObject({ date: "2026-03-12", dispute: null });
  expect(fold([month, day, next])).toMatchObject({ date: "2026-03-12", dispute: null });
  const open = fold([month, day, other]);
  expect(open).toMatchObject({
    date: null,
    dispute: "Outlet 2 gives 12 March 2026; Outlet 4 gives 18 March 2026.",
  });
  expect(open.dateHistory?.map(({ date, state }) => [date, state])).toEqual([
    ["2026-03", "refined"],
    ["2026-03-12", "disputed"],
    ["2026-03-18", "disputed"],
  ]);
});

test("counts a copy for its original, whichever of the two is marked", () => {
  const first = told("1", "2026-03-01", { status: "signed" });
  const second = told("2", "2026-03-01T09:00:00Z", { status: "signed" });
  const marked = fold([first, { ...second, duplicateOf: "1" }]);
  expect(marked.certainty).toBe("reported");
  expect(fold([{ ...first, duplicateOf: "2" }, second])).toEqual(marked);
  const both = [first, second].map((each) => ({ ...each, duplicateOf: "0" }));
  expect(fold(both).certainty).toBe("reported");
  expect(fold([first, second]).certainty).toBe("confirmed");
});

test("finds where a story's corrections were told", () => {
  const view = buildView(yardstick);
  const placed = [...placedCorrectionsOf(view)];
  const plain = correctionsOf(view);
  expect(placed.map(([id]) => id)).toEqual([...plain.keys()]);
  const [, [first] = []] = placed[0] ?? [];
  const article = view.articles.find(({ id }) => id === first?.told?.articleId);
  expect(first?.told).toMatchObject({ outlet: article?.outlet, publishedAt: article?.publishedAt });
  for (const { sentence } of first?.told?.citations ?? []) expect(article?.text).toContain(sentence);
});
