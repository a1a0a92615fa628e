import {
  DAY_PARTS,
  DECADE_WORDS,
  FREQUENCIES,
  HOLIDAYS,
  MONTHS,
  NUMBERS,
  ORDINALS,
  REFERENCES,
  SEASONS,
  SHORT_WEEKDAYS,
  UNITS,
  WEEKDAYS,
} from "./date-lexicon.ts";
import { type Lexemes, WHICH } from "./date-match.ts";

/** Words before the main word of a phrase of time, besides those of the lexicon. */
const LEADS =
  "from between every each at right these fiscal calendar financial fy cy q h ' nearly about almost around roughly approximately over some just several few many numerous countless couple half today yesterday tomorrow tonight overnight noon midnight early late mid later earlier end close beginning start middle rest remainder outset first last final latter as july future";

/** They stand before any noun: the word behind them must open a phrase itself. */
const ARTICLES: ReadonlySet<string> = new Set(["the", "its", "their", "our", "a", "an"]);

const STARTS: ReadonlySet<string> = new Set([
  ...LEADS.split(" "),
  ...[MONTHS, WEEKDAYS, SHORT_WEEKDAYS, UNITS, NUMBERS, ORDINALS, SEASONS, DAY_PARTS, DECADE_WORDS].flatMap(
    (words) => [...words.keys()],
  ),
  ...[...HOLIDAYS.keys()].map((name) => name.split(/[ .']/u)[0] ?? name),
  ...REFERENCES.keys(),
  ...FREQUENCIES.keys(),
  ...WHICH.keys(),
]);

/** False where no phrase of time can begin: most words of a text, which need no closer look. */
export function mayStartDate(lexemes: Lexemes, i: number): boolean {
  const word = lexemes[i];
  if (!word) return false;
  if (word.kind === "number" || STARTS.has(word.lower)) return true;
  if (!ARTICLES.has(word.lower)) return false;
  const next = lexemes[i + 1];
  return (
    next !== undefined &&
    (next.kind === "number" ||
      STARTS.has(next.lower) ||
      next.lower === "near" ||
      next.lower === "short" ||
      next.lower === "corresponding" ||
      next.lower === "comparable" ||
      next.lower === "entire" ||
      next.lower === "whole" ||
      next.lower === "dozen" ||
      next.lower === "current" ||
      next.lower === "period")
  );
}
