import { FeatureList } from "../reading/feature-list.ts";
import type { Span } from "../reading/span.ts";
import type { AgreementClaim, AgreementStatus } from "./agreement.ts";
import { isTakenBack, isUnreal, type RuledAgreement } from "./agreement-by-rules.ts";
import { claimOf, dateDrafts } from "./agreement-claim.ts";
import type { DealDraft } from "./agreement-draft.ts";
import type { Scene } from "./party-of-phrase.ts";
import type { Telling } from "./telling.ts";
import { boundBy, boundClaim } from "./telling-bystander.ts";
import { dealsOfTellings } from "./telling-deals.ts";
import { draftOfTelling } from "./telling-draft.ts";
import type { TellingReader } from "./telling-model.ts";
import { ruledFeatures } from "./telling-ruled.ts";
import { TextViews } from "./telling-view.ts";
import { readTellings } from "./tellings.ts";
import type { ToldDeal } from "./told-deal.ts";

/** Chance from which a deal is told at all; a false "signed" is the worst error, so it must be surer. */
const TOLD_FROM = 0.35;
const SIGNED_FROM = 0.45;
/** Chance below which what a rule read is dropped. */
const RULED_FROM = 0.05;
const RULED_SIGNED_FROM = 0.1;
/** Chance below which a reading is a weak one: it needs a second source before it counts as signed. */
const PLAIN_FROM = 0.6;
/** The same for what a rule read: it has a plain form of words to show. */
const RULED_PLAIN_FROM = 0.25;

interface Judged {
  readonly claim: AgreementClaim;
  readonly key: string;
  readonly weak: boolean;
  /** True where the text names people for the bodies that are bound. */
  readonly isForOthers?: boolean;
}

/**
 * Reads the deals that the scorers find, judges those of the rules beside them, and keeps of each set of
 * parties the likeliest. The rules' drafts are evidence for the scorers as well.
 */
export function judgeAgreements(
  scene: Scene,
  read: {
    readonly drafts: readonly DealDraft[];
    readonly ruled: readonly RuledAgreement[];
    readonly corrected: readonly Span[];
    readonly first: ReadonlyMap<number, string>;
    skipped(sentence: number): boolean;
  },
  { words, model }: TellingReader,
): AgreementClaim[] {
  const { reading } = scene;
  const views = new TextViews(words, reading.sentences);
  const passedOver = (sentence: number) =>
    read.skipped(sentence) || isUnreal(reading, reading.sentences[sentence]!);
  const tellings = readTellings(scene, words, views, read.drafts, model, passedOver).filter(
    ({ sentence, token }) => {
      const own = reading.sentences[sentence]!.tokens[token]!;
      return !isTakenBack(own, read.corrected);
    },
  );
  const deals = dealsOfTellings(views, tellings, model);
  const judged: Judged[] = [];
  const list = new FeatureList();
  const scores = new Float64Array(2);
  for (const { claim, entities } of read.ruled) {
    list.clear();
    ruledFeatures(claim, entities, deals, tellings, reading, list);
    model.ruled.chances(list.ids, list.count, scores);
    const chance = scores[1]!;
    if (chance < (claim.status === "signed" ? RULED_SIGNED_FROM : RULED_FROM)) continue;
    const bound = boundClaim(scene, claim, entities);
    if (bound === undefined) continue;
    judged.push({
      claim: bound.claim,
      key: keyOf(bound.entities, bound.claim),
      weak: chance < RULED_PLAIN_FROM,
      isForOthers: bound.entities.some((entity, at) => entity !== entities[at]),
    });
  }
  // What a body's people sign is the body's deal, which the text mostly tells by its name as well.
  const repeats = (one: Judged) =>
    one.isForOthers === true &&
    judged.some(
      ({ key, claim, isForOthers }) =>
        isForOthers !== true && key === one.key && claim.status === one.claim.status,
    );
  const kept = judged.filter((one) => !repeats(one) && !isOlder(scene, one, judged, deals));
  judged.splice(0, judged.length, ...kept);
  const rule = new Set(judged.map(({ key }) => key));
  const found = deals
    .filter((deal) => deal.chance >= leastFor(deal.status) && !isTold(scene, deal, judged))
    .flatMap((deal) => boundBy(scene, deal) ?? []);
  const drafted = found.map((deal) => deal.tellings.map((telling) => draftOfTelling(scene, telling, deal)));
  dateDrafts(
    scene,
    drafted.flat().sort((a, b) => a.sentence - b.sentence || a.from - b.from),
  );
  found.forEach((deal, i) => {
    const entities = deal.parties.map(({ entity }) => entity);
    const claim = claimOfDeal(scene, deal, drafted[i]!, read.first);
    const key = keyOf(entities, claim);
    if (!rule.has(key)) judged.push({ claim, key, weak: deal.chance < PLAIN_FROM });
  });
  return judged
    .map(({ claim, weak }) => (weak ? { ...claim, strength: "weak" as const } : claim))
    .sort((a, b) => a.statusSpan.start - b.statusSpan.start);
}

