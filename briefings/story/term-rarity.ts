import { commonWords } from "./common-words.ts";
import { calendarWords } from "./grouping-words.ts";
import { hashTerm, stemOf } from "./word-stem.ts";

/** Document frequencies are kept in a table of fixed size; two terms that meet in a slot share it. */
const SLOTS = 1 << 20;
/** The prior counts like this many texts: enough for the first hour, soon outweighed. */
const PRIOR_TEXTS = 300;
const CALENDAR_SHARE = 0.1;
/** At this many texts all counts are halved: what was common last year says little about today. */
const HALVE_AT = 200_000;

/** How rare a term is among the texts seen so far; the online form of inverse document frequency. */
export interface TermRarity {
  /** Counts one text with these terms, each once. */
  see(terms: Uint32Array): void;
  /** ln of the share of texts without it, at least 0. */
  of(term: number): number;
}

export function createTermRarity(): TermRarity {
  const seen = new Float32Array(SLOTS);
  let texts = PRIOR_TEXTS;
  const slot = (term: number) => (term ^ (term >>> 12)) & (SLOTS - 1);
  for (const { share, words } of commonWords) {
    for (const word of words.trim().split(/\s+/u)) {
      const at = slot(hashTerm(stemOf(word)));
      seen[at] = Math.max(seen[at] ?? 0, share * PRIOR_TEXTS);
    }
  }
  // The words counted are of lower case only; every tenth text names its day.
  for (const word of calendarWords) {
    const at = slot(hashTerm(stemOf(word)));
    seen[at] = Math.max(seen[at] ?? 0, CALENDAR_SHARE * PRIOR_TEXTS);
  }
  return {
    see(terms) {
      if (++texts > HALVE_AT) {
        texts /= 2;
        for (let at = 0; at < SLOTS; at++) seen[at] = (seen[at] ?? 0) / 2;
      }
      for (const term of terms) {
        const at = slot(term);
        seen[at] = (seen[at] ?? 0) + 1;
      }
    },
    of(term) {
      return Math.log((texts + 1) / ((seen[slot(term)] ?? 0) + 1));
    },
  };
}
