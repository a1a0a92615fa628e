import fc from "fast-check";
import { expect, test } from "vitest";
import type { AgreementClaim, Party } from "../../../briefings/claim/agreement.ts";
import type { Assertion } from "../../../briefings/story/agreement-record.ts";
import { agreementOf } from "../../../briefings/story/ledger.ts";
import { partitionAssertions } from "../../../briefings/story/ledger-partition.ts";
import { ledgerKeys, settleRecords } from "../../../briefings/story/ledger-settle.ts";
import { MemoryLedger, party, told } from "./ledger-samples.ts";

const ids = (made: string[] = []) => ({
  makeId: () => made[made.push(`deal-${made.length + 1}`) - 1] as string,
  tenant: "local",
});

test("gives a new record an id, and keeps it while the record grows", () => {
  const first = told("1", "2026-03-01", { object: "44 trams" });
  const { changed, removed } = settleRecords([], [first], ids());
  expect(changed).toEqual([
    { id: "deal-1", tenant: "local", storyId: "s-1", partyKeys: ["norrail", "velm"], assertions: [first] },
  ]);
  expect(removed).toEqual([]);
  const earlier = told("0", "2026-02-20", { object: "trams" }, { storyId: "s-0" });
  expect(settleRecords(changed, [earlier], ids(["-"])).changed).toEqual([
    { ...changed[0], storyId: "s-0", assertions: [earlier, first] },
  ]);
});

test("writes nothing where nothing changes, and takes a claim again in place of what it was", () => {
  const first = told("1", "2026-03-01", { object: "44 trams" });
  const { changed } = settleRecords([], [first], ids());
  expect(settleRecords(changed, [], ids())).toEqual({ changed: [], removed: [] });
  const again = { ...first, claim: { ...first.claim, status: "signed" as const } };
  expect(settleRecords(changed, [again], ids()).changed).toEqual([{ ...changed[0], assertions: [again] }]);
});

test("leaves records of other parties alone", () => {
  const other = MemoryLedger.of([told("1", "2026-03-01", { parties: [party("Norrail"), party("Brask")] })]);
  const { changed } = settleRecords([...other.records.values()], [told("2", "2026-03-02", {})], ids(["-"]));
  expect(changed.map(({ id }) => id)).toEqual(["deal-2"]);
});

test("keeps the older id of two records that become one, and tells the other as its alias", () => {
  const short = told("1", "2026-03-01", { parties: [party("OLS"), party("Velm")], object: "a ferry" });
  const long = told(
    "2",
    "2026-02-01",
    { parties: [party("Lake Organisation"), party("Velm")], object: "the ferry" },
    { storyId: "s-2" },
  );
  const ledger = MemoryLedger.of([short, long]);
  expect(ledger.parts()).toHaveLength(2);
  ledger.enter(
    told("3", "2026-03-02", {
      parties: [party("Lake Organisation", "OLS"), party("Velm")],
      object: "a ferry",
    }),
  );
  expect([...ledger.records.keys()]).toEqual(["deal-0001"]);
  expect([...ledger.aliases]).toEqual([["deal-0002", "deal-0001"]]);
});

test("deals a record out anew where the claim that held it together is withdrawn", () => {
  const ledger = MemoryLedger.of([
    told("1", "2026-03-01", { object: "44 trams" }),
    told("2", "2026-03-02", { object: "trams and a depot" }),
    told("3", "2026-05-03", { object: "a depot" }),
  ]);
  expect(ledger.parts()).toEqual([["1.0", "2.0", "3.0"]]);
  const [record] = ledger.records.values();
  const left = { ...record!, assertions: record!.assertions.filter(({ articleId }) => articleId !== "2") };
  const { changed } = settleRecords([left], [], ids());
  expect(changed.map(({ id, assertions }) => [id, assertions.map(({ claimId }) => claimId)])).toEqual([
    ["deal-0001", ["1.0"]],
    ["deal-1", ["3.0"]],
  ]);
});

test("asks for records under all names of a party that the ledger knows", () => {
  const both = [party("Lake Organisation", "OLS"), party("Velm")];
  const ledger = MemoryLedger.of([told("1", "2026-03-01", { parties: both })]);
  const incoming = told("2", "2026-03-02", { parties: [party("OLS"), party("Velm")] });
  expect(ledgerKeys([incoming])).toEqual(["ols", "velm"]);
  expect(ledgerKeys([incoming], [...ledger.records.values()])).toEqual(["lake organisation", "ols", "velm"]);
});

/** Firms and cities with the names that articles give them; some names are near each other. */
const bodies: readonly (readonly Party[])[] = [
  [party("Norrail", "Norrail AG"), party("Norrail Group", "Norrail"), party("Norrail AG")],
  [party("Norrail Freight"), party("Norrail Freight AG", "the freight firm")],
  [party("City of Velm", "Velm"), party("Velm"), party("Velm City Council", "the council")],
  [party("Organisation of Lake States", "OLS"), party("OLS")],
  [party("Ministry of Transport"), party("Transport Ministry", "Ministry of Transport")],
];
const objects = [
  undefined,
  "44 trams",
  "the trams",
  "20 trams",
  "lot 1 of the coastal road",
  "lot 2 of the coastal road",
  "the coastal road",
  "a depot",
  "trams and a depot",
  "it",
];

