import { findKnownName } from "../reading/gazetteer.ts";
import type { AgreementKind } from "./agreement.ts";
import type { DealDraft } from "./agreement-draft.ts";
import { GENERIC_NOUNS } from "./agreement-lexicon.ts";
import type { PartyRef } from "./party-of-phrase.ts";
import { same, unite } from "./party-of-phrase.ts";

/** The places of a text that tell of one agreement. */
export interface DealGroup {
  parties: PartyRef[];
  kind: AgreementKind;
  readonly drafts: DealDraft[];
  /** Deal nouns by which it was called. */
  readonly nouns: Set<string>;
  /** True where a party was taken over from another sentence. */
  carried: boolean;
}

/** Kinds that are never two words for one deal. */
const SPECIFIC: ReadonlySet<AgreementKind> = new Set<AgreementKind>([
  "settlement",
  "acquisition",
  "merger",
  "hire",
  "loan",
  "licence",
  "treaty",
  "ceasefire",
  "law",
  "pledge",
  "memorandum",
]);
/** How many sentences a deal may be carried on by a word such as "it". */
const REACH = 4;

/** Joins the drafts, in text order. `pairBefore` names the two bodies that "the two" must mean where no deal was told yet. */
export function linkDeals(
  drafts: readonly DealDraft[],
  pairBefore: (draft: DealDraft) => PartyRef[] | undefined,
  topic: PartyRef | undefined,
): DealGroup[] {
  const groups: DealGroup[] = [];
  const waiting: DealDraft[] = [];
  for (const draft of drafts) {
    if (place(draft, groups, pairBefore)) continue;
    if (standsAlone(draft)) {
      addTo(groups, draft, draft.parties, false, "treaty");
      continue;
    }
    if (draft.status === "denied") waiting.push(draft);
    if (topic === undefined) continue;
    // One party is named and the text is about another: the deal is between the two.
    const [own] = draft.parties;
    // A false "signed" is the worst error: only a named pair signs.
    if (
      draft.status === "signed" ||
      !draft.fillable ||
      own === undefined ||
      draft.parties.length !== 1 ||
      draft.oneSided ||
      same(own, topic)
    )
      continue;
    addTo(groups, draft, [own, topic], true);
  }
  // A denial may stand before the report that it denies.
  for (const draft of waiting) {
    const [own] = draft.parties;
    const after = groups.filter((group) => {
      const distance = group.drafts[0]!.sentence - draft.sentence;
      const alike = group.kind === draft.kind || group.kind === "other" || draft.kind === "other";
      return (
        distance > 0 &&
        distance <= 2 &&
        alike &&
        (own === undefined || group.parties.some((party) => same(party, own)))
      );
    });
    if (after.length === 1) join(after[0]!, draft);
  }
  return groups;
}

function place(
  draft: DealDraft,
  groups: DealGroup[],
  pairBefore: (draft: DealDraft) => PartyRef[] | undefined,
): boolean {
  const { parties } = draft;
  // The same words met twice: "a truce that the two signed broke down".
  const twin =
    draft.noun === undefined
      ? undefined
      : groups.find((group) => group.drafts.some((one) => one.noun === draft.noun));
  if (twin !== undefined && parties.every((party) => twin.parties.some((other) => same(party, other)))) {
    join(twin, draft);
    return true;
  }
  if (draft.oneSided && draft.sort !== "open") {
    if (parties.length > 0) addTo(groups, draft, parties, false);
    return true;
  }
  if (draft.group && parties.length < 2) {
    const target = lastPair(draft, groups);
    if (target === undefined) {
      const pair = pairBefore(draft);
      if (pair !== undefined) addTo(groups, draft, unite(pair, parties), true);
      return pair !== undefined;
    }
    const carried = unite(target.parties, parties);
    const they = draft.clause.subject?.phrases[0]?.noun === "they";
    if (they && parties.length === 1 && !target.parties.some((party) => same(party, parties[0]!))) {
      // "They denied an offer for X": one of the two acts, the one that acted before.
      addTo(groups, draft, [target.parties[0]!, parties[0]!], true);
      return true;
    }
    if (draft.anaphoric || draft.noun === undefined) join(target, draft);
    else addTo(groups, draft, carried, true);
    return true;
  }
  if (parties.length >= 2) {
    addTo(groups, draft, parties, false);
    return true;
  }
  if (draft.sort === "open" && parties.length === 1) {
    addTo(groups, draft, parties, false);
    return true;
  }
  const target = targetOf(draft, groups);
  if (target === undefined) return false;
  const own = parties[0];
  if (
    !draft.anaphoric &&
    draft.noun !== undefined &&
    !(own !== undefined && target.nouns.has(draft.noun.noun)) &&
    !draft.fresh
  )
    return false;
  if (own === undefined) {
    if (draft.fresh) return false;
    join(target, draft);
    return true;
  }
  if (target.parties.some((party) => same(party, own))) {
    if (draft.fresh) return false;
    join(target, draft);
    return true;
  }
  if (target.kind === "pledge") {
    addTo(groups, draft, [own], true, "pledge");
    return true;
  }
  if (
    draft.noun === undefined &&
    !draft.persons &&
    /^(?:sign|refuse|join|reject|ratify|decline)$/u.test(draft.clause.verb?.base ?? "") &&
    target.parties.length <= 4 &&
    (target.kind === "treaty" || target.kind === "ceasefire")
  ) {
    addTo(groups, draft, [own, ...target.parties], true, target.kind);
    return true;
  }
  if (draft.persons && target.kind === "treaty") return false;
  const actor = target.parties[0]!;
  if (!draft.fresh && draft.noun !== undefined) return false;
  addTo(groups, draft, [own, actor], true, target.kind);
  return true;
}

