import { dealNouns, nobody, prepositions } from "./question-words.ts";

/** The parts of a clause: what stands before the verb, what follows it, and what prepositions bring. */
export interface Slots {
  /** The names that may be parties, in the order in which they should be asked for. */
  readonly names: readonly string[];
  /** Before the verb. */
  readonly agent: string | undefined;
  /** After the verb, without a preposition. */
  readonly object: string | undefined;
  /** By preposition. */
  readonly of: ReadonlyMap<string, string>;
}

const DEAL_WORD = new RegExp(`^(?:${dealNouns})$`, "iu");
const HELPERS =
  /^(?:has|have|had|having|is|are|am|was|were|be|been|being|did|does|do|will|would|can|could|should|may|might|must|not|to|ever|already|yet|still|really|actually|now|finally|the|an?|any|some|new|its|their|his|her|our|this|that|all|more|between|there|else|both|of|close|near|ready|about|lasts?|runs?)$/iu;
/** Heads of names that go on with "of" or "for". */
const NAME_HEADS =
  /^(?:bank|ministry|minister|department|secretary|university|republic|state|states|kingdom|city|house|board|court|council|institute|port|office|chamber|union|bureau|centre|center|isle|league|president|mayor|head|chief)$/iu;

/** Holds the words of a name in quotation marks together. */
const GLUE = "\ue000";
const QUOTED = /["“]([^"”]+)["”]/gu;

/**
 * Cuts a clause at its prepositions. `start` and `end` are the place of its verb; a clause without
 * one has both at its end.
 */
export function slotsOf(clause: string, start: number, end: number): Slots {
  const before = cut(clause.slice(0, start));
  const after = cut(clause.slice(end));
  const of = new Map<string, string>();
  for (const { preposition, words } of [...before, ...after]) {
    if (preposition !== "" && words !== "" && !of.has(preposition)) of.set(preposition, words);
  }
  const plain = (segments: readonly Segment[]) =>
    segments.find(({ preposition, words }) => preposition === "" && bareName(words) !== undefined)?.words;
  const agent = plain(before);
  const object = plain(after);
  const candidates = [
    agent,
    of.get("between"),
    object,
    ...["with", "to", "from", "by", "of", "for", "against", "at"].map((preposition) => of.get(preposition)),
  ];
  const names = candidates.flatMap((words) => (words === undefined ? [] : namesOf(words)));
  return { names: [...new Set(names)], agent: bareName(agent), object: bareName(object), of };
}

/** "A and B" as two; a name in quotation marks whole. */
export function namesOf(words: string): string[] {
  return words
    .replace(QUOTED, (whole) => whole.replaceAll(" ", GLUE))
    .split(/\s*,\s*(?:and\s+)?|\s+(?:and|&|or)\s+|\s*[–—]\s*/u)
    .map((part) => bareName(part)?.replaceAll(GLUE, " "))
    .filter((name) => name !== undefined);
}

/** The name in some words: without articles, helping verbs, deal words and pronouns; undefined where nothing is left. */
export function bareName(words: string | undefined): string | undefined {
  const tokens = (words ?? "").split(/\s+/u).filter((word) => word !== "");
  const [only = ""] = tokens;
  // Somebody may be called "A" or "I"; in quotation marks anything is a name.
  if (tokens.length === 1 && (/^\p{Lu}$/u.test(only) ? only !== "I" : /^["“][^"”]+["”]$/u.test(only)))
    return only.replace(/["“”]/gu, "");
  while (tokens.length > 0 && isEmptyWord(tokens[0] ?? "")) tokens.shift();
  while (tokens.length > 0 && isEmptyWord(tokens.at(-1) ?? "")) tokens.pop();
  // A deal word goes only from the end: "Contract Research Ltd" keeps its own.
  const name = tokens.join(" ").replace(/(?<=\S)['’]s?$/u, "");
  const bare = name.replace(/^["“'‘]+|["”'’?!.,;:]+$/gu, "").trim();
  return bare === "" || nobody.has(bare.toLowerCase()) ? undefined : bare;
}

/** What somebody spoke about: "the price of the deal" without its article; undefined for "it" and "that". */
export function topicOf(words: string | undefined): string | undefined {
  const bare = words
    ?.trim()
    .replace(/^["“'‘]+|["”'’?!.,;:]+$/gu, "")
    .replace(/^(?:that|whether|if)\s+(?=\S)/iu, "")
    .replace(/^(?:the|an?|any|this|their|its)\s+(?=\S)/iu, "")
    .replaceAll(GLUE, " ");
  return bare === undefined || bare === "" || nobody.has(bare.toLowerCase()) ? undefined : bare;
}

function isEmptyWord(word: string): boolean {
  const plain = word.toLowerCase().replace(/[?!.,;:]+$/u, "");
  return HELPERS.test(plain) || nobody.has(plain) || (DEAL_WORD.test(plain) && word === word.toLowerCase());
}

interface Segment {
  readonly preposition: string;
  readonly words: string;
}

function cut(text: string): Segment[] {
  const tokens = text
    .replace(QUOTED, (whole) => whole.replaceAll(" ", GLUE))
    .split(" ")
    .filter((token) => token !== "");
  const segments: { preposition: string; words: string[] }[] = [{ preposition: "", words: [] }];
  for (const [at, token] of tokens.entries()) {
    const last = segments.at(-1);
    const lower = token.toLowerCase();
    if (last === undefined) continue;
    if (prepositions.has(lower) && lower !== "and" && !isInsideName(tokens, at, last.words.length)) {
      segments.push({
        preposition: lower === "regarding" || lower === "concerning" ? "about" : lower,
        words: [],
      });
    } else {
      last.words.push(token);
    }
  }
  return segments.map(({ preposition, words }) => ({ preposition, words: words.join(" ") }));
}

/** "Bank of England", "Department for Transport": the small word belongs to the name. */
function isInsideName(tokens: readonly string[], at: number, wordsBefore: number): boolean {
  const small = (tokens[at] ?? "").toLowerCase();
  if ((small !== "of" && small !== "for") || wordsBefore === 0) return false;
  const before = tokens[at - 1] ?? "";
  const next = tokens[at + 1] === "the" ? (tokens[at + 2] ?? "") : (tokens[at + 1] ?? "");
  if (NAME_HEADS.test(before)) return true;
  return /^\p{Lu}/u.test(before) && !DEAL_WORD.test(before) && /^\p{Lu}/u.test(next);
}
