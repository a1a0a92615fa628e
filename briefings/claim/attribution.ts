import { PERSON_NOUNS, TITLES } from "../reading/entity-lexicon.ts";
import { findKnownName } from "../reading/gazetteer.ts";
import type { Reading } from "../reading/reading.ts";
import type { Sentence, Token } from "../reading/sentence.ts";
import type { Attribution } from "./agreement.ts";
import type { NounPhrase } from "./agreement-chunk.ts";
import type { Clause } from "./agreement-clause.ts";
import { REPORT_VERBS } from "./agreement-lexicon.ts";
import type { Scene } from "./party-of-phrase.ts";

const ANONYMOUS =
  /^(?:person|people|source|sources|official|officials|insider|insiders|banker|bankers|executive|executives|diplomat|diplomats|trader|traders|lawyer|lawyers|adviser|advisers|employee|investor|investors|man|woman|friend|friends|clerk|consultant|negotiator|aide|aides)$/u;
const DOCUMENT =
  /^(?:filing|filings|notice|statement|papers|document|documents|accounts|release|bulletin|gazette|record|records|website|report|prospectus|circular|ruling|judgment)$/u;
const OUTLET_WORDS =
  /\b(?:journal|post|times|herald|gazette|tribune|daily|news|guardian|reuters|mail|telegraph|observer|press|wire|radio|tv|magazine|chronicle|echo|courier|bulletin|blog|financial|globe|argus|bloomberg|cnn|bbc|cnbc)\b/iu;
const OUTLET_NOUNS =
  /^(?:newspaper|paper|daily|weekly|journal|magazine|agency|radio|broadcaster|blog|website|outlet|tabloid)$/u;

const lowerOf = (token: Token | undefined) => token?.text.toLowerCase() ?? "";

/** Who says what the clause tells: the report it hangs on, "according to …", else the text itself. */
export function attributionOf(
  scene: Scene,
  sentence: Sentence,
  clause: Clause,
  parties: readonly (number | undefined)[],
): Attribution {
  const report = reportOver(clause);
  const source = report?.subject?.phrases[0];
  if (source !== undefined) {
    const read = sourceOf(scene, sentence, source, parties);
    if (read !== undefined) return read;
  }
  const according = accordingTo(scene, sentence, parties);
  if (according !== undefined) return according;
  if (clause.verb !== undefined && /^(?:announce|disclose|confirm|unveil|deny)$/u.test(clause.verb.base)) {
    const own = clause.subject?.phrases[0];
    if (own !== undefined) return sourceOf(scene, sentence, own, parties) ?? { kind: "reporter" };
  }
  return { kind: "reporter" };
}

/** The clause of saying over this one, or behind it in the sentence. */
export function reportOver(clause: Clause): Clause | undefined {
  let at: Clause | undefined = clause;
  for (let depth = 0; at !== undefined && depth < 8; depth++) {
    if (at.report !== undefined) return at.report;
    const above: Clause | undefined = at.governor;
    if (
      above?.verb !== undefined &&
      (REPORT_VERBS.has(above.verb.base) || above.verb.base === "show") &&
      (at.kind === "that" || at.kind === "infinitive" || (at.kind === "gerund" && at.marker === undefined))
    )
      return above;
    if (at.kind === "adverbial" || (at.kind === "gerund" && at.marker !== undefined)) return undefined;
    at = above;
  }
  return undefined;
}

function sourceOf(
  scene: Scene,
  sentence: Sentence,
  phrase: NounPhrase,
  parties: readonly (number | undefined)[],
): Attribution | undefined {
  const { reading } = scene;
  const { tokens } = sentence;
  const words = reading.text.slice(tokens[phrase.first]!.start, tokens[phrase.last]!.end);
  if (phrase.entity !== undefined) {
    const entity = reading.entities[phrase.entity]!;
    if (isOutlet(reading, phrase.entity) && !parties.includes(phrase.entity))
      return { source: entity.name, kind: "outlet" };
    if (entity.type === "person") return { source: entity.name, kind: "named" };
    return { source: entity.name, kind: "official" };
  }
  if (DOCUMENT.test(phrase.noun) || DOCUMENT.test(`${phrase.noun}s`))
    return { source: words, kind: "official" };
  if (OUTLET_NOUNS.test(phrase.noun)) return { source: words, kind: "outlet" };
  if (/^spokes/u.test(phrase.noun)) {
    const body = phrase.owner !== undefined && phrase.owner >= 0 ? phrase.owner : phrase.inner[0];
    return { source: body === undefined ? words : reading.entities[body]!.name, kind: "official" };
  }
  if (ANONYMOUS.test(phrase.noun) || ANONYMOUS.test(`${phrase.noun}s`))
    return { source: wholePhrase(reading, tokens, phrase), kind: "anonymous" };
  if (PERSON_NOUNS.has(phrase.noun) || TITLES.has(phrase.noun)) return { source: words, kind: "named" };
  if (
    /^(?:two|both|company|firm|ministry|union|council|government|board|group|party|side)$/u.test(phrase.noun)
  )
    return { source: words, kind: "official" };
  return undefined;
}

