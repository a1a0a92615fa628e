import type { AgreementRecord, Assertion } from "./agreement-record.ts";
import { headsOf, type PartyForms, partyForms } from "./party-forms.ts";
import { comparePartyLists } from "./party-lists.ts";

/** A list of parties with the stories that tell it. */
interface PartyList {
  readonly forms: readonly PartyForms[];
  readonly stories: ReadonlySet<string>;
}

/**
 * The records that an assertion's arrival can change: those of the same parties or some of them; and,
 * for what one party says alone, all deals of that party in the same story, since any of them may be
 * meant. Records of a body that signs with everybody are passed over unless the other party is theirs
 * too.
 */
export function recordsInReach(
  records: readonly AgreementRecord[],
  incoming: readonly Assertion[],
): AgreementRecord[] {
  const ids = new Set(incoming.map(({ claimId }) => claimId));
  const reached = new Set(
    records.filter(({ assertions }) => assertions.some(({ claimId }) => ids.has(claimId))),
  );
  const headsOnce = new Map<string, readonly string[]>();
  const waiting = new Map(records.map((record) => [record, outlineOf(record, headsOnce)]));
  const lists = new Map<AgreementRecord, readonly PartyList[]>();
  let from = listsOf([...incoming, ...[...reached].flatMap(({ assertions }) => assertions)]);
  for (const record of reached) waiting.delete(record);
  while (from.length > 0) {
    const next: PartyList[] = [];
    for (const [record, outline] of waiting) {
      const near = from.filter((list) => mayMeet(list, outline));
      if (near.length === 0) continue;
      const own = lists.get(record) ?? listsOf(record.assertions);
      lists.set(record, own);
      if (!own.some((list) => near.some((other) => canMeet(list, other)))) continue;
      reached.add(record);
      waiting.delete(record);
      next.push(...own);
    }
    from = next;
  }
  return records.filter((record) => reached.has(record));
}

/** The different lists of parties of assertions. */
function listsOf(assertions: readonly Assertion[]): PartyList[] {
  const lists = new Map<string, { forms: PartyList["forms"]; stories: Set<string> }>();
  for (const { claim, storyId } of assertions) {
    const key = JSON.stringify(claim.parties);
    const list = lists.get(key);
    if (list !== undefined) list.stories.add(storyId);
    else lists.set(key, { forms: claim.parties.map(partyForms), stories: new Set([storyId]) });
  }
  return [...lists.values()];
}

function canMeet(a: PartyList, b: PartyList): boolean {
  const { extent } = comparePartyLists(a.forms, b.forms);
  return extent === "one" ? [...a.stories].some((id) => b.stories.has(id)) : extent !== "none";
}

/** What can be told of a record at a glance. */
interface Outline {
  /** The heads of each of its names. */
  readonly heads: readonly (readonly string[])[];
  readonly record: AgreementRecord;
}

/** @param known heads of names that were met before: many records share a party */
function outlineOf(record: AgreementRecord, known: Map<string, readonly string[]>): Outline {
  const heads = record.partyKeys.map((key) => {
    const found = known.get(key) ?? headsOf(key);
    known.set(key, found);
    return found;
  });
  return { heads, record };
}

/** True for every list that can meet one of the record, and for few others: names that are one share a head. */
function mayMeet({ forms, stories }: PartyList, { heads, record }: Outline): boolean {
  let known = 0;
  for (const form of forms) if (heads.some((own) => own.some((head) => form.heads.has(head)))) known++;
  if (known !== 1) return known > 1;
  const { assertions } = record;
  if (assertions.some(({ claim }) => claim.parties.length === 1)) return true;
  return forms.length === 1 && assertions.some(({ storyId }) => stories.has(storyId));
}
