import type { Reading } from "../reading/reading.ts";
import type { Sentence } from "../reading/sentence.ts";
import type { AgreementClaim, Amount, Party } from "./agreement.ts";
import { chunksOf } from "./agreement-chunks.ts";
import { clausesOf } from "./agreement-clauses.ts";
import { dateOfDraft } from "./agreement-date.ts";
import type { DealDraft } from "./agreement-draft.ts";
import { DEAL_NOUNS, DEAL_VERBS, DIRECT_VERBS, IRREGULAR_FORMS } from "./agreement-lexicon.ts";
import { type DealGroup, linkDeals } from "./agreement-link.ts";
import { objectOfDraft } from "./agreement-object.ts";
import { DealRules } from "./agreement-rules.ts";
import { readMoney } from "./amount.ts";
import { attributionOf, firstReports } from "./attribution.ts";
import { type PartyRef, type Scene, sceneOf } from "./party-of-phrase.ts";
import { newestStatus } from "./status-lattice.ts";

/**
 * The agreements that a text tells, one for each set of parties and object, at the newest status it
 * asserts. Reads the clauses of every sentence that holds a word of deals, then joins what is told
 * of one deal in several places. Linear in the length of the text, save for the number of deals.
 */
export function readAgreements(reading: Reading): AgreementClaim[] {
  const scene = sceneOf(reading);
  const drafts: DealDraft[] = [];
  for (const sentence of reading.sentences) {
    if (!mayTellOfDeals(sentence) || isUnreal(reading.text.slice(sentence.start, sentence.end))) continue;
    const clauses = clausesOf(chunksOf(sentence, scene.mentionsAt[sentence.index]!));
    drafts.push(...new DealRules(scene, sentence.index, clauses).read());
  }
  const first = firstReports(scene);
  for (const draft of drafts) draft.date = dateOfDraft(scene, reading.sentences[draft.sentence]!, draft, reading.dates)?.value;
  return linkDeals(drafts, (draft) => pairBefore(scene, draft), topicOf(scene))
    .filter((group) => !isBackground(group))
    .map((group) => claimOf(scene, group, first));
}

