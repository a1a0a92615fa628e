import type { Certainty } from "../claim/line.ts";
import type { Assertion } from "./agreement-record.ts";
import { PARTY_WORD, sourceKey, sourceWeight } from "./source-weight.ts";
import type { Conflict, Stretch } from "./status-fold.ts";

/** How sure the status is that stands: whose word it is, and how many independent ones there are. */
export function certaintyOf(
  supporting: readonly Assertion[],
  current: Stretch,
  conflict: Conflict | undefined,
): Certainty {
  if (conflict !== undefined && !isMereLeak(conflict)) return "disputed";
  // What is shown for want of a second source is no source's own word.
  const plain = current.events
    .filter(({ status, assertion }) => assertion.claim.strength === "plain" && status === current.status)
    .map(({ assertion }) => assertion);
  if (plain.length === 0) return "unconfirmed";
  if (plain.some((assertion) => sourceWeight(assertion) >= PARTY_WORD || isOfficer(assertion)))
    return "confirmed";
  const publishers = new Set(supporting.filter((assertion) => plain.includes(assertion)).map(sourceKey));
  const onlyLeaks = plain.every(({ claim }) => claim.attribution.kind === "anonymous");
  if (publishers.size > 1) return onlyLeaks ? "reported" : "confirmed";
  return onlyLeaks ? "unconfirmed" : "reported";
}

/** A denied leak is denied, not disputed: nobody who can be asked stands for it. */
function isMereLeak({ shown, against }: Conflict): boolean {
  return shown.weight >= PARTY_WORD - 1 && against.weight <= 1;
}

/** A named person speaks for a party where an office stands with the name: "its chief executive, Ines Valdauer". */
function isOfficer({ claim, citations }: Assertion): boolean {
  const { kind, source } = claim.attribution;
  if (kind !== "named" || source === undefined) return false;
  const surname = source.split(/\s+/u).at(-1) ?? source;
  return [source, ...citations.map(({ sentence }) => sentence)].some(
    (text) => text.includes(surname) && OFFICE.test(text),
  );
}

const OFFICE =
  /\b(?:chief executive|CEO|CFO|COO|president|chair(?:man|woman|person)?|minister|secretary|spokes(?:man|woman|person)|director|mayor|governor|commissioner|founder|owner|ambassador|general)\b/iu;
