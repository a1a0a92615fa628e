import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { agreementClaimSchema } from "../../../briefings/claim/agreement.ts";
import { readNotices } from "../../../briefings/claim/agreement-notice-reader.ts";
import { createReader } from "../../../briefings/reading/reader.ts";

const reader = createReader(
  new Uint8Array(readFileSync(new URL("../../../briefings/reading/weights/english.bin", import.meta.url))),
);
const claimsIn = (text: string) => readNotices(reader.read({ text, publishedAt: "2026-03-04" })).claims;
/** "Orvella Works Ltd. + Port Office: signed 5 EUR 2026-03-02", one line an agreement. */
const told = (text: string) =>
  claimsIn(text).map(({ parties, status, amount, date }) =>
    [
      `${parties.map(({ name }) => name).join(" + ")}: ${status}`,
      ...(amount === undefined ? [] : [`${amount.value} ${amount.currency}`]),
      ...(date === undefined ? [] : [date]),
    ].join(" "),
  );

const PLAIN =
  "Orvella Rotor Works Inc.,* Brackmoor, Ohio, was awarded a $12,400,500 firm-fixed-price modification (P00003) " +
  "to a previously awarded contract (QX1177-22-C-0041) for overhaul of rotor hubs. Work will be performed in " +
  "Brackmoor, Ohio, and is expected to be completed by June 30, 2029. Fiscal 2026 funds in the amount of " +
  "$3,000,000 were obligated at the time of the award. The Northern Army Supply Command, Fort Ellery, Ohio, is " +
  "the contracting activity (QX1177-22-C-0041).";

test("reads contractor, office, sum and object of an award, and takes no completion date for its day", () => {
  const [claim, ...more] = claimsIn(PLAIN);
  expect(more).toEqual([]);
  expect(claim).toMatchObject({
    parties: [
      { name: "Orvella Rotor Works Inc.", aliases: ["Orvella Rotor Works"] },
      { name: "Northern Army Supply Command", aliases: ["Army", "Northern Army"] },
    ],
    kind: "contract",
    status: "signed",
    object: "overhaul of rotor hubs",
    amount: { value: 12_400_500, currency: "USD" },
    attribution: { kind: "official", source: "Northern Army Supply Command" },
    strength: "plain",
  });
  expect(claim?.date).toBeUndefined();
  expect(PLAIN.slice(claim?.statusSpan.start, claim?.statusSpan.end)).toBe("was awarded");
  expect(claim?.evidence.map(({ start, end }) => PLAIN.slice(start, end).slice(0, 12))).toEqual([
    "Orvella Roto",
    "The Northern",
  ]);
});

test("takes the day of the award from its parentheses and from behind the verb", () => {
  const office = "Harbour Command, Selby, is the contracting activity.";
  expect(
    told(
      `Brellin Dock LLC, Selby, is awarded a $900,000 contract for piles. ${office} (Awarded on Feb. 27, 2026)`,
    ),
  ).toEqual(["Brellin Dock LLC + Harbour Command: signed 900000 USD 2026-02-27"]);
  expect(
    told(`Brellin Dock LLC, Selby, was awarded on Feb. 26, 2026, a $900,000 contract. ${office}`),
  ).toEqual(["Brellin Dock LLC + Harbour Command: signed 900000 USD 2026-02-26"]);
});

test("calls an award to come signed only where the notice gives its day", () => {
  const text =
    "Brellin Dock LLC, Selby, will be awarded a $900,000 contract for piles. Harbour Command, Selby, is the contracting activity.";
  expect(told(text)).toEqual(["Brellin Dock LLC + Harbour Command: considering 900000 USD"]);
  expect(told(`${text} (Awarded Feb. 27, 2026)`)).toEqual([
    "Brellin Dock LLC + Harbour Command: signed 900000 USD 2026-02-27",
  ]);
  expect(told(text.replace("will be", "has not been"))).toEqual([]);
});

