import { z } from "zod";
import type { PairComparison } from "./pair-comparison.ts";

/** An article compared with a story, as it was decided: `PairComparison` as it is stored. */
const likeness = z.number();
const told = z.array(z.string());
export const storedComparisonSchema = z.strictObject({
  storyId: z.string().min(1),
  verdict: z.enum(["joined", "apart", "vetoed", "passed-over", "merged"]),
  reached: likeness,
  needed: likeness,
  parts: z.strictObject({
    story: likeness,
    likest: likeness,
    opening: likeness,
    title: likeness,
    strangers: likeness,
    embedding: likeness,
  }),
  words: told,
  names: told,
  places: told,
  daysApart: z.number(),
  vetoes: z.array(
    z.strictObject({
      kind: z.enum(["names", "similar-names", "places", "dates", "amounts", "by-hand"]),
      article: told,
      story: told,
      forbids: z.boolean(),
    }),
  ),
});

/**
 * Why an article is in its story, as it was decided when the article arrived; never changed.
 *
 * `began`: nothing was near enough. `joined`: it goes on with the story. `copied`: it nearly repeats
 * an article of the story. `kept`: a new version of an article stays where that one was. `unknown`:
 * it was grouped before reasons were kept. Later merges and splits are `StoryEdit`s.
 */
export const storyDecisionSchema = z.strictObject({
  articleId: z.string().min(1),
  /** The story that it was put into; where it showed two to be one, the older. */
  storyId: z.string().min(1),
  outcome: z.enum(["began", "joined", "copied", "kept", "unknown"]),
  duplicateOf: z.string().optional(),
  /** In short sentences; stories are named by their ids. */
  reasons: z.array(z.string()),
  /** With the story that it joined first, then the nearest others. */
  comparisons: z.array(storedComparisonSchema),
  decidedAt: z.iso.datetime(),
});
export type StoryDecision = z.infer<typeof storyDecisionSchema>;

/** A comparison as it is stored: likenesses to three places. */
export function storedComparison(comparison: PairComparison): StoryDecision["comparisons"][number] {
  const rounded = (value: number) => Math.round(value * 1000) / 1000;
  const { story, likest, opening, title, strangers, embedding } = comparison.parts;
  return {
    ...comparison,
    reached: rounded(comparison.reached),
    needed: rounded(comparison.needed),
    daysApart: rounded(comparison.daysApart),
    parts: {
      story: rounded(story),
      likest: rounded(likest),
      opening: rounded(opening),
      title: rounded(title),
      strangers: rounded(strangers),
      embedding: rounded(embedding),
    },
    words: [...comparison.words],
    names: [...comparison.names],
    places: [...comparison.places],
    vetoes: comparison.vetoes.map((veto) => ({
      ...veto,
      article: [...veto.article],
      story: [...veto.story],
    })),
  };
}
