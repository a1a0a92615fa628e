import { publisherKey } from "../article/outlet.ts";
import type { Attribution } from "../claim/agreement.ts";
import type { Assertion } from "./agreement-record.ts";

/** How near a source stands to what it tells. A party's own word is nearest. */
const DIRECTNESS: Readonly<Record<Attribution["kind"], number>> = {
  official: 4,
  named: 3,
  reporter: 3,
  outlet: 2,
  anonymous: 1,
};
const WEAK_READING = 0.5;

/** What a text's own voice counts; a source below it is second hand. */
export const OWN_VOICE = DIRECTNESS.reporter;
export const PARTY_WORD = DIRECTNESS.official;

export function sourceWeight({ claim }: Assertion): number {
  return claim.strength === "weak" ? WEAK_READING : DIRECTNESS[claim.attribution.kind];
}

/**
 * Who stands behind an assertion, for counting independent sources: the publication that the text
 * passes on or that it credits with the first report, where it has no source of its own who is
 * named; else its own publisher.
 */
export function sourceKey({ claim, publisher }: Assertion): string {
  const { kind, source } = claim.attribution;
  if (kind === "outlet" && source !== undefined && /\p{Lu}/u.test(source)) return publisherKey(source);
  const isOwn = kind === "official" || kind === "named";
  return isOwn || claim.firstReportedBy === undefined ? publisher : publisherKey(claim.firstReportedBy);
}
