import type { Entity } from "../reading/name.ts";
import type { Sentence, Token } from "../reading/sentence.ts";
import type { Span } from "../reading/span.ts";
import type { MentionIndex, Placed } from "./statement-mentions.ts";
import type { Speaker } from "./statement-speaker-name.ts";

/** How many sentences back the two may be named. */
const REACH = 2;

const BOTH = /^(?:the two|both|the pair)$/iu;
const BODIES =
  /^(?:companies|firms|groups|sides|parties|governments|countries|states|banks|clubs|unions|partners|ministries|airlines)$/iu;
const PEOPLE = /^(?:men|women|leaders|presidents|ministers|executives|lawyers|bankers|scientists)$/iu;

/**
 * "The two said", "both companies said", "the two leaders said": the two of a sort that one sentence
 * before names and no third. Undefined where the words mean something else or three are named.
 */
export function twoMeant(
  mentions: MentionIndex,
  sentence: Sentence,
  subject: { readonly first: number; readonly last: number },
  span: Span,
): Speaker | undefined {
  const outside = /^both$/iu.test(sentence.tokens[subject.first - 1]?.text ?? "") ? 1 : 0;
  const words = sentence.tokens.slice(subject.first - outside, subject.last + 1);
  const noun = words.at(-1);
  const opening = words
    .slice(0, noun && (BODIES.test(noun.text) || PEOPLE.test(noun.text)) ? -1 : words.length)
    .map((t: Token) => t.text)
    .join(" ");
  if (!noun || !BOTH.test(opening)) return undefined;
  const states = /^(?:governments|countries|states|sides)$/iu.test(noun.text);
  const person = PEOPLE.test(noun.text) ? true : BODIES.test(noun.text) ? false : undefined;
  for (let k = sentence.index; k >= Math.max(0, sentence.index - REACH); k -= 1) {
    const named = mentions
      .of(k)
      .filter((p) => p.mention.end <= span.start && p.mention.by !== "pronoun" && (states || fits(p, person)))
      .map((p) => p.entity);
    const entities = [...new Set(named)];
    if (entities.length > 2 && person === undefined) return undefined;
    const [first, second] = entities;
    if (first && second && entities.length === 2) return joined(first, second, span);
  }
  return undefined;
}

function fits(placed: Placed, person: boolean | undefined): boolean {
  const { type } = placed.entity;
  return person === undefined ? type !== "place" : (type === "person") === person;
}

function joined(first: Entity, second: Entity, span: Span): Speaker {
  return {
    name: `${first.name} and ${second.name}`,
    aliases: [`${second.name} and ${first.name}`, first.name, second.name],
    span,
    entity: undefined,
  };
}
