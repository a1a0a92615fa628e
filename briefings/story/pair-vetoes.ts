import type { Edition } from "./grouping-marks.ts";
import { tradeWords } from "./grouping-words.ts";
import type { PairVeto } from "./pair-comparison.ts";
import type { GroupedStory, IndexedArticle, StoryName } from "./story-index.ts";
import type { TermVector } from "./term-vector.ts";
import { hashTerm, stemOf } from "./word-stem.ts";

/** From this likeness of titles on, other names are taken for other words for the same. */
const SAME_TITLE = 0.5;
/** Names that each side has in title or opening before their difference means something. */
const LEAST_NAMES = 2;
/** Sums nearer than this are one sum, rounded. */
const SAME_SUM_SHARE = 0.1;
/** Smaller ones are prices and fines, which change within a story. */
const LEAST_SUM = 100_000;
/** Reports of one occasion come within these days; another year, quarter, day after them is another occasion. */
const OCCASION_DAYS = 20;
const LEAST_DAYS_BETWEEN = 6;
const MOST_EDITS = 2;

/** What speaks against an article's being of a story, whatever words they share. */
export function vetoesOf(
  article: Pick<IndexedArticle, "names" | "amounts" | "editions" | "vector">,
  story: GroupedStory,
  { title, days }: { readonly title: number; readonly days: number },
): PairVeto[] {
  const vetoes: PairVeto[] = [];
  const theirs = [...story.names.values()];
  const parties = article.names.filter(({ main, place }) => main && !place);
  const theirParties = theirs.filter(({ main, place }) => main > 0 && !place);
  const ownTokens = tokensOf(article.names);
  const theirTokens = tokensOf(theirs);
  const strange =
    parties.every(({ key }) => !sharesToken(key, theirTokens) && !tells(story.sum, key)) &&
    theirParties.every(({ key }) => !tells(article.vector, key));
  const differ = strange && title < SAME_TITLE;

  if (differ && parties.length >= LEAST_NAMES && theirParties.length >= LEAST_NAMES)
    vetoes.push(veto("names", parties, theirParties, true));

  const places = article.names.filter(({ main, place }) => main && place);
  const theirPlaces = theirs.filter(({ main, place }) => main > 0 && place);
  const elsewhere =
    places.length > 0 && theirPlaces.length > 0 && places.every(({ key }) => !story.names.has(key));
  if (elsewhere && strange) vetoes.push(veto("places", places, theirPlaces, true));

  // Whom both sides name alike, and the story more often, is who it is about, whoever else is spelt alike.
  const shared = Math.max(
    0,
    ...theirParties.filter(({ key }) => parties.some((own) => own.key === key)).map(({ main }) => main),
  );
  for (const own of parties) {
    const other = theirParties.find(
      ({ key }) =>
        looksLike(own.key, key) && !knows(theirTokens, own.key, key) && !knows(ownTokens, key, own.key),
    );
    if (other !== undefined && other.main >= shared) vetoes.push(veto("similar-names", [own], [other], true));
  }

  const occasion = otherOccasion(article.editions, [...story.editions.values()], days);
  if (occasion !== undefined) vetoes.push(occasion);

  const sums = article.amounts.filter((sum) => sum >= LEAST_SUM);
  const theirSums = [...story.amounts].filter((sum) => sum >= LEAST_SUM);
  const otherSums =
    sums.length > 0 && theirSums.length > 0 && !sums.some((own) => theirSums.some((sum) => isNear(own, sum)));
  // The same party with another partner and another sum: perhaps another deal.
  const otherParty =
    parties.some(({ key }) => !sharesToken(key, theirTokens)) &&
    theirParties.some(({ key }) => !sharesToken(key, ownTokens));
  if (otherSums && otherParty)
    vetoes.push({ kind: "amounts", article: sums.map(String), story: theirSums.map(String), forbids: false });
  return vetoes;
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= SAME_SUM_SHARE * Math.max(a, b);
}

function veto(
  kind: PairVeto["kind"],
  own: readonly { readonly shown: string }[],
  theirs: readonly StoryName[],
  forbids: boolean,
): PairVeto {
  const shown = (names: readonly { readonly shown: string }[]) => names.slice(0, 3).map((name) => name.shown);
  return {
    kind,
    article: shown(own),
    story: shown([...theirs].sort((a, b) => b.main - a.main)),
    forbids,
  };
}

function tokensOf(names: readonly { readonly key: string }[]): ReadonlySet<string> {
  return new Set(names.flatMap(({ key }) => key.split(" ")));
}

