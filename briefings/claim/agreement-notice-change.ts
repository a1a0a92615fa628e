import type { Reading } from "../reading/reading.ts";
import type { AgreementClaim, AgreementStatus, Party } from "./agreement.ts";
import {
  evidenceOf,
  type NoticeBlock,
  objectAfter,
  officeIn,
  restOfSentence,
} from "./agreement-notice-award.ts";
import { ADDED, AWARDED, EARLIER_AWARD, NOT_AWARDED, RIGHT_SUM, UNDONE } from "./agreement-notice-lexicon.ts";
import { contractorsOf } from "./agreement-notice-party.ts";
import { readMoney } from "./amount.ts";

/** How far behind "the contract announced on …" its contractor may stand, in characters. */
const REACH = 160;

/**
 * What an update or a correction of earlier notices says of an award: that it was undone (`ended`, with
 * its day), or that it stands with another sum (`signed`, with the corrected sum and the day on which it was
 * announced). `undefined` where the block speaks of no earlier award or names no contractor or office.
 */
export function changeOf(reading: Reading, block: NoticeBlock): AgreementClaim | undefined {
  const text = reading.text.slice(block.start, block.end);
  const told = EARLIER_AWARD.exec(text);
  if (told === null || NOT_AWARDED.test(text)) return undefined;
  const awarded = Math.min(AWARDED.exec(text)?.index ?? text.length, ADDED.exec(text)?.index ?? text.length);
  if (awarded < told.index) return undefined;
  const from = told.index + told[0].length;
  const holder = /(?:\bto|\bfor|\bwith)\s+(?=[\p{Lu}\p{N}])/u.exec(text.slice(from, from + REACH));
  if (holder === null) return undefined;
  const start = from + holder.index + holder[0].length;
  const party = holderOf(text.slice(start, start + REACH));
  const office = officeIn(reading, block);
  if (party === undefined || office === undefined) return undefined;
  const undone = UNDONE.exec(text.slice(start));
  const status: AgreementStatus = undone === null ? "signed" : "ended";
  const at =
    undone === null
      ? { start: block.start + told.index, end: block.start + from }
      : {
          start: block.start + start + undone.index,
          end: block.start + start + undone.index + undone[0].length,
        };
  const day = dayNear(reading, block, at.end);
  const amount = sumOf(reading, block, undone === null);
  const object = purposeOf(restOfSentence(reading, block, block.start + start));
  return {
    type: "agreement",
    parties: [party, office.party],
    kind: "contract",
    status,
    ...(object === undefined ? {} : { object }),
    ...(amount === undefined ? {} : { amount }),
    ...(day === undefined ? {} : { date: day }),
    attribution: { source: office.party.name, kind: "official" },
    earlier: [],
    evidence: evidenceOf(block, [{ start: block.start, end: block.end }], office.at),
    statusSpan: at,
    strength: "plain",
    rule: undone === null ? "correction of an award notice" : "end of an award",
    steps: [
      "the notice takes up an award that was announced before",
      undone === null ? "it stands, as corrected" : "it was undone",
    ],
  };
}

/** "… for gloves stated an amount of …": what the contract was for. */
function purposeOf(words: string): string | undefined {
  return objectAfter(words.split(BEHIND_OBJECT, 1)[0]!);
}

/** Verbs behind the description of the earlier award. */
const BEHIND_OBJECT =
  /,? (?:was|were|is|are|has|have|had|stated|listed|gave|included|showed|incorrectly|wrongly|contained|should)\b/u;

/** The contractor up to its place or to what the contract is for. */
function holderOf(words: string): Party | undefined {
  const name = words.split(
    / (?:for|under|with|worth|was|were|is|has|had|stated|listed|included|incorrectly|contained|should)\b/u,
    1,
  )[0]!;
  return contractorsOf(name, 0, false)[0]?.party;
}

/** The day told right behind this place: "announced on May 3", "was cancelled for … on Oct. 1". */
function dayNear(reading: Reading, block: NoticeBlock, place: number): string | undefined {
  const date = reading.dates.find(
    (one) =>
      one.start >= place &&
      one.end <= block.end &&
      one.start - place < 80 &&
      /(?:\bon|\beffective|\bof)(?: \p{L}+day,)?\s*$/u.test(
        reading.text.slice(Math.max(0, one.start - 24), one.start),
      ),
  );
  return date?.value.slice(0, 10);
}

/** The corrected sum, where one is told; else the first. */
function sumOf(reading: Reading, block: NoticeBlock, corrected: boolean) {
  const sums = block.sentences.flatMap((sentence) => readMoney(sentence));
  if (corrected) {
    const right = RIGHT_SUM.exec(reading.text.slice(block.start, block.end));
    const found =
      right === null
        ? undefined
        : sums.find((sum) => sum.start >= block.start + right.index + right[0].length);
    if (found !== undefined) return found.amount;
    // A wrong sum without the right one is no sum.
    if (
      right !== null ||
      /\b(?:incorrect|wrong|erroneous|mis\w+)\b/iu.test(reading.text.slice(block.start, block.end))
    )
      return undefined;
  }
  return sums.find((sum) => sum.start >= block.start && sum.end <= block.end)?.amount;
}
