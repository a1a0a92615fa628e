import { foldName } from "../claim/fold-name.ts";
import type { Archive, KnownName, Scope } from "./archive.ts";
import { editDistance } from "./edit-distance.ts";

/** Of the names used most; a rarer one that is spelt alike comes from the index of trigrams. */
const LOOKED_AT = 1000;
const SPELT_ALIKE = 20;
const MOST_SUGGESTED = 3;
const MOST_LISTED = 6;
const LONGEST_INITIALS = 6;
/** Words of a name that initials leave out. */
const SMALL_WORDS: ReadonlySet<string> = new Set(["of", "for", "the", "and", "de", "la", "in", "on"]);

/** A name as the archive knows it, or those that may have been meant. */
export type NameFound =
  | { readonly found: true; readonly name: string; readonly key: string }
  | {
      readonly found: false;
      readonly didYouMean: readonly string[];
      /** All of them go by what was typed, so that only the asker can say which. */
      readonly several: boolean;
    };

/**
 * Finds who is meant by what was typed: the name itself, with or without accents; else the one known
 * name that has all its words ("Altman" → "Sam Altman") or its initials; else the nearest spellings
 * as suggestions, of equally near ones those used most.
 */
export async function findName(
  archive: Archive,
  scope: Scope,
  typed: string,
  kind: "party" | "speaker",
): Promise<NameFound> {
  const key = foldName(typed);
  if (key === undefined) return { found: false, didYouMean: [], several: false };
  const exact = await findExactly(archive, scope, typed, key, kind);
  if (exact !== undefined) return exact;
  const [used, alike] = await Promise.all([
    archive.names(scope, { kind, limit: LOOKED_AT }),
    archive.similarNames(scope, { key, kind, limit: SPELT_ALIKE }),
  ]);
  const all = [...new Map([...used, ...alike].map((known) => [known.key, known])).values()];
  const words = key.split(" ");
  const holding = all.filter((known) => words.every((word) => known.key.split(" ").includes(word)));
  const meant = holding.length > 0 ? holding : withInitials(key, all);
  const [only] = meant;
  if (only !== undefined && meant.length === 1) return { found: true, name: only.name, key: only.key };
  if (meant.length > 1) {
    const listed = [...meant].sort((a, b) => Number(b.count) - Number(a.count)).slice(0, MOST_LISTED);
    return { found: false, didYouMean: listed.map(({ name }) => name), several: true };
  }
  const near = nearest(key, all, new Set(alike.map((known) => known.key)));
  return { found: false, didYouMean: near.slice(0, MOST_SUGGESTED).map(({ name }) => name), several: false };
}

/** The name itself, or a body that the ledger knows by it too; undefined where neither is known. */
export async function findExactly(
  archive: Archive,
  scope: Scope,
  typed: string,
  key: string,
  kind: "party" | "speaker",
): Promise<(NameFound & { readonly found: true }) | undefined> {
  const [exact] = await archive.names(scope, { key, kind, limit: 1 });
  if (exact !== undefined) return { found: true, name: exact.name, key };
  if (kind !== "party") return undefined;
  const [record] = await archive.agreements(scope, { partyKeys: [key], limit: 1 });
  return record === undefined ? undefined : { found: true, name: typed, key };
}

/** "DoD" for "Department of Defense", and the long name for one that is known by its initials. */
function withInitials(key: string, all: readonly KnownName[]): KnownName[] {
  const isShort = key.length > 1 && key.length <= LONGEST_INITIALS && /^\p{L}+$/u.test(key);
  const long = initialsOf(key);
  return all.filter((known) =>
    isShort ? initialsOf(known.key).includes(key) : known.key.length > 1 && long.includes(known.key),
  );
}

function initialsOf(key: string): string[] {
  const words = key.split(" ");
  if (words.length < 2) return [];
  const initials = (of: readonly string[]) => of.map((word) => word.charAt(0)).join("");
  return [initials(words), initials(words.filter((word) => !SMALL_WORDS.has(word)))];
}

function nearest(key: string, all: readonly KnownName[], alike: ReadonlySet<string>): KnownName[] {
  const allowed = key.length <= 3 ? 1 : key.length <= 7 ? 2 : 3;
  return all
    .map((known) => ({ known, far: distance(key, known.key) }))
    .filter(({ known, far }) => far <= allowed || (alike.has(known.key) && far <= 2 * allowed))
    .sort((a, b) => a.far - b.far || Number(b.known.count) - Number(a.known.count))
    .map(({ known }) => known);
}

/** From the whole name, or from one of its words where one word was typed. */
function distance(key: string, known: string): number {
  const parts = key.includes(" ") ? [] : known.split(" ");
  return Math.min(...[known, ...parts].map((part) => editDistance(key, part)));
}
