import { foldName } from "../reading/gazetteer.ts";
import type { Reading } from "../reading/reading.ts";
import { covers, type Span } from "../reading/span.ts";
import type { AgreementClaim, Amount, Party } from "./agreement.ts";
import { chunksOf } from "./agreement-chunks.ts";
import { clausesOf } from "./agreement-clauses.ts";
import { dateOfDraft } from "./agreement-date.ts";
import type { DealDraft } from "./agreement-draft.ts";
import { type DealGroup, linkDeals } from "./agreement-link.ts";
import { readNotices } from "./agreement-notice-reader.ts";
import { objectOfDraft } from "./agreement-object.ts";
import { draftsOf } from "./agreement-rules.ts";
import { mayTellOfDeals } from "./agreement-trigger.ts";
import { readMoney } from "./amount.ts";
import { attributionOf, firstReports } from "./attribution.ts";
import { readCorrections } from "./correction-reader.ts";
import { type PartyRef, type Scene, sceneOf } from "./party-of-phrase.ts";
import { newestStatus } from "./status-lattice.ts";

/**
 * The agreements that a text tells, one for each set of parties and object, at the newest status it
 * asserts. Reads the clauses of every sentence that holds a word of deals, then joins what is told
 * of one deal in several places. Linear in the length of the text, save for the number of deals.
 */
export function readAgreements(
  reading: Reading,
  article: { readonly outlet?: string | undefined } = {},
): AgreementClaim[] {
  const scene = sceneOf(reading);
  const notices = readNotices(reading);
  const drafts: DealDraft[] = [];
  for (const sentence of reading.sentences) {
    if (notices.sentences.has(sentence.index)) continue;
    if (!mayTellOfDeals(sentence) || isUnreal(reading.text.slice(sentence.start, sentence.end))) continue;
    const clauses = clausesOf(chunksOf(sentence, scene.mentionsAt[sentence.index]!));
    drafts.push(...draftsOf(scene, sentence.index, clauses));
  }
  const own = foldName(article.outlet ?? "");
  const first = new Map([...firstReports(scene)].filter(([, outlet]) => foldName(outlet) !== own));
  const corrected = readCorrections(reading).map((correction) => correction.wrongSpan);
  const standing = drafts.filter((draft) => !isTakenBack(reading, draft, corrected));
  dateDrafts(scene, standing);
  const told = linkDeals(standing, (draft) => pairBefore(scene, draft), topicOf(scene))
    .filter((group) => !isBackground(group))
    .map((group) => claimOf(scene, group, first));
  return [...notices.claims, ...told];
}

