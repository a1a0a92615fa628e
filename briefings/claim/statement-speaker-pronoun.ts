import type { Entity } from "../reading/name.ts";
import type { Reading } from "../reading/reading.ts";
import type { Sentence, Token } from "../reading/sentence.ts";
import type { Span } from "../reading/span.ts";
import type { MentionIndex } from "./statement-mentions.ts";
import { BODY_NOUNS } from "./statement-speaker-lexicon.ts";
import { type Speaker, speakerOf } from "./statement-speaker-name.ts";

/** How many sentences back a pronoun may point to a name. */
const REACH = 6;
/** How many sentences back the last speaker may stand. */
const NEAR = 3;

/**
 * "He", "she": who spoke last in the sentences before, unless another person has become the subject
 * since; else whom the pronoun is read to mean; else the person named last.
 */
export function personMeant(
  reading: Reading,
  mentions: MentionIndex,
  sentence: Sentence,
  head: Token,
  read: Entity | undefined,
  span: Span,
  before: Speaker | undefined,
): Speaker | undefined {
  const near =
    before &&
    isNear(reading, before, sentence) &&
    (before.entity === undefined || before.entity.type !== "place");
  const spoke =
    near &&
    (before.entity === undefined
      ? /^(?:the|its|his|her|their|an?|one|another)\b|['’]s\b/iu.test(before.name) &&
        !BODY_NOUNS.has(before.name.split(" ").at(-1) ?? "") &&
        !/(?:second|third|fourth|fifth|others?|one)$/iu.test(before.name)
      : before.entity.type === "person");
  const male = /^(?:he|him)$/iu.test(head.text);
  const other = (entity: Entity | undefined): boolean =>
    entity !== undefined && mentions.isMale(entity) === !male;
  if (spoke && before && !other(before.entity) && !otherSubjectSince(reading, mentions, sentence, before))
    return { ...before, span };
  const subject = subjectBefore(reading, mentions, sentence);
  if (subject && !other(subject)) return speakerOf(subject, span, []);
  const role = roleBefore(reading, mentions, sentence, span);
  if (role) return role;
  const person =
    read && !other(read) && (read.type === "person" || read.type === "other")
      ? read
      : (recentEntity(mentions, sentence, head, true, before, other) ??
        likePerson(mentions, sentence, head) ??
        (near && before?.entity && isSurname(before.entity) && !other(before.entity)
          ? before.entity
          : undefined));
  return person && speakerOf(person, span, []);
}

/** Another person has become the subject of a sentence since `before` spoke. */
function otherSubjectSince(
  reading: Reading,
  mentions: MentionIndex,
  sentence: Sentence,
  before: Speaker,
): boolean {
  for (let k = sentence.index - 1; k >= Math.max(0, sentence.index - NEAR); k -= 1) {
    if ((reading.sentences[k]?.end ?? 0) <= before.span.end) break;
    const other = mentions
      .of(k)
      .some(
        (p) =>
          p.entity !== before.entity &&
          p.entity.type === "person" &&
          p.mention.by === "name" &&
          p.mention.start > before.span.end &&
          mentions.isSubject(k, p),
      );
    if (other) return true;
  }
  return false;
}

/** The one person who is the subject of the sentence before, in the same paragraph. */
function subjectBefore(reading: Reading, mentions: MentionIndex, sentence: Sentence): Entity | undefined {
  const before = reading.sentences[sentence.index - 1];
  if (!before || before.paragraph !== sentence.paragraph) return undefined;
  const people = mentions
    .of(before.index)
    .filter(
      (p) => p.entity.type === "person" && p.mention.by === "name" && mentions.isSubject(before.index, p),
    );
  return people.length === 1 ? people[0]?.entity : undefined;
}

/** "Pieter Hoogstraten" read as a firm: a name of two or three words that nothing else calls a body. */
function likePerson(mentions: MentionIndex, sentence: Sentence, head: Token): Entity | undefined {
  for (let k = sentence.index; k >= Math.max(0, sentence.index - REACH); k -= 1) {
    const found = mentions
      .of(k)
      .findLast(
        (p) =>
          p.mention.end <= head.start &&
          p.mention.by === "name" &&
          p.entity.type !== "place" &&
          /^\p{Lu}\p{Ll}+(?: (?:\p{Lu}\.|\p{Lu}\p{Ll}+|\p{Ll}{2,3}))? \p{Lu}[\p{L}'’-]+$/u.test(
            p.entity.name,
          ) &&
          !BODY_WORD.test(p.entity.name) &&
          !p.entity.mentions.some((m) => m.by === "phrase"),
      );
    if (found) return found.entity;
  }
  return undefined;
}

/** One word with one capital: a surname by itself, which recognisers often take for a firm. */
function isSurname(entity: Entity): boolean {
  return (
    entity.type !== "place" &&
    /^\p{Lu}\p{Ll}{2,}$/u.test(entity.name) &&
    !entity.mentions.some((m) => m.by === "phrase") &&
    !BODY_WORD.test(entity.name)
  );
}

const BODY_WORD =
  /\b(?:Group|Bank|Holdings?|Capital|Partners|Energy|Power|Systems|Labs?|Media|Pharma\w*|Motors?|Airlines?|Rail\w*|Lines?|Shipping|Foods?|Steel|Mining|Resources|Technolog\w+|Industries|Ports?|Works|Union|Party|City|United|Rovers|Council|Ministry|Court|Fund|Trust|Institute|University|College|School|Hospital|Authority|Agency|Office|Department|House|Senate|League|Club|Treaty|Pact|Accord|Times|Post|News)\b/u;

const ROLE =
  /^(?:mayor|minister|president|chancellor|governor|premier|secretary|director|chairman|chairwoman|chair|chief|head|judge|prosecutor|lawyer|coach|captain|manager|founder|owner|editor|ambassador|general|bishop|abbot|rector|dean|mediator|spokesman|spokeswoman|commissioner|senator|witness|defendant|officer|official|engineer|doctor|farmer|driver)$/iu;

/** "The mayor would like another one. "…," he said": an unnamed one who is the subject before. */
function roleBefore(
  reading: Reading,
  mentions: MentionIndex,
  sentence: Sentence,
  span: Span,
): Speaker | undefined {
  const before = reading.sentences[sentence.index - 1];
  if (!before || before.paragraph !== sentence.paragraph) return undefined;
  const head = before.tokens.find((t) => t.relation.startsWith("nsubj"));
  const opener = head && before.tokens[head.index - 1];
  if (!head || !opener || !ROLE.test(head.text) || !/^(?:the|a|an|its|their)$/iu.test(opener.text))
    return undefined;
  if (mentions.covering(before, head.index)?.entity.type === "person") return undefined;
  return {
    name: `${opener.text} ${head.text}`.replace(/^The /u, "the "),
    aliases: [head.text],
    span,
    entity: undefined,
  };
}

function isNear(reading: Reading, before: Speaker, sentence: Sentence): boolean {
  const floor = reading.sentences[Math.max(0, sentence.index - NEAR)]?.start ?? 0;
  return before.span.start >= floor;
}

/** A person for "he" or "she": the last speaker, else the person named last; a body for "it". */
export function recentEntity(
  mentions: MentionIndex,
  sentence: Sentence,
  head: Token,
  person: boolean,
  before: Speaker | undefined,
  unfit: (entity: Entity) => boolean = () => false,
): Entity | undefined {
  for (let k = sentence.index; k >= Math.max(0, sentence.index - REACH); k -= 1) {
    const wanted = mentions
      .of(k)
      .filter(
        (p) =>
          (p.entity.type === "person") === person &&
          p.entity.type !== "place" &&
          p.mention.end <= head.start &&
          !unfit(p.entity),
      );
    if (wanted.length === 0) continue;
    const subject = wanted.find((p) => mentions.isSubject(k, p));
    if (k < sentence.index && before?.entity && wanted.some((p) => p.entity === before.entity))
      return before.entity;
    return (subject ?? wanted.at(-1))?.entity;
  }
  if (before?.entity && unfit(before.entity)) return undefined;
  return before?.entity && (before.entity.type === "person") === person ? before.entity : undefined;
}
