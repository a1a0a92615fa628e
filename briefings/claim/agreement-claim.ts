import type { Reading } from "../reading/reading.ts";
import type { AgreementClaim, Amount, Party } from "./agreement.ts";
import { dateOfDraft } from "./agreement-date.ts";
import type { DealDraft } from "./agreement-draft.ts";
import type { DealGroup } from "./agreement-link.ts";
import { objectOfDraft } from "./agreement-object.ts";
import { readMoney } from "./amount.ts";
import { localAmount } from "./amount-nation.ts";
import { attributionOf } from "./attribution.ts";
import type { Scene } from "./party-of-phrase.ts";
import type { NewestStatus } from "./status-lattice.ts";

const SAME_DAY = /\b(?:the|that) (?:very )?same (?:day|time)\b/iu;
/** Opening a sentence these look like a part of the name behind them. */
const STANDING = /^(?:Rival|Former|Fellow|Struggling|Neighbouring|Neighboring|Troubled) (?=\p{Lu})/u;
const HAPPENED = /^(?:signed|agreed|declined|ended|denied)$/u;

/** Dates each draft by its own words; "the same day" is the day of the draft before. */
export function dateDrafts(scene: Scene, drafts: readonly DealDraft[]): void {
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

/**
 * The claim of one deal. `newest` is the place whose status holds, `first` the outlets that are credited,
 * by sentence.
 */
export function claimOf(
  scene: Scene,
  group: DealGroup,
  newest: NewestStatus,
  first: ReadonlyMap<number, string>,
): AgreementClaim {
  const { reading } = scene;
  const { draft } = newest;
  const sentence = reading.sentences[draft.sentence]!;
  const parties = group.parties.map((party): Party => {
    if (party.entity === undefined)
      return { name: party.text.replace(/^(?:the|its|their|a|an) /iu, ""), aliases: [party.text] };
    const entity = reading.entities[party.entity]!;
    return { name: entity.name.replace(STANDING, ""), aliases: [...entity.aliases] };
  });
  const dated = openSince(newest.status, dateOfGroup(group, draft), reading.publishedAt);
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

/** Talks told today did not begin in a bare year long past: that year belongs to something else in the sentence. */
function openSince(
  status: AgreementClaim["status"],
  date: string | undefined,
  publishedAt: string | undefined,
): string | undefined {
  const isOpen = status === "considering" || status === "negotiating";
  if (!isOpen || date === undefined || publishedAt === undefined) return date;
  return /^\d{4}$/u.test(date) && Number(date) < Number(publishedAt.slice(0, 4)) ? undefined : date;
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
    if (money !== undefined) return localAmount(reading, money);
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
    const money = readMoney(next).find((sum) => !sum.aside);
    return money === undefined ? undefined : localAmount(reading, money);
  }
  return undefined;
}
