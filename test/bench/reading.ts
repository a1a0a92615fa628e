import { run as dates } from "./dates.ts";
import { run as quotes } from "./quotes.ts";
import { agreements } from "./reading/agreements.ts";
import { awards } from "./reading/awards.ts";
import { events } from "./reading/events.ts";
import { factuality } from "./reading/factuality.ts";
import { names } from "./reading/names.ts";
import { robustness } from "./reading/robustness.ts";
import { scoredSets } from "./reading/scored-sets.ts";
import { statements } from "./reading/statements.ts";

/**
 * All figures of the reader, one JSON line each. `npm run bench -- reading names` prints one group;
 * `--errors` tells the errors of events, awards and factuality on stderr.
 */
export async function run(): Promise<void> {
  const asked = process.argv.slice(3).filter((word) => !word.startsWith("--"));
  const groups: Readonly<Record<string, () => void | Promise<void>>> = {
    agreements: () => {
      const sets = scoredSets();
      agreements(sets);
      statements(sets);
    },
    dates,
    quotes,
    events,
    awards,
    factuality,
    names,
    robustness,
  };
  for (const [name, measure] of Object.entries(groups))
    if (asked.length === 0 || asked.includes(name)) await measure();
}
