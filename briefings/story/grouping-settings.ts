/**
 * The one setting of story grouping, for full texts, single sentences and bare headlines alike.
 * Similarities are between 0 and 1. Chosen on NewsCluster, the UCI headlines and two months of
 * Wikipedia's Current events together; `npm run bench -- stories` prints the figures.
 */
export const groupingSettings = {
  /** Similarity that joins a long text to a story of the same day. */
  base: 0.16,
  /** … and this much over the root of the number of terms more: two short texts share words by chance. */
  short: 0.55,
  /** How much of the latter is waived for articles within the hour: a burst is one happening. */
  burst: 1.3,
  /** More for every doubling of the days since the story's last article, for short texts mostly. */
  gapShort: 0.05,
  /** … and for all texts, counted in fortnights. */
  gapLong: 0.04,
  fortnightDays: 14,
  /** Share of the similarity needed from which a story's articles are compared one by one. */
  worthComparing: 0.5,
  /** Weight of the likest recent article beside that of the whole story. */
  likest: 0.4,
  /** What three shared names add to the similarity. */
  sharedNames: 0.06,
  /** Factor where article and story each name somebody and have no name in common. */
  strangers: 0.6,
  /** Share of the names of the shorter of two texts that a copy of the other has. */
  sameNamesInCopy: 0.6,
  /** Similarity of two stories that one article joins, from which they are one. */
  merge: 0.5,
  /** Weightiest terms by which an article finds stories. */
  keys: 24,
  candidates: 10,
} as const;