test("finds the sum in a later sentence, past funds, options and what the whole comes to", () => {
  const award = (sum: string) =>
    told(
      `Tarn & Osk Builders Ltd., Wexholm, was awarded a firm-fixed-price contract to rebuild a school. ${sum} The Board of Works, Wexholm, is the contracting authority.`,
    );
  expect(award("The amount of this action is $4,100,000.")).toEqual([
    "Tarn & Osk Builders Ltd. + Board of Works: signed 4100000 USD",
  ]);
  expect(
    award(
      "Options, if exercised, would bring the cumulative value of this contract to $9,000,000. The value of the contract is £4,100,000. Funds of £200,000 were obligated.",
    ),
  ).toEqual(["Tarn & Osk Builders Ltd. + Board of Works: signed 4100000 GBP"]);
  expect(award("Fiscal 2026 funds of $55,000 will be obligated at the time of award.")).toEqual([
    "Tarn & Osk Builders Ltd. + Board of Works: signed",
  ]);
});

test("gives each contractor of a list its own contract, with its own sum where one is told", () => {
  expect(
    told(
      "Ash Fuel Co.,* Dunmere, Ohio (N7-26-D-01, $7,000,000); Birch Oil, LLC,* Pell, Utah (N7-26-D-02, $5,500,000); and The Cedar Gas Corp., Rood, Iowa (N7-26-D-03), have each been awarded a requirements contract for fuel. The contracting activity is Defence Supply Agency Energy, Fort Ellery, Ohio.",
    ),
  ).toEqual([
    "Ash Fuel Co. + Defence Supply Agency Energy: signed 7000000 USD",
    "Birch Oil, LLC + Defence Supply Agency Energy: signed 5500000 USD",
    "Cedar Gas Corp. + Defence Supply Agency Energy: signed",
  ]);
  expect(
    told(
      "Ash Surveys JV, Dunmere, Ohio (D-1); and Birch Design SRL, Napoli, Italy (D-2), will compete for each order of the $45,000,000 contract for surveys. Corps of Builders, Lake District, is the contracting activity.",
    ),
  ).toEqual([
    "Ash Surveys JV + Corps of Builders: signed 45000000 USD",
    "Birch Design SRL + Corps of Builders: signed 45000000 USD",
  ]);
});

test("reads firms that are awarded one contract together as one agreement", () => {
  expect(
    told(
      "Brellin Dock Ltd., Selby, and Tarn Marine Ltd., Wexholm, were awarded a €3.5 million contract for two ferries. The Island Transport Authority, Selby, is the contracting authority.",
    ),
  ).toEqual(["Brellin Dock Ltd. + Tarn Marine Ltd. + Island Transport Authority: signed 3500000 EUR"]);
});

test("reads the notices of one paragraph apart", () => {
  expect(
    told(
      "Ash Fuel Co., Dunmere, Ohio, was awarded a $7,000,000 order for fuel. Supply Command, Ellery, Ohio, is the contracting activity (F-11). (Awarded Feb. 2, 2026) Birch Oil LLC, Pell, Utah, was awarded a $5,500,000 contract for oil. The 14th Contracting Squadron, Pell, Utah, is the contracting activity.",
    ),
  ).toEqual([
    "Ash Fuel Co. + Supply Command: signed 7000000 USD 2026-02-02",
    "Birch Oil LLC + 14th Contracting Squadron: signed 5500000 USD",
  ]);
});

test("takes the office from the heading of the section, and ends, corrects and widens earlier awards", () => {
  expect(
    told(
      [
        "COASTAL SUPPLY AGENCY",
        "Ash Fuel Co., Dunmere, was awarded a $7,000,000 contract for fuel.",
        "UPDATE: The contract announced on Jan. 12, 2026, for Birch Oil LLC, Pell, with a maximum value of $5,500,000, was terminated for convenience on Feb. 20, 2026.",
        "CORRECTION: The $8,100,000 contract announced on Feb. 3, 2026, for Cedar Gas Corp., Rood, for gas bottles was announced with an incorrect amount. The correct amount is $1,800,000.",
        "UPDATE: Elm Power Ltd., Stour (D-44), has been added as an awardee to the multiple award contract for turbines.",
      ].join("\n\n"),
    ),
  ).toEqual([
    "Ash Fuel Co. + Coastal Supply Agency: signed 7000000 USD",
    "Birch Oil LLC + Coastal Supply Agency: ended 5500000 USD 2026-02-20",
    "Cedar Gas Corp. + Coastal Supply Agency: signed 1800000 USD 2026-02-03",
    "Elm Power Ltd. + Coastal Supply Agency: signed",
  ]);
});

