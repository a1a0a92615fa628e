import type { Development } from "../story/development.ts";
import type { CorrectionNotice } from "./correction-notice.ts";

/** What a destination was told under a key, and when. */
export type Told = ReadonlyMap<string, { readonly line: string; readonly at: string }>;

/**
 * The corrections that a destination is owed: what it was told, against what is known now. One
 * notice for a line and its correction; none for a correction that it has seen.
 */
export function noticesFor(
  story: { readonly id: string; readonly title: string },
  developments: readonly Development[],
  told: Told,
  seen: ReadonlySet<string>,
): CorrectionNotice[] {
  return developments
    .filter(({ key, corrects }) => corrects.length > 0 && !seen.has(key))
    .flatMap(({ corrects, line, wrong: phrase }) => {
      const wrong = corrects.map((key) => told.get(key)).filter((entry) => entry !== undefined);
      const lines = new Map(wrong.map((entry) => [entry.line, entry]));
      return [...lines.values()].map((entry) => ({
        storyId: story.id,
        storyTitle: story.title,
        told: entry.line,
        toldAt: entry.at,
        ...(phrase !== undefined && holds(entry.line, phrase) ? { wrong: phrase } : {}),
        line,
      }));
    });
}

function holds(line: string, phrase: string): boolean {
  return line.toLowerCase().includes(phrase.toLowerCase());
}
