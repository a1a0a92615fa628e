import type { PartyForms } from "./party-forms.ts";
import { comparePartyForms } from "./party-match.ts";

/**
 * How the parties of two assertions stand to each other.
 *
 * - `all`: each of one side is one of the other.
 * - `some`: one names two or more of them and no other.
 * - `one`: one names a single party of the other's several.
 * - `none`: somebody on the shorter side is not on the longer one.
 */
export interface PartyListMatch {
  readonly extent: "all" | "some" | "one" | "none";
  /** False where a party is only likely the same. */
  readonly isSure: boolean;
}

const NONE: PartyListMatch = { extent: "none", isSure: false };

export function comparePartyLists(a: readonly PartyForms[], b: readonly PartyForms[]): PartyListMatch {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const left = [...long];
  let likely = 0;
  const open: PartyForms[] = [];
  // Sure pairs first: "the ministry" must not take the place of the body that is surely meant.
  for (const party of short) {
    const at = left.findIndex((other) => comparePartyForms(party, other) === "same");
    if (at < 0) open.push(party);
    else left.splice(at, 1);
  }
  for (const party of open) {
    const at = left.findIndex((other) => comparePartyForms(party, other) === "likely");
    if (at < 0) return NONE;
    left.splice(at, 1);
    likely++;
  }
  // One name at least is sure, or nothing is.
  if (likely === short.length) return NONE;
  const isSure = likely === 0;
  if (short.length === long.length) return { extent: "all", isSure };
  return { extent: short.length === 1 ? "one" : "some", isSure };
}
