import type { VerbGroup } from "./agreement-chunk.ts";
import type { Clause } from "./agreement-clause.ts";
import type { DealDraft } from "./agreement-draft.ts";
import type { PartyRef, Scene } from "./party-of-phrase.ts";

/** Headings of award notices, as procurement gazettes write them. */
const BUYER =
  /^(?:buyer|purchaser|client|customer|contracting (?:authority|entity|body)|awarding authority|procuring entity)$/u;
const WINNER =
  /^(?:winner|contractor|supplier|vendor|awardee|awarded to|successful (?:bidder|tenderer)|name of (?:the )?(?:winner|contractor|supplier))$/u;
const LONGEST_HEADING = 5;

/** "Buyer: X. Winner: Y.": a contract of the two, from a notice without a sentence that says so. */
export function noticeDrafts(scene: Scene): DealDraft[] {
  const drafts: DealDraft[] = [];
  let buyer: PartyRef | undefined;
  for (const sentence of scene.reading.sentences) {
    const { tokens } = sentence;
    const colon = tokens.findIndex((token, i) => i <= LONGEST_HEADING && token.text === ":");
    if (colon < 1) continue;
    const heading = tokens
      .slice(0, colon)
      .map((token) => token.text.toLowerCase())
      .join(" ");
    const mention = scene.mentionsAt[sentence.index]!.find((one) => one !== undefined && one.first > colon);
    if (mention === undefined) continue;
    const party = { entity: mention.entity, text: scene.reading.entities[mention.entity]!.name };
    if (BUYER.test(heading)) buyer = party;
    else if (WINNER.test(heading) && buyer !== undefined && buyer.entity !== party.entity) {
      drafts.push(draftOf(sentence.index, colon, mention.last, [buyer, party]));
    }
  }
  return drafts;
}

function draftOf(sentence: number, colon: number, to: number, parties: PartyRef[]): DealDraft {
  const verb: VerbGroup = {
    sort: "vg",
    first: 0,
    last: colon,
    main: 0,
    lemma: "award",
    base: "award",
    form: "finite",
    passive: true,
    negated: false,
    modal: undefined,
    pluperfect: false,
    perfect: false,
    past: true,
    progressive: false,
  };
  const clause: Clause = {
    id: 0,
    kind: "main",
    marker: undefined,
    governor: undefined,
    verb,
    subject: undefined,
    shared: false,
    antecedent: undefined,
    antecedentPrep: undefined,
    objects: [],
    preps: [],
    quoted: false,
    label: undefined,
    report: undefined,
  };
  return {
    sentence,
    clause,
    rule: "buyer and winner of a notice",
    act: "made",
    status: "signed",
    notYet: false,
    kind: "contract",
    sort: "instrument",
    parties,
    noun: undefined,
    anaphoric: false,
    fresh: false,
    past: false,
    oneSided: false,
    group: false,
    background: false,
    persons: false,
    fillable: false,
    from: 0,
    to,
    steps: ["the notice names a buyer and a winner"],
  };
}
