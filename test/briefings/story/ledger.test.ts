import fc from "fast-check";
import { expect, test } from "vitest";
import type { AgreementClaim } from "../../../briefings/claim/agreement.ts";
import type { Assertion } from "../../../briefings/story/agreement-record.ts";
import { agreementSchema } from "../../../briefings/story/agreement-record.ts";
import { correctionsOf } from "../../../briefings/story/corrections.ts";
import { agreementOf } from "../../../briefings/story/ledger.ts";
import { settleRecords } from "../../../briefings/story/ledger-settle.ts";
import { buildView, party, recordFrom } from "./view-builder.ts";
import { yardstick } from "./yardstick.ts";

const norrail = party("Norrail");
const velm = party("Velm", "City of Velm", "the city");

function assertion(
  id: string,
  at: string,
  claim: Partial<AgreementClaim>,
  extra: Partial<Assertion> = {},
): Assertion {
  const sentence = `Norrail and Velm: sentence ${id}.`;
  return {
    claimId: `${id}.0`,
    articleId: id,
    storyId: "s-1",
    outlet: `Outlet ${id}`,
    publisher: `outlet${id}`,
    url: `https://news.example/${id}`,
    publishedAt: at,
    claim: {
      type: "agreement",
      parties: [norrail, velm],
      kind: "contract",
      status: "considering",
      attribution: { kind: "reporter" },
      earlier: [],
      evidence: [{ start: 0, end: sentence.length }],
      statusSpan: { start: 0, end: 7 },
      strength: "plain",
      rule: "test",
      steps: [],
      ...claim,
    },
    citations: [
      {
        articleId: id,
        outlet: `Outlet ${id}`,
        url: `https://news.example/${id}`,
        publishedAt: at,
        sentence,
        start: 0,
        end: sentence.length,
      },
    ],
    ...extra,
  };
}

const recordOf = recordFrom;

const official = { source: "Norrail", kind: "official" } as const;
const leak = { source: "a person familiar with the matter", kind: "anonymous" } as const;

test("keeps the history of a status with the date and source of each change", () => {
  const agreement = agreementOf(
    recordOf([
      assertion("1", "2026-03-01T08:00:00Z", {}),
      assertion("2", "2026-03-03T08:00:00Z", { status: "negotiating" }),
      assertion("3", "2026-03-05T08:00:00Z", { status: "signed", date: "2026-03-04", attribution: official }),
    ]),
  );
  expect(agreement.history).toEqual([
    {
      status: "considering",
      date: null,
      reportedAt: "2026-03-01T08:00:00Z",
      articleId: "1",
      sentence: "Norrail and Velm: sentence 1.",
      outlet: "Outlet 1",
      attribution: { kind: "reporter" },
    },
    {
      status: "negotiating",
      date: null,
      reportedAt: "2026-03-03T08:00:00Z",
      articleId: "2",
      sentence: "Norrail and Velm: sentence 2.",
      outlet: "Outlet 2",
      attribution: { kind: "reporter" },
    },
    {
      status: "signed",
      date: "2026-03-04",
      reportedAt: "2026-03-05T08:00:00Z",
      articleId: "3",
      sentence: "Norrail and Velm: sentence 3.",
      outlet: "Outlet 3",
      attribution: official,
    },
  ]);
  expect(agreement).toMatchObject({
    status: "signed",
    date: "2026-03-04",
    certainty: "confirmed",
    dispute: null,
  });
});

test("does not let a leak sign what a party says it is still weighing", () => {
  const agreement = agreementOf(
    recordOf([
      assertion("1", "2026-03-01T08:00:00Z", { attribution: official }),
      assertion("2", "2026-03-02T08:00:00Z", { status: "signed", attribution: leak }),
    ]),
  );
  expect(agreement.status).toBe("considering");
  expect(agreement.certainty).toBe("confirmed");
  expect(agreement.dispute).toContain("it is signed");
});

test("lets a denial by a party win over a leak", () => {
  const agreement = agreementOf(
    recordOf([
      assertion("1", "2026-03-01T08:00:00Z", { status: "negotiating", attribution: leak }),
      assertion("2", "2026-03-02T08:00:00Z", { status: "denied", attribution: official }),
    ]),
  );
  expect(agreement).toMatchObject({ status: "denied", certainty: "confirmed" });
});

test("lets a withdrawn denial go", () => {
  const agreement = agreementOf(
    recordOf([
      assertion("1", "2026-03-01T08:00:00Z", { status: "negotiating", attribution: leak }),
      assertion("2", "2026-03-02T08:00:00Z", { status: "denied", attribution: official }),
      assertion("3", "2026-03-06T08:00:00Z", { status: "signed", attribution: official }),
    ]),
  );
  expect(agreement).toMatchObject({ status: "signed", certainty: "confirmed", dispute: null });
});

test("shows a signature that another publisher contradicts as disputed until a party speaks", () => {
  const told = [
    assertion("1", "2026-03-01T08:00:00Z", { status: "signed" }),
    assertion("2", "2026-03-02T08:00:00Z", { status: "negotiating" }),
  ];
  expect(agreementOf(recordOf(told))).toMatchObject({ status: "signed", certainty: "disputed" });
  const settled = [
    ...told,
    assertion("3", "2026-03-03T08:00:00Z", { status: "signed", attribution: official }),
  ];
  expect(agreementOf(recordOf(settled))).toMatchObject({
    status: "signed",
    certainty: "confirmed",
    dispute: null,
  });
});

