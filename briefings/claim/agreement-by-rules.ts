import type { Reading } from "../reading/reading.ts";
import { covers, type Span } from "../reading/span.ts";
import type { AgreementClaim } from "./agreement.ts";
import { chunksOf } from "./agreement-chunks.ts";
import { claimOf, dateDrafts } from "./agreement-claim.ts";
import { clausesOf } from "./agreement-clauses.ts";
import type { DealDraft } from "./agreement-draft.ts";
import { type DealGroup, linkDeals } from "./agreement-link.ts";
import { draftsOf } from "./agreement-rules.ts";
import { mayTellOfDeals } from "./agreement-trigger.ts";
import type { PartyRef, Scene } from "./party-of-phrase.ts";
import { newestStatus } from "./status-lattice.ts";

/** An agreement with the entities of its parties; -1 for a party without a name. */
export interface RuledAgreement {
  readonly claim: AgreementClaim;
  readonly entities: readonly number[];
}

/** What the rules read in the sentences of a text, before it is joined to deals. */
export function draftsOfText(scene: Scene, skipped: (sentence: number) => boolean): DealDraft[] {
  const drafts: DealDraft[] = [];
  const { reading } = scene;
  for (const sentence of reading.sentences) {
    if (skipped(sentence.index) || !mayTellOfDeals(sentence) || isUnreal(reading, sentence)) continue;
    const clauses = clausesOf(chunksOf(sentence, scene.mentionsAt[sentence.index]!));
    drafts.push(...draftsOf(scene, sentence.index, clauses));
  }
  return drafts;
}

/** Joins the drafts to agreements. `corrected` are the words that the text itself takes back. */
export function agreementsOfDrafts(
  scene: Scene,
  drafts: readonly DealDraft[],
  corrected: readonly Span[],
  first: ReadonlyMap<number, string>,
): RuledAgreement[] {
  const standing = drafts.filter((draft) => !isTakenBack(wordsOf(scene.reading, draft), corrected));
  dateDrafts(scene, standing);
  return linkDeals(standing, (draft) => pairBefore(scene, draft), topicOf(scene))
    .filter((group) => !isBackground(group))
    .map((group) => ({
      claim: claimOf(scene, group, newestStatus(group.drafts), first),
      entities: group.parties.map((party) => party.entity ?? -1),
    }));
}

/** Thought experiments and the risk language of filings tell of no deal. */
const UNREAL =
  /^["“]?(?:Suppose|Imagine|What if|Picture|Let us suppose|Had)\b|forward-looking|no assurance|cannot be assured|\brisks? (?:that|including|of)\b/iu;

export function isUnreal(reading: Reading, { start, end }: Span): boolean {
  return UNREAL.test(reading.text.slice(start, end));
}

/** True where the text itself corrects what these words tell. */
export function isTakenBack(words: Span, corrected: readonly Span[]): boolean {
  return corrected.some((wrong) => covers(wrong, words));
}

function wordsOf(reading: Reading, draft: DealDraft): Span {
  const { tokens } = reading.sentences[draft.sentence]!;
  return { start: tokens[draft.from]!.start, end: tokens[draft.to]!.end };
}

function topicOf(scene: Scene): PartyRef | undefined {
  return scene.topic === undefined
    ? undefined
    : { entity: scene.topic, text: scene.reading.entities[scene.topic]!.name };
}

/** The only two bodies named in the two sentences before and in the sentence up to the draft. */
function pairBefore(scene: Scene, draft: DealDraft): PartyRef[] | undefined {
  const found = new Set<number>();
  for (let n = Math.max(0, draft.sentence - 2); n <= draft.sentence; n++) {
    scene.mentionsAt[n]?.forEach((mention, i) => {
      if (mention === undefined || (n === draft.sentence && i >= draft.from)) return;
      const before = scene.reading.sentences[n]!.tokens[mention.first - 1]?.text.toLowerCase() ?? "";
      if (/^(?:in|at|near)$/u.test(before)) return;
      if (scene.reading.entities[mention.entity]!.type !== "person") found.add(mention.entity);
    });
  }
  if (found.size !== 2) return undefined;
  return [...found].map((entity) => ({ entity, text: scene.reading.entities[entity]!.name }));
}

/** Talks of the past that led to nothing told: they only served to carry the parties. */
function isBackground(group: DealGroup): boolean {
  return group.drafts.every((draft) => draft.background);
}
