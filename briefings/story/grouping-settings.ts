/**
 * The one setting of story grouping, for full texts, single sentences and bare headlines alike.
 * Similarities are between 0 and 1. Chosen by random search on NewsCluster, half of the UCI headlines
 * and four months of Wikipedia's Current events together; `npm run bench -- stories` prints the figures.
 */
export const groupingSettings = {
  /** Similarity that joins a long text to a story of the same day. */
  base: 0.15,
  /** … and this much over the root of the number of terms more: two short texts share words by chance. */
  short: 0.58,
  /** How much of the latter is waived for articles within the hour: a burst is one happening. */
  burst: 1,
  /** More for every doubling of the days since the story's last article, for short texts mostly. */
  gapShort: 0.082,
  /** … and for all texts, counted in fortnights. */
  gapLong: 0.047,
  fortnightDays: 14,
  /** Share of the similarity needed from which a story's articles are compared one by one. */
  worthComparing: 0.5,
  /** Weight of the likest recent article beside that of the whole story. */
  likest: 0.234,
  /** Weight of title and opening words, compared with those of the story's articles. */
  opening: 0.21,
  /** What the same title adds; from `titleFrom` of its words in common on, and from five words. */
  sameTitle: 0.107,
  titleFrom: 0.7,
  titleTerms: 5,
  /**
   * Factor where article and story each name somebody and have no name in common, waived by as much
   * as their titles agree: at a likeness of `strangersTitle` wholly.
   */
  strangers: 0.564,
  strangersTitle: 0.893,
  /** Weight of embeddings where both sides have them, and the likeness that two unrelated texts have. */
  embedding: 0.35,
  embeddingFloor: 0.3,
  /** What a doubt (other sums of money, another day of the event) adds to the similarity needed. */
  doubt: 0.08,
  /** Share of the names and numbers of one of two texts that a copy of it has, or that it has as a copy. */
  sameParticularsInCopy: 0.75,
  /** Similarity of two stories that one article joins, from which they are one. */
  merge: 0.353,
  /** Weightiest terms by which an article finds stories. */
  keys: 32,
  candidates: 20,
  /** Rivals whose comparison is kept beside that with the chosen story. */
  toldRivals: 3,
} as const;
