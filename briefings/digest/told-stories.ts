import { agreementStatusSchema } from "../claim/agreement.ts";
import { type AsOf, dayIn } from "../story/date-words.ts";
import { type Telling, tellStory } from "../story/developments.ts";
import type { StoryView } from "../story/story-view.ts";

/** Stories told once, for all digests that are made of them for one moment and zone. */
export interface ToldStories {
  /** By story id. */
  readonly tellings: ReadonlyMap<string, Telling>;
  /** The keys that a digest of these stories asks a destination's memory for; no other key changes it. */
  readonly keys: readonly string[];
  /** Those of them that are proven wrong: what was told under them belongs to the digest, too. */
  readonly corrected: readonly string[];
  /** The keys of stories that had another title: when one of them was told says which title was known. */
  readonly renamed: readonly string[];
}

/** What stories told, kept for the next digest of the day; `tellStories` fills and bounds it. */
export type KnownTellings = Map<string, Telling>;

/** Stories of a busy week. */
const MOST_KNOWN = 2000;

/**
 * Tells stories. The costly part of a digest, and the same for all destinations.
 *
 * @param known what was told before of the same content, for a reader on the same day
 */
export function tellStories(
  views: readonly StoryView[],
  asOf: AsOf,
  known: KnownTellings = new Map(),
): ToldStories {
  // Of the reader's moment it is the day alone that words depend on.
  const day = `${dayIn(asOf.now, asOf.timezone)} ${asOf.timezone}`;
  const tellings = new Map(
    views.map((view) => {
      const content = `${day} ${contentOf(view)}`;
      const telling = known.get(content) ?? tellStory(view, asOf);
      // Told again, it is the newest of the known.
      known.delete(content);
      known.set(content, telling);
      return [view.story.id, telling];
    }),
  );
  for (const oldest of known.keys()) {
    if (known.size <= MOST_KNOWN) break;
    known.delete(oldest);
  }
  const developments = [...tellings.values()].flatMap((telling) => telling.developments);
  const corrected = new Set(developments.flatMap(({ corrects }) => corrects));
  // "was: considering" looks for the status that the destination saw last.
  const statuses = views.flatMap(({ agreements }) =>
    agreements.flatMap(({ id }) =>
      agreementStatusSchema.options.map((status) => `agreement/${id}/${status}`),
    ),
  );
  const keys = new Set([...developments.map(({ key }) => key), ...corrected, ...statuses]);
  const renamed = views.flatMap(({ story }) =>
    story.formerly === undefined ? [] : (tellings.get(story.id)?.developments ?? []).map(({ key }) => key),
  );
  return { tellings, keys: [...keys], corrected: [...corrected], renamed };
}

/** Names a state of a story. Articles do not change under their ids; claims do where they are read again. */
function contentOf({ story, articles, claims, agreements }: StoryView): string {
  return JSON.stringify([
    story,
    articles.map(({ id, duplicateOf }) => [id, duplicateOf]),
    claims.map(({ id, claim }) => [id, claim.type, claim.evidence]),
    agreements.map(({ id, storyId, assertions }) => [
      id,
      storyId,
      assertions.map(({ claimId, storyId: told, duplicateOf, claim }) => [
        ...[claimId, told, duplicateOf],
        ...[claim.status, claim.date, claim.object, claim.amount],
      ]),
    ]),
  ]);
}