const claims = fc.record({
  who: fc.uniqueArray(fc.integer({ min: 0, max: bodies.length - 1 }), { minLength: 1, maxLength: 3 }),
  names: fc.array(fc.nat(2), { minLength: 3, maxLength: 3 }),
  object: fc.constantFrom(...objects),
  status: fc.constantFrom<AgreementClaim["status"][]>(
    "considering",
    "negotiating",
    "agreed",
    "signed",
    "declined",
    "ended",
    "denied",
  ),
  amount: fc.option(fc.constantFrom(40e6, 41e6, 44e6, 90e6), { nil: undefined }),
  date: fc.constantFrom(undefined, "2026-03", "2026-03-04", "2026-03-05", "2024-05-01"),
  attribution: fc.constantFrom<AgreementClaim["attribution"][]>(
    { kind: "reporter" },
    { kind: "official", source: "Norrail" },
    { kind: "anonymous", source: "a person close to the talks" },
    { kind: "outlet", source: "Harbour Post" },
  ),
  kind: fc.constantFrom<AgreementClaim["kind"][]>("contract", "other", "loan"),
  strength: fc.constantFrom<AgreementClaim["strength"][]>("plain", "plain", "weak"),
});
const articles = fc.array(
  fc.record({
    claims: fc.array(claims, { minLength: 1, maxLength: 3 }),
    hour: fc.integer({ min: 0, max: 12 }),
    story: fc.constantFrom("s-1", "s-1", "s-2"),
    /** Of how many articles before it is this one a copy; 0: of none. */
    copies: fc.integer({ min: 0, max: 3 }),
  }),
  { minLength: 2, maxLength: 9 },
);
type Day = typeof articles extends fc.Arbitrary<infer T> ? T : never;

/** A day's assertions in an order of arrival; articles have the ids that they get on arrival. */
function arrive(day: Day, order: readonly number[]): Assertion[][] {
  const idOf = (index: number) => `article-${String(order.indexOf(index)).padStart(2, "0")}`;
  const rootOf = (index: number): number => {
    const copies = day[index]!.copies;
    return copies > 0 && index >= copies ? rootOf(index - copies) : index;
  };
  return order.map((index) => {
    const { hour, story } = day[index]!;
    // A copy has the claims of its original, and the one that was read first counts as the original.
    const said = day[rootOf(index)]!.claims;
    const first = order.find((other) => rootOf(other) === rootOf(index)) ?? index;
    return said.map(({ who, names, object, amount, date, ...rest }, position) => {
      const parties = who.map((body, at) => {
        const known = bodies[body]!;
        return known[(names[at] ?? 0) % known.length]!;
      });
      const made = told(
        idOf(index),
        `2026-03-06T${String(hour).padStart(2, "0")}:00:00Z`,
        {
          ...rest,
          parties,
          position,
          sentence: `Sentence ${position} of ${index}.`,
          ...(object === undefined ? {} : { object }),
          ...(amount === undefined ? {} : { amount: { value: amount, currency: "EUR" } }),
          ...(date === undefined ? {} : { date }),
        },
        {
          storyId: story,
          outlet: `Outlet ${index % 4}`,
          ...(first === index ? {} : { duplicateOf: idOf(first) }),
        },
      );
      const url = `https://news.example/${index}`;
      return { ...made, url, citations: made.citations.map((citation) => ({ ...citation, url })) };
    });
  });
}

/** Everything that the ledger says, without ids that are made on arrival. */
function saidBy(ledger: MemoryLedger) {
  const plain = (value: unknown): unknown =>
    JSON.parse(
      JSON.stringify(value, (key, inner) =>
        key === "articleId" || key === "claimId" || key === "id" ? undefined : inner,
      ),
    );
  return [...ledger.records.values()]
    .map((record) => ({
      parts: record.assertions.map(({ url, claim }) => `${url} ${claim.statusSpan.start}`),
      keys: record.partyKeys,
      storyId: record.storyId,
      agreement: plain(agreementOf(record)),
    }))
    .sort((a, b) => ((a.parts[0] ?? "") < (b.parts[0] ?? "") ? -1 : 1));
}

test("is the same ledger for any order in which a day's articles arrive", () => {
  const orders = fc.tuple(articles, fc.infiniteStream(fc.nat()));
  fc.assert(
    fc.property(orders, ([day, keys]) => {
      const straight = day.map((_, index) => index);
      const shuffled = straight
        .map((index) => ({ index, key: keys.next().value ?? 0 }))
        .sort((a, b) => a.key - b.key)
        .map(({ index }) => index);
      const ledgers = [straight, shuffled].map((order) => {
        const ledger = new MemoryLedger();
        for (const assertions of arrive(day, order)) ledger.enter(...assertions);
        return ledger;
      });
      expect(saidBy(ledgers[1]!)).toEqual(saidBy(ledgers[0]!));
    }),
    { numRuns: 200 },
  );
});

test("deals out one by one as it does all at once", () => {
  fc.assert(
    fc.property(articles, (day) => {
      const all = arrive(
        day,
        day.map((_, index) => index),
      );
      const ledger = new MemoryLedger();
      for (const assertions of all) for (const assertion of assertions) ledger.enter(assertion);
      const atOnce = partitionAssertions(all.flat()).map((part) => part.map(({ claimId }) => claimId));
      expect(ledger.parts()).toEqual(atOnce.sort((a, b) => ((a[0] ?? "") < (b[0] ?? "") ? -1 : 1)));
    }),
    { numRuns: 150 },
  );
});