test("never shows a weak reading as signed without a second source", () => {
  const weak = assertion("1", "2026-03-01T08:00:00Z", { status: "signed", strength: "weak" });
  expect(agreementOf(recordOf([weak])).status).not.toBe("signed");
  const second = assertion("2", "2026-03-02T08:00:00Z", { status: "signed", strength: "weak" });
  expect(agreementOf(recordOf([weak, second])).status).toBe("signed");
  const copy = assertion(
    "3",
    "2026-03-02T08:00:00Z",
    { status: "signed", strength: "weak" },
    { duplicateOf: "1" },
  );
  expect(agreementOf(recordOf([weak, copy])).status).not.toBe("signed");
});

test("does not count a reprint as a second source", () => {
  const first = assertion("1", "2026-03-01T08:00:00Z", { status: "signed" });
  const copy = assertion("2", "2026-03-01T09:00:00Z", { status: "signed" }, { duplicateOf: "1" });
  const other = assertion("3", "2026-03-01T10:00:00Z", { status: "signed" });
  expect(agreementOf(recordOf([first, copy])).certainty).toBe("reported");
  expect(agreementOf(recordOf([first, other])).certainty).toBe("confirmed");
});

test("does not move a status back for a text that recalls the talks before it", () => {
  const agreement = agreementOf(
    recordOf([
      assertion("1", "2026-03-01T08:00:00Z", { status: "negotiating" }),
      assertion("2", "2026-03-03T08:00:00Z", { status: "signed" }),
      assertion("3", "2026-03-03T12:00:00Z", { status: "negotiating" }),
    ]),
  );
  expect(agreement).toMatchObject({ status: "signed", dispute: null });
});

test("gives no amount where equal sources give two", () => {
  const agreement = agreementOf(
    recordOf([
      assertion("1", "2026-03-01T08:00:00Z", { status: "signed", amount: { value: 118e6, currency: "EUR" } }),
      assertion("2", "2026-03-02T08:00:00Z", { status: "signed", amount: { value: 127e6, currency: "EUR" } }),
    ]),
  );
  expect(agreement.amount).toBeNull();
  expect(agreement.dispute).toBe("Outlet 1 gives €118 million; Outlet 2 gives €127 million.");
});

test("is the same ledger for any order of arrival", () => {
  const claim = fc.record({
    status: fc.constantFrom("considering", "negotiating", "agreed", "signed", "declined", "ended", "denied"),
    strength: fc.constantFrom("plain", "weak"),
    attribution: fc.constantFrom(official, leak, { kind: "reporter" as const }),
  });
  const told = fc.array(fc.tuple(claim, fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 7 });
  fc.assert(
    fc.property(told, fc.infiniteStream(fc.nat(1000)), (claims, keys) => {
      const all = claims.map(([each, day], at) =>
        assertion(String(at), `2026-03-0${day}T08:00:00Z`, each as Partial<AgreementClaim>),
      );
      const shuffled = all
        .map((each) => ({ each, key: keys.next().value ?? 0 }))
        .sort((a, b) => a.key - b.key)
        .map(({ each }) => each);
      const agreement = agreementOf(recordOf(all));
      expect(agreementOf(recordOf(shuffled))).toEqual(agreement);
      expect(agreementSchema.parse(agreement)).toEqual(agreement);
      if (agreement.status === "signed") {
        expect(all.some(({ claim: { status } }) => status === "signed")).toBe(true);
      }
    }),
  );
});

test("finds the record by any name of the parties, and keeps another object apart", () => {
  const record = recordOf([
    assertion("1", "2026-03-01T08:00:00Z", { object: "44 trams for the harbour line" }),
  ]);
  const byAlias = assertion("2", "2026-03-02T08:00:00Z", {
    parties: [party("City of Velm"), norrail],
    object: "trams",
  });
  const otherDeal = assertion("3", "2026-03-02T08:00:00Z", { object: "ticket machines" }, { storyId: "s-9" });
  const otherFirm = assertion("4", "2026-03-02T08:00:00Z", { parties: [velm, party("Lumbria Works")] });
  const recordIdOf = (incoming: Assertion) =>
    settleRecords([record], [incoming], { makeId: () => "deal-2", tenant: "local" }).changed.find(
      ({ assertions }) => assertions.some(({ claimId }) => claimId === incoming.claimId),
    )?.id;
  expect(recordIdOf(byAlias)).toBe(record.id);
  expect(recordIdOf(otherDeal)).toBe("deal-2");
  expect(recordIdOf(otherFirm)).toBe("deal-2");
});

test("never lets a corrected object stand, and leaves the like object of another deal alone", () => {
  const view = buildView(yardstick);
  const corrections = correctionsOf(view);
  const objects = view.agreements.map((record) => {
    const { parties, object } = agreementOf(record, corrections.get(record.id) ?? []);
    return [parties.map(({ name }) => name).join(" – "), object];
  });
  expect(objects).toEqual([
    ["OpenAI – Pentagon", "deploy its models in a classified network"],
    ["Anthropic – U.S. government", null],
    ["OpenAI – NATO", 'NATO\'s "unclassified networks"'],
  ]);
});

test("keeps the object of the source that is nearest to the deal against a later one further off", () => {
  const announced = assertion("a", "2026-03-01T09:00:00Z", {
    object: "night trains to the coast",
    attribution: { source: "Norrail", kind: "official" },
  });
  const recalled = assertion("b", "2026-03-04T09:00:00Z", { object: "stop using the rival's trains" });
  const record = recordOf([announced, recalled]);
  expect(agreementOf(record).object).toBe("night trains to the coast");
});

test("takes no bare noun or pronoun for an object", () => {
  for (const object of ["the deal", "anything", "it", "its contract"]) {
    const record = recordOf([assertion("a", "2026-03-01T09:00:00Z", { object })]);
    expect(agreementOf(record).object).toBeNull();
  }
});
