import type { Reading } from "../reading/reading.ts";
import type { Sentence, Token } from "../reading/sentence.ts";
import type { Span } from "../reading/span.ts";
import type { NoCommentClaim } from "./no-comment.ts";
import { SILENCE, type SilencePattern, UNANSWERED } from "./no-comment-lexicon.ts";
import type { Quotation } from "./quotation.ts";
import { readSpokenText } from "./statement-attribution.ts";
import type { SpeakerFinder } from "./statement-speaker.ts";
import { type SubjectPhrase, subjectNear } from "./statement-subject.ts";
import { type SentenceTree, treeOf } from "./statement-tree.ts";

/** How many words may stand between two words of a pattern: "declined repeated requests to comment". */
const GAP = 6;
const NEGATION = /^(?:not|n['’]t|never|no|neither|nor|nobody)$/iu;

/** Who was asked and declined, did not respond or could not be reached. One claim for each one asked. */
export function readNoComments(reading: Reading): NoCommentClaim[] {
  const { finder, quotations } = readSpokenText(reading);
  const claims: NoCommentClaim[] = [];
  let next = 0;
  for (const sentence of reading.sentences) {
    while (next < quotations.length && (quotations[next]?.end ?? 0) <= sentence.start) next += 1;
    const words = reading.text.slice(sentence.start, sentence.end);
    const here = claims.length;
    let tree: SentenceTree | undefined;
    for (const token of sentence.tokens) {
      if (!OPENERS.has(token.lemma)) continue;
      const pattern = SILENCE.find((p) => matches(sentence, token, p, words));
      if (!pattern) continue;
      if (isQuoted(quotations, next, token)) continue;
      const last = lastWord(sentence, token, pattern);
      tree ??= treeOf(sentence);
      const subject = subjectNear(tree, token.index);
      if (!subject) continue;
      for (const asked of askedIn(finder, sentence, subject)) {
        if (claims.slice(here).some((c) => c.who === asked.who)) continue;
        claims.push(
          claimOf(
            asked.who,
            pattern.how,
            { start: asked.span.start, end: Math.max(asked.span.end, last.end) },
            sentence,
          ),
        );
      }
    }
    const unanswered = UNANSWERED.exec(words);
    if (unanswered) {
      const start = sentence.start + unanswered.index;
      const named = finder
        .mentionsOf(sentence.index)
        .filter((p) => p.mention.start >= start && p.mention.by !== "pronoun");
      const asked = named.find((p) => p.entity.type !== "place") ?? named[0];
      if (asked && claims.length === here) {
        claims.push(
          claimOf(asked.entity.name, "no response", { start, end: start + unanswered[0].length }, sentence),
        );
      }
    }
  }
  return claims;
}

/** The words with which a pattern begins. */
const OPENERS: ReadonlySet<string> = new Set(SILENCE.flatMap((p) => p.words[0] ?? []));

function isQuoted(quotations: readonly Quotation[], from: number, token: Token): boolean {
  for (let k = from; (quotations[k]?.start ?? Number.POSITIVE_INFINITY) <= token.start; k += 1)
    if (token.end <= (quotations[k]?.end ?? 0)) return true;
  return false;
}

function claimOf(who: string, how: NoCommentClaim["how"], span: Span, sentence: Sentence): NoCommentClaim {
  return { type: "no-comment", who, how, span, evidence: [{ start: sentence.start, end: sentence.end }] };
}

function matches(sentence: Sentence, token: Token, pattern: SilencePattern, words: string): boolean {
  const [first, ...rest] = pattern.words;
  if (!first?.includes(token.lemma.toLowerCase())) return false;
  if (first.includes("comment") && token.upos !== "VERB") return false;
  if (pattern.near && !pattern.near.test(words)) return false;
  const before = sentence.tokens.slice(Math.max(0, token.index - 5), token.index);
  const negatedBefore = before.some((t) => NEGATION.test(t.text));
  const negatedBehind =
    rest.length > 0 &&
    sentence.tokens.slice(token.index + 1, token.index + 4).some((t) => /^no$/iu.test(t.text));
  if (pattern.negated !== (negatedBefore || negatedBehind)) return false;
  return rest.length === 0 || lastWord(sentence, token, pattern) !== token;
}

/** The last word of the pattern, or the first where the rest does not follow. */
function lastWord(sentence: Sentence, token: Token, pattern: SilencePattern): Token {
  let at = token;
  for (const wanted of pattern.words.slice(1)) {
    const next = sentence.tokens
      .slice(at.index + 1, at.index + 1 + GAP)
      .find((t) => wanted.includes(t.lemma.toLowerCase()));
    if (!next) return token;
    at = next;
  }
  return at;
}

/** Each name that the subject joins with "and" or "nor"; else whoever the phrase means. */
function askedIn(
  finder: SpeakerFinder,
  sentence: Sentence,
  subject: SubjectPhrase,
): { who: string; span: Span }[] {
  const inside = finder
    .mentionsOf(sentence.index)
    .filter(
      (p) =>
        p.mention.firstToken >= subject.first &&
        p.mention.lastToken <= subject.last &&
        p.mention.by === "name",
    );
  const joined = sentence.tokens
    .slice(subject.first, subject.last + 1)
    .some((t) => /^(?:and|nor|or)$/iu.test(t.text));
  if (joined && inside.length > 1) {
    const entities = [...new Map(inside.map((p) => [p.entity.id, p])).values()];
    return entities.map((p) => ({ who: p.entity.name, span: p.mention }));
  }
  const speaker = finder.find(sentence, subject, undefined);
  if (!speaker) return [];
  const who = speaker.entity && speaker.entity.type !== "person" ? speaker.entity.name : speaker.name;
  const start = sentence.tokens[subject.first]?.start ?? speaker.span.start;
  return [{ who, span: { start, end: speaker.span.end } }];
}
