import { type Antecedent, resolveReferences } from "./coreference.ts";
import { bodyPhraseAt } from "./entity-bodies.ts";
import { aliasesOf, clusterNames, type NameCluster } from "./entity-cluster.ts";
import { draftOf, type NameDraft } from "./entity-draft.ts";
import { joinedBySpans } from "./entity-joined-spans.ts";
import { nameRunsOf, wordUseOf } from "./entity-name-spans.ts";
import { foldName } from "./gazetteer.ts";
import type { Entity, Mention } from "./name.ts";
import type { Sentence } from "./sentence.ts";
import type { NameSpan } from "./syntax.ts";

/** Adds to each antecedent the pronouns and phrases that mean it. */
export type Resolve = (sentences: readonly Sentence[], antecedents: readonly Antecedent[]) => void;

interface Draft {
  cluster: NameCluster | undefined;
  name: string;
  type: Entity["type"];
  aliases: Set<string>;
  mentions: Mention[];
  words: Set<string>;
  heads: Set<string>;
  about: Set<string>;
  known: boolean;
}

/**
 * The persons, bodies and places of a text with all the words that mean them. `names` are the spans
 * that the recogniser found; capitals, the gazetteer and the text itself have a say as well.
 */
export function readEntities(
  text: string,
  sentences: readonly Sentence[],
  names: readonly NameSpan[],
  resolve: Resolve = resolveReferences,
): Entity[] {
  const use = wordUseOf(sentences);
  const spansOf = sentences.map((): NameSpan[] => []);
  for (const name of names) spansOf[name.sentence]?.push(name);
  const drafts: NameDraft[] = [];
  for (const sentence of sentences) {
    for (const run of joinedBySpans(sentence, nameRunsOf(sentence, use), spansOf[sentence.index]!))
      drafts.push(draftOf(text, sentence, run, spansOf[sentence.index]!));
  }
  const entities = clusterNames(drafts).map(draftEntity);
  addBodies(sentences, entities);
  const antecedents: Antecedent[] = entities.map((entity, id) => ({
    id,
    type: entity.type,
    words: entity.words,
    heads: entity.heads,
    about: entity.about,
    known: entity.known,
    mentions: entity.mentions,
  }));
  resolve(sentences, antecedents);
  return entities.map((entity, id) => {
    const phrases = entity.mentions
      .filter((mention) => mention.by === "phrase")
      .map((mention) => text.slice(mention.start, mention.end));
    for (const phrase of phrases) entity.aliases.add(phrase);
    entity.aliases.delete(entity.name);
    return {
      id,
      type: entity.type,
      name: entity.name,
      aliases: [...entity.aliases],
      mentions: entity.mentions.sort((a, b) => a.start - b.start),
    };
  });
}

function draftEntity(cluster: NameCluster): Draft {
  const aliases = aliasesOf(cluster);
  const descriptions = cluster.drafts.flatMap((draft) => draft.descriptions);
  return {
    cluster,
    name: cluster.name,
    type: cluster.type,
    aliases: new Set(aliases),
    mentions: cluster.drafts.map((draft) => ({
      sentence: draft.sentence,
      firstToken: draft.firstToken,
      lastToken: draft.lastToken,
      start: draft.start,
      end: draft.end,
      by: "name" as const,
    })),
    words: new Set([cluster.name, ...aliases].flatMap((name) => foldName(name).split(" "))),
    heads: new Set([
      ...descriptions.map((description) => description.head),
      ...cluster.drafts.flatMap((draft) =>
        draft.title === undefined ? [] : draft.title.toLowerCase().split(" "),
      ),
    ]),
    about: new Set(descriptions.flatMap((description) => description.words)),
    known: cluster.drafts.some((draft) => draft.known !== undefined),
  };
}

/** Joins "the government of Norria" to Norria and makes "the transport authority of X" a body of its own. */
function addBodies(sentences: readonly Sentence[], entities: Draft[]): void {
  const made = new Map<string, Draft>();
  for (const entity of [...entities]) {
    if (entity.type === "person" || entity.type === "other") continue;
    const kept: Mention[] = [];
    for (const mention of entity.mentions) {
      const { tokens } = sentences[mention.sentence]!;
      const phrase = bodyPhraseAt(tokens, mention.firstToken, mention.lastToken, entity.name);
      if (phrase === undefined) {
        kept.push(mention);
        continue;
      }
      const widened: Mention = {
        ...mention,
        firstToken: phrase.firstToken,
        lastToken: phrase.lastToken,
        start: tokens[phrase.firstToken]!.start,
        end: tokens[phrase.lastToken]!.end,
      };
      if (phrase.kind === "same") {
        for (const form of phrase.otherForms) entity.aliases.add(form);
        if (phrase.firstToken < mention.firstToken)
          entity.heads.add(tokens[phrase.firstToken]!.text.toLowerCase());
        if (
          phrase.firstToken < mention.firstToken &&
          /^(?:country|state|republic|government)$/u.test(tokens[phrase.firstToken]!.text)
        )
          entity.type = "place";
        kept.push(widened);
        continue;
      }
      const key = foldName(phrase.otherForms[0] ?? phrase.name);
      let body = made.get(key);
      if (body === undefined) {
        body = {
          cluster: undefined,
          name: phrase.name,
          type: "organisation",
          aliases: new Set(phrase.otherForms),
          mentions: [],
          words: new Set(foldName(phrase.name).split(" ")),
          heads: new Set(),
          about: new Set(),
          known: false,
        };
        made.set(key, body);
        entities.push(body);
      }
      body.mentions.push(widened);
    }
    entity.mentions = kept;
  }
  for (let i = entities.length - 1; i >= 0; i--)
    if (entities[i]!.mentions.length === 0) entities.splice(i, 1);
  entities.sort((a, b) => firstStart(a) - firstStart(b));
}

function firstStart(entity: Draft): number {
  return entity.mentions.reduce((least, mention) => Math.min(least, mention.start), Number.POSITIVE_INFINITY);
}
