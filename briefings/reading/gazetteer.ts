import { FEDERAL_AGENCIES } from "./gazetteer/agencies.ts";
import { INTERNATIONAL_BODIES } from "./gazetteer/bodies.ts";
import { LARGE_COMPANIES } from "./gazetteer/companies.ts";
import { COUNTRIES } from "./gazetteer/countries.ts";
import { WELL_KNOWN } from "./gazetteer/well-known.ts";
import type { NameType } from "./name.ts";

export interface GazetteerEntry {
  readonly name: string;
  readonly type: NameType;
  readonly sort: "country" | "body" | "agency" | "company" | "outlet";
  readonly aliases: readonly string[];
  /** Only of a country: "Norrian". */
  readonly demonyms: readonly string[];
}

/** Lower case, without marks, a leading article and full stops: how two spellings are compared. */
export function foldName(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[’‘]/gu, "'")
    .replace(/&/gu, " and ")
    .replace(/\./gu, "")
    .replace(/[^\p{L}\p{N}']+/gu, " ")
    .trim()
    .replace(/^(?:the|a|an) /u, "");
}

const NOTHING: readonly string[] = [];

function entriesOf(): GazetteerEntry[] {
  const entries: GazetteerEntry[] = [];
  for (const line of linesOf(WELL_KNOWN)) {
    const [sort, name, aliases] = line.split("|") as [string, string, string];
    if (sort === "place") continue;
    entries.push({
      name,
      type: "organisation",
      sort: sort === "outlet" ? "outlet" : "body",
      aliases: listOf(aliases),
      demonyms: NOTHING,
    });
  }
  const extra = new Map(
    linesOf(WELL_KNOWN)
      .map((line) => line.split("|") as [string, string, string])
      .filter(([sort]) => sort === "place")
      .map(([, name, aliases]) => [name, listOf(aliases)]),
  );
  for (const line of linesOf(COUNTRIES)) {
    const [name, aliases, demonyms] = line.split("|") as [string, string, string, string];
    entries.push({
      name,
      type: "place",
      sort: "country",
      aliases: [...listOf(aliases), ...(extra.get(name) ?? [])],
      demonyms: demonyms.split(", ").filter((demonym) => demonym !== ""),
    });
  }
  for (const line of linesOf(INTERNATIONAL_BODIES)) {
    const [name, aliases] = line.split("|") as [string, string];
    entries.push({ name, type: "organisation", sort: "body", aliases: listOf(aliases), demonyms: NOTHING });
  }
  for (const name of linesOf(FEDERAL_AGENCIES)) {
    entries.push({ name, type: "organisation", sort: "agency", aliases: swapped(name), demonyms: NOTHING });
  }
  for (const name of linesOf(LARGE_COMPANIES)) {
    entries.push({ name, type: "organisation", sort: "company", aliases: NOTHING, demonyms: NOTHING });
  }
  return entries;
}

/** "Department of Energy" is also "Energy Department". */
function swapped(name: string): string[] {
  const match = /^(Department|Ministry) of (.+)$/u.exec(name);
  return match === null ? [] : [`${match[2]} ${match[1]}`, `U.S. ${name}`];
}

function linesOf(table: string): string[] {
  return table.split("\n").filter((line) => line !== "");
}

function listOf(names: string | undefined): string[] {
  return (names ?? "").split(";").filter((name) => name !== "");
}

const BY_NAME = new Map<string, GazetteerEntry>();
const BY_DEMONYM = new Map<string, GazetteerEntry>();
const BY_CAPITAL = new Map<string, string>();
for (const entry of entriesOf()) {
  for (const name of [entry.name, ...entry.aliases]) {
    const key = foldName(name);
    // Two-letter codes are words too often ("IT", "IN"); those in use stand in the table of the well known.
    if (key.length >= 2 && !BY_NAME.has(key)) BY_NAME.set(key, entry);
  }
  for (const demonym of entry.demonyms) BY_DEMONYM.set(demonym.toLowerCase(), entry);
}
for (const line of linesOf(COUNTRIES)) {
  const [name, , , capital] = line.split("|") as [string, string, string, string];
  if (capital !== "") BY_CAPITAL.set(foldName(capital), name);
}
BY_CAPITAL.set("washington", "United States");
BY_CAPITAL.set("beijing", "China");
BY_CAPITAL.set("kyiv", "Ukraine");

/** The well-known body or country of this name, in any usual spelling. */
export function findKnownName(name: string): GazetteerEntry | undefined {
  return BY_NAME.get(foldName(name));
}

/** "Norwegian" → Norway. */
export function countryOfDemonym(word: string): GazetteerEntry | undefined {
  return BY_DEMONYM.get(word.toLowerCase());
}

/** "Moscow" → "Russia": a capital often stands for its government. */
export function countryOfCapital(name: string): string | undefined {
  return BY_CAPITAL.get(foldName(name));
}
