import type { Reading } from "../reading/reading.ts";
import type { Sentence } from "../reading/sentence.ts";
import type { AgreementClaim } from "./agreement.ts";
import { awardsOf, type NoticeBlock } from "./agreement-notice-award.ts";
import { changeOf } from "./agreement-notice-change.ts";
import { fieldNotices } from "./agreement-notice-fields.ts";
import { EARLIER_AWARD, NOTICE_LABEL } from "./agreement-notice-lexicon.ts";
import { isOffice } from "./agreement-notice-party.ts";

export interface NoticeReading {
  /** The agreements of the notices, in text order. */
  readonly claims: readonly AgreementClaim[];
  /** Indexes of the sentences that belong to notices: their grammar is not that of news. */
  readonly sentences: ReadonlySet<number>;
}

const MAY_AWARD = /\b(?:awarded|granted|awardee|compete|announced|selected|chosen|issued|added)\b/iu;
const LONGEST_HEADING = 80;

/**
 * Reads government award notices: paragraphs ("X Inc., Town, was awarded a $5,000,000 contract for … . The
 * Army Command, Town, is the contracting activity."), several in a row under headings of their
 * offices, updates and corrections of earlier ones, and lists of fields ("Buyer: …"). Texts without
 * them give nothing. Linear in the length of the text.
 */
export function readNotices(reading: Reading): NoticeReading {
  const claims: AgreementClaim[] = [];
  const taken = new Set<number>();
  const take = (block: NoticeBlock, found: readonly AgreementClaim[]): void => {
    claims.push(...found);
    for (const sentence of block.sentences) taken.add(sentence.index);
  };
  for (const block of blocksOf(reading)) {
    const text = reading.text.slice(block.start, block.end);
    if (!MAY_AWARD.test(text)) continue;
    const label = NOTICE_LABEL.exec(text)?.[0].length ?? 0;
    const own = { ...block, start: block.start + label };
    // "… is corrected to the following:": the next paragraph is the notice.
    if (/:\s*$/u.test(text) && EARLIER_AWARD.test(text)) {
      take(block, []);
      continue;
    }
    const change = changeOf(reading, own);
    const found = change === undefined ? awardsOf(reading, own) : [change];
    if (found.length > 0) take(block, found);
  }
  for (const claim of fieldNotices(reading)) {
    claims.push(claim);
    for (const { index, start } of reading.sentences)
      if (claim.evidence.some((span) => span.start === start)) taken.add(index);
  }
  return { claims, sentences: taken };
}

/** A notice ends with its office, the number and the day of the award behind it; the next may follow at once. */
const NEXT_NOTICE =
  /contracting (?:activity|agency|authority|office)\b[^.;]{0,60}\.?(?:\s*\([^()]*\)\.?)*\s+(?=(?:The )?[\p{Lu}\p{N}])/giu;

/** Paragraphs, cut where one holds several notices, each with the heading over it. */
function blocksOf(reading: Reading): NoticeBlock[] {
  const blocks: NoticeBlock[] = [];
  let heading: NoticeBlock["heading"];
  for (const sentences of paragraphsOf(reading)) {
    const start = sentences[0]!.start;
    const end = sentences.at(-1)!.end;
    const text = reading.text.slice(start, end);
    const title = headingOf(text);
    if (title !== undefined) {
      heading = isOffice(title) ? { text: title, start, end } : undefined;
      continue;
    }
    let from = start;
    for (const match of text.matchAll(NEXT_NOTICE)) {
      const at = start + match.index + match[0].length;
      if (!/\bawarded\b|\bcompete\b/iu.test(reading.text.slice(at, at + 400))) continue;
      blocks.push(blockOf(sentences, from, at, heading));
      from = at;
    }
    blocks.push(blockOf(sentences, from, end, heading));
  }
  return blocks;
}

function blockOf(
  sentences: readonly Sentence[],
  start: number,
  end: number,
  heading: NoticeBlock["heading"],
): NoticeBlock {
  return {
    start,
    end,
    heading,
    sentences: sentences.filter((sentence) => sentence.start < end && sentence.end > start),
  };
}

function paragraphsOf(reading: Reading): Sentence[][] {
  const paragraphs: Sentence[][] = [];
  for (const sentence of reading.sentences) {
    const last = paragraphs.at(-1);
    if (last !== undefined && last[0]!.paragraph === sentence.paragraph) last.push(sentence);
    else paragraphs.push([sentence]);
  }
  return paragraphs;
}

/** "ARMY", "Coast Supply Bureau:": a short line of a name alone heads what follows. */
function headingOf(text: string): string | undefined {
  const line = text.trim().replace(/:$/u, "");
  if (line.length > LONGEST_HEADING || /[.!?,;]$|[\n:]/u.test(line)) return undefined;
  const words = line.split(/\s+/u);
  return words.length <= 8 && words.every((word) => /^(?:[\p{Lu}&(]|of$|the$|and$|for$)/u.test(word))
    ? line
    : undefined;
}
