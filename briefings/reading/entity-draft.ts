import { type Description, descriptionsOf, typeOfNoun } from "./entity-description.ts";
import { COMPANY_WORDS, INSTITUTION_NOUNS, LEGAL_FORMS, PLACE_NOUNS, SITE_WORDS } from "./entity-lexicon.ts";
import { type NameRun, namesInstrument } from "./entity-name-spans.ts";
import { findKnownName, foldName, type GazetteerEntry } from "./gazetteer.ts";
import type { NameType } from "./name.ts";
import type { Sentence, Token } from "./sentence.ts";
import type { NameSpan } from "./syntax.ts";

/** One mention by name with what its surroundings tell. */
export interface NameDraft {
  readonly sentence: number;
  readonly firstToken: number;
  readonly lastToken: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly folded: string;
  readonly title: string | undefined;
  readonly known: GazetteerEntry | undefined;
  readonly descriptions: readonly Description[];
  /** Votes for the sort of thing it is, by weight. */
  readonly votes: Readonly<Record<NameType, number>>;
  /** Other forms that this mention proves: "(NATO)", "Norria's Defence Ministry". */
  readonly otherForms: readonly string[];
}

const lowerOf = (token: Token | undefined) => token?.text.toLowerCase() ?? "";

export function draftOf(
  text: string,
  sentence: Sentence,
  run: NameRun,
  names: readonly NameSpan[],
): NameDraft {
  const { tokens } = sentence;
  const start = tokens[run.firstToken]!.start;
  const end = tokens[run.lastToken]!.end;
  const own = text.slice(start, end).replace(/\s+/gu, " ");
  const known = findKnownName(own);
  const descriptions = descriptionsOf(tokens, run.firstToken, run.lastToken);
  return {
    sentence: sentence.index,
    firstToken: run.firstToken,
    lastToken: run.lastToken,
    start,
    end,
    text: own,
    folded: foldName(own),
    title: run.title,
    known,
    descriptions,
    votes: votesOf(sentence, run, names, known, descriptions),
    otherForms: otherFormsOf(text, tokens, run, own),
  };
}

