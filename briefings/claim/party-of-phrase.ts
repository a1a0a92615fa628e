import { affiliationAt, isSpeakingRole } from "../reading/entity-affiliation.ts";
import { isDescribing } from "../reading/entity-description.ts";
import { COMPANY_WORDS, INSTITUTION_NOUNS, LEGAL_FORMS, PART_NOUNS } from "../reading/entity-lexicon.ts";
import { countryOfCapital, countryOfDemonym } from "../reading/gazetteer.ts";
import type { Entity } from "../reading/name.ts";
import type { Reading } from "../reading/reading.ts";
import type { MentionAt, NounPhrase } from "./agreement-chunk.ts";
import type { PrepPhrase } from "./agreement-clause.ts";
import { isGroup } from "./agreement-clause.ts";
import { DEAL_NOUNS, GENERIC_PARTIES } from "./agreement-lexicon.ts";
import type { Nominal } from "./agreement-nominals.ts";

/** Somebody who may be bound: a named entity, or a body that only its noun names ("the nurses"). */
export interface PartyRef {
  readonly entity: number | undefined;
  /** The words, for one without a name. */
  readonly text: string;
}

/** What the rules need of a whole text. */
export interface Scene {
  readonly reading: Reading;
  /** Per sentence, per token: what is named there. */
  readonly mentionsAt: readonly (readonly (MentionAt | undefined)[])[];
  /** The body in whose name a person acts. */
  readonly affiliation: ReadonlyMap<number, number>;
  /** The body for which a person works or plays. */
  readonly employer: ReadonlyMap<number, number>;
  /** The body that the text is mostly about, where there is one. */
  readonly topic: number | undefined;
}

export function sceneOf(reading: Reading): Scene {
  const mentionsAt = reading.sentences.map((sentence) =>
    new Array<MentionAt | undefined>(sentence.tokens.length).fill(undefined),
  );
  for (const entity of reading.entities) {
    if (entity.type === "other") continue;
    for (const mention of entity.mentions) {
      const at = { entity: entity.id, first: mention.firstToken, last: mention.lastToken, by: mention.by };
      const row = mentionsAt[mention.sentence];
      if (row === undefined) continue;
      for (let i = mention.firstToken; i <= mention.lastToken; i++) row[i] = at;
    }
  }
  const affiliation = new Map<number, number>();
  const employer = new Map<number, number>();
  for (const sentence of reading.sentences) {
    const row = mentionsAt[sentence.index]!;
    const entityAt = row.map((mention) => mention?.entity);
    for (let i = 0; i < row.length; i++) {
      const mention = row[i];
      if (mention === undefined || mention.first !== i || mention.by !== "name") continue;
      if (employer.has(mention.entity)) continue;
      const holder = affiliationAt(
        sentence.tokens,
        entityAt,
        (id) => reading.entities[id]!.type,
        mention.first,
        mention.last,
      );
      if (holder === undefined || holder.body === mention.entity) continue;
      if (
        reading.entities[mention.entity]!.type !== "person" &&
        !looksLikePerson(reading.entities[mention.entity]!)
      )
        continue;
      employer.set(mention.entity, holder.body);
      if (holder.speaks) affiliation.set(mention.entity, holder.body);
    }
  }
  return { reading, mentionsAt, affiliation, employer, topic: topicOf(reading) };
}

/** A name of two or more words that no body's word ends: it may be a person that nothing else shows. */
export function looksLikePerson(entity: Entity): boolean {
  return (
    entity.type === "organisation" &&
    entity.name.includes(" ") &&
    !entity.name
      .split(/[\s-]+/u)
      .some(
        (word) =>
          COMPANY_WORDS.has(word.toLowerCase()) ||
          INSTITUTION_NOUNS.has(word.toLowerCase()) ||
          LEGAL_FORMS.has(word.toLowerCase().replace(/\.$/u, "")),
      )
  );
}

/** The body named most often, where it is named clearly more often than the next. */
function topicOf(reading: Reading): number | undefined {
  const counts = reading.entities
    .filter((entity) => entity.type === "organisation" || entity.type === "place")
    .map((entity) => ({
      id: entity.id,
      count: entity.mentions.length + (entity.mentions[0]?.sentence === 0 ? 1 : 0),
    }))
    .sort((a, b) => b.count - a.count);
  const [first, second] = counts;
  const opener = reading.entities.find(
    (entity) =>
      entity.type === "organisation" &&
      entity.mentions[0]?.sentence === 0 &&
      reading.sentences[0]!.tokens.slice(
        entity.mentions[0].firstToken,
        entity.mentions[0].lastToken + 1,
      ).some((token) => token.relation.startsWith("nsubj")),
  );
  if ((first?.count ?? 0) < 3) return opener?.id;
  return first !== undefined && first.count >= 3 && first.count > (second?.count ?? 0) ? first.id : undefined;
}