/** Thought experiments and the risk language of filings tell of no deal. */
const UNREAL = /^["“]?(?:Suppose|Imagine|What if|Picture|Let us suppose|Had)\b|forward-looking|no assurance|cannot be assured|\brisks? (?:that|including|of)\b/iu;

function isUnreal(sentence: string): boolean {
  return UNREAL.test(sentence);
}

function topicOf(scene: Scene): PartyRef | undefined {
  return scene.topic === undefined ? undefined : { entity: scene.topic, text: scene.reading.entities[scene.topic]!.name };
}

/** The only two bodies named in the two sentences before and in the sentence up to the draft. */
function pairBefore(scene: Scene, draft: DealDraft): PartyRef[] | undefined {
  const found = new Set<number>();
  for (let n = Math.max(0, draft.sentence - 2); n <= draft.sentence; n++) {
    scene.mentionsAt[n]?.forEach((mention, i) => {
      if (mention === undefined || (n === draft.sentence && i >= draft.from)) return;
      if (scene.reading.entities[mention.entity]!.type !== "person") found.add(mention.entity);
    });
  }
  if (found.size !== 2) return undefined;
  return [...found].map((entity) => ({ entity, text: scene.reading.entities[entity]!.name }));
}

/** Talks of the past that led to nothing told: they only served to carry the parties. */
function isBackground(group: DealGroup): boolean {
  return group.drafts.every((draft) => draft.status === "negotiating" && draft.clause.verb?.pluperfect);
}

const TRIGGERS: ReadonlySet<string> = new Set([...DEAL_NOUNS.keys(), ...DEAL_VERBS.keys(), ...DIRECT_VERBS.keys(), "join", "appoint", "award"].flatMap((word) => word.split(/[_-]/u)[0] ?? []));

function mayTellOfDeals(sentence: Sentence): boolean {
  return sentence.tokens.some((token) => {
    const word = token.text.toLowerCase();
    return TRIGGERS.has(word) || TRIGGERS.has(IRREGULAR_FORMS.get(word) ?? "") || TRIGGERS.has(token.lemma.toLowerCase()) || (word.endsWith("s") && TRIGGERS.has(word.slice(0, -1))) || (word.endsWith("ed") && (TRIGGERS.has(word.slice(0, -2)) || TRIGGERS.has(word.slice(0, -1)))) || (word.endsWith("ing") && (TRIGGERS.has(word.slice(0, -3)) || TRIGGERS.has(`${word.slice(0, -3)}e`)));
  });
}

function claimOf(scene: Scene, group: DealGroup, first: ReadonlyMap<number, string>): AgreementClaim {
  const { reading } = scene;
  const newest = newestStatus(group.drafts);
  const { draft } = newest;
  const sentence = reading.sentences[draft.sentence]!;
  const parties = group.parties.map((party): Party => {
    if (party.entity === undefined) return { name: party.text.replace(/^the /iu, ""), aliases: [party.text] };
    const entity = reading.entities[party.entity]!;
    return { name: entity.name, aliases: [...entity.aliases] };
  });
  const dated = dateOfGroup(scene, group, draft);
  const object = group.drafts.map((one) => objectOfDraft(scene, reading.sentences[one.sentence]!, one)).find((phrase) => phrase !== undefined);
  const amount = amountOf(reading, group);
  const credited = group.drafts.map((one) => first.get(one.sentence)).find((outlet) => outlet !== undefined);
  const span = { start: sentence.tokens[draft.from]!.start, end: sentence.tokens[draft.to]!.end };
  const sentences = [draft.sentence, ...group.drafts.map((one) => one.sentence)];
  const evidence = [...new Set(sentences)].map((index) => ({ start: reading.sentences[index]!.start, end: reading.sentences[index]!.end }));
  return {
    type: "agreement",
    parties,
    kind: group.kind,
    status: newest.status,
    ...(object === undefined ? {} : { object }),
    ...(amount === undefined ? {} : { amount }),
    ...(dated === undefined ? {} : { date: dated }),
    attribution: attributionOf(scene, sentence, draft.clause, group.parties.map((party) => party.entity)),
    ...(credited === undefined ? {} : { firstReportedBy: credited }),
    earlier: newest.earlier.map((one) => {
      const at = reading.sentences[one.sentence]!;
      const date = dateOfDraft(scene, at, one, reading.dates)?.value;
      return { status: one.status, ...(date === undefined ? {} : { date }), evidence: { start: at.start, end: at.end } };
    }),
    evidence,
    statusSpan: span,
    strength: group.carried ? "weak" : "plain",
    rule: draft.rule,
    steps: [draft.rule, ...draft.steps, ...(group.carried ? ["a party is taken over from another sentence"] : [])],
  };
}

function dateOfGroup(scene: Scene, group: DealGroup, draft: DealDraft): string | undefined {
  const { reading } = scene;
  const same = [draft, ...group.drafts.filter((one) => one !== draft && one.status === draft.status)];
  const read = same.map((one) => dateOfDraft(scene, reading.sentences[one.sentence]!, one, reading.dates)).filter((date) => date !== undefined);
  return (read.find((date) => !date.announced) ?? read[0])?.value;
}

/** The price: the first sum that is no aside, in the sentences of the deal or right behind them. */
function amountOf(reading: Reading, group: DealGroup): Amount | undefined {
  const seen = new Set<number>();
  for (const draft of group.drafts) {
    if (seen.has(draft.sentence)) continue;
    seen.add(draft.sentence);
    const money = readMoney(reading.sentences[draft.sentence]!).find((sum) => !sum.aside);
    if (money !== undefined) return money.amount;
  }
  const last = group.drafts[group.drafts.length - 1]!.sentence;
  const next = reading.sentences[last + 1];
  if (next !== undefined && !seen.has(next.index) && /^(?:it|the (?:order|contract|deal|loan|agreement|bids?|purchase|lease|planes|price))\b/iu.test(reading.text.slice(next.start, next.start + 20))) {
    return readMoney(next).find((sum) => !sum.aside)?.amount;
  }
  return undefined;
}
