import type { AgreementStatus } from "../briefings/claim/agreement.ts";
import { agreementStatusSchema } from "../briefings/claim/agreement.ts";
import { chunksOf } from "../briefings/claim/agreement-chunks.ts";
import { clausesOf } from "../briefings/claim/agreement-clauses.ts";
import type { DealDraft } from "../briefings/claim/agreement-draft.ts";
import { DEAL_NOUNS } from "../briefings/claim/agreement-lexicon.ts";
import { draftsOf } from "../briefings/claim/agreement-rules.ts";
import { mayTellOfDeals } from "../briefings/claim/agreement-trigger.ts";
import { type Scene, sceneOf } from "../briefings/claim/party-of-phrase.ts";
import { mayTell } from "../briefings/claim/telling-features.ts";
import { type TellingWords, TextViews } from "../briefings/claim/telling-view.ts";
import type { Reader, Reading } from "../briefings/reading/reading.ts";
import type { DealText } from "./deal-text.ts";

/** A text with its reading and with the marks brought to words and entities. */
export interface PreparedText {
  readonly gold: DealText;
  readonly reading: Reading;
  readonly scene: Scene;
  readonly views: TextViews;
  readonly words: TellingWords;
  readonly drafts: readonly DealDraft[];
  /** Per sentence and word: the tellings there; a word of a mark that is not its head is `skip`. */
  readonly tellings: ReadonlyMap<string, readonly { deal: string; status: AgreementStatus }[]>;
  readonly skipped: ReadonlySet<string>;
  /** Sentences of which nobody knows what they tell. */
  readonly unknown: ReadonlySet<number>;
  /** Party key → entity. */
  readonly entityOf: ReadonlyMap<string, number>;
}

export const STATUSES: readonly AgreementStatus[] = agreementStatusSchema.options;
export const at = (sentence: number, token: number) => `${sentence}:${token}`;

export function prepare(reader: Reader, words: TellingWords, gold: DealText): PreparedText {
  const reading = reader.read({ text: gold.text, title: gold.title, publishedAt: gold.published });
  const scene = sceneOf(reading);
  const views = new TextViews(words, reading.sentences);
  const drafts: DealDraft[] = [];
  for (const sentence of reading.sentences) {
    if (!mayTellOfDeals(sentence)) continue;
    drafts.push(
      ...draftsOf(scene, sentence.index, clausesOf(chunksOf(sentence, scene.mentionsAt[sentence.index]!))),
    );
  }
  const unknown = new Set<number>();
  if (gold.unmarked === true) {
    for (const draft of drafts) unknown.add(draft.sentence);
    for (const { index, tokens } of reading.sentences)
      if (
        tokens.some(
          ({ text, lemma }) => DEAL_NOUNS.has(text.toLowerCase()) || DEAL_NOUNS.has(lemma.toLowerCase()),
        )
      )
        unknown.add(index);
  }
  const tellings = new Map<string, { deal: string; status: AgreementStatus }[]>();
  const skipped = new Set<string>();
  for (const trigger of gold.triggers) {
    const sentence = reading.sentences.find(
      ({ start, end }) => start <= trigger.start && trigger.start < end,
    );
    if (sentence === undefined) continue;
    const covered = sentence.tokens.filter((token) => token.start < trigger.end && trigger.start < token.end);
    if (covered.length === 0) continue;
    const row = scene.mentionsAt[sentence.index]!;
    const usable = covered.filter((token) => mayTell(token, row[token.index]));
    const pool = usable.length > 0 ? usable : [];
    if (pool.length === 0) continue;
    const inside = new Set(covered.map((token) => token.index));
    const order = ["VERB", "NOUN", "ADJ", "PROPN", "ADV", "X", "ADP", "DET", "INTJ"];
    const head = [...pool].sort(
      (a, b) =>
        Number(inside.has(a.head)) - Number(inside.has(b.head)) ||
        order.indexOf(a.upos) - order.indexOf(b.upos) ||
        a.index - b.index,
    )[0]!;
    for (const token of covered) skipped.add(at(sentence.index, token.index));
    const key = at(sentence.index, head.index);
    const list = tellings.get(key) ?? [];
    list.push({ deal: trigger.deal, status: trigger.status });
    tellings.set(key, list);
  }
  const votes = new Map<string, Map<number, number>>();
  for (const mention of gold.mentions) {
    if (mention.keys.length !== 1) continue;
    const key = mention.keys[0]!;
    for (const entity of reading.entities) {
      for (const found of entity.mentions) {
        if (found.start >= mention.end || mention.start >= found.end) continue;
        const exact = found.start <= mention.start + 4 && found.end >= mention.end - 4;
        const weight = (found.by === "name" ? 3 : 1) * (exact ? 2 : 1);
        const list = votes.get(key) ?? new Map<number, number>();
        list.set(entity.id, (list.get(entity.id) ?? 0) + weight);
        votes.set(key, list);
      }
    }
  }
  const entityOf = new Map<string, number>();
  for (const [key, list] of votes) entityOf.set(key, [...list].sort((a, b) => b[1] - a[1])[0]![0]);
  return { gold, reading, scene, views, words, drafts, tellings, skipped, unknown, entityOf };
}
