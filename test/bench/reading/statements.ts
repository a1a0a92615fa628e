import { print } from "./bench-data.ts";
import type { ScoredSet } from "./scored-sets.ts";

/** Statements (span and speaker) and corrections (wrong and right version) of the annotated sets. */
export function statements(sets: readonly ScoredSet[]): void {
  for (const { name, scores } of sets) {
    for (const what of ["statements", "corrections"] as const) {
      const { f1, precision, recall, predicted, gold } = scores[what];
      if (gold === 0) continue;
      print({
        figure: `${what}_f1_${name}`,
        value: f1,
        precision,
        recall,
        predicted,
        gold,
        atLeast: 0.85,
      });
    }
  }
}
