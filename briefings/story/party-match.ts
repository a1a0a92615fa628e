import type { Party } from "../claim/agreement.ts";
import { foldedNames } from "../claim/fold-name.ts";

/** True where both name the same body by any of their names. */
export function isSameParty(a: Party, b: Party): boolean {
  const keys = new Set(foldedNames(a));
  return foldedNames(b).some((key) => keys.has(key));
}

/** True where each party of one side is one of the other side. */
export function areSameParties(a: readonly Party[], b: readonly Party[]): boolean {
  if (a.length !== b.length) return false;
  const left = [...b];
  return a.every((party) => {
    const at = left.findIndex((other) => isSameParty(party, other));
    if (at < 0) return false;
    left.splice(at, 1);
    return true;
  });
}

/**
 * The parties of several assertions as one list, in the order of the first: each under the name
 * that most assertions use, all other names as aliases.
 */
export function joinParties(lists: readonly (readonly Party[])[]): Party[] {
  const [first = [], ...rest] = lists;
  return first.map((party) => {
    const uses = new Map<string, number>();
    const aliases = new Set<string>();
    for (const same of [
      party,
      ...rest.flatMap((list) => list.filter((other) => isSameParty(other, party))),
    ]) {
      uses.set(same.name, (uses.get(same.name) ?? 0) + 1);
      for (const alias of same.aliases) aliases.add(alias);
    }
    const [name = party.name] = [...uses.entries()].sort((a, b) => b[1] - a[1]).map(([used]) => used);
    for (const other of uses.keys()) aliases.add(other);
    aliases.delete(name);
    return { name, aliases: [...aliases].sort() };
  });
}