function lastPair(draft: DealDraft, groups: readonly DealGroup[]): DealGroup | undefined {
  let best: DealGroup | undefined;
  let at = -1;
  for (const group of groups) {
    if (group.parties.length < 2) continue;
    const last = group.drafts[group.drafts.length - 1]!;
    if (draft.sentence - last.sentence > REACH) continue;
    const position = last.sentence * 1000 + last.from;
    if (position > at) {
      at = position;
      best = group;
    }
  }
  return best;
}

function targetOf(draft: DealDraft, groups: readonly DealGroup[]): DealGroup | undefined {
  let best: DealGroup | undefined;
  let score = 0;
  const noun = draft.noun?.noun;
  for (const group of groups) {
    const last = group.drafts[group.drafts.length - 1]!;
    const distance = draft.sentence - last.sentence;
    const sameNoun = noun !== undefined && group.nouns.has(noun);
    if (distance > (sameNoun ? 12 : REACH)) continue;
    const own = draft.parties[0];
    const inside = own !== undefined && group.parties.some((party) => same(party, own));
    if (
      noun !== undefined &&
      !sameNoun &&
      SPECIFIC.has(draft.kind) &&
      SPECIFIC.has(group.kind) &&
      draft.kind !== group.kind
    )
      continue;
    const value =
      (sameNoun ? 3 : 0) + (inside ? 3 : 0) + (draft.kind === group.kind ? 1 : 0) - distance * 0.8 + 4;
    if (value > score) {
      score = value;
      best = group;
    }
  }
  return best;
}

function join(group: DealGroup, draft: DealDraft): void {
  group.drafts.push(draft);
  if (draft.noun !== undefined) group.nouns.add(draft.noun.noun);
}

function addTo(
  groups: DealGroup[],
  draft: DealDraft,
  parties: readonly PartyRef[],
  carried: boolean,
  kind = draft.kind,
): void {
  const found =
    groups.find((group) => sameSet(group.parties, parties) && sameDeal(group, draft, kind)) ??
    (draft.background ? groups.find((group) => partly(group.parties, parties)) : undefined);
  if (found !== undefined) {
    join(found, draft);
    if (!SPECIFIC.has(found.kind) && SPECIFIC.has(kind)) found.kind = kind;
    else if (found.kind === "other") found.kind = kind;
    return;
  }
  groups.push({
    parties: [...parties],
    kind,
    drafts: [draft],
    nouns: new Set(draft.noun === undefined ? [] : [draft.noun.noun]),
    carried,
  });
}

/** Talks with a ministry of a state whose government ended the deal: one story of the same deal. */
function partly(whole: readonly PartyRef[], parties: readonly PartyRef[]): boolean {
  if (whole.length !== parties.length) return false;
  const shared = parties.filter((party) => whole.some((other) => same(party, other)));
  const other = parties.find((party) => !whole.some((one) => same(party, one)));
  return (
    shared.length === parties.length - 1 &&
    other !== undefined &&
    /^(?:Department|Ministry) of /u.test(other.text) &&
    whole.some(
      (party) => !parties.some((one) => same(party, one)) && findKnownName(party.text)?.sort === "country",
    )
  );
}

function sameSet(a: readonly PartyRef[], b: readonly PartyRef[]): boolean {
  return a.length === b.length && a.every((party) => b.some((other) => same(party, other)));
}

/** Kinds that tell two deals of one pair apart, where the noun is no word for any deal. */
function sameDeal(group: DealGroup, draft: DealDraft, kind: AgreementKind): boolean {
  const { noun } = draft;
  if (
    draft.fresh &&
    noun?.modifiers.some((word) =>
      /^(?:second|third|another|separate|new|different|similar|smaller|larger)$/u.test(word),
    )
  )
    return false;
  if (noun?.modifiers.some((word) => /^(?:earlier|previous|former|old|first|original|existing)$/u.test(word)))
    return false;
  if (kind === "law") return draft.anaphoric && sharesWord(group, draft);
  const indefinite = noun !== undefined && !draft.anaphoric;
  const years = yearsOf(group);
  const own = draft.date?.slice(0, 4);
  if (own !== undefined && years.size > 0 && !years.has(own) && (indefinite || noun === undefined))
    return false;
  const takeover = (one: AgreementKind) => one === "acquisition" || one === "merger";
  if (
    SPECIFIC.has(kind) &&
    SPECIFIC.has(group.kind) &&
    kind !== group.kind &&
    !(takeover(kind) && takeover(group.kind))
  )
    return false;
  if (
    indefinite &&
    noun !== undefined &&
    !GENERIC_NOUNS.has(noun.noun) &&
    kind !== group.kind &&
    group.kind !== "other" &&
    kind !== "other"
  ) {
    return [...group.nouns].every((word) => GENERIC_NOUNS.has(word)) && !SPECIFIC.has(group.kind);
  }
  return true;
}

function yearsOf(group: DealGroup): Set<string> {
  return new Set(
    group.drafts.flatMap((draft) =>
      draft.date === undefined ? [] : draft.date.split("/").map((date) => date.slice(0, 4)),
    ),
  );
}

function sharesWord(group: DealGroup, draft: DealDraft): boolean {
  const words = draft.noun?.modifiers ?? [];
  return (
    words.length === 0 || group.drafts.some((one) => one.noun?.modifiers.some((word) => words.includes(word)))
  );
}

/** A state that leaves, refuses or joins a treaty whose other members nobody names is told of alone. */
function standsAlone(draft: DealDraft): boolean {
  return (
    draft.kind === "treaty" &&
    draft.parties.length === 1 &&
    draft.anaphoric &&
    !draft.persons &&
    draft.noun !== undefined &&
    (draft.status === "ended" || draft.status === "declined" || draft.clause.verb?.base === "join")
  );
}
