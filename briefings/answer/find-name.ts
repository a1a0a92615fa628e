import { foldName } from "../claim/fold-name.ts";
import type { Archive, Scope } from "./archive.ts";

const LOOKED_AT = 2000;
const MOST_SUGGESTED = 3;

/** A name as the archive knows it, or those that may have been meant. */
export type NameFound =
  | { readonly found: true; readonly name: string; readonly key: string }
  | { readonly found: false; readonly didYouMean: readonly string[] };

/**
 * Finds who is meant by what was typed: the name itself; else the one known name that has all its
 * words ("Altman" → "Sam Altman"); else the nearest spellings as suggestions.
 */
export async function findName(
  archive: Archive,
  scope: Scope,
  typed: string,
  kind: "party" | "speaker",
): Promise<NameFound> {
  const key = foldName(typed);
  if (key === undefined) return { found: false, didYouMean: [] };
  const starting = await archive.names(scope, { prefix: typed, kind, limit: 20 });
  const exact = starting.find((known) => known.key === key);
  if (exact !== undefined) return { found: true, name: exact.name, key };
  if (kind === "party") {
    // The ledger knows a body by its other names too.
    const [record] = await archive.agreements(scope, { partyKeys: [key], limit: 1 });
    if (record !== undefined) return { found: true, name: typed, key };
  }
  const all = await archive.names(scope, { kind, limit: LOOKED_AT });
  const same = all.find((known) => known.key === key);
  if (same !== undefined) return { found: true, name: same.name, key };
  const words = key.split(" ");
  const holding = all.filter((known) => words.every((word) => known.key.split(" ").includes(word)));
  const [only] = holding;
  if (only !== undefined && holding.length === 1) return { found: true, name: only.name, key: only.key };
  const near = holding.length > 0 ? holding : nearest(key, all);
  return { found: false, didYouMean: near.slice(0, MOST_SUGGESTED).map(({ name }) => name) };
}

function nearest<T extends { readonly key: string; readonly count: number }>(
  key: string,
  all: readonly T[],
): T[] {
  const allowed = key.length <= 3 ? 1 : key.length <= 7 ? 2 : 3;
  return all
    .map((known) => ({
      known,
      far: Math.min(...[known.key, ...known.key.split(" ")].map((part) => editDistance(key, part))),
    }))
    .filter(({ far }) => far <= allowed)
    .sort((a, b) => a.far - b.far || b.known.count - a.known.count)
    .map(({ known }) => known);
}

/** Levenshtein distance where a swap of neighbours counts as one. */
export function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 3) return Number.POSITIVE_INFINITY;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      next.push(best);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
