import type { Reading } from "../reading/reading.ts";
import type { Span } from "../reading/span.ts";
import type { AgreementClaim, Party } from "./agreement.ts";
import { FIELD_LABELS, type NoticeField } from "./agreement-notice-lexicon.ts";
import { contractorsOf, officeOf } from "./agreement-notice-party.ts";
import { readMoney } from "./amount.ts";
import { CURRENCY_SIGNS } from "./amount-lexicon.ts";

interface Field extends Span {
  readonly field: NoticeField;
  readonly value: string;
  /** Where the value begins. */
  readonly valueStart: number;
}

const LABELS = new RegExp(
  `(?<=^|\\n|[.;] |\\| ?|\\t)[ *•-]{0,4}(?:[IVX\\d]{1,4}[.\\d]{0,6}\\)?\\s)?(?:${FIELD_LABELS.map(({ label }, i) => `(?<f${i}>${label})`).join("|")})\\s{0,2}(?::|\\n(?=\\S)|–)[ \\t]*`,
  "giu",
);
const NO_AWARD =
  /\b(?:cancel+ed|unsuccessful|no award|not awarded|withdrawn|discontinued|terminated|no (?:valid )?(?:tenders|bids))\b/iu;
const NOBODY =
  /^(?:no|not|none|n\/a|nil|unknown|various|several|multiple|tb[cd]|to be|see|withheld|pending)\b/iu;

/**
 * Notices that are lists of fields ("Buyer: X. Winner: Y. Value: …", each on a line or in a row):
 * a signed contract of buyer and winner, one a winner, with the sum and the day that stand behind the
 * winner or before it. Outcomes such as "cancelled" assert nothing. Linear.
 */
export function fieldNotices(reading: Reading): AgreementClaim[] {
  const claims: AgreementClaim[] = [];
  for (const group of noticesOf(fieldsOf(reading.text))) {
    const buyer = group.find(({ field }) => field === "buyer");
    const office = buyer === undefined ? undefined : officeOf(buyer.value, undefined);
    if (buyer === undefined || office === undefined) continue;
    if (group.some(({ field, value }) => field === "outcome" && NO_AWARD.test(value))) continue;
    const winners = group.filter(({ field, value }) => field === "winner" && !NOBODY.test(value));
    for (const [n, winner] of winners.entries()) {
      const next = winners[n + 1]?.start ?? Number.POSITIVE_INFINITY;
      const near = (field: NoticeField): Field | undefined =>
        group.find((one) => one.field === field && one.start > winner.start && one.start < next) ??
        (n === 0 || winners.length === 1
          ? group.find((one) => one.field === field && one.start < winner.start)
          : undefined);
      for (const { party } of contractorsOf(winner.value, winner.valueStart, true))
        claims.push(claimOf(reading, { office, buyer, party, winner, near }));
    }
  }
  return claims;
}

function fieldsOf(text: string): Field[] {
  const found: Field[] = [];
  const matches = [...text.matchAll(LABELS)];
  for (const [n, match] of matches.entries()) {
    const at = FIELD_LABELS.findIndex((_, i) => match.groups?.[`f${i}`] !== undefined);
    const valueStart = match.index + match[0].length;
    const stop = Math.min(matches[n + 1]?.index ?? text.length, valueStart + 400);
    const value = text
      .slice(valueStart, stop)
      .split(/\n|(?<=[\p{L}\p{N})]{2})(?<!\b(?:Pvt|Pty|Inc|Ltd|Co|Corp|St|No))\.(?=\s+\p{Lu})|\s\|\s/u, 1)[0]!
      .replace(/[\s;|]+$/u, "")
      .replace(/(?<!\b(?:Inc|Ltd|Corp|Co|Pvt|Pty|[A-Z]))\.+$/u, "");
    if (value === "") continue;
    const { field } = FIELD_LABELS[at]!;
    found.push({ field, value, valueStart, start: match.index, end: valueStart + value.length });
  }
  return found;
}

/** Each buyer opens a notice; fields before the first buyer belong to it. */
function noticesOf(fields: readonly Field[]): Field[][] {
  const groups: Field[][] = [[]];
  for (const field of fields) {
    const last = groups.at(-1)!;
    const full = last.some((one) => one.field === "buyer") && last.some((one) => one.field === "winner");
    if (
      full &&
      (field.field === "buyer" || (field.field === "title" && last.some((one) => one.field === "title")))
    )
      groups.push([field]);
    else last.push(field);
  }
  return groups;
}

function claimOf(
  reading: Reading,
  notice: {
    office: Party;
    buyer: Field;
    party: Party;
    winner: Field;
    near: (field: NoticeField) => Field | undefined;
  },
): AgreementClaim {
  const { office, buyer, party, winner, near } = notice;
  const sum = near("sum");
  const day = near("day");
  const title = near("title");
  const amount =
    sum === undefined
      ? undefined
      : reading.sentences
          .filter((sentence) => sentence.start < sum.end && sum.start < sentence.end)
          .flatMap((sentence) => readMoney(sentence))
          .find((money) => money.start >= sum.valueStart && money.end <= sum.end)?.amount;
  // "Contract value (AUD): $310,000.00"
  const told =
    sum === undefined ? undefined : /\(([A-Z]{3})\)/u.exec(reading.text.slice(sum.start, sum.valueStart));
  const currency =
    told === null || told === undefined ? undefined : CURRENCY_SIGNS.get(told[1]!.toLowerCase());
  const date =
    day === undefined
      ? undefined
      : reading.dates.find((one) => one.start >= day.valueStart && one.end <= day.end)?.value.slice(0, 10);
  const spans = [buyer, winner, sum, day].filter((span) => span !== undefined);
  return {
    type: "agreement",
    parties: [office, party],
    kind: "contract",
    status: "signed",
    ...(title === undefined ? {} : { object: title.value }),
    ...(amount === undefined
      ? {}
      : { amount: { ...amount, ...(currency === undefined ? {} : { currency }) } }),
    ...(date === undefined ? {} : { date }),
    attribution: { source: office.name, kind: "official" },
    earlier: [],
    evidence: reading.sentences
      .filter((sentence) => spans.some((span) => span.start < sentence.end && sentence.start < span.end))
      .map(({ start, end }) => ({ start, end })),
    statusSpan: { start: winner.start, end: winner.end },
    strength: "plain",
    rule: "buyer and winner of a notice",
    steps: ["the notice names a buyer and a winner"],
  };
}