function votesOf(
  sentence: Sentence,
  run: NameRun,
  names: readonly NameSpan[],
  known: GazetteerEntry | undefined,
  descriptions: readonly Description[],
): Record<NameType, number> {
  const { tokens } = sentence;
  const votes: Record<NameType, number> = { person: 0, organisation: 0, place: 0, other: 0 };
  const last = lowerOf(tokens[run.lastToken]).replace(/\.$/u, "");
  if (known !== undefined) votes[known.type] += 5;
  if (namesInstrument(sentence, run)) votes.other += 6;
  if (run.title !== undefined) votes.person += 5;
  // "AMP-27", "K58RGZ-21-C-0032": a product or a file number.
  const name = tokens
    .slice(run.firstToken, run.lastToken + 1)
    .map((token) => token.text)
    .join("");
  if (/\d/u.test(name) && /^[\p{Lu}\d-]+$/u.test(name)) votes.other += 6;
  if (run.lastToken > run.firstToken) {
    if (LEGAL_FORMS.has(last)) votes.organisation += 5;
    if (COMPANY_WORDS.has(last)) votes.organisation += 3.5;
    if (SITE_WORDS.has(last)) votes.place += 3.5;
    if (tokens.slice(run.firstToken, run.lastToken + 1).some((token) => token.text === "&"))
      votes.organisation += 4;
  }
  for (let i = run.firstToken; i <= run.lastToken; i++) {
    const word = lowerOf(tokens[i]);
    if (INSTITUTION_NOUNS.has(word) && !PLACE_NOUNS.has(word) && run.lastToken > run.firstToken) {
      votes.organisation += 4;
      break;
    }
  }
  for (const description of descriptions) {
    const type = typeOfNoun(description.head);
    if (type !== undefined) votes[type] += 4;
  }
  const before = lowerOf(tokens[run.firstToken - 1]);
  if (/^(?:in|near|across|throughout|outside)$/u.test(before)) votes.place += 1.5;
  if (
    before === "of" &&
    (PLACE_NOUNS.has(lowerOf(tokens[run.firstToken - 2])) ||
      lowerOf(tokens[run.firstToken - 2]) === "government")
  )
    votes.place += 5;
  if (
    before === "of" &&
    /^(?:mayor|governor|president|minister|premier|king|queen|parliament|people|capital)$/u.test(
      lowerOf(tokens[run.firstToken - 2]),
    )
  )
    votes.place += 3;
  const next = lowerOf(tokens[run.lastToken + 1]);
  if (/^['’]s?$/u.test(next)) {
    for (let i = run.lastToken + 2; i < Math.min(tokens.length, run.lastToken + 6); i++) {
      const word = lowerOf(tokens[i]);
      if (/^(?:minister|president|premier|parliament|government|army|cabinet|voters|embassy)$/u.test(word))
        votes.place += 2;
      if (
        /^(?:chief|chairman|chairwoman|founder|shareholders|board|spokesman|spokeswoman|shares)$/u.test(word)
      )
        votes.organisation += 2;
      if (!/^(?:NOUN|ADJ|X|_)$/u.test(tokens[i]!.upos)) break;
    }
  }
  if (next === "," && /^(?:who|whose)$/u.test(lowerOf(tokens[run.lastToken + 2]))) votes.person += 1.5;
  if (next === "who") votes.person += 2;
  for (const name of names) {
    if (
      name.sentence === run.sentence &&
      name.firstToken <= run.lastToken &&
      name.lastToken >= run.firstToken
    ) {
      votes[name.type] += name.firstToken === run.firstToken && name.lastToken === run.lastToken ? 2 : 1;
      break;
    }
  }
  return votes;
}

function otherFormsOf(text: string, tokens: readonly Token[], run: NameRun, own: string): string[] {
  const forms: string[] = [];
  const { lastToken } = run;
  // "(NATO)", "('the company')": a form in brackets right after the name.
  let open = lastToken + 1;
  if (/^['’]s?$/u.test(tokens[open]?.text ?? "")) open++;
  if (tokens[open]?.text === "(") {
    let close = open + 1;
    while (close < tokens.length && close < open + 6 && tokens[close]!.text !== ")") close++;
    if (tokens[close]?.text === ")" && close > open + 1) {
      const inner = text
        .slice(tokens[open + 1]!.start, tokens[close - 1]!.end)
        .replace(/^["“'‘](?:the )?|["”'’]$/giu, "");
      if (/^\p{Lu}[\p{L}&.]{1,9}$/u.test(inner) && initialsFit(own, inner)) forms.push(inner);
    }
  }
  // "Norria's Defence Ministry" = "Defence Ministry of Norria".
  const head = lowerOf(tokens[lastToken]);
  if (INSTITUTION_NOUNS.has(head) && /^['’]s?$/u.test(tokens[run.firstToken - 1]?.text ?? "")) {
    const owner = ownerBefore(tokens, run.firstToken - 2);
    if (owner !== undefined) forms.push(`${own} of ${owner}`, `${owner}'s ${own}`);
  }
  const of = /^(.*?) (?:of|for) (?:the )?(.+)$/u.exec(own);
  if (of !== null && INSTITUTION_NOUNS.has(of[1]!.toLowerCase().split(" ").at(-1)!)) {
    const [, body, place] = of as unknown as [string, string, string];
    if (body.includes(" ")) forms.push(body, `${place}'s ${body}`);
    if (
      /^(?:Republic|Kingdom|Duchy|Principality|City|Town|Village|County|Municipality|State|Commonwealth|Sultanate|Emirate|Grand Duchy|Government)$/u.test(
        body,
      )
    )
      forms.push(place);
    if (/^(?:Ministry|Department)$/u.test(body)) forms.push(`${place} ${body}`);
  }
  const next = tokens[lastToken + 1];
  if (/^(?:group|family|consortium)$/u.test(lowerOf(next))) forms.push(`${own} ${next!.text}`);
  return forms;
}

function ownerBefore(tokens: readonly Token[], at: number): string | undefined {
  let from = at;
  while (from >= 0 && at - from < 4 && /^\p{Lu}/u.test(tokens[from]!.text)) from--;
  return from === at
    ? undefined
    : tokens
        .slice(from + 1, at + 1)
        .map((token) => token.text)
        .join(" ");
}

/** "Velmo Harbour Board" → "VHB"; every letter of the short form must begin or stand in a word, in order. */
export function initialsFit(full: string, short: string): boolean {
  const letters = short.replace(/[^\p{L}]/gu, "").toLowerCase();
  const name = foldName(full);
  if (letters.length < 2 || name.replace(/[^\p{L}]/gu, "")[0] !== letters[0]) return false;
  let at = 0;
  for (const letter of letters) {
    at = name.indexOf(letter, at);
    if (at < 0) return false;
    at++;
  }
  return true;
}

/** First letters of the words, with and without the small ones: "EU", "IAEA", "DoD". */
export function initialsOf(name: string): string[] {
  const words = name.split(/[\s-]+/u).filter((word) => /^\p{L}/u.test(word));
  const all = words.map((word) => word[0]!).join("");
  const large = words
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word[0]!)
    .join("");
  return [...new Set([all.toUpperCase(), large.toUpperCase()])].filter((letters) => letters.length >= 2);
}
