import { GENERIC_FIRM_NOUNS, NOUN_FAMILIES, OTHERING_MODIFIERS } from "./coreference-lexicon.ts";
import { typeOfNoun } from "./entity-description.ts";
import { hashText, scatter } from "./feature-hash.ts";
import type { FeatureList } from "./feature-list.ts";
import type { NameType } from "./name.ts";
import type { Anaphor } from "./reference-anaphor.ts";
import type { Token } from "./sentence.ts";
import type { WordClusters } from "./word-forms.ts";

/** Where a name stood, or was taken up, before. */
export interface Place {
  readonly sentence: number;
  readonly first: number;
  readonly last: number;
  readonly by: "name" | "phrase" | "pronoun";
  /** The words around it, as hashes. */
  readonly before: number;
  readonly after: number;
  /** Whether it looks like the subject of what follows. */
  readonly acts: boolean;
  readonly quoted: boolean;
}

/** A name as a candidate, with where it stood. */
export interface Candidate {
  readonly id: number;
  readonly type: NameType;
  readonly words: ReadonlySet<string>;
  readonly lastWord: string;
  readonly heads: ReadonlySet<string>;
  readonly about: ReadonlySet<string>;
  readonly places: Place[];
  /** Nouns by which it was taken up before. */
  readonly nouns: Set<string>;
  /** No firm: a ministry, a court, a union. */
  readonly publicBody: boolean;
  /** The body for which a person speaks. */
  holder: number | undefined;
}

const FAMILY = new Map<string, number>();
NOUN_FAMILIES.forEach((family, i) => {
  for (const noun of family) if (!FAMILY.has(noun)) FAMILY.set(noun, i);
});

const S = Int32Array.from({ length: 512 }, (_, i) => scatter(i + 0x3001));
const SORTS = ["it", "they", "he", "she", "we", "i", "you", "phrase"];
const TYPES = ["person", "organisation", "place", "other"];

/** What the surroundings say of the anaphor, whoever is meant. */
export interface AnaphorScene {
  readonly anaphor: Anaphor;
  readonly sentence: number;
  readonly tokens: readonly Token[];
  readonly quoted: boolean;
  /** Who speaks in this sentence, the one before and the one after; -1 for nobody. */
  readonly speakers: readonly [number, number, number];
  /** For whom those speak; -1 for nobody. */
  readonly holders: readonly [number, number, number];
  /** Whom the rules take it for; -1 for nobody. */
  readonly ruled: number;
}

const lower = (token: Token | undefined) => (token === undefined ? "" : token.text.toLowerCase());

function clusterOf(clusters: WordClusters, word: string): number {
  const found = clusters.of(hashText(word));
  return found === undefined ? -1 : found.fine;
}

