/** How much of a story a digest shows; the rest is a click away. */
export const digestSettings = {
  developments: 6,
  /** Of a story without harder news. */
  reports: 2,
  figures: 1,
  agreements: 6,
  statements: 3,
  disputes: 3,
  unconfirmed: 3,
  next: 2,
  timeline: 8,
  bottomLines: 3,
  quietStories: 10,
  /** What was cut from the last digests may still be told this much later. */
  leftOverDays: 3,
  /** A further story of parties that lead one already counts this much less. */
  sameParties: 12,
  /** A fact that was known before the window counts this much less. */
  leftOver: 15,
} as const;