test("cites the heading behind the sentence where only the heading names the office", () => {
  const text = "PORT OFFICE\n\nAsh Fuel Co., Dunmere, was awarded a $7,000,000 contract for fuel.";
  expect(claimsIn(text)[0]?.evidence.map(({ start, end }) => text.slice(start, end))).toEqual([
    "Ash Fuel Co., Dunmere, was awarded a $7,000,000 contract for fuel.",
    "PORT OFFICE",
  ]);
});

test("leaves the notice to the paragraph behind it where a correction announces one", () => {
  expect(
    told(
      "AIR FORCE\n\nCORRECTION: The contract announced on Feb. 3, 2026, to Cedar Gas Corp., Rood (D-9) is corrected to the following:\n\nCedar Gas Corp., Rood, has been awarded a $2,000 contract for bottles. Supply Wing, Rood, is the contracting activity.",
    ),
  ).toEqual(["Cedar Gas Corp. + Supply Wing: signed 2000 USD"]);
});

test("gives no sum where a correction only calls it wrong", () => {
  expect(
    told(
      "PORT OFFICE\n\nCORRECTION: The contract announced on Feb. 3, 2026, for Cedar Gas Corp., Rood, was announced with an incorrect amount of $8,100,000.",
    ),
  ).toEqual(["Cedar Gas Corp. + Port Office: signed 2026-02-03"]);
});

test("reads notices that are lists of fields, one contract a winner, in lines or in a row", () => {
  expect(
    told(
      [
        "Contracting authority: Wexholm City Council, Wexholm",
        "Title: Street lamps",
        "Winner: Tarn Lights Ltd, Selby",
        "Value: £1,250,000",
        "Date of award: 2 February 2026",
        "Winner: Osk Cables GmbH, Bremen",
        "Value: £310,000",
        "Date of award: 9 February 2026",
      ].join("\n"),
    ),
  ).toEqual([
    "Wexholm City Council + Tarn Lights Ltd: signed 1250000 GBP 2026-02-02",
    "Wexholm City Council + Osk Cables GmbH: signed 310000 GBP 2026-02-09",
  ]);
  expect(
    told("Buyer: Ministry of Roads. Contract awarded to: Tarn Paving plc. Contract value: €400,000."),
  ).toEqual(["Ministry of Roads + Tarn Paving plc: signed 400000 EUR"]);
  expect(
    told(
      "Agency: Department of Harbours\nSupplier Name: M/s Osk Dredging Pvt. Ltd.\nContract Value (AUD): $310,000.00\nV.2.1) Date of conclusion of the contract: 3 February 2026",
    ),
  ).toEqual(["Department of Harbours + Osk Dredging Pvt. Ltd.: signed 310000 AUD 2026-02-03"]);
  expect(told("Buyer: Ministry of Roads\nWinner: Not awarded")).toEqual([]);
  expect(told("Buyer: Ministry of Roads. Winner: Tarn Paving plc. Status: cancelled.")).toEqual([]);
});

test("leaves ordinary news alone", () => {
  for (const text of [
    "Mara Quill was awarded a medal by the Army on Monday.",
    "Brellin Naval was awarded a contract worth 40 million euros, the company announced. It will compete for each order.",
    "The buyer: a firm from Selby. The winner: nobody, say the critics.",
    "DEFENCE MINISTRY\n\nThe officer was granted leave.",
  ])
    expect(claimsIn(text)).toEqual([]);
});

test("keeps the schema and the text's bounds whatever is cut from a notice", () => {
  fc.assert(
    fc.property(
      fc.nat(PLAIN.length),
      fc.nat(PLAIN.length),
      fc.constantFrom("", "\n", "; ", "(", "UPDATE: "),
      (a, b, glue) => {
        const text = PLAIN.slice(0, a) + glue + PLAIN.slice(b);
        for (const claim of claimsIn(text)) {
          agreementClaimSchema.parse(claim);
          for (const span of [claim.statusSpan, ...claim.evidence]) {
            expect(span.start).toBeLessThan(span.end);
            expect(span.end).toBeLessThanOrEqual(text.length);
          }
        }
      },
    ),
    { numRuns: 60 },
  );
});
