import { countryOfCapital, findKnownName } from "../reading/gazetteer.ts";
import type { Entity, Mention } from "../reading/name.ts";
import type { Token } from "../reading/sentence.ts";
import type { AgreementClaim, AgreementKind } from "./agreement.ts";
import { representedBy, type Scene } from "./party-of-phrase.ts";
import type { ToldDeal } from "./told-deal.ts";

const AT_A_PLACE =
  /^(?:in|at|near|from|off|around|outside|across|through|via|throughout|over|beyond|under)$/u;
/** A country or town is bound where it acts; behind these it says where or whose something is. */
const LISTED = /^(?:based|listed|born|owned|led|backed|built|made|registered|headquartered|wide|bound)$/u;
const REPORTS =
  /^(?:reports?|reported|wrote|writes|understands|understood|revealed|carried|published|quoted|learned|learnt)$/u;

const SPEAKS =
  /^(?:said|says|told|tells|confirmed|confirms|added|adds|admitted|denied|denies|wrote|explained|warned|noted|argued|insisted|replied|answered|declined|conceded|stressed)$/u;

/**
 * The deal between those who are bound: a person who acts in the name of a body stands for it, and who is
 * only told, quoted, credited or named as a place is no party. Undefined where fewer than two are left.
 */
export function boundBy(scene: Scene, deal: ToldDeal): ToldDeal | undefined {
  const sentences = new Set(deal.tellings.map(({ sentence }) => sentence));
  const bound = boundEntities(
    scene,
    deal.parties.map(({ entity }) => entity),
    { kind: deal.kind, sentences },
  );
  if (bound === undefined) return undefined;
  const chance = (entity: number) =>
    Math.max(
      ...deal.parties
        .filter((party) => party.entity === entity || actsFor(scene, party.entity, deal.kind) === entity)
        .map((party) => party.chance),
    );
  return { ...deal, parties: bound.map((entity) => ({ entity, chance: chance(entity) })) };
}

/** A claim of the rules with its parties as `boundBy` takes them; one side alone stays one side. */
export function boundClaim(
  scene: Scene,
  claim: AgreementClaim,
  entities: readonly number[],
): { readonly claim: AgreementClaim; readonly entities: readonly number[] } | undefined {
  const { reading } = scene;
  const sentences = new Set(
    reading.sentences
      .filter(({ start, end }) => claim.evidence.some((span) => span.start <= start && end <= span.end))
      .map(({ index }) => index),
  );
  const bound = boundEntities(scene, entities, { kind: claim.kind, sentences });
  if (bound === undefined) return undefined;
  const parties = bound.map((entity) => {
    const at = entities.indexOf(entity);
    const known = at < 0 ? undefined : claim.parties[at];
    if (known !== undefined) return known;
    const { name, aliases } = reading.entities[entity]!;
    return { name, aliases: [...aliases] };
  });
  return { claim: { ...claim, parties }, entities: bound };
}

function boundEntities(
  scene: Scene,
  entities: readonly number[],
  told: { readonly kind: AgreementKind; readonly sentences: ReadonlySet<number> },
): number[] | undefined {
  const acting = entities
    .filter((entity) => !isBystander(scene, entity, told.sentences) && !isSeat(scene, entity))
    .map((entity) => actsFor(scene, entity, told.kind));
  const bound = [...new Set(acting)];
  return bound.length < 2 && bound.length < entities.length ? undefined : bound;
}

/** The body in whose name a person acts; a person who is hired acts for nobody else. */
export function actsFor(scene: Scene, entity: number, kind: AgreementKind): number {
  if (kind === "hire" || entity < 0) return entity;
  const named = scene.reading.entities[entity];
  return (named?.type === "person" ? representedBy(scene, named) : undefined) ?? entity;
}

/** A town that a whole text names only as the seat of somebody: "Velmo Rail of Hallow". */
function isSeat(scene: Scene, id: number): boolean {
  const entity = scene.reading.entities[id];
  if (entity?.type !== "place" || findKnownName(entity.name)?.sort === "country") return false;
  return entity.mentions.every((mention) => {
    const { tokens } = scene.reading.sentences[mention.sentence]!;
    const isOf =
      word(tokens[mention.firstToken - 1]) === "of" &&
      scene.mentionsAt[mention.sentence]![mention.firstToken - 2] !== undefined;
    return isOf || standsBy(scene, entity, mention);
  });
}

/** True where every mention in these sentences only tells, hears, or says where. A party of other sentences stays one. */
export function isBystander(scene: Scene, id: number, sentences: ReadonlySet<number>): boolean {
  const entity = scene.reading.entities[id];
  if (entity === undefined) return false;
  // "Oslo" may have been taken for Norway.
  const capitals =
    entity.type === "place"
      ? scene.reading.entities.filter(({ name }) => countryOfCapital(name) === entity.name)
      : [];
  const here = [entity, ...capitals].flatMap(({ mentions }) =>
    mentions.filter(({ sentence }) => sentences.has(sentence)),
  );
  return here.length > 0 && here.every((mention) => standsBy(scene, entity, mention));
}

function standsBy({ reading, mentionsAt }: Scene, { type }: Entity, mention: Mention): boolean {
  if (mention.by === "pronoun") return false;
  const { tokens } = reading.sentences[mention.sentence]!;
  const start =
    tokens[mention.firstToken - 1]?.text.toLowerCase() === "the"
      ? mention.firstToken - 1
      : mention.firstToken;
  const before = word(tokens[start - 1]);
  const after = word(tokens[mention.lastToken + 1]);
  const next = word(tokens[mention.lastToken + 2]);
  if (before === "told" || before === "tell") return type !== "person" || mention.by === "name";
  if (REPORTS.test(after) || (after === "first" && REPORTS.test(next))) return type === "organisation";
  // Whose office is not told and who only speaks here speaks for somebody.
  if (type === "person") return SPEAKS.test(after);
  if (type !== "place") return after === "-" && LISTED.test(next);
  // "the Oslo exchange", "no Greenland station"
  if (tokens[mention.lastToken + 1]?.upos === "NOUN") return true;
  if (after === "-" || LISTED.test(after)) return true;
  // "Norway's Polarvik": whose country it is.
  if (/^['’]s?$/u.test(after)) return mentionsAt[mention.sentence]![mention.lastToken + 2] !== undefined;
  return AT_A_PLACE.test(before);
}

function word(token: Token | undefined): string {
  return token?.text.toLowerCase() ?? "";
}
