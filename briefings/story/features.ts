import { amountsIn, type Edition, editionsIn } from "./grouping-marks.ts";
import type { GroupedName, NameReader } from "./grouping-names.ts";
import { eachWord, type Token } from "./read-token.ts";
import { hashTerm } from "./word-stem.ts";

export { hashTerm, stemOf } from "./word-stem.ts";

/** Hashes of terms, each once, with their dampened counts; not yet weighed by rarity. */
export interface CountedTerms {
  readonly terms: Uint32Array;
  readonly weights: Float32Array;
}

export interface ReadName extends GroupedName {
  /** How often it stands there, in the title counted thrice. */
  readonly count: number;
  /** It stands in the title or the opening words. */
  readonly main: boolean;
}

/**
 * What grouping compares of an article, read from title and text alone: weighted words and numbers,
 * and the names among them. Terms are 32-bit hashes, so that a table over them has a fixed size.
 */
export interface Features extends CountedTerms {
  /** A word of the text for each term, to show. */
  readonly words: readonly string[];
  /** Terms of the title, or of the first words where there is none. */
  readonly headline: CountedTerms;
  /** Terms of title and opening. */
  readonly opening: CountedTerms;
  /** Capitalised runs of title and text, most frequent first. */
  readonly names: readonly ReadName[];
  /** Sums of money of title and opening. */
  readonly amounts: readonly number[];
  readonly editions: readonly Edition[];
}

/** Words that are read: news says what it is about at its head, and a longer text would only cost. */
const READ_WORDS = 320;
const OPENING_WORDS = 70;
/** Words that stand for the title of an article without one. */
const HEADLINE_WORDS = 16;
const OPENING_LENGTH = 500;
const FIRST_LENGTH = 250;
const TITLE_COUNT = 3;
const OPENING_COUNT = 1.5;
const NAME_COUNT = 1.3;
const NUMBER_COUNT = 0.7;
/** A term counts with this power of how often it stands there: between the count and its logarithm. */
const DAMPING = 0.72;
const MOST_NAMES = 12;
/** A title with this share of capitals is set in capitals: they mark no names in it. */
const TITLE_CASE_SHARE = 0.7;

const OPENS_SENTENCE = /(?:^|[.!?:;“”"‘(\n–—-])\s*$/u;

interface Counted {
  count: number;
  headline: number;
  opening: number;
  readonly shown: string;
}

export function featuresOf(
  item: { readonly title: string; readonly text: string },
  nameOf: NameReader,
): Features {
  const counts = new Map<number, Counted>();
  const names = new Map<string, { name: GroupedName; count: number; main: boolean }>();
  const untitled = item.title.trim() === "";
  let heads = false;
  let opens = false;
  const add = (hash: number, by: number, shown: string) => {
    let counted = counts.get(hash);
    if (counted === undefined) {
      counted = { count: 0, headline: 0, opening: 0, shown };
      counts.set(hash, counted);
    }
    counted.count += by;
    if (heads) counted.headline += by;
    if (opens) counted.opening += by;
  };
  const addName = (shown: string, run: readonly string[], inTitle: boolean) => {
    const name = nameOf(shown.replace(/['’]s?$/u, ""), run.join(" "));
    const known = names.get(name.key) ?? { name, count: 0, main: opens };
    known.count += inTitle ? TITLE_COUNT : 1;
    names.set(name.key, known);
    if (run.length > 1 || name.place) add(hashTerm(name.key), inTitle ? 2 : 1, name.shown);
  };

  const readPart = (part: string, inTitle: boolean) => {
    const capitalsMean = !inTitle || !isTitleCase(part);
    let run: string[] = [];
    let runStart = 0;
    let runEnd = -1;
    /** The first word of a sentence, which belongs to a name where the next word is one. */
    let opener: { readonly stem: string; readonly at: number } | undefined;
    let read = 0;
    const closeRun = () => {
      const alone = run.length === 0 && opener !== undefined ? part.slice(opener.at, runEnd) : "";
      if (run.length > 0) addName(part.slice(runStart, runEnd), run, inTitle);
      // "Moroccan miners": a sentence's first word is a name alone where a table knows the place.
      else if (alone !== "" && opener !== undefined && nameOf(alone, opener.stem).place)
        addName(alone, [opener.stem], inTitle);
      run = [];
      opener = undefined;
    };
    const readWord = (
      { raw, term, hash, number, stop, capital, innerCapital, calendar }: Token,
      at: number,
    ) => {
      if (++read > READ_WORDS) return false;
      if (term === "") return true;
      heads = inTitle || (untitled && read <= HEADLINE_WORDS);
      opens = inTitle || read <= OPENING_WORDS;
      const base = inTitle ? TITLE_COUNT : opens ? OPENING_COUNT : 1;
      if (number || stop) {
        if (number) add(hash, base * NUMBER_COUNT, raw);
        closeRun();
        return true;
      }
      const starts = capital && OPENS_SENTENCE.test(part.slice(Math.max(0, at - 3), at));
      add(hash, capital && capitalsMean && !starts ? base * NAME_COUNT : base, raw);
      if (capital && capitalsMean && !calendar) {
        const joined = (run.length > 0 || opener !== undefined) && part.slice(runEnd, at).trim() === "";
        if (!joined) closeRun();
        if (joined && opener !== undefined) {
          run.push(opener.stem);
          runStart = opener.at;
        }
        opener = undefined;
        if (joined || !starts || innerCapital) {
          if (run.length === 0) runStart = at;
          run.push(term);
        } else opener = { stem: term, at };
      } else closeRun();
      runEnd = at + raw.length;
      return true;
    };
    eachWord(part, readWord);
    closeRun();
  };
  readPart(item.title, true);
  readPart(item.text, false);
  const opening = item.text.slice(0, OPENING_LENGTH);
  const amounts = amountsIn(`${item.title}\n${opening}`);
  [heads, opens] = [false, false];
  for (const amount of amounts) add(hashTerm(`sum ${amount}`), OPENING_COUNT, String(amount));

  return {
    ...countedBy(counts, "count"),
    words: Array.from(counts.values(), ({ shown }) => shown),
    headline: countedBy(counts, "headline"),
    opening: countedBy(counts, "opening"),
    names: [...names.values()]
      .sort((a, b) => b.count - a.count)
      .slice(0, MOST_NAMES)
      .map(({ name, count, main }) => ({ ...name, count, main })),
    amounts,
    editions: editionsIn(item.title, opening.slice(0, FIRST_LENGTH)),
  };
}

function countedBy(
  counts: ReadonlyMap<number, Counted>,
  part: "count" | "headline" | "opening",
): CountedTerms {
  const terms = new Uint32Array(counts.size);
  const weights = new Float32Array(counts.size);
  let size = 0;
  for (const [term, counted] of counts) {
    if (counted[part] === 0) continue;
    terms[size] = term;
    weights[size++] = Math.max(1, counted[part]) ** DAMPING;
  }
  return { terms: terms.subarray(0, size), weights: weights.subarray(0, size) };
}

function isTitleCase(title: string): boolean {
  const words = title.match(/\p{L}{4,}/gu) ?? [];
  return (
    words.length > 2 &&
    words.filter((word) => /^\p{Lu}/u.test(word)).length >= words.length * TITLE_CASE_SHARE
  );
}
