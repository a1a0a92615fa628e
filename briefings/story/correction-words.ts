import type { CorrectionClaim } from "../claim/correction.ts";
import { type AsOf, whenWords } from "./date-words.ts";

/** Two phrases that differ in no more words than this each are told by the difference. */
const MOST_DIFFERENT = 2;

const FRAME = /^(?:all(?: of)?|every|each|any|some|the|an?|its|their|his|her|our|only|just)\s+/iu;
const VENUE =
  /\b(?:told|at|in|during|to) (an? (?:\p{Ll}[\p{L}-]* ){0,3}(?:meeting|conference|interview|hearing|briefing|speech|rally|call|summit|debate))\b/u;

/**
 * A correction as wire copy, from the fullest wording to the barest: "The NATO networks are
 * unclassified, not classified: Sam Altman misspoke at a company meeting, a spokeswoman said."
 *
 * @param evidence the sentences that tell it, which choose "misspoke" and the venue
 */
export function correctionWordings(claim: CorrectionClaim, evidence: string, asOf: AsOf): string[] {
  const { saidBy, correctedBy, date } = claim;
  const verb = /\b(?:misspoke|misspoken)\b/iu.test(evidence)
    ? "misspoke"
    : /\bmisstat(?:ed|ement)\b/iu.test(evidence)
      ? "misstated it"
      : undefined;
  const venue = verb === undefined ? undefined : VENUE.exec(evidence)?.[1];
  const at = venue === undefined ? "" : ` at ${venue}`;
  const on = date === undefined ? "" : ` ${whenWords(date, asOf)}`;
  const by = correctedBy === undefined ? "" : `, ${sourceName(correctedBy)} said`;
  const who = saidBy === undefined || verb === undefined ? "" : `: ${sourceName(saidBy)} ${verb}`;
  return cores(claim).flatMap((core) => [
    ...(who === "" ? [] : [`${core}${who}${at}${by}.`]),
    `${core}${who}${by}${by === "" ? "" : on}.`,
    `${core}${who}${by}.`,
    `${core}${by}.`,
    `${core}.`,
  ]);
}

/** What is right and what is wrong, without who said so. */
function cores({ wrong: wrongWords, right: rightWords }: CorrectionClaim): string[] {
  const wrong = tidy(wrongWords);
  if (rightWords === undefined)
    return [isClause(wrong) ? `It is wrong that ${wrong}` : `“${wrong}” is wrong`];
  const right = tidy(rightWords);
  const counted = countedRight(wrong, right);
  if (counted !== undefined) return [counted];
  const parted = subjectAndDifference(wrong, right);
  const told = parted === undefined ? [] : [`${parted.subject} ${parted.right}, not ${parted.wrong}`];
  if (isClause(right)) return [...told, `${capital(right)}, not “${wrong}”`];
  if (isClause(wrong)) return [...told, `Not “${wrong}” but “${right}”`];
  return [...told, `It is ${right}, not ${wrong}`];
}

const NUMBER =
  /\p{N}[\p{N}.,]*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred)(?:-\p{L}+)?\b/giu;

/** "fourteen people were hurt" and "eleven": "Eleven people were hurt, not fourteen". */
function countedRight(wrong: string, right: string): string | undefined {
  if (!isClause(wrong)) return undefined;
  const [old, ...others] = wrong.match(NUMBER) ?? [];
  const [put, ...more] = right.match(NUMBER) ?? [];
  if (old === undefined || put === undefined || others.length + more.length > 0 || old === put)
    return undefined;
  const rest = wrong.replace(old, "").trim();
  // Only where the right version is no more than the number, with or without what it counts.
  if (rest === "" || !bareWords(right.replace(put, "")).every((word) => bareWords(wrong).includes(word)))
    return undefined;
  return `${capital(wrong.replace(old, put))}, not ${old}`;
}

/**
 * The words in which the wrong version differs from the right one: "classified". The whole phrase
 * where the two are too different to be told by a word.
 */
