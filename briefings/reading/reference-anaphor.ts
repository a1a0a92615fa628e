import type { Token } from "./sentence.ts";

/** A word or phrase that may take up a name. Tokens of its sentence, both ends included. */
export interface Anaphor {
  readonly first: number;
  readonly last: number;
  readonly sort: "it" | "they" | "he" | "she" | "we" | "i" | "you" | "phrase";
  /** Head noun of a phrase, the pronoun itself, in lower case. */
  readonly noun: string;
  readonly determiner: string;
  readonly modifiers: readonly string[];
}

const PRONOUNS: ReadonlyMap<string, Anaphor["sort"]> = new Map(
  (
    [
      ["it", "it its itself"],
      ["they", "they them their theirs themselves"],
      ["he", "he him his himself"],
      ["she", "she her hers herself"],
      ["we", "we us our ours ourselves"],
      ["i", "i me my mine myself"],
      ["you", "you your yours"],
    ] as const
  ).flatMap(([sort, list]) => list.split(" ").map((word): [string, Anaphor["sort"]] => [word, sort])),
);

const DETERMINERS = new Set("the this that these those its his her their our my said".split(" "));
const OPEN = /^(?:NOUN|ADJ|PROPN|X|NUM|VERB)$/u;
const MOST_WORDS = 6;

/** The anaphors of a sentence, in order. `taken` says which words belong to a name. */
export function anaphorsOf(tokens: readonly Token[], taken: (i: number) => boolean): Anaphor[] {
  const found: Anaphor[] = [];
  for (let i = 0; i < tokens.length; i++) {
    if (taken(i)) continue;
    const word = tokens[i]!.text.toLowerCase();
    if (DETERMINERS.has(word)) {
      const phrase = phraseAt(tokens, i, taken);
      if (phrase !== undefined) found.push(phrase);
    }
    const sort = PRONOUNS.get(word);
    if (
      sort === undefined ||
      (word === "us" && /^U/u.test(tokens[i]!.text) && i > 0) ||
      (word === "mine" && tokens[i]!.upos === "NOUN")
    )
      continue;
    if (tokens[i]!.text === "US" || tokens[i]!.text === "IT") {
      if (tokens[i]!.upos === "PROPN") continue;
    }
    found.push({ first: i, last: i, sort, noun: word, determiner: "", modifiers: [] });
  }
  return found;
}

function phraseAt(
  tokens: readonly Token[],
  start: number,
  taken: (i: number) => boolean,
): Anaphor | undefined {
  let head = -1;
  for (let i = start + 1; i < Math.min(tokens.length, start + MOST_WORDS); i++) {
    const token = tokens[i]!;
    if (taken(i)) break;
    if (/^[-‐‑]$/u.test(token.text)) continue;
    if (!/^\p{L}/u.test(token.text) || !OPEN.test(token.upos)) break;
    if (token.upos === "VERB" && head >= 0) break;
    if (
      (token.upos === "NOUN" || token.upos === "PROPN" || token.upos === "X") &&
      /^\p{Ll}/u.test(token.text)
    )
      head = i;
    else if (token.upos === "NOUN" && /^\p{Lu}/u.test(token.text)) head = i;
    else if (token.upos === "ADJ" && (tokens[i + 1] === undefined || !OPEN.test(tokens[i + 1]!.upos)))
      head = i;
  }
  if (head < 0) return undefined;
  return {
    first: start,
    last: head,
    sort: "phrase",
    noun: tokens[head]!.text.toLowerCase(),
    determiner: tokens[start]!.text.toLowerCase(),
    modifiers: tokens.slice(start + 1, head).map((token) => token.text.toLowerCase()),
  };
}