/** A short form counts: "Orlin" for "Orlin Mills". The word of a trade alone does not. */
function sharesToken(key: string, tokens: ReadonlySet<string>): boolean {
  return key.split(" ").some((token) => tokens.has(token) && !tradeWords.has(token));
}

/** Whether the words of `key` that `other` has not are among the tokens. */
function knows(tokens: ReadonlySet<string>, key: string, other: string): boolean {
  const common = new Set(other.split(" "));
  return key.split(" ").every((token) => common.has(token) || tokens.has(token));
}

/** Whether a text has a word of the name, capitalised or not: titles set in capitals hide names. */
function tells({ terms }: TermVector, key: string): boolean {
  return key.split(" ").some((token) => !tradeWords.has(token) && hasTerm(terms, hashTerm(token)));
}

function hasTerm(terms: Uint32Array, term: number): boolean {
  let [low, high] = [0, terms.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((terms[middle] ?? 0) < term) low = middle + 1;
    else high = middle;
  }
  return terms[low] === term;
}

/**
 * "Halden Marine" and "Haldane Marine": the same last word after first words that differ by a few
 * letters. Spellings of one person's name ("Mohamed", "Mohammed") differ in vowels and doubled
 * letters only and have no word of a trade behind them.
 */
function looksLike(a: string, b: string): boolean {
  // Most pairs differ here already, and every name is compared with every other.
  if (a.charCodeAt(0) !== b.charCodeAt(0) || a.charCodeAt(a.length - 1) !== b.charCodeAt(b.length - 1))
    return false;
  const [own, other] = [a, b].map((key) => key.normalize("NFD").replace(/\p{M}/gu, "").split(" ")) as [
    string[],
    string[],
  ];
  const tail = own.at(-1) ?? "";
  if (own.length < 2 || own.length !== other.length || tail !== other.at(-1)) return false;
  const [headA, headB] = [own.slice(0, -1).join(" "), other.slice(0, -1).join(" ")];
  if (headA === headB || headA[0] !== headB[0]) return false;
  if (tradeWords.has(tail))
    return editsBetween(headA, headB) <= MOST_EDITS || headA.slice(0, 4) === headB.slice(0, 4);
  return editsBetween(headA, headB) <= MOST_EDITS && consonantsOf(headA) !== consonantsOf(headB);
}

function consonantsOf(word: string): string {
  return stemOf(word)
    .replace(/[aeiouyh]/gu, "")
    .replace(/(.)\1+/gu, "$1");
}

/** Levenshtein distance. */
function editsBetween(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let row = 1; row <= a.length; row++) {
    const line = [row];
    for (let at = 1; at <= b.length; at++) {
      const swapped = (above[at - 1] ?? 0) + (a[row - 1] === b[at - 1] ? 0 : 1);
      line.push(Math.min(swapped, (above[at] ?? 0) + 1, (line[at - 1] ?? 0) + 1));
    }
    above = line;
  }
  return above[b.length] ?? 0;
}

/** Two occasions of a recurring event: another year, quarter or number; another day makes it doubtful. */
function otherOccasion(
  own: readonly Edition[],
  theirs: readonly Edition[],
  days: number,
): PairVeto | undefined {
  for (const kind of ["quarter", "number", "year", "day"] as const) {
    const mine = own.filter((each) => each.kind === kind);
    const others = theirs.filter((each) => each.kind === kind);
    if (mine.length === 0 || others.length === 0) continue;
    if (mine.some(({ value }) => others.some((other) => isSame(kind, value, other.value)))) continue;
    if (days < OCCASION_DAYS && (kind === "day" || kind === "year")) continue;
    const titled = mine.some((each) => each.titled) && others.some((each) => each.titled);
    return {
      kind: "dates",
      article: mine.map((each) => shownEdition(each)),
      story: others.map((each) => shownEdition(each)),
      forbids: kind !== "day" && (titled || days >= 2 * OCCASION_DAYS),
    };
  }
  return undefined;
}

function isSame(kind: Edition["kind"], a: string, b: string): boolean {
  if (kind !== "day") return a === b;
  return Math.abs(dayOfYear(a) - dayOfYear(b)) < LEAST_DAYS_BETWEEN;
}

function dayOfYear(monthDay: string): number {
  return Number(monthDay.slice(0, 2)) * 30.4 + Number(monthDay.slice(3));
}

const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);

function shownEdition({ kind, value }: Edition): string {
  if (kind === "quarter") return `quarter ${value}`;
  if (kind === "number") return `No. ${value}`;
  if (kind === "year") return value;
  return `${Number(value.slice(3))} ${MONTHS[Number(value.slice(0, 2)) - 1]}`;
}
