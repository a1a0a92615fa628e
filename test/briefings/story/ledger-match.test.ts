import { expect, test } from "vitest";
import type { Assertion } from "../../../briefings/story/agreement-record.ts";
import { agreementOf } from "../../../briefings/story/ledger.ts";
import { MemoryLedger, party, told } from "./ledger-samples.ts";

const norrail = party("Norrail");
const velm = party("City of Velm", "Velm", "the city");
const brask = party("Brask Bank");

function parts(...assertions: Assertion[]): string[][] {
  const forward = MemoryLedger.of(assertions).parts();
  expect(MemoryLedger.of([...assertions].reverse()).parts()).toEqual(forward);
  return forward;
}

test("puts all names of the parties to one record, across stories", () => {
  expect(
    parts(
      told("1", "2026-03-01", { parties: [norrail, velm], object: "44 trams for the harbour line" }),
      told("2", "2026-03-02", { parties: [velm, party("Norrail AG")], object: "trams" }, { storyId: "s-2" }),
      told("3", "2026-03-03", { parties: [party("Norrail Group"), party("Velm")], object: "new trams" }),
    ),
  ).toEqual([["1.0", "2.0", "3.0"]]);
});

test("keeps two objects of one pair apart where one text tells both", () => {
  expect(
    parts(
      told("1", "2026-03-01", { object: "44 trams" }),
      told("1", "2026-03-01", { object: "ticket machines", position: 1 }),
      told("2", "2026-03-02", { object: "the trams", status: "signed" }),
      told("3", "2026-03-02T09:00:00Z", { object: "machines that sell tickets", status: "declined" }),
    ),
  ).toEqual([
    ["1.0", "2.0"],
    ["1.1", "3.0"],
  ]);
});

test.each([
  ["lot 1 of the coastal road", "lot 2 of the coastal road"],
  ["the first batch of buses", "a second batch of buses"],
  ["grid repairs, phase two", "grid repairs, phase three"],
  ["the 2026 season", "the 2027 season"],
  ["Lot B of the ring road", "Lot C of the ring road"],
  ["ferry services on route 4", "ferry services on route 7"],
])("keeps %s and %s apart", (one, other) => {
  expect(
    parts(told("1", "2026-03-01", { object: one }), told("2", "2026-03-01T12:00:00Z", { object: other })),
  ).toHaveLength(2);
});

test("keeps objects of other words apart where a count, a price or the day of signing differs", () => {
  const trams = { object: "44 trams", status: "signed" as const };
  const depot = { object: "a depot in the north", status: "signed" as const };
  expect(parts(told("1", "2026-03-01", trams), told("2", "2026-03-02", depot))).toHaveLength(1);
  expect(
    parts(
      told("1", "2026-03-01", { ...trams, amount: { value: 120e6, currency: "EUR" } }),
      told("2", "2026-03-02", { ...depot, amount: { value: 18e6, currency: "EUR" } }),
    ),
  ).toHaveLength(2);
  expect(
    parts(
      told("1", "2026-03-01", { ...trams, date: "2026-02-27" }),
      told("2", "2026-03-20", { ...depot, date: "2026-03-19" }),
    ),
  ).toHaveLength(2);
  expect(
    parts(told("1", "2026-03-01", trams), told("2", "2026-03-02", { object: "20 trams", status: "signed" })),
  ).toHaveLength(2);
});

test("keeps two signatures of one pair apart that lie a year apart", () => {
  const signed = { object: "school meals", status: "signed" as const };
  expect(
    parts(
      told("1", "2025-02-01", { ...signed, date: "2025-01-30" }),
      told("2", "2026-03-01", { ...signed, date: "2026-02-27" }),
    ),
  ).toHaveLength(2);
});

test("finds the deal of three where an article names two of them", () => {
  const three = [norrail, velm, brask];
  expect(
    parts(
      told("1", "2026-03-01", { parties: three, object: "a loan for the harbour line", kind: "loan" }),
      told("2", "2026-03-01T10:00:00Z", {
        parties: [velm, brask],
        object: "the harbour line loan",
        kind: "loan",
      }),
      told("3", "2026-03-02", { parties: [brask, norrail], kind: "loan" }),
      told("4", "2026-03-02", { parties: [brask, party("Ostrava Ports")], kind: "loan" }),
    ),
  ).toEqual([["1.0", "2.0", "3.0"], ["4.0"]]);
});

