import {
  CALENDAR_AND_UNITS,
  COMPANY_WORDS,
  FUNCTION_WORDS,
  HYPHEN_TAILS,
  INNER_POSSESSIVES,
  INSTITUTION_NOUNS,
  INSTRUMENT_NOUNS,
  LABEL_WORDS,
  NAME_PARTICLES,
  PERSON_NOUNS,
  TITLE_MODIFIERS,
  TITLES,
} from "./entity-lexicon.ts";
import { countryOfDemonym, findKnownName } from "./gazetteer.ts";
import type { Sentence, Token } from "./sentence.ts";

/** A run of tokens that names something, before it is known what. */
export interface NameRun {
  readonly sentence: number;
  readonly firstToken: number;
  readonly lastToken: number;
  /** A title stood before it ("Defence Minister"): it names a person. */
  readonly title: string | undefined;
}

/** Which words the document also writes in lower case: such a word at a sentence's start is no name. */
export interface WordUse {
  readonly lower: ReadonlySet<string>;
  /** Words with a capital within a sentence. */
  readonly capital: ReadonlySet<string>;
}

export function wordUseOf(sentences: readonly Sentence[]): WordUse {
  const lower = new Set<string>();
  const capital = new Set<string>();
  for (const sentence of sentences) {
    sentence.tokens.forEach((token, i) => {
      if (isCapital(token.text)) {
        if (i > 0 && !opensClause(sentence.tokens, i)) capital.add(token.text);
      } else if (/^\p{Ll}/u.test(token.text)) lower.add(token.text);
    });
  }
  return { lower, capital };
}

/** "OpenAI", "eBay", "U.S.": a capital first, or one within. */
export function isCapital(text: string): boolean {
  return /^\p{Lu}/u.test(text) || /^\p{Ll}{1,2}\p{Lu}/u.test(text);
}

