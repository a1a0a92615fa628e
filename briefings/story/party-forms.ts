import type { Party } from "../claim/agreement.ts";
import { foldedNames, foldName } from "../claim/fold-name.ts";
import { countryOfDemonym } from "../reading/gazetteer.ts";

/** A party's names, taken apart for comparison. */
export interface PartyForms {
  /** Folded names that hold in any document, the party's own name first. */
  readonly keys: readonly string[];
  /** The words of each key, adjectives of nations as the nation: "norrian ministry" is norria, ministry. */
  readonly words: readonly (readonly string[])[];
  /** Capitals that stand for a long name: "NATO" gives "nato". */
  readonly initials: readonly string[];
  /** The nations or cities that it names beside a government's word, and beside an organ's. */
  readonly governs: readonly string[];
  readonly serves: readonly string[];
  /** Two parties without a head in common are two. */
  readonly heads: ReadonlySet<string>;
}

export function partyForms(party: Party): PartyForms {
  const keys = foldedNames(party);
  const initials = [party.name, ...party.aliases]
    .filter((name) => /^(?:the )?(?:\p{Lu}\.?){3,7}$/u.test(name))
    .map((name) => (foldName(name) ?? "").replaceAll(" ", ""));
  const words = keys.map(plainWords);
  return {
    keys,
    words,
    initials,
    governs: nationsOf(words, GOVERNMENT_WORDS),
    serves: nationsOf(words, ORGAN_WORDS),
    heads: new Set(keys.flatMap(headsOf)),
  };
}

const HEAD = 3;

/**
 * The head of a folded name and of its initials: names that may be one share a head ("OLS" and
 * "Organisation of Lake States" share "ols"). A name's head is that of its first word in the order
 * of the alphabet, since words change places; words of offices and loose ones count only alone.
 */
export function headsOf(key: string): string[] {
  const words = plainWords(key);
  const own = words.filter((word) => !COMMON_WORDS.has(word) && !LOOSE_WORDS.has(word));
  const first = (own.length > 0 ? own : words).reduce((a, b) => (a < b ? a : b), "~");
  const initials = [words, key.split(" ")].map((all) => all.map((word) => word.charAt(0)).join(""));
  return [first, ...initials.filter(({ length }) => length >= HEAD)].map((word) => word.slice(0, HEAD));
}

/** The one word that a name has besides words of offices, where it has both. */
function nationsOf(names: readonly (readonly string[])[], offices: ReadonlySet<string>): string[] {
  return names.flatMap((name) => {
    const rest = name.filter((word) => !offices.has(word));
    return rest.length === 1 && rest.length < name.length ? rest : [];
  });
}

/** The words of a folded name without the linking ones, adjectives of nations as the nation. */
function plainWords(key: string): string[] {
  return key
    .split(" ")
    .filter((word) => !LINKING.has(word))
    .map(nationOf);
}

/** Bodies by which a state or a city acts as a whole: "the Norrian government" is Norria. */
const GOVERNMENT_WORDS: ReadonlySet<string> = new Set(
  "government cabinet administration authorities state republic kingdom federation commonwealth federal city municipality council town".split(
    " ",
  ),
);

/** Parts of a state. Each is a party of its own; a text may tell the state where it means the part. */
const ORGAN_WORDS: ReadonlySet<string> = new Set(
  "ministry department treasury navy army military agency office force forces defence defense health transport interior finance energy foreign affairs justice economy education culture environment".split(
    " ",
  ),
);

/** What a firm's full name may add to its usual one. A unit's name adds what it does, and is no such word. */
export const LOOSE_WORDS: ReadonlySet<string> = new Set(
  "group holding holdings global international worldwide technologies technology industries company corporation enterprises".split(
    " ",
  ),
);

/** Words of offices that many states have: a name of these alone names none of them. */
const COMMON_WORDS: ReadonlySet<string> = new Set([
  ...GOVERNMENT_WORDS,
  ...ORGAN_WORDS,
  ..."national central supreme high court bank parliament senate congress assembly police prosecutor air public central port authority commission committee board union union trust university hospital".split(
    " ",
  ),
]);

const LINKING: ReadonlySet<string> = new Set("of the and for de du la del der van von a".split(" "));

/** True where every word is one that many bodies share: "ministry of defence", "central bank". */
export function isCommonName(words: readonly string[]): boolean {
  return words.every((word) => COMMON_WORDS.has(word));
}

/** True for "norria" and "norrian", "velm" and "velmish": a nation and its adjective, the longer ending in one. */
export function areOneNation(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const stem = short.replace(/(?:[aeiouy]|ia)$/u, "");
  return stem.length >= 4 && long.startsWith(stem) && ADJECTIVE_END.test(long.slice(stem.length));
}

const ADJECTIVE_END = /^(?:i?an|ish|ese|i|ic|n|er|[aeiouy]n?)$/u;

function nationOf(word: string): string {
  const nation = countryOfDemonym(word.charAt(0).toUpperCase() + word.slice(1));
  return nation === undefined ? word : (foldName(nation.name)?.replaceAll(" ", "") ?? word);
}