/** Features of nobody of the text being meant. */
export function nobodyFeatures(
  scene: AnaphorScene,
  clusters: WordClusters,
  pool: readonly Candidate[],
  out: FeatureList,
): void {
  const candidates = pool.length;
  const { anaphor, tokens } = scene;
  const sort = S[SORTS.indexOf(anaphor.sort)]!;
  const noun = hashText(anaphor.noun);
  const next = hashText(lower(tokens[anaphor.last + 1]));
  out.add1(0, sort);
  out.add2(1, sort, noun);
  out.add2(2, sort, next);
  out.add3(3, sort, next, hashText(lower(tokens[anaphor.last + 2])));
  out.add2(4, sort, hashText(lower(tokens[anaphor.first - 1])));
  out.add2(5, sort, S[scene.quoted ? 11 : 10]!);
  out.add2(6, sort, hashText(anaphor.determiner));
  out.add2(7, noun, hashText(anaphor.determiner));
  out.add2(8, noun, next);
  out.add2(9, sort, S[20 + Math.min(4, candidates)]!);
  if (anaphor.sort === "phrase") {
    out.add1(10, S[30 + (clusterOf(clusters, anaphor.noun) % 400)]!);
    out.add2(
      11,
      S[30 + (Math.max(0, clusterOf(clusters, anaphor.noun)) % 400)]!,
      hashText(anaphor.determiner),
    );
    out.add1(12, hashText(typeOfNoun(anaphor.noun) ?? "-"));
    out.add1(13, S[Math.min(3, anaphor.modifiers.length)]!);
    for (const word of anaphor.modifiers) out.add1(14, hashText(word));
    out.add2(15, hashText(typeOfNoun(anaphor.noun) ?? "-"), next);
    out.add1(16, hashText(anaphor.noun.slice(-3)));
  }
  const nobody = S[450 + (scene.ruled < 0 ? 1 : 0)]!;
  out.add2(26, sort, nobody);
  out.add3(27, sort, nobody, noun);
  out.add3(28, sort, nobody, next);
  const upos = tokens[anaphor.last + 1]?.upos ?? "-";
  out.add2(17, sort, hashText(upos));
  out.add2(18, sort, S[Math.min(3, scene.sentence)]!);
  // A thing named by a plain noun close before, and whether any name acts here or just before.
  let noun1 = "-";
  for (let i = anaphor.first - 1; i >= 0; i--)
    if (tokens[i]!.upos === "NOUN") {
      noun1 = tokens[i]!.lemma;
      break;
    }
  out.add2(19, sort, hashText(noun1));
  out.add2(20, sort, S[30 + (Math.max(0, clusterOf(clusters, noun1)) % 400)]!);
  let acting = 0;
  for (const { places, type } of pool) {
    const last = places[places.length - 1]!;
    const back = scene.sentence - last.sentence;
    const fits =
      anaphor.sort === "he" || anaphor.sort === "she" || anaphor.sort === "i"
        ? type === "person"
        : type !== "person";
    if (!fits) continue;
    if (back === 0 && last.first < anaphor.first) acting |= last.acts ? 3 : 1;
    if (back === 1) acting |= last.acts ? 12 : 4;
  }
  out.add2(21, sort, S[400 + acting]!);
  out.add3(22, sort, S[400 + acting]!, next);
  const verb = tokens.slice(anaphor.last + 1, anaphor.last + 5).find((token) => token.upos === "VERB");
  out.add2(23, sort, hashText(verb?.lemma ?? "-"));
  out.add2(24, sort, S[30 + (Math.max(0, clusterOf(clusters, verb?.lemma ?? "-")) % 400)]!);
  out.add3(25, sort, S[400 + acting]!, S[looksActing(tokens, anaphor.first, anaphor.last) ? 1 : 0]!);
}