/** "a person familiar with the matter", with what describes the person. */
function wholePhrase(reading: Reading, tokens: readonly Token[], phrase: NounPhrase): string {
  let last = phrase.last;
  for (let i = last + 1; i < Math.min(tokens.length, last + 12); i++) {
    const token = tokens[i]!;
    if (
      /^[,.;:"”]$/u.test(token.text) ||
      (token.upos === "VERB" && token.xpos === "VBD") ||
      token.upos === "AUX"
    )
      break;
    last = i;
    if (i === Math.min(tokens.length, phrase.last + 12) - 1) last = phrase.last;
  }
  return reading.text.slice(tokens[phrase.first]!.start, tokens[last]!.end);
}

function isOutlet(reading: Reading, id: number): boolean {
  const entity = reading.entities[id]!;
  if (findKnownName(entity.name)?.sort === "outlet") return true;
  return entity.type !== "person" && OUTLET_WORDS.test(entity.name);
}

function accordingTo(
  scene: Scene,
  sentence: Sentence,
  parties: readonly (number | undefined)[],
): Attribution | undefined {
  const { tokens } = sentence;
  const row = scene.mentionsAt[sentence.index]!;
  for (let i = 0; i + 1 < tokens.length; i++) {
    if (lowerOf(tokens[i]) !== "according" || lowerOf(tokens[i + 1]) !== "to") continue;
    let end = i + 2;
    let entity: number | undefined;
    let noun = "";
    while (end < tokens.length && end < i + 14 && !/^[,.;:"”]$/u.test(tokens[end]!.text)) {
      entity ??= row[end]?.entity;
      const word = lowerOf(tokens[end]);
      if (noun === "" && (ANONYMOUS.test(word) || DOCUMENT.test(word) || OUTLET_NOUNS.test(word)))
        noun = word;
      end++;
    }
    if (end === i + 2) return undefined;
    const words = scene.reading.text.slice(tokens[i + 2]!.start, tokens[end - 1]!.end);
    if (ANONYMOUS.test(noun)) return { source: words, kind: "anonymous" };
    if (DOCUMENT.test(noun)) return { source: words, kind: "official" };
    if (OUTLET_NOUNS.test(noun))
      return { source: entity === undefined ? words : scene.reading.entities[entity]!.name, kind: "outlet" };
    if (entity === undefined) return { source: words, kind: "named" };
    const named = scene.reading.entities[entity]!;
    if (named.type === "person") return { source: named.name, kind: "named" };
    if (isOutlet(scene.reading, entity) && !parties.includes(entity))
      return { source: named.name, kind: "outlet" };
    return { source: named.name, kind: "official" };
  }
  return undefined;
}

/** "The Wall Street Journal first reported that …": the outlet, by sentence. */
export function firstReports(scene: Scene): Map<number, string> {
  const found = new Map<number, string>();
  for (const sentence of scene.reading.sentences) {
    const { tokens } = sentence;
    const row = scene.mentionsAt[sentence.index]!;
    for (let i = 0; i < tokens.length; i++) {
      const word = lowerOf(tokens[i]);
      const pair = `${word} ${lowerOf(tokens[i + 1])}`;
      const active = pair === "first reported" || pair === "reported first";
      const passive = active && lowerOf(tokens[i + 2]) === "by";
      if (!active) continue;
      const at = passive ? i + 3 : i - 1;
      for (
        let k = at;
        passive ? k < Math.min(tokens.length, at + 5) : k > Math.max(-1, at - 8);
        k += passive ? 1 : -1
      ) {
        const entity = row[k]?.entity;
        if (entity === undefined) continue;
        found.set(sentence.index, displayName(scene.reading, entity));
        break;
      }
    }
  }
  return found;
}

function displayName(reading: Reading, entity: number): string {
  const { name } = reading.entities[entity]!;
  return findKnownName(name)?.name ?? name;
}
