/** Limits of reading one feed. */
export const feedLimits = {
  /** More items than this at one visit are an archive; the newest come first in nearly all feeds. */
  items: 1000,
  /** Pages fetched for one feed at one visit, since each is a request to the same host. */
  pagesAVisit: 50,
} as const;