function opensClause(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1]?.text ?? "";
  return i === 0 || /^(?:["“‘«(:•*–—]|''|``|-|\d+\.)$/u.test(before);
}

function glued(a: Token | undefined, b: Token | undefined): boolean {
  return a !== undefined && b !== undefined && a.end === b.start;
}

const lowerOf = (token: Token | undefined) => token?.text.toLowerCase() ?? "";
const bareOf = (token: Token | undefined) => lowerOf(token).replace(/\.$/u, "");

/** All name runs of a sentence, left to right, without overlap. */
export function nameRunsOf(sentence: Sentence, use: WordUse): NameRun[] {
  const { tokens } = sentence;
  const runs: NameRun[] = [];
  for (let i = endOfDateline(tokens); i < tokens.length; i++) {
    if (!canBegin(tokens, i, use)) continue;
    const last = endOfRun(tokens, i);
    runs.push(...splitAtTitles(sentence, i, last, use));
    i = last;
  }
  return runs;
}

/** "SAN AURELIO, March 3 (Northgate Wire) - Lumbria, …": index of the first word after a dateline, else 0. */
function endOfDateline(tokens: readonly Token[]): number {
  const first = tokens[0]?.text ?? "";
  if (first.length < 3 || first !== first.toUpperCase() || !/^\p{Lu}/u.test(first)) return 0;
  for (let i = 1; i < Math.min(tokens.length, 14); i++) {
    const token = tokens[i]!;
    if (/^(?:[-–—]+)$/u.test(token.text) && !glued(tokens[i - 1], token)) return i + 1;
    if (/^(?:VERB|AUX)$/u.test(token.upos) && token.text !== token.text.toUpperCase()) return 0;
  }
  return 0;
}

function canBegin(tokens: readonly Token[], i: number, use: WordUse): boolean {
  const token = tokens[i]!;
  const text = token.text;
  if (/^\d/u.test(text))
    return (
      /^\d{1,3}\p{Lu}\p{L}*$/u.test(text) ||
      (/^\d{1,2}$/u.test(text) && glued(token, tokens[i + 1]) && isCapital(tokens[i + 1]?.text ?? ""))
    );
  if (!isCapital(text)) return false;
  const lower = bareOf(token);
  // "Norrian farmers": an adjective of origin before a plain noun names nobody.
  if (
    token.upos === "ADJ" &&
    /(?:ian|ean|ese|ish|an)$/u.test(lower) &&
    /^\p{Ll}/u.test(tokens[i + 1]?.text ?? "") &&
    tokens[i + 1]?.upos === "NOUN" &&
    findKnownName(text) === undefined
  )
    return false;
  if (lower.length === 1 && !/^\p{Lu}\.$/u.test(text) && !glued(token, tokens[i + 1])) return false;
  if (CALENDAR_AND_UNITS.has(lower)) return false;
  if (tokens[i + 1]?.text === "&" && isCapital(tokens[i + 2]?.text ?? "")) return true;
  if (!opensClause(tokens, i)) return !(FUNCTION_WORDS.has(lower) && text !== text.toUpperCase());
  if (FUNCTION_WORDS.has(lower))
    return text.length > 1 && text === text.toUpperCase() && lower.length > 1 && use.capital.has(text);
  const next = tokens[i + 1];
  if (LABEL_WORDS.has(lower) && (next?.text === ":" || next?.text === "'s" || next === undefined))
    return false;
  if (use.capital.has(text)) return true;
  if (/^\p{Lu}{4,}$/u.test(text) && next?.text === ":") return true;
  if (/^\p{Lu}\p{Ll}+(?:ed|ing)$/u.test(text) && !isCapital(next?.text ?? "")) return false;
  const known = findKnownName(text) !== undefined;
  if (known) return true;
  const joins = next !== undefined && isCapital(next.text) && !CALENDAR_AND_UNITS.has(bareOf(next));
  if (TITLES.has(lower)) return joins;
  if (use.lower.has(text.toLowerCase()))
    return (
      joins &&
      !/^(?:VERB|ADP|DET|ADV|PRON|NUM|SCONJ)$/u.test(token.upos) &&
      /^(?:PROPN|NOUN|ADJ|X|_)$/u.test(token.upos)
    );
  if (countryOfDemonym(lower) !== undefined && !joins) return false;
  if (INSTITUTION_NOUNS.has(lower)) return joins || lowerOf(next) === "of" || lowerOf(next) === "for";
  if (token.upos === "PROPN" || token.xpos.startsWith("NNP") || token.upos === "X" || token.upos === "_")
    return true;
  if (joins) return /^(?:NOUN|ADJ)$/u.test(token.upos);
  // A strange word that the tagger took for a noun: plural forms and -ing forms are mostly plain words.
  return token.upos === "NOUN" && token.xpos === "NN" && /[^\p{ASCII}]/u.test(text);
}

/** Index of the last token of the name that begins at `first`. */
function endOfRun(tokens: readonly Token[], first: number): number {
  let last = first;
  for (let steps = 0; steps < 14; steps++) {
    const next = joined(tokens, first, last);
    if (next === undefined) break;
    last = next;
  }
  return last;
}

/** The token up to which the name goes on after `last`, or undefined where it ends. */
function joined(tokens: readonly Token[], first: number, last: number): number | undefined {
  const current = tokens[last]!;
  const next = tokens[last + 1];
  if (next === undefined) return undefined;
  const after = tokens[last + 2];
  const text = next.text;
  if (/^[-‐‑]$/u.test(text) && glued(current, next) && glued(next, after)) {
    const tail = lowerOf(after);
    if (HYPHEN_TAILS.has(tail)) return undefined;
    if (isCapital(after!.text) || /^\d+$/u.test(after!.text)) return last + 2;
    // "Porto-Velmo-Alto", "Varna-on-Sea"
    if (
      /^[-‐‑]$/u.test(tokens[last + 3]?.text ?? "") &&
      isCapital(tokens[last + 4]?.text ?? "") &&
      glued(after, tokens[last + 3])
    )
      return last + 4;
    return undefined;
  }
  if (isNamePart(next)) {
    return CALENDAR_AND_UNITS.has(bareOf(next)) && !endsAsInstrument(tokens, last + 1) ? undefined : last + 1;
  }
  if (text === "&" && isCapital(after?.text ?? "")) return last + 2;
  if (/^(?:plc|ltd|llc|llp|gmbh|oyj)$/u.test(text)) return last + 1;
  if (
    /^\d{1,3}$/u.test(text) &&
    last > first &&
    !/^(?:[%-]|million|billion|m|bn)$/u.test(lowerOf(after)) &&
    isSentenceEdge(after)
  )
    return last + 1;
  if (
    /^['’]$/u.test(text) &&
    /s$/iu.test(current.text) &&
    after !== undefined &&
    isNamePart(after) &&
    glued(current, next)
  )
    return last + 2;
  if (
    /^['’]s$/u.test(text) &&
    INNER_POSSESSIVES.has(lowerOf(current)) &&
    after !== undefined &&
    isNamePart(after)
  )
    return last + 2;
  if (NAME_PARTICLES.has(lowerOf(next)) && text === text.toLowerCase()) {
    let at = last + 2;
    while (at <= last + 3 && NAME_PARTICLES.has(lowerOf(tokens[at]))) at++;
    const target = tokens[at];
    if (target !== undefined && isNamePart(target)) return at;
    if (/^[dl]['’]$/u.test(text) && isCapital(after?.text ?? "")) return last + 2;
    return undefined;
  }
  // "Velmo Systems of Hallow": a firm's name that is whole, and then where its seat is.
  const isWholeFirm = last > first && COMPANY_WORDS.has(lowerOf(current));
  if ((text === "of" || text === "for") && INSTITUTION_NOUNS.has(lowerOf(current)) && !isWholeFirm)
    return afterOf(tokens, last);
  if (text === "of" && /^(?:ministry|department|agency|committee|institute)$/u.test(lowerOf(tokens[first]))) {
    return afterOf(tokens, last);
  }
  if (
    /^['’]s$/u.test(text) &&
    after !== undefined &&
    isCapital(after.text) &&
    COMPANY_WORDS.has(lowerOf(after)) &&
    !isCapital(tokens[last + 3]?.text ?? "")
  ) {
    return last + 2;
  }
  if (text === "and" && after !== undefined && isNamePart(after) && endsAsInstrument(tokens, last + 2)) {
    return last + 2;
  }
  if (text === "on" && /^(?:committee|commission|council|convention)$/u.test(lowerOf(current)))
    return afterOf(tokens, last);
  if (
    text === "and" &&
    last > first &&
    after !== undefined &&
    isNamePart(after) &&
    listOfFields(tokens, first, last, after)
  )
    return last + 2;
  return undefined;
}

/** "the CHIPS and Science Act": the capitals after "and" end in a word for an instrument. */
function endsAsInstrument(tokens: readonly Token[], from: number): boolean {
  let at = from;
  while (at + 1 < tokens.length && at < from + 4 && isCapital(tokens[at + 1]!.text)) at++;
  return at > from && INSTRUMENT_NOUNS.has(lowerOf(tokens[at]));
}

function isSentenceEdge(token: Token | undefined): boolean {
  return (
    token === undefined ||
    /^[,.;:)]$/u.test(token.text) ||
    token.upos === "VERB" ||
    token.upos === "AUX" ||
    token.upos === "ADP"
  );
}

function isNamePart(token: Token): boolean {
  if (!isCapital(token.text)) return /^\d{1,3}\p{Lu}/u.test(token.text);
  const lower = bareOf(token);
  return lower.length > 1 || /^\p{Lu}\.?$/u.test(token.text) ? lower !== "i" : false;
}

function afterOf(tokens: readonly Token[], last: number): number | undefined {
  let at = last + 2;
  if (lowerOf(tokens[at]) === "the") at++;
  const target = tokens[at];
  if (target === undefined || !isNamePart(target) || CALENDAR_AND_UNITS.has(bareOf(target))) return undefined;
  return at;
}

const FIELDS =
  /^(?:technology|mines|trade|commerce|industry|development|reconstruction|welfare|fisheries|food|health|human|sports?|tourism|culture|science|sciences|transport|works|planning|energy|environment|security|investment|agriculture|labou?r|communities|families|employment|education|research|drug|exchange|water|power|gas|oil|infrastructure|telecommunications|media|arts|justice|pensions|customs|services|nutrition|mining|forestry)$/iu;

/** "Institute of Standards and Technology" is one name; "Norway and Sweden" are two. */
function listOfFields(tokens: readonly Token[], first: number, last: number, after: Token): boolean {
  if (!FIELDS.test(after.text)) return false;
  for (let i = first; i < last; i++) if (INSTITUTION_NOUNS.has(lowerOf(tokens[i]))) return true;
  return INSTITUTION_NOUNS.has(lowerOf(tokens[last])) || FIELDS.test(tokens[last]!.text);
}

/** Cuts "OpenAI CEO Sam Altman" into the firm and the person, and takes the title off a name. */
function splitAtTitles(sentence: Sentence, first: number, last: number, use: WordUse): NameRun[] {
  const { tokens } = sentence;
  let from = first;
  // "U.S. President Donald Trump", "Health Secretary": the last title word divides.
  let divide = -1;
  for (let i = first; i <= last; i++) {
    if (TITLES.has(bareOf(tokens[i])) && !(i === last && i > first && isBodyTail(tokens, i))) divide = i;
    else if (divide >= 0 && i > divide + 1) break;
  }
  const runs: NameRun[] = [];
  let title: string | undefined;
  if (
    divide >= 0 &&
    lowerOf(tokens[divide + 1]) !== "of" &&
    !(divide === last && INSTITUTION_NOUNS.has(bareOf(tokens[last])))
  ) {
    let titleStart = divide;
    while (
      titleStart > from &&
      (TITLE_MODIFIERS.has(bareOf(tokens[titleStart - 1])) || TITLES.has(bareOf(tokens[titleStart - 1])))
    )
      titleStart--;
    if (titleStart > from && !/^['’-]/u.test(tokens[titleStart - 1]!.text)) {
      pushRun(runs, sentence, from, titleStart - 1, undefined, use);
    }
    title = sentence.tokens
      .slice(titleStart, divide + 1)
      .map((token) => token.text)
      .join(" ");
    from = divide + 1;
    if (from > last) return runs;
    if (/^(?:of|for|on|and)$/u.test(lowerOf(tokens[from]))) return runs;
  }
  pushRun(runs, sentence, from, last, title, use);
  return runs;
}

function isBodyTail(tokens: readonly Token[], i: number): boolean {
  return INSTITUTION_NOUNS.has(bareOf(tokens[i]));
}

function pushRun(
  runs: NameRun[],
  sentence: Sentence,
  first: number,
  last: number,
  title: string | undefined,
  use: WordUse,
): void {
  const { tokens } = sentence;
  let from = first;
  let to = last;
  while (to > from && /^(?:['’]s?|[-‐‑,.]|of|for|the|and|de|a|i|y|e)$/u.test(tokens[to]!.text)) to--;
  while (from < to && /^(?:the|of|for|and)$/iu.test(tokens[from]!.text)) from++;
  // "Midfielder Ana Kovar" at a sentence's start.
  if (from < to && PERSON_NOUNS.has(bareOf(tokens[from])) && opensClause(tokens, from)) from++;
  if (from > to) return;
  const head = bareOf(tokens[from]);
  // A nationality before a word that the text also writes small is a plain phrase: "Danish Cup" stays, "German" goes.
  if (from === to && countryOfDemonym(head) !== undefined && findKnownName(head) === undefined) return;
  if (from === to && (CALENDAR_AND_UNITS.has(head) || TITLES.has(head))) return;
  if (from === to && FUNCTION_WORDS.has(head) && !use.capital.has(tokens[from]!.text)) return;
  runs.push({ sentence: sentence.index, firstToken: from, lastToken: to, title });
}

/** True where the run names a law, a treaty or another instrument, and so nobody. */
export function namesInstrument(sentence: Sentence, run: Pick<NameRun, "firstToken" | "lastToken">): boolean {
  const { tokens } = sentence;
  if (INSTRUMENT_NOUNS.has(lowerOf(tokens[run.lastToken]))) return true;
  for (let i = run.firstToken; i < run.lastToken; i++) {
    if (INSTRUMENT_NOUNS.has(lowerOf(tokens[i])) && lowerOf(tokens[i + 1]) === "of") return true;
  }
  return false;
}