/** Features of `candidate` being meant. `rank` counts from the one named last among those of its type. */
export function referenceFeatures(
  scene: AnaphorScene,
  candidate: Candidate,
  rank: number,
  clusters: WordClusters,
  out: FeatureList,
): void {
  const { anaphor, tokens, sentence } = scene;
  const sort = S[SORTS.indexOf(anaphor.sort)]!;
  const type = S[100 + TYPES.indexOf(candidate.type)]!;
  const { places } = candidate;
  const last = places[places.length - 1]!;
  let inside = 0;
  for (const place of places) if (place.sentence === sentence) inside++;
  const distance = sentence - last.sentence;
  const ahead = distance === 0 && last.first > anaphor.last ? 1 : 0;
  const far = S[110 + (ahead === 1 ? 9 : Math.min(8, distance))]!;
  const kind = S[120 + SORTS.indexOf(anaphor.sort)]!;
  const ruled = S[452 + (scene.ruled < 0 ? 0 : scene.ruled === candidate.id ? 1 : 2)]!;
  out.add2(70, sort, ruled);
  out.add3(71, sort, ruled, far);
  out.add3(72, sort, ruled, S[140 + Math.min(5, rank)]!);
  out.add3(73, ruled, type, hashText(anaphor.noun));
  out.add2(30, sort, type);
  out.add3(31, sort, type, far);
  out.add3(32, sort, far, S[130 + (last.acts ? 1 : 0)]!);
  out.add3(33, sort, S[140 + Math.min(5, rank)]!, type);
  out.add3(34, kind, S[140 + Math.min(5, rank)]!, far);
  out.add2(35, kind, S[150 + Math.min(6, places.length)]!);
  out.add2(36, kind, S[160 + Math.min(3, places[0]!.sentence)]!);
  out.add3(37, kind, S[last.by === "name" ? 170 : last.by === "phrase" ? 171 : 172]!, far);
  out.add3(38, kind, last.before, S[distance === 0 ? 1 : 0]!);
  out.add3(39, kind, last.after, S[distance === 0 ? 1 : 0]!);
  out.add3(40, kind, S[130 + (last.acts ? 1 : 0)]!, S[140 + Math.min(5, rank)]!);
  const actsHere = looksActing(tokens, anaphor.first, anaphor.last);
  out.add3(41, kind, S[180 + (last.acts ? 1 : 0) + (actsHere ? 2 : 0)]!, far);
  out.add3(42, kind, S[190 + (last.quoted ? 1 : 0) + (scene.quoted ? 2 : 0)]!, far);
  if (distance === 0 && ahead === 0) {
    const gap = anaphor.first - last.last;
    out.add2(43, kind, S[200 + (gap <= 1 ? 0 : gap <= 3 ? 1 : gap <= 6 ? 2 : gap <= 12 ? 3 : 4)]!);
    let verbs = 0;
    let conj = 0;
    for (let i = last.last + 1; i < anaphor.first; i++) {
      if (tokens[i]!.upos === "VERB") verbs++;
      if (/^(?:and|but|which|that|who|,|;)$/iu.test(tokens[i]!.text)) conj++;
    }
    out.add3(44, kind, S[210 + Math.min(3, verbs)]!, S[220 + Math.min(3, conj)]!);
    out.add3(45, kind, S[210 + Math.min(3, verbs)]!, S[180 + (last.acts ? 1 : 0) + (actsHere ? 2 : 0)]!);
  }
  out.add3(46, kind, S[230 + Math.min(3, inside)]!, S[130 + (last.acts ? 1 : 0)]!);
  // Who speaks.
  const [now, before, after] = scene.speakers;
  const speaks =
    (now === candidate.id ? 1 : 0) + (before === candidate.id ? 2 : 0) + (after === candidate.id ? 4 : 0);
  const holds =
    (now >= 0 && holderIs(scene, candidate, 0) ? 1 : 0) +
    (before >= 0 && holderIs(scene, candidate, 1) ? 2 : 0) +
    (after >= 0 && holderIs(scene, candidate, 2) ? 4 : 0);
  out.add3(47, kind, S[240 + speaks]!, S[scene.quoted ? 1 : 0]!);
  out.add3(48, kind, S[250 + holds]!, S[scene.quoted ? 1 : 0]!);
  if (candidate.holder !== undefined) out.add2(49, kind, S[260]!);
  out.add3(78, kind, S[460 + (candidate.publicBody ? 1 : 0)]!, far);

  if (anaphor.sort === "phrase") {
    const { noun } = anaphor;
    const exact = candidate.words.has(noun) ? 1 : 0;
    const head = candidate.heads.has(noun) ? 1 : 0;
    const told = candidate.nouns.has(noun) ? 1 : 0;
    const tail = candidate.lastWord === noun ? 1 : 0;
    const stem = [...candidate.words].some(
      (word) => word.length > 3 && (word.startsWith(noun.slice(0, 5)) || noun.startsWith(word.slice(0, 5))),
    )
      ? 1
      : 0;
    const code = S[300 + exact + head * 2 + told * 4 + tail * 8 + stem * 16]!;
    out.add1(50, code);
    out.add2(51, code, far);
    out.add2(52, code, hashText(anaphor.determiner));
    out.add2(53, code, S[140 + Math.min(5, rank)]!);
    let related = 0;
    for (const word of anaphor.modifiers) {
      if (candidate.words.has(word)) related |= 1;
      if (candidate.about.has(word) || candidate.heads.has(word)) related |= 2;
      if (OTHERING_MODIFIERS.has(word)) related |= 4;
    }
    const mods = S[340 + related + (anaphor.modifiers.length > 0 ? 8 : 0)]!;
    out.add2(54, code, mods);
    out.add2(55, mods, type);
    const nounType = hashText(typeOfNoun(noun) ?? "-");
    out.add2(56, nounType, type);
    out.add3(57, nounType, type, far);
    const family = FAMILY.get(noun);
    const kin =
      family !== undefined &&
      [...candidate.words, ...candidate.heads].some((word) => FAMILY.get(word) === family)
        ? 1
        : 0;
    out.add2(58, S[360 + kin]!, nounType);
    const generic = GENERIC_FIRM_NOUNS.has(noun) ? 1 : 0;
    out.add3(59, S[362 + generic]!, type, far);
    out.add2(60, hashText(noun), type);
    out.add2(61, hashText(noun), hashText(candidate.lastWord));
    const own = clusterOf(clusters, noun);
    const other = clusterOf(clusters, candidate.lastWord);
    let alike = own >= 0 && own === other ? 1 : 0;
    for (const word of candidate.heads) if (own >= 0 && clusterOf(clusters, word) === own) alike |= 2;
    for (const word of candidate.words) if (own >= 0 && clusterOf(clusters, word) === own) alike |= 4;
    out.add1(62, S[370 + alike]!);
    out.add2(63, S[370 + alike]!, code);
    out.add2(64, S[380 + (Math.max(0, own) % 100)]!, S[380 + (Math.max(0, other) % 100)]!);
    out.add2(65, hashText(noun.slice(-3)), type);
    const body = S[460 + (candidate.publicBody ? 1 : 0) + generic * 2]!;
    out.add2(74, body, type);
    out.add3(75, body, type, far);
    out.add2(76, hashText(noun), S[460 + (candidate.publicBody ? 1 : 0)]!);
    out.add3(77, body, code, S[140 + Math.min(5, rank)]!);
    const undescribed = candidate.heads.size === 0 && candidate.nouns.size === 0 ? 1 : 0;
    out.add3(66, S[364 + undescribed]!, code, type);
    out.add3(67, S[362 + generic]!, S[140 + Math.min(5, rank)]!, S[364 + undescribed]!);
    if (/^(?:its|his|her|their|our|my)$/u.test(anaphor.determiner)) out.add2(68, S[366]!, type);
  }
}

function holderIs(
  scene: AnaphorScene & { holders?: readonly [number, number, number] },
  candidate: Candidate,
  which: number,
): boolean {
  return scene.holders?.[which] === candidate.id;
}

/** A finite verb follows, or an adverb and a verb: it looks like a subject. */
export function looksActing(tokens: readonly Token[], first: number, last: number): boolean {
  if (/^(?:of|in|with|by|to|from|for|at|on|between|against|and)$/u.test(lower(tokens[first - 1])))
    return false;
  let i = last + 1;
  if (tokens[i]?.text === "'s" || tokens[i]?.text === "’s") {
    if (tokens[i]!.upos !== "AUX" && tokens[i]!.upos !== "VERB") return false;
  }
  if (tokens[i]?.text === ",") {
    for (let k = i + 1; k < Math.min(tokens.length, i + 14); k++)
      if (tokens[k]!.text === ",") {
        i = k + 1;
        break;
      }
  }
  while (tokens[i]?.upos === "ADV") i++;
  const next = tokens[i];
  return (
    next !== undefined &&
    (next.upos === "AUX" || (next.upos === "VERB" && next.xpos !== "VBG" && next.xpos !== "VBN"))
  );
}
