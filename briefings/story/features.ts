/**
 * What grouping compares of an article, read from title and text alone: weighted words and numbers,
 * and the names among them. Terms are 32-bit hashes, so that a table over them has a fixed size
 * and an article costs about 2 kB.
 */
export interface Features {
  /** Hashes of words and of names of several words, each once. */
  readonly terms: Uint32Array;
  /** Dampened count of each term, places of weight counted double; not yet weighed by rarity. */
  readonly weights: Float32Array;
  /** Capitalised runs of title and text, stemmed, most frequent first. */
  readonly names: readonly string[];
}

/** Words that are read: news says what it is about at its head, and a longer text would only cost. */
const READ_WORDS = 320;
const OPENING_WORDS = 70;
const TITLE_COUNT = 3;
const OPENING_COUNT = 1.5;
const NAME_COUNT = 1.3;
const NUMBER_COUNT = 0.7;
const MOST_NAMES = 12;
/** A title with this share of capitals is set in capitals: they mark no names in it. */
const TITLE_CASE_SHARE = 0.7;

const WORD = /[\p{L}\p{N}]+(?:['’.,][\p{L}\p{N}]+)*/gu;
const OPENS_SENTENCE = /(?:^|[.!?:;“”"‘(\n–—-])\s*$/u;

export function featuresOf(item: { readonly title: string; readonly text: string }): Features {
  const counts = new Map<number, number>();
  const names = new Map<string, number>();
  const add = (hash: number, by: number) => counts.set(hash, (counts.get(hash) ?? 0) + by);

  const readPart = (part: string, inTitle: boolean) => {
    const capitalsMean = !inTitle || !isTitleCase(part);
    let run: string[] = [];
    let opener = "";
    let runEnd = -1;
    let read = 0;
    const closeRun = () => {
      if (run.length > 0) {
        const name = run.join(" ");
        names.set(name, (names.get(name) ?? 0) + (inTitle ? TITLE_COUNT : 1));
        if (run.length > 1) add(hashTerm(name), inTitle ? 2 : 1);
      }
      run = [];
      opener = "";
    };
    for (const match of part.matchAll(WORD)) {
      if (++read > READ_WORDS) break;
      const raw = match[0];
      const at = match.index;
      const word = plainWord(raw);
      if (word === "") continue;
      const first = raw.charCodeAt(0);
      const digit = first >= 48 && first <= 57;
      const capital = !digit && raw[0] !== raw[0]?.toLowerCase();
      const base = inTitle ? TITLE_COUNT : read <= OPENING_WORDS ? OPENING_COUNT : 1;
      if (digit) {
        add(hashTerm(word), base * NUMBER_COUNT);
        closeRun();
        continue;
      }
      const stem = stemOf(word);
      if (stem.length < 2 || stopWords.has(stem)) {
        closeRun();
        continue;
      }
      const opens = capital && OPENS_SENTENCE.test(part.slice(Math.max(0, at - 3), at));
      add(hashTerm(stem), capital && capitalsMean && !opens ? base * NAME_COUNT : base);
      if (capital && capitalsMean && !calendar.has(word)) {
        const isJoined = (run.length > 0 || opener !== "") && part.slice(runEnd, at).trim() === "";
        if (!isJoined) closeRun();
        // A sentence's first word belongs to a name where the next word is one.
        if (isJoined && opener !== "") run.push(opener);
        opener = "";
        if (isJoined || !opens || raw.slice(1) !== raw.slice(1).toLowerCase()) run.push(stem);
        else opener = stem;
      } else closeRun();
      runEnd = at + raw.length;
    }
    closeRun();
  };
  readPart(item.title, true);
  readPart(item.text, false);

  const terms = new Uint32Array(counts.size);
  const weights = new Float32Array(counts.size);
  let at = 0;
  for (const [term, count] of counts) {
    terms[at] = term;
    weights[at++] = 1 + Math.log(Math.max(1, count));
  }
  const ordered = [...names].sort((a, b) => b[1] - a[1]).slice(0, MOST_NAMES);
  return {
    terms,
    weights,
    names: ordered.map(([name]) => name),
  };
}

function isTitleCase(title: string): boolean {
  const words = title.match(/\p{L}{4,}/gu) ?? [];
  return (
    words.length > 2 &&
    words.filter((word) => /^\p{Lu}/u.test(word)).length >= words.length * TITLE_CASE_SHARE
  );
}

function plainWord(raw: string): string {
  return raw
    .toLowerCase()
    .replace(/['’]s?$|['’]s$/u, "")
    .replace(/[.,'’]/gu, "");
}

/** Plural and simple inflection folded; enough for comparison, not a dictionary form. */
export function stemOf(word: string): string {
  const length = word.length;
  if (length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (length > 5 && word.endsWith("ing")) return undoubled(word.slice(0, -3));
  if (length > 4 && word.endsWith("ed")) return undoubled(word.slice(0, -2));
  if (length > 4 && /(?:s|x|z|ch|sh)es$/u.test(word)) return word.slice(0, -2);
  if (length > 3 && word.endsWith("s") && !/(?:ss|us|is)$/u.test(word))
    return word.slice(0, -1).replace(/e$/u, "");
  return length > 3 ? word.replace(/e$/u, "") : word;
}

function undoubled(stem: string): string {
  const last = stem.at(-1);
  return last !== undefined && last === stem.at(-2) && !/[lsz]/u.test(last) ? stem.slice(0, -1) : stem;
}

/** FNV-1a over UTF-16 code units. */
export function hashTerm(term: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < term.length; at++) hash = Math.imul(hash ^ term.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Words of grammar, stemmed: they tell no happening from another. */
const stopWords: ReadonlySet<string> = new Set(
  `a about after again against all also although am an and another any are as at be because been before being
  between both but by can could did do doe during each even for from further had has have having he her here him
  his how i if in into is it its just may me might more most much must my no nor not now of off on once only or other our
  out over own per said same say she should since so some such than that the their them then there these they this
  those through to too under until up upon very was we were what when where which while who whom whose why will
  with within without would you your`
    .split(/\s+/u)
    .map(stemOf),
);

/** Capitalised words that name no body. */
const calendar: ReadonlySet<string> = new Set(
  (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august " +
    "september october november december"
  ).split(" "),
);
