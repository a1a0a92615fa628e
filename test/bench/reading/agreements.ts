import { agreementStatusSchema } from "../../../briefings/claim/agreement.ts";
import { print } from "./bench-data.ts";
import type { ScoredSet } from "./scored-sets.ts";

/**
 * Agreements of the annotated sets, each apart: parties and status together, parties alone, the
 * precision of each status (a false "signed" is the worst error), dates, traps.
 */
export function agreements(sets: readonly ScoredSet[]): void {
  for (const { name, scores, atLeast } of sets) {
    const { precision, recall, f1, right, predicted, gold } = scores.agreements;
    print({
      figure: `agreements_precision_${name}`,
      value: precision,
      right,
      predicted,
      atLeast: atLeast?.precision,
      aim: 0.95,
    });
    print({ figure: `agreements_recall_${name}`, value: recall, gold });
    print({
      figure: `agreements_f1_${name}`,
      value: f1,
      atLeast: atLeast?.f1,
      aim: 0.9,
      ...(name === "dev" || name === "dev2" ? { peers: { "keyword bot": name === "dev" ? 0.38 : 0.1 } } : {}),
    });
    for (const status of agreementStatusSchema.options) {
      const own = scores.by_status[status];
      if (own === undefined) continue;
      print({
        figure: `agreements_precision_${status}_${name}`,
        value: own.predicted === 0 ? undefined : own.precision,
        recall: own.gold === 0 ? undefined : own.recall,
        right: own.right,
        predicted: own.predicted,
        gold: own.gold,
      });
    }
    const parties = scores.agreements_parties_only;
    print({
      figure: `agreements_parties_f1_${name}`,
      value: parties.f1,
      precision: parties.precision,
      recall: parties.recall,
    });
    const dates = scores.date_accuracy;
    print({
      figure: `agreements_date_accuracy_${name}`,
      value: dates.accuracy ?? undefined,
      of: dates.of,
      atLeast: 0.9,
    });
    const traps = scores.trap_rate;
    print({
      figure: `agreements_trap_rate_${name}`,
      value: traps.rate,
      asserted: traps.asserted,
      of: traps.of,
      atMost: 0,
    });
  }
}
