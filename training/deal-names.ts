import { TITLE_MODIFIERS, TITLES } from "../briefings/reading/entity-lexicon.ts";
import { NAME_LABELS } from "../briefings/reading/name-recognizer.ts";
import { splitSentences } from "../briefings/reading/sentence-splitter.ts";
import type { DealText } from "./deal-text.ts";
import { UNKNOWN_LABEL } from "./iob.ts";
import type { NamedWords } from "./train-names.ts";

const TYPE = { per: "person", org: "organisation", loc: "place" } as const;
const PRONOUN =
  /^(?:he|she|it|they|him|her|his|its|their|them|hers|theirs|himself|herself|itself|we|our|us|i|my|me|you|your|ours|mine|who|whom|which|whose|both|one|each|neither|either|all|that|this|these|those|ourselves|themselves)$/iu;
const LEADING = /^(?:the|a|an|our|its|his|her|their|my|your|this|that|both|another|any|one|some)$/iu;

/**
 * The names of an annotated text, sentence by sentence. A mention counts as a name where it has a
 * capital beyond its first article and title; a description ("the mill") is none. A word whose
 * mention is in doubt (a description with a capital within) is not taught.
 */
export function namedWordsOf(text: DealText): NamedWords[] {
  const spans = [
    ...text.names.map((name) => ({ ...name })),
    ...text.mentions.flatMap(({ start, end, keys }) =>
      keys.length === 1 ? [{ start, end, type: text.parties.get(keys[0]!)!.type }] : [],
    ),
  ].sort((a, b) => a.start - b.start);
  return splitSentences(text.text).map(({ pieces, start, end }) => {
    const forms = pieces.map((piece) => piece.text);
    const labels = forms.map(() => 0);
    for (const span of spans) {
      if (span.end <= start || span.start >= end) continue;
      const inside = pieces.flatMap((piece, i) =>
        piece.start < span.end && span.start < piece.end ? [i] : [],
      );
      const words = [...inside];
      while (words.length > 1 && LEADING.test(forms[words[0]!]!)) words.shift();
      const isTitle = (i: number) => {
        const word = forms[i]!.toLowerCase().replace(/\.$/u, "");
        return TITLES.has(word) || TITLE_MODIFIERS.has(word);
      };
      if (span.type === "per") while (words.length > 1 && isTitle(words[0]!)) words.shift();
      if (words.length === 0 || words.every((i) => PRONOUN.test(forms[i]!))) continue;
      const capitals = words.filter((i) => /\p{Lu}/u.test(forms[i]!));
      if (capitals.length === 0) {
        // "iQuor", "rovers": in lower case a name and a description look alike.
        for (const i of words) labels[i] = UNKNOWN_LABEL;
        continue;
      }
      const first = /\p{Lu}/u.test(forms[words[0]!]!);
      const last = /\p{Lu}|\d/u.test(forms[words[words.length - 1]!]!);
      if (
        !first ||
        (!last &&
          words.length > 1 &&
          !/\bof\b/u.test(forms.slice(words[0], words[words.length - 1]! + 1).join(" ")))
      ) {
        for (const i of words) labels[i] = UNKNOWN_LABEL;
        continue;
      }
      const type = TYPE[span.type];
      words.forEach((i, k) => {
        labels[i] = (NAME_LABELS as readonly string[]).indexOf(`${k === 0 ? "B" : "I"}-${type}`);
      });
    }
    return { forms, labels };
  });
}
