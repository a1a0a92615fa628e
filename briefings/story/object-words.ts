import type { Party } from "../claim/agreement.ts";
import { statusCues } from "../claim/status-cues.ts";
import { objectVerbs } from "./agreement-nouns.ts";
import { isBareObject } from "./agreement-object-match.ts";
import type { Agreement } from "./agreement-record.ts";
import { bare, shortName, withArticle } from "./party-words.ts";

/** A sentence that is longer than this reads like a clause of a contract. */
export const LONGEST_OBJECT = 130;

/** " to deploy its AI on …", " for 44 trams"; nothing where the object only repeats the noun. */
export function objectPhrase(object: string | null, noun: string, other: string | undefined): string {
  if (object === null || object.length > LONGEST_OBJECT) return "";
  let phrase = trimmed(object);
  const repeated = new RegExp(`^(?:an? |the |its |their )?(?:[\\p{L}-]+ )?${noun}s?\\b\\s*`, "iu");
  phrase = phrase.replace(repeated, "");
  if (other !== undefined) phrase = ofTheOther(phrase, other);
  if (phrase === "" || /^of (?:understanding|intent|agreement)$/iu.test(phrase)) return "";
  if (/^(?:to|for|on|over|in|about|under|with|at|of)\s/iu.test(phrase)) return ` ${phrase}`;
  return startsWithVerb(phrase) ? ` to ${phrase}` : ` for ${phrase}`;
}

/**
 * The object of a deal as a reader is told it: with the parties by name; undefined where there is
 * none, or where it only tells again that the deal is over ("stop working with the firm").
 */
export function objectTold({
  object,
  parties,
  status,
  kind,
}: Pick<Agreement, "object" | "parties" | "status" | "kind">): string | undefined {
  if (
    object === null ||
    /^(?:about |around |nearly )?[$€£¥]?\d[\d.,]*\s?(?:bn|m|k|million|billion|trillion)?$/iu.test(
      object.trim(),
    )
  )
    return undefined;
  // What is bought is the other party itself, which is named already.
  if (kind === "acquisition" && parties.slice(1).some(({ name }) => object.includes(name))) return undefined;
  // "Medisag's contract" with Medisag
  const named = parties.flatMap(({ name, aliases }) => [name, ...aliases]);
  const rest = named.reduce((left, name) => left.replace(name, " "), object).replace(/['’]s\b/gu, " ");
  if (isBareObject(rest.replace(INSTRUMENTS, " "))) return undefined;
  const opening = trimmed(object).split(/\s/u)[0] ?? "";
  if ((status === "ended" || status === "declined") && statusCues.ended.test(opening)) return undefined;
  return namedByName(object, parties);
}

/** What is signed, and not what it is about. */
const INSTRUMENTS =
  /\b(?:memorandum(?: of understanding)?|letter of intent|statement|terms|document|settlement|treaty)\b/giu;

/** "deploy" for "to deploy its models": a deal is made to do something. */
export function objectBeside(object: string): string {
  const phrase = trimmed(object);
  return startsWithVerb(phrase) ? `to ${phrase}` : phrase;
}

/** "the department's network" is "the Pentagon's network" where no sentence before says which department. */
function namedByName(object: string, parties: readonly Party[]): string {
  let told = object.replace(/\s+/gu, " ");
  for (const party of parties) {
    for (const alias of party.aliases) {
      if (!/^the \p{Ll}/iu.test(alias)) continue;
      const owner = `\\bthe ${alias.slice(4).replace(/[.*+?^${}()|[\]\\]/gu, "\\$&")}(?=['’]s\\b)`;
      told = told.replace(new RegExp(owner, "giu"), withArticle(shortName(party)));
    }
  }
  return told;
}

/** "a contract with NATO for NATO's networks" says the name once too often. */
function ofTheOther(phrase: string, other: string): string {
  for (const start of [`${other}'s `, `${other}’s `, `the ${other}'s `, `the ${other}’s `]) {
    if (phrase.toLowerCase().startsWith(start.toLowerCase())) return `its ${phrase.slice(start.length)}`;
  }
  return phrase;
}

export function thingSold(object: string, seller: string): string | undefined {
  const phrase = trimmed(object).replace(/^(?:to )?(?:buy|acquire|take over|purchase)\s+/iu, "");
  if (phrase === "" || phrase.length > LONGEST_OBJECT || startsWithVerb(phrase)) return undefined;
  return phrase.toLowerCase().includes(bare(seller).toLowerCase()) ? undefined : phrase;
}

export function startsWithVerb(phrase: string): boolean {
  return objectVerbs.has(phrase.split(/\s/u)[0] ?? "");
}

export function trimmed(object: string): string {
  return object
    .trim()
    .replace(/[\s.,;:]+$/u, "")
    .replace(/^to\s+(?=\p{Ll})/u, "");
}