export function wrongPhrase({ wrong, right }: CorrectionClaim): string {
  const phrase = tidy(wrong);
  if (right === undefined) return phrase;
  const own = bareWords(phrase);
  const other = new Set(bareWords(tidy(right)).map(key));
  const differing = own.filter((word) => !other.has(key(word)));
  const isShort = differing.length > 0 && differing.length <= MOST_DIFFERENT;
  const words = differing.join(" ");
  return isShort && phrase.includes(words) ? words : phrase;
}

/** "all NATO classified networks" and "unclassified networks": the NATO networks are unclassified, not classified. */
function subjectAndDifference(
  wrong: string,
  right: string,
): { readonly subject: string; readonly right: string; readonly wrong: string } | undefined {
  const a = bareWords(wrong);
  const b = bareWords(right);
  const head = a.at(-1);
  if (head === undefined || head !== b.at(-1) || !/^\p{Ll}+$/u.test(head)) return undefined;
  const namesIn = (words: readonly string[]) => words.filter(isName).map(key);
  // A name that one version leaves out still says whose thing it is; two other names are two things.
  if (namesIn(a).length > 0 && namesIn(b).length > 0 && namesIn(a).join() !== namesIn(b).join())
    return undefined;
  const keysOfA = new Set(a.map(key));
  const keysOfB = new Set(b.map(key));
  const isShared = (word: string) => isName(word) || (keysOfA.has(key(word)) && keysOfB.has(key(word)));
  const wrongOnly = a.filter((word) => !isShared(word));
  const rightOnly = b.filter((word) => !isShared(word));
  if (!isPlain(wrongOnly) || !isPlain(rightOnly)) return undefined;
  const subject = (a.some(isName) ? a : b).filter(isShared).join(" ");
  const isPlural = /(?:[^siu]s|men|people)$/u.test(head);
  return {
    subject: `The ${subject} ${isPlural ? "are" : "is"}`,
    right: rightOnly.join(" "),
    wrong: wrongOnly.join(" "),
  };
}

function isName(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

/** A word or two in small letters: numbers and names are no property to be one thing "not" another. */
function isPlain(words: readonly string[]): boolean {
  const few = words.length > 0 && words.length <= MOST_DIFFERENT;
  return few && words.every((word) => /^\p{Ll}[\p{L}-]*$/u.test(word));
}

/** The words of a phrase without articles and "all of", names without their possessive. */
function bareWords(phrase: string): string[] {
  let left = phrase.replace(/\bof\s+(?=\p{Lu}|the\s)/u, " ").trim();
  while (FRAME.test(left)) left = left.replace(FRAME, "");
  return left
    .split(/\s+/u)
    .map((word) => word.replace(/['’]s$/u, "").replace(/^["“]|["”]$/gu, ""))
    .filter((word) => word !== "" && !/^(?:the|an?|of)$/iu.test(word));
}

function key(word: string): string {
  return word.toLowerCase();
}

function isClause(phrase: string): boolean {
  return /\b(?:is|are|was|were|has|had|have|will|would|can|could|did|does)\b/iu.test(phrase);
}

function tidy(phrase: string): string {
  return phrase
    .trim()
    .replace(/\s+/gu, " ")
    .replace(/^[“"‘']+|[”"’']+$/gu, "")
    .replace(/[”"“]/gu, "")
    .replace(/[.,;]+$/u, "");
}

function capital(phrase: string): string {
  return phrase.charAt(0).toUpperCase() + phrase.slice(1);
}

/** "a company spokeswoman"; a bare role takes its article: "OpenAI spokeswoman" is nobody's name. */
function sourceName(name: string): string {
  const lower = name.replace(/^(?:The|A|An)\s(?=\p{L})/u, (word) => word.toLowerCase());
  if (/^(?:the|an?)\s/u.test(lower)) return lower;
  if (!/\b(?:spokes\p{L}+|official|executive|source|aide|representative|minister|lawyer)s?$/iu.test(lower))
    // "Swedish radar maker" is nobody's name.
    return /\s\p{Ll}+$/u.test(lower) ? `the ${lower}` : lower;
  return /s$/iu.test(lower) ? lower : `${/^[aeiou]/iu.test(lower) ? "an" : "a"} ${lower}`;
}
