import type { Party } from "../claim/agreement.ts";
import { foldedNames } from "../claim/fold-name.ts";
import { partyForms } from "./party-forms.ts";
import { comparePartyForms } from "./party-match.ts";

/**
 * The parties of several assertions as one list: those of the fullest list, in its order, each under
 * the name that most assertions use, all other names as aliases.
 *
 * @param lists oldest first; among lists of one length the oldest gives the order
 */
export function joinParties(lists: readonly (readonly Party[])[]): Party[] {
  const fullest = lists.reduce((best, list) => (list.length > best.length ? list : best), lists[0] ?? []);
  const forms = fullest.map(partyForms);
  const same = fullest.map((): Party[] => []);
  for (const party of lists.flat()) {
    const likeness = forms.map((known) => comparePartyForms(known, partyForms(party)));
    const at = likeness.includes("same") ? likeness.indexOf("same") : likeness.indexOf("likely");
    same[at]?.push(party);
  }
  return fullest.map((party, at) => {
    const uses = new Map<string, number>();
    const aliases = new Set<string>();
    for (const other of same[at] ?? []) {
      uses.set(other.name, (uses.get(other.name) ?? 0) + 1);
      for (const alias of other.aliases) aliases.add(alias);
    }
    const [name = party.name] = [...uses.entries()].sort((a, b) => b[1] - a[1]).map(([used]) => used);
    for (const other of uses.keys()) aliases.add(other);
    aliases.delete(name);
    return { name, aliases: [...aliases].sort() };
  });
}

/**
 * Parties under the name that the sentences use: "Pentagon" where they say so and nowhere
 * "Department of Defense", and capitals before a long name where both stand there ("NATO").
 */
export function namedAsTold(parties: readonly Party[], sentences: readonly string[]): Party[] {
  return parties.map((party) => {
    const uses = [party.name, ...party.aliases.filter(isProperName)]
      .map((name) => name.replace(/^the /iu, ""))
      .map((name) => ({ name, count: sentences.filter((sentence) => holdsName(sentence, name)).length }))
      .filter(({ count }) => count > 0);
    const initials = uses.find(({ name }) => /^\p{Lu}[\p{Lu}&]{1,5}$/u.test(name));
    const own = uses.find(({ name }) => name === party.name);
    const isLong = party.name.split(/\s+/u).length > 2;
    const chosen = (isLong ? initials : undefined) ?? own ?? longest(uses);
    const name = governmentOf(party, chosen?.name, sentences) ?? chosen?.name;
    if (name === undefined || name === party.name) return party;
    const aliases = [party.name, ...party.aliases.filter((alias) => alias !== name)];
    return { name, aliases: [...new Set(aliases)].sort() };
  });
}

/** A state that acts by "the government" is named by it: "U.S. government", with the state's name as told. */
function governmentOf(
  { aliases }: Party,
  told: string | undefined,
  sentences: readonly string[],
): string | undefined {
  if (!aliases.includes("the government")) return undefined;
  if (!sentences.some((sentence) => /\b(?:the|its) government\b/iu.test(sentence))) return undefined;
  const named = aliases.filter((alias) => / government$/u.test(alias) && !/^the /iu.test(alias));
  return named.find((alias) => alias === `${told} government`) ?? named[0];
}

function isProperName(alias: string): boolean {
  return /^(?:the )?\p{Lu}/iu.test(alias) && foldedNames({ name: "-", aliases: [alias] }).length > 0;
}

function holdsName(sentence: string, name: string): boolean {
  const at = sentence.indexOf(name);
  if (at < 0) return false;
  const beside = `${sentence[at - 1] ?? " "}${sentence[at + name.length] ?? " "}`;
  return !/[\p{L}\p{N}-]/u.test(beside);
}

function longest<T extends { readonly name: string; readonly count: number }>(
  uses: readonly T[],
): T | undefined {
  return [...uses].sort((a, b) => b.count - a.count || b.name.length - a.name.length)[0];
}
