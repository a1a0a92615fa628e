import { type Antecedent, isPublicBody, resolveReferences } from "./coreference.ts";
import { OUTLET_NOUNS } from "./coreference-lexicon.ts";
import { affiliationAt } from "./entity-affiliation.ts";
import { hashText } from "./feature-hash.ts";
import { FeatureList } from "./feature-list.ts";
import type { Mention } from "./name.ts";
import { type Anaphor, anaphorsOf } from "./reference-anaphor.ts";
import {
  type AnaphorScene,
  type Candidate,
  looksActing,
  nobodyFeatures,
  type Place,
  referenceFeatures,
} from "./reference-features.ts";
import type { Sentence, Token } from "./sentence.ts";
import type { WordClusters } from "./word-forms.ts";

/** How many sentences back a name may be taken up, and how many names compete. */
const REACH = 12;
const MOST_RIVALS = 24;

/** Scores how well a name fits a word that takes one up again; the higher the better. */
export interface ReferenceModel {
  score(features: Int32Array, count: number): number;
}

/** Asked for each anaphor in turn; the answer is the place in `candidates`, -1 for nobody. */
export type Choose = (
  scene: AnaphorScene,
  candidates: readonly Candidate[],
  features: (which: number) => FeatureList,
) => number;

/** The choice that the model makes. */
export function chooseBy(model: ReferenceModel, eager = 0): Choose {
  return (_scene, candidates, features) => {
    const nobody = features(-1);
    let best = -1;
    let top = model.score(nobody.ids, nobody.count) - eager;
    for (let k = 0; k < candidates.length; k++) {
      const own = features(k);
      const score = model.score(own.ids, own.count);
      if (score > top) {
        top = score;
        best = k;
      }
    }
    return best;
  };
}

/**
 * Adds to each antecedent the pronouns and phrases that mean it: text order, each to the name that fits
 * best, or to nobody. Names, and what was taken up before, compete.
 */