/** A person whose office speaks for a body: the parties are the bodies, save where persons sign for themselves. */
export function representedBy(scene: Scene, entity: Entity): number | undefined {
  return scene.affiliation.get(entity.id);
}

/** "Canberra" for Australia, where the text names the country as well. */
function stateOf(scene: Scene, named: number): number {
  const country = countryOfCapital(scene.reading.entities[named]!.name);
  if (country === undefined) return named;
  const word = scene.reading.entities[named]!.name;
  const club = scene.reading.entities.find(
    (entity) =>
      entity.id !== named &&
      entity.type === "organisation" &&
      entity.name.split(" ").includes(word) &&
      !/ of /u.test(entity.name),
  );
  if (club !== undefined) return club.id;
  return scene.reading.entities.find((entity) => entity.name === country)?.id ?? named;
}

/** "the British and Irish governments", "the Norwegian ministry": countries by their adjectives. */
function nationsOf(scene: Scene, phrase: NounPhrase): PartyRef[] {
  if (
    !/^(?:government|parliament|cabinet|authorities|administration|navy|army|senate|congress)$/u.test(
      phrase.noun,
    )
  )
    return [];
  return phrase.modifiers.flatMap((word) => {
    const country = countryOfDemonym(word);
    if (country === undefined) return [];
    const entity = scene.reading.entities.find((one) => one.name === country.name);
    return [{ entity: entity?.id, text: country.name }];
  });
}

/**
 * Who is meant by the phrases of a nominal. Parts stand for their whole ("shareholders of X"),
 * an office for the body ("X's minister") where nobody is named. `persons` keeps persons as they are.
 */
export function partiesOfNominal(
  scene: Scene,
  nominal: Nominal,
  preps: readonly PrepPhrase[],
  tokensText: (phrase: NounPhrase) => string,
  persons: boolean,
): PartyRef[] {
  const parties: PartyRef[] = [];
  const add = (named: number) => {
    const entity = stateOf(scene, named);
    if (!parties.some((party) => party.entity === entity))
      parties.push({ entity, text: scene.reading.entities[entity]!.name });
  };
  for (const phrase of nominal.phrases) {
    if (phrase.entity !== undefined) {
      const entity = scene.reading.entities[phrase.entity]!;
      if (entity.type === "other") continue;
      const body = persons ? undefined : representedBy(scene, entity);
      add(body ?? phrase.entity);
      continue;
    }
    if (DEAL_NOUNS.has(phrase.noun) || isGroup(phrase)) continue;
    const nations = nationsOf(scene, phrase);
    if (nations.length > 0) {
      parties.push(...nations);
      continue;
    }
    const plural = phrase.noun.endsWith("s") ? phrase.noun : `${phrase.noun}s`;
    const part = PART_NOUNS.has(phrase.noun) || PART_NOUNS.has(plural);
    const office = part || isSpeakingRole(phrase.noun) || /^agents?$/u.test(phrase.noun);
    if (office) {
      if (phrase.owner !== undefined && phrase.owner >= 0) {
        add(phrase.owner);
        continue;
      }
      if (phrase.inner.length > 0) {
        add(phrase.inner[0]!);
        continue;
      }
      const of = preps.find((prep) => prep.to === nominal && /^(?:of|for|at|from|in)$/u.test(prep.prep));
      const whole = of?.nominal.phrases.find((part) => part.entity !== undefined);
      if (whole?.entity !== undefined) {
        add(whole.entity);
        continue;
      }
      if (
        part &&
        scene.topic !== undefined &&
        phrase.determiner === "the" &&
        /^(?:board|management|directors)$/u.test(phrase.noun)
      ) {
        add(scene.topic);
        continue;
      }
    }
    if (isDescribing(phrase.noun) || GENERIC_PARTIES.has(phrase.noun)) {
      const told =
        phrase.modifiers.length > 0 ||
        /^(?:the|its|their|'s)$/u.test(phrase.determiner ?? "") ||
        nominal.phrases.length > 1;
      // "Velmo port", "the Varden group": a body that is called after a name.
      const calledAfter =
        phrase.inner.length > 0 && isDescribing(phrase.noun) && !isSpeakingRole(phrase.noun);
      if (calledAfter || (GENERIC_PARTIES.has(phrase.noun) && told)) {
        parties.push({ entity: undefined, text: tokensText(phrase) });
      }
    }
  }
  return parties;
}

export function same(a: PartyRef, b: PartyRef): boolean {
  return a.entity === undefined || b.entity === undefined
    ? a.text.toLowerCase() === b.text.toLowerCase()
    : a.entity === b.entity;
}

export function unite(...lists: readonly (readonly PartyRef[])[]): PartyRef[] {
  const found: PartyRef[] = [];
  for (const list of lists)
    for (const party of list) if (!found.some((other) => same(other, party))) found.push(party);
  return found;
}
