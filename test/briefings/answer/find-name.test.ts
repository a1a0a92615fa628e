import { expect, test } from "vitest";
import type { Archive, KnownName } from "../../../briefings/answer/archive.ts";
import { editDistance } from "../../../briefings/answer/edit-distance.ts";
import { findName } from "../../../briefings/answer/find-name.ts";
import { foldName } from "../../../briefings/claim/fold-name.ts";
import { memoryArchive } from "../../fakes/memory-archive.ts";

const scope = { tenants: ["local"] };

/** An archive of names alone. */
function archiveOf(names: Readonly<Record<string, number>>): Archive {
  const known: KnownName[] = Object.entries(names).map(([name, count]) => ({
    name,
    key: foldName(name) ?? "",
    count,
  }));
  const byUse = [...known].sort((a, b) => b.count - a.count);
  return {
    ...memoryArchive([]),
    names: async (_, { prefix = "", key: only }) =>
      byUse.filter(({ key }) => key.startsWith(prefix) && (only === undefined || key === only)),
    similarNames: async () => [],
  };
}

const archive = archiveOf({
  "Société Marenne": 4,
  "Department of Defence": 7,
  "Sam Altman": 9,
  "Harbour Energy": 2,
  "Harbour Wire": 5,
  Marlow: 3,
  Barlow: 8,
});
const find = (typed: string) => findName(archive, scope, typed, "party");

test.each([
  ["societe marenne", "Société Marenne"],
  ["Altman", "Sam Altman"],
  ["DoD", "Department of Defence"],
])("knows who %j is", async (typed, name) => {
  expect(await find(typed)).toMatchObject({ found: true, name });
});

test("lists all who go by a name, the most used first", async () => {
  expect(await find("Harbour")).toEqual({
    found: false,
    several: true,
    didYouMean: ["Harbour Wire", "Harbour Energy"],
  });
});

test("asks about a slip of the pen, of equally near names the more used first", async () => {
  expect(await find("Sam Altmann")).toMatchObject({ didYouMean: ["Sam Altman"], several: false });
  expect(await find("Carlow")).toMatchObject({ didYouMean: ["Barlow", "Marlow"] });
  expect(await find("Zorblax")).toMatchObject({ didYouMean: [] });
});

test("counts a swap of neighbours as one slip", () => {
  expect(editDistance("nato", "ntao")).toBe(1);
  expect(editDistance("orlin", "orlin")).toBe(0);
  expect(editDistance("a", "abcdef")).toBe(Number.POSITIVE_INFINITY);
});