/** True where a claim of the rules rests on the very word that gives the deal its status: one word tells of one deal. */
function isTold({ reading }: Scene, { newest }: ToldDeal, judged: readonly Judged[]): boolean {
  const { start, end } = reading.sentences[newest.sentence]!.tokens[newest.token]!;
  return judged.some(({ claim: { statusSpan } }) => statusSpan.start <= start && end <= statusSpan.end);
}

const USUAL_PATH: readonly AgreementStatus[] = ["considering", "negotiating", "agreed", "signed"];

/**
 * True where the scorers read two claims of the rules as one deal and the other is the newer: farther on the
 * usual path, else the one whose status the scorers take for the newest.
 */
function isOlder(
  { reading }: Scene,
  one: Judged,
  all: readonly Judged[],
  deals: readonly ToldDeal[],
): boolean {
  return all.some((other) => {
    if (other === one || other.key !== one.key || other.claim.status === one.claim.status) return false;
    const [mine, theirs] = [one, other].map(({ claim }) => USUAL_PATH.indexOf(claim.status)) as [
      number,
      number,
    ];
    if (mine >= 0 && theirs >= 0 && theirs < mine) return false;
    return deals.some((deal) => {
      const tells = ({ claim }: Judged) =>
        deal.tellings.some(({ sentence, token }) => {
          const { start, end } = reading.sentences[sentence]!.tokens[token]!;
          return claim.evidence.some((span) => span.start <= start && end <= span.end);
        });
      const newer = (mine >= 0 && theirs >= 0) || deal.status === other.claim.status;
      return newer && tells(one) && tells(other);
    });
  });
}

function leastFor(status: AgreementStatus): number {
  return status === "signed" ? SIGNED_FROM : TOLD_FROM;
}

/** Two readings with one key tell of the same parties. */
function keyOf(entities: readonly number[], claim: AgreementClaim): string {
  return entities
    .map((entity, i) => (entity < 0 ? claim.parties[i]!.name.toLowerCase() : String(entity)))
    .sort()
    .join("+");
}

function claimOfDeal(
  scene: Scene,
  deal: ToldDeal,
  drafts: DealDraft[],
  first: ReadonlyMap<number, string>,
): AgreementClaim {
  const { entities } = scene.reading;
  const draft = drafts[deal.tellings.indexOf(deal.newest)]!;
  const parties = deal.parties.map(({ entity }) => ({ entity, text: entities[entity]!.name }));
  const here = scene.mentionsAt[deal.newest.sentence]!;
  const carried = deal.parties.some(({ entity }) => !here.some((mention) => mention?.entity === entity));
  const group = { parties, kind: deal.kind, drafts, nouns: new Set<string>(), carried };
  const earlier = drafts.filter((one) => one !== draft && one.status !== draft.status);
  const claim = claimOf(scene, group, { status: deal.status, draft, earlier }, first);
  return { ...claim, strength: "plain", steps: [...claim.steps, ...stepsOf(scene, deal)] };
}

const percent = (chance: number) => `${Math.round(chance * 100)} %`;

/** What the scorers saw, for `why`. */
function stepsOf(scene: Scene, deal: ToldDeal): string[] {
  const { entities, sentences } = scene.reading;
  const word = ({ sentence, token }: Telling) => sentences[sentence]!.tokens[token]!.text;
  return [
    ...deal.tellings.map(
      (telling) =>
        `"${word(telling)}" tells of a deal (${percent(telling.chance)}), ${telling.status} (${percent(telling.statusChance)})`,
    ),
    ...deal.parties.map(({ entity, chance }) => `${entities[entity]!.name} is a party (${percent(chance)})`),
    `"${word(deal.newest)}" gives the newest status (${percent(deal.newestChance)})`,
    `right in parties and status: ${percent(deal.chance)}`,
  ];
}
