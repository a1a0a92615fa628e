/** BCubed (Bagga and Baldwin, 1998): mean over articles of the purity and the completeness of their story. */
export function bcubed(
  found: readonly string[],
  gold: readonly string[],
): { precision: number; recall: number; f1: number } {
  const tally = (keys: readonly string[]) => {
    const counts = new Map<string, number>();
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    return counts;
  };
  const pairs = found.map((story, at) => `${story}\n${gold[at]}`);
  const [inFound, inGold, inBoth] = [tally(found), tally(gold), tally(pairs)];
  let [precision, recall] = [0, 0];
  for (const [at, pair] of pairs.entries()) {
    const both = inBoth.get(pair) ?? 0;
    precision += both / (inFound.get(found[at] ?? "") ?? 1);
    recall += both / (inGold.get(gold[at] ?? "") ?? 1);
  }
  precision /= pairs.length;
  recall /= pairs.length;
  return {
    precision: round(precision),
    recall: round(recall),
    f1: round((2 * precision * recall) / (precision + recall)),
  };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