export function resolveBy(
  choose: Choose,
  clusters: WordClusters,
  sentences: readonly Sentence[],
  antecedents: readonly Antecedent[],
): void {
  const named = sentences.map((): { mention: Mention; owner: number }[] => []);
  for (const owner of antecedents)
    for (const mention of owner.mentions) named[mention.sentence]!.push({ mention, owner: owner.id });
  const candidates = antecedents.map(
    (antecedent): Candidate => ({
      id: antecedent.id,
      type: antecedent.type,
      words: antecedent.words,
      lastWord: lastWordOf(sentences, antecedent),
      heads: antecedent.heads,
      about: antecedent.about,
      places: [],
      nouns: new Set(),
      publicBody: isPublicBody(antecedent),
      holder: undefined,
    }),
  );
  const rows = sentences.map((sentence) => {
    const row = new Array<number | undefined>(sentence.tokens.length).fill(undefined);
    for (const { mention, owner } of named[sentence.index]!)
      for (let i = mention.firstToken; i <= mention.lastToken; i++) row[i] = owner;
    return row;
  });
  for (const { tokens, index } of sentences)
    for (const { mention, owner } of named[index]!) {
      if (antecedents[owner]!.type !== "person" || candidates[owner]!.holder !== undefined) continue;
      candidates[owner]!.holder = affiliationAt(
        tokens,
        rows[index]!,
        (id) => antecedents[id]!.type,
        mention.firstToken,
        mention.lastToken,
      )?.body;
    }
  const ruled = resolveByRules(sentences, antecedents, rows);
  const speakers = sentences.map(({ tokens, index }) => speakerOf(tokens, rows[index]!));
  let recent: number[] = [];
  const features = new FeatureList();
  let inside = false;
  for (const sentence of sentences) {
    const { tokens, index } = sentence;
    const row = rows[index]!;
    const quoted: boolean[] = [];
    for (const token of tokens) {
      if (/^["“”]$|^''$|^``$/u.test(token.text))
        inside = token.text === "“" ? true : token.text === "”" ? false : !inside;
      quoted.push(inside);
    }
    if (sentences[index + 1]?.paragraph !== sentence.paragraph) inside = false;
    const own = named[index]!.sort((a, b) => a.mention.firstToken - b.mention.firstToken);
    const anaphors = anaphorsOf(tokens, (i) => row[i] !== undefined);
    let next = 0;
    const placeAt = (first: number, last: number, by: Place["by"]): Place => ({
      sentence: index,
      first,
      last,
      by,
      before: hashText(tokens[first - 1]?.text.toLowerCase() ?? "<"),
      after: hashText(tokens[last + 1]?.text.toLowerCase() ?? ">"),
      acts: looksActing(tokens, first, last),
      quoted: quoted[first]!,
    });
    const note = (owner: number, first: number, last: number, by: Place["by"]) => {
      candidates[owner]!.places.push(placeAt(first, last, by));
      recent = [owner, ...recent.filter((id) => id !== owner)].slice(0, MOST_RIVALS);
    };
    for (const anaphor of anaphors) {
      while (next < own.length && own[next]!.mention.firstToken < anaphor.first) {
        const { mention, owner } = own[next++]!;
        note(owner, mention.firstToken, mention.lastToken, "name");
      }
      if (overlapsTaken(row, anaphor)) continue;
      // "In its filing, X said": a name to come in the same sentence competes as well.
      const coming = own
        .slice(next)
        .filter(
          ({ mention, owner }) =>
            mention.firstToken - anaphor.last <= 14 && candidates[owner]!.places.length === 0,
        )
        .slice(0, 2);
      const rivals = recent
        .map((id) => candidates[id]!)
        .filter(({ places }) => index - places[places.length - 1]!.sentence <= REACH);
      const pool = [...rivals];
      for (const { mention, owner } of coming) {
        if (pool.some(({ id }) => id === owner)) continue;
        pool.push({
          ...candidates[owner]!,
          places: [placeAt(mention.firstToken, mention.lastToken, "name")],
        });
      }
      if (pool.length === 0) continue;
      const ranks = new Map<string, number>();
      const rank = pool.map(({ type }) => {
        const found = ranks.get(type) ?? 0;
        ranks.set(type, found + 1);
        return found;
      });
      const about = [speakers[index] ?? -1, speakers[index - 1] ?? -1, speakers[index + 1] ?? -1] as const;
      const holderOf = (id: number) => (id < 0 ? -1 : (candidates[id]!.holder ?? -1));
      const scene = {
        anaphor,
        sentence: index,
        tokens,
        quoted: quoted[anaphor.first]!,
        speakers: about,
        holders: [holderOf(about[0]), holderOf(about[1]), holderOf(about[2])] as const,
        ruled: ruled.get(index * MOST_TOKENS + anaphor.last) ?? -1,
      };
      const bound = boundByRule(anaphor, scene.ruled, pool);
      const chosen =
        bound ??
        choose(scene, pool, (which) => {
          features.clear();
          if (which < 0) nobodyFeatures(scene, clusters, pool, features);
          else referenceFeatures(scene, pool[which]!, rank[which]!, clusters, features);
          return features;
        });
      if (chosen < 0) continue;
      const owner = pool[chosen]!.id;
      antecedents[owner]!.mentions.push({
        sentence: index,
        firstToken: anaphor.first,
        lastToken: anaphor.last,
        start: tokens[anaphor.first]!.start,
        end: tokens[anaphor.last]!.end,
        by: anaphor.sort === "phrase" ? "phrase" : "pronoun",
      });
      for (let i = anaphor.first; i <= anaphor.last; i++) row[i] = owner;
      note(owner, anaphor.first, anaphor.last, anaphor.sort === "phrase" ? "phrase" : "pronoun");
      if (anaphor.sort === "phrase") candidates[owner]!.nouns.add(anaphor.noun);
    }
    for (; next < own.length; next++) {
      const { mention, owner } = own[next]!;
      note(owner, mention.firstToken, mention.lastToken, "name");
    }
  }
}

/** No sentence has more words. */
const MOST_TOKENS = 1 << 21;

/**
 * What the rules say, by the last word of each phrase. A phrase around a name ("the Salgado owner") they
 * alone can read: it is taken over, in `rows` as well.
 */
function resolveByRules(
  sentences: readonly Sentence[],
  antecedents: readonly Antecedent[],
  rows: (number | undefined)[][],
): Map<number, number> {
  const copies = antecedents.map((antecedent) => ({ ...antecedent, mentions: [...antecedent.mentions] }));
  resolveReferences(sentences, copies);
  const said = new Map<number, number>();
  for (const { id, mentions } of copies)
    for (const mention of mentions.slice(antecedents[id]!.mentions.length)) {
      const row = rows[mention.sentence]!;
      let around = false;
      for (let i = mention.firstToken; i <= mention.lastToken; i++) around ||= row[i] !== undefined;
      if (!around) {
        said.set(mention.sentence * MOST_TOKENS + mention.lastToken, id);
        continue;
      }
      antecedents[id]!.mentions.push(mention);
      for (let i = mention.firstToken; i <= mention.lastToken; i++) row[i] = id;
    }
  return said;
}

/** A newspaper is only ever an outlet, and "her country" that of the person: there the rules know best. */
function boundByRule(anaphor: Anaphor, ruled: number, pool: readonly Candidate[]): number | undefined {
  if (anaphor.sort !== "phrase") return undefined;
  if (OUTLET_NOUNS.has(anaphor.noun)) return pool.findIndex(({ id }) => id === ruled);
  if (ruled < 0 || !/^(?:his|her)$/u.test(anaphor.determiner)) return undefined;
  const at = pool.findIndex(({ id }) => id === ruled);
  return at < 0 ? undefined : at;
}

function overlapsTaken(row: readonly (number | undefined)[], anaphor: Anaphor): boolean {
  for (let i = anaphor.first; i <= anaphor.last; i++) if (row[i] !== undefined) return true;
  return false;
}

function lastWordOf(sentences: readonly Sentence[], antecedent: Antecedent): string {
  let best: Mention | undefined;
  for (const mention of antecedent.mentions)
    if (best === undefined || mention.end - mention.start > best.end - best.start) best = mention;
  return best === undefined ? "" : sentences[best.sentence]!.tokens[best.lastToken]!.text.toLowerCase();
}

const SAYING =
  /^(?:say|tell|add|write|insist|explain|note|ask|answer|reply|argue|warn|claim|admit|announce|state|call|describe|joke|shout|declare|post|continue|recall|stress|confirm|deny)$/u;

/** Who is named as the speaker of a sentence: the name next to a verb of saying. */
function speakerOf(tokens: readonly Token[], row: readonly (number | undefined)[]): number {
  for (const token of tokens) {
    if (token.upos !== "VERB" || !SAYING.test(token.lemma)) continue;
    for (let i = token.index - 1, steps = 0; i >= 0 && steps < 12; i--, steps++) {
      if (row[i] !== undefined) return row[i]!;
      if (/^["“”.;]$/u.test(tokens[i]!.text)) break;
    }
    for (let i = token.index + 1; i < Math.min(tokens.length, token.index + 10); i++) {
      if (row[i] !== undefined) return row[i]!;
      if (/^["“”.;]$/u.test(tokens[i]!.text)) break;
    }
  }
  return -1;
}
