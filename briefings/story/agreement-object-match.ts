import { contentWords, sharedWords } from "./content-words.ts";
import { stemOf } from "./features.ts";

/** What an agreement is about, taken apart for comparison. */
export interface ObjectForms {
  /** Words that tell it from other objects; none where only "the deal" or "it" is said. */
  readonly words: ReadonlySet<string>;
  /** The noun that names the thing: "trams" of "44 trams for the harbour line". */
  readonly head: string | undefined;
  /** What numbers one of several: lot 2, the second batch, the 2027 season. */
  readonly marks: ReadonlyMap<string, string>;
  /** How many of which thing: trams, 44. */
  readonly counts: ReadonlyMap<string, number>;
}

/** How two objects stand to each other. */
export type ObjectLikeness =
  /** Numbered apart: two lots, two seasons. */
  | "apart"
  /** Not one word in common that matters. */
  | "unlike"
  /** One of them says nothing. */
  | "open"
  | "like";

/** "a contract", "anything": a noun that every deal has, and no object. */
export function isBareObject(object: string): boolean {
  return [...contentWords(object)].every((word) => BARE_NOUNS.has(word));
}

const BARE_NOUNS = contentWords(
  "contract contracts deal deals agreement agreements pact accord treaty partnership order anything something nothing " +
    "everything plan talks it that this new final formal definitive preliminary tentative possible potential binding " +
    "long-term multi-year year long term multi purchase takeover acquisition merger matter proposal offer bid award",
);

/** Nouns that come in numbered series. */
const SERIES =
  "lot|batch|phase|tranche|stage|package|section|line|terminal|unit|block|round|series|season|berth|pier|hangar|plant|wing|tower|route|zone|area|tender|option|contract|order|instalment|installment|shipment|delivery|generation|part|volume|fleet|squadron";
const NUMBER_WORDS: Readonly<Record<string, string>> = {
  first: "1",
  second: "2",
  third: "3",
  fourth: "4",
  fifth: "5",
  sixth: "6",
  one: "1",
  two: "2",
  three: "3",
  four: "4",
  five: "5",
  six: "6",
  i: "1",
  ii: "2",
  iii: "3",
  iv: "4",
};
const ORDINAL = "first|second|third|fourth|fifth|sixth|\\d{1,2}(?:st|nd|rd|th)";
const CARDINAL = "one|two|three|four|five|six|i{1,3}|iv|\\d{1,3}|[a-f]";
const AFTER_NOUN = new RegExp(`\\b(${SERIES})s? (?:no\\.? ?|number )?(${CARDINAL})\\b`, "giu");
const BEFORE_NOUN = new RegExp(`\\b(${ORDINAL}) (?:[\\p{L}-]+ )?(${SERIES})s?\\b`, "giu");
const YEAR = /\b(?:19|20)\d{2}\b/gu;
const COUNT = /(?<![\p{L}\p{N}.,])(\d{1,3}(?:,\d{3})+|\d{1,6})(?: [\p{L}-]+){0,2}? (\p{Ll}{3,}s)\b/gu;
const PREPOSITION = /^(?:for|of|on|in|to|at|with|from|by|over|under|between|along|that|which|as|into)$/iu;
/** Of two counts of one thing, this far apart is no rounding. */
const COUNT_SHARE = 0.15;
/** Of the shorter object's words, this share in the other makes them one. */
const LIKE_SHARE = 0.5;

/** @param names folded words of the parties' names, which tell no object from another */
export function objectForms(object: string | undefined, names: ReadonlySet<string>): ObjectForms {
  if (object === undefined || isBareObject(object)) {
    return { words: new Set(), head: undefined, marks: new Map(), counts: new Map() };
  }
  const isTelling = (word: string) => !BARE_NOUNS.has(word) && !names.has(word) && !/^\d+$/u.test(word);
  const words = new Set([...contentWords(object)].filter(isTelling));
  return { words, head: headOf(object, isTelling), marks: marksOf(object), counts: countsOf(object) };
}

export function compareObjects(a: ObjectForms, b: ObjectForms): ObjectLikeness {
  for (const [series, mark] of a.marks) {
    const other = b.marks.get(series);
    if (other !== undefined && !shareMark(mark, other)) return "apart";
  }
  if (a.words.size === 0 || b.words.size === 0) return "open";
  if (areCountedApart(a, b)) return "unlike";
  const share = sharedWords(a.words, b.words).length / Math.min(a.words.size, b.words.size);
  if (share === 0) return "unlike";
  if (a.head !== undefined && a.head === b.head) return "like";
  // "Ticket machines for the harbour line" and "trams for the harbour line" have only their place in common.
  const isHeld = (head: string | undefined, words: ReadonlySet<string>) =>
    head === undefined || words.has(head);
  if (!isHeld(a.head, b.words) && !isHeld(b.head, a.words)) return share === 1 ? "like" : "unlike";
  return share >= LIKE_SHARE ? "like" : "unlike";
}

/** True where both count one thing and the counts are no rounding of each other. */
export function areCountedApart(a: ObjectForms, b: ObjectForms): boolean {
  return [...a.counts].some(([thing, count]) => {
    const other = b.counts.get(thing);
    return other !== undefined && Math.abs(count - other) > COUNT_SHARE * Math.max(count, other);
  });
}

/** Years may be several: "2026 and 2027" goes with "2027". */
function shareMark(a: string, b: string): boolean {
  const other = b.split(" ");
  return a.split(" ").some((mark) => other.includes(mark));
}

function headOf(object: string, isTelling: (word: string) => boolean): string | undefined {
  const words = object.replace(/^(?:to|for|on|over) /iu, "").split(/[\s,;:()]+/u);
  const end = words.findIndex((word, at) => at > 0 && PREPOSITION.test(word));
  const phrase = words.slice(0, end < 0 ? undefined : end);
  return phrase
    .flatMap((word) => [...contentWords(word)])
    .filter(isTelling)
    .at(-1);
}

function marksOf(object: string): Map<string, string> {
  const marks = new Map<string, string>();
  const put = (series: string, mark: string) => {
    // "lot B" is numbered, "plant a tree" is not.
    if (/^[a-z]$/u.test(mark)) return;
    const key = stemOf(series.toLowerCase());
    const plain = mark.toLowerCase().replace(/(?<=\d)(?:st|nd|rd|th)$/u, "");
    marks.set(key, NUMBER_WORDS[plain] ?? plain);
  };
  for (const [, series = "", mark = ""] of object.matchAll(AFTER_NOUN)) put(series, mark);
  for (const [, mark = "", series = ""] of object.matchAll(BEFORE_NOUN)) put(series, mark);
  const years = [...new Set(object.match(YEAR) ?? [])].sort();
  if (years.length > 0) marks.set("year", years.join(" "));
  return marks;
}

function countsOf(object: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [, count = "", thing = ""] of object.matchAll(COUNT)) {
    if (!YEAR_ALONE.test(count)) counts.set(stemOf(thing), Number(count.replaceAll(",", "")));
  }
  return counts;
}

const YEAR_ALONE = /^(?:19|20)\d{2}$/u;