test("shows all three parties of a deal whose oldest report names two", () => {
  const ledger = MemoryLedger.of([
    told("1", "2026-03-01", { parties: [velm, brask], object: "a harbour loan", kind: "loan" }),
    told("2", "2026-03-02", { parties: [norrail, velm, brask], object: "the harbour loan", kind: "loan" }),
  ]);
  const [record] = ledger.records.values();
  expect(record && agreementOf(record).parties.map(({ name }) => name)).toEqual([
    "Norrail",
    "City of Velm",
    "Brask Bank",
  ]);
});

test("takes one party's word to the deal of its story, and leaves it alone where two may be meant", () => {
  const pair = told("1", "2026-03-01", { parties: [norrail, velm], object: "44 trams" });
  const alone = told("2", "2026-03-02", { parties: [norrail], status: "signed" });
  const other = told("3", "2026-03-01T09:00:00Z", { parties: [norrail, brask], object: "a credit line" });
  expect(parts(pair, alone)).toEqual([["1.0", "2.0"]]);
  expect(parts(pair, { ...alone, storyId: "s-9" })).toHaveLength(2);
  expect(parts(pair, alone, other)).toEqual([["1.0"], ["2.0"], ["3.0"]]);
  const telling = { ...alone, claim: { ...alone.claim, object: "the trams" } };
  expect(parts(pair, telling, other)).toEqual([["1.0", "2.0"], ["3.0"]]);
});

test("does not let an assertion without an object bridge two deals", () => {
  expect(
    parts(
      told("1", "2026-03-01", { status: "negotiating" }),
      told("2", "2026-03-02", { object: "lot 1 of the coastal road" }),
      told("3", "2026-03-02T09:00:00Z", { object: "lot 2 of the coastal road" }),
    ),
  ).toHaveLength(2);
});

test.each([
  ["Harbour Energy", ["Harbour"], "Harbour Shipping", ["Harbour"]],
  ["Ines Valdauer", ["Valdauer"], "Karl Valdauer", ["Valdauer"]],
  [
    "Norwegian Ministry of Defence",
    ["Ministry of Defence"],
    "Danish Ministry of Defence",
    ["Ministry of Defence"],
  ],
  ["Norrail", [], "Norrail Freight", []],
  ["Velm Port", [], "Velm Airport", []],
  ["Bank of Norria", [], "Bank of Norra", []],
])("keeps %s %j apart from %s %j", (name, aliases, other, others) => {
  const rest = party("Ostrava Works");
  expect(
    parts(
      told("1", "2026-03-01", { parties: [party(name, ...aliases), rest], object: "ten hulls" }),
      told("2", "2026-03-01T09:00:00Z", { parties: [party(other, ...others), rest], object: "ten hulls" }),
    ),
  ).toHaveLength(2);
});

test.each([
  ["Organisation of Lake States", "OLS"],
  ["Government of Norria", "the Norrian government"],
  ["Norway", "Norwegian government"],
  ["Norway", "Norwegian Defence Ministry"],
  ["Department of Defence", "Defence Department"],
  ["Brask Holdings", "Brask"],
  ["City of Velm", "Velm City Council"],
])("takes %s and %s for one where the story and the other party agree", (name, other) => {
  const rest = party("Ostrava Works");
  const one = told("1", "2026-03-01", { parties: [party(name), rest], object: "ten hulls" });
  const two = told("2", "2026-03-01T09:00:00Z", { parties: [rest, party(other)], object: "the hulls" });
  expect(parts(one, two)).toHaveLength(1);
});

test("takes a ministry for the state only where something else speaks for it", () => {
  const rest = party("Ostrava Works");
  const one = told("1", "2026-03-01", { parties: [party("Norway"), rest] });
  const two = told(
    "2",
    "2026-03-02",
    { parties: [rest, party("Norwegian Health Ministry")] },
    { storyId: "s-2" },
  );
  expect(parts(one, two)).toHaveLength(2);
});