/** Thought experiments and the risk language of filings tell of no deal. */
const UNREAL =
  /^["“]?(?:Suppose|Imagine|What if|Picture|Let us suppose|Had)\b|forward-looking|no assurance|cannot be assured|\brisks? (?:that|including|of)\b/iu;

function isUnreal(sentence: string): boolean {
  return UNREAL.test(sentence);
}

const SAME_DAY = /\b(?:the|that) (?:very )?same (?:day|time)\b/iu;
const HAPPENED = /^(?:signed|agreed|declined|ended|denied)$/u;

/** Dates each draft by its own words; "the same day" is the day of the draft before. */
function dateDrafts(scene: Scene, drafts: readonly DealDraft[]): void {
  const { reading } = scene;
  let before: string | undefined;
  for (const draft of drafts) {
    const sentence = reading.sentences[draft.sentence]!;
    const same =
      SAME_DAY.test(reading.text.slice(sentence.start, sentence.end)) && HAPPENED.test(draft.status);
    const own = dateOfDraft(scene, sentence, draft, reading.dates);
    draft.date = same && before !== undefined && (own === undefined || own.announced) ? before : own?.value;
    draft.announced = own?.announced ?? false;
    before = draft.date ?? before;
  }
}

/** True where the text itself corrects what the draft tells. */
function isTakenBack(reading: Reading, draft: DealDraft, corrected: readonly Span[]): boolean {
  const { tokens } = reading.sentences[draft.sentence]!;
  const own = { start: tokens[draft.from]!.start, end: tokens[draft.to]!.end };
  return corrected.some((wrong) => covers(wrong, own));
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

function claimOf(scene: Scene, group: DealGroup, first: ReadonlyMap<number, string>): AgreementClaim {
  const { reading } = scene;
  const newest = newestStatus(group.drafts);
  const { draft } = newest;
  const sentence = reading.sentences[draft.sentence]!;
  const parties = group.parties.map((party): Party => {
    if (party.entity === undefined)
      return { name: party.text.replace(/^(?:the|its|their|a|an) /iu, ""), aliases: [party.text] };
    const entity = reading.entities[party.entity]!;
    return { name: entity.name, aliases: [...entity.aliases] };
  });
  const dated = dateOfGroup(group, draft);
  const objects = group.drafts
    .map((one) => objectOfDraft(scene, reading.sentences[one.sentence]!, one))
    .filter((phrase) => phrase !== undefined);
  const object = (objects.find((phrase) => phrase.purpose) ?? objects[0])?.text;
  const amount = amountOf(reading, group);
  const credited = group.drafts.map((one) => first.get(one.sentence)).find((outlet) => outlet !== undefined);
  const span = { start: sentence.tokens[draft.from]!.start, end: sentence.tokens[draft.to]!.end };
  const sentences = [draft.sentence, ...group.drafts.map((one) => one.sentence)];
  const evidence = [...new Set(sentences)].map((index) => ({
    start: reading.sentences[index]!.start,
    end: reading.sentences[index]!.end,
  }));
  return {
    type: "agreement",
    parties,
    kind: group.kind,
    status: newest.status,
    ...(object === undefined ? {} : { object }),
    ...(amount === undefined ? {} : { amount }),
    ...(dated === undefined ? {} : { date: dated }),
    attribution: attributionOf(
      scene,
      sentence,
      draft.clause,
      group.parties.map((party) => party.entity),
    ),
    ...(credited === undefined ? {} : { firstReportedBy: credited }),
    earlier: newest.earlier.map((one) => {
      const at = reading.sentences[one.sentence]!;
      const date = dateOfDraft(scene, at, one, reading.dates)?.value;
      return {
        status: one.status,
        ...(date === undefined ? {} : { date }),
        evidence: { start: at.start, end: at.end },
      };
    }),
    evidence,
    statusSpan: span,
    strength: group.carried ? "weak" : "plain",
    rule: draft.rule,
    steps: [
      draft.rule,
      ...draft.steps,
      ...(group.carried ? ["a party is taken over from another sentence"] : []),
    ],
  };
}

function dateOfGroup(group: DealGroup, draft: DealDraft): string | undefined {
  const same = [draft, ...group.drafts.filter((one) => one !== draft && one.status === draft.status)];
  const read = same.flatMap((one) =>
    one.date === undefined ? [] : [{ value: one.date, announced: one.announced ?? false }],
  );
  const first = read.find((date) => !date.announced) ?? read[0];
  if (first === undefined) return undefined;
  // "late last week" and then "on Friday": the closer of two that agree.
  const within = read.find(
    (date) => !date.announced && !date.value.includes("/") && isWithin(date.value, first.value),
  );
  return (within ?? first).value;
}

function isWithin(day: string, interval: string): boolean {
  const [from, to] = interval.split("/") as [string, string | undefined];
  return to !== undefined && day >= from && day <= to;
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
  if (
    next !== undefined &&
    !seen.has(next.index) &&
    /^(?:it|the (?:order|contract|deal|loan|agreement|bids?|purchase|lease|planes|price))\b/iu.test(
      reading.text.slice(next.start, next.start + 20),
    )
  ) {
    return readMoney(next).find((sum) => !sum.aside)?.amount;
  }
  return undefined;
}
