import { DEAL } from "./question-opening.ts";
import { bareName, slotsOf } from "./question-slots.ts";
import { type Meaning, predicates } from "./question-words.ts";

/** The verb of a clause, by what it asks about and where it stands. */
export interface Predicate {
  readonly meaning: Meaning;
  readonly start: number;
  readonly end: number;
}

const PREDICATES = predicates.map(({ meaning, words }) => ({
  meaning,
  pattern: new RegExp(`(?<![\\p{L}\\p{N}'-])(?:${words})(?![\\p{L}\\p{N}-])`, "iu"),
}));

/** The leftmost verb that says what is asked; "has" and "is there" only where nothing else does. */
export function predicateOf(text: string): Predicate | undefined {
  const all = PREDICATES.flatMap(({ meaning, pattern }): Predicate[] => {
    const match = pattern.exec(text);
    return match === null ? [] : [{ meaning, start: match.index, end: match.index + match[0].length }];
  }).sort((a, b) => a.start - b.start || b.end - a.end);
  const [first = all[0]] = all.filter(({ meaning }) => meaning !== "deal");
  if (first === undefined) return undefined;
  const words = text.slice(first.start, first.end).toLowerCase();
  // "Did the talks collapse?" asks whether they ended.
  if (first.meaning === "negotiate" && /^(?:talks|negotiations)$/u.test(words))
    return all.find(({ meaning }) => meaning !== "deal" && meaning !== "negotiate") ?? first;
  if (first.meaning === "change" && words === "new" && DEAL.test(text)) return undefined;
  return first;
}

/** The names of a clause, whatever it tells of them. */
export function namesIn(clause: string): string[] {
  const found = predicateOf(clause);
  if (found === undefined) return slotsOf(clause, clause.length, clause.length).names.slice(0, 2);
  return slotsOf(clause, found.start, found.end)
    .names.flatMap((name) => withoutVerb(name) ?? [])
    .slice(0, 2);
}

/** "buy Orlin" after "wants to": the second verb is none of the name. */
export function withoutVerb(name: string): string | undefined {
  const found = predicateOf(name);
  return found?.start === 0 && found.end < name.length && name.charAt(0) === name.charAt(0).toLowerCase()
    ? bareName(name.slice(found.end))
    : found?.start === 0 && found.end === name.length && name === name.toLowerCase()
      ? undefined
      : name;
}
