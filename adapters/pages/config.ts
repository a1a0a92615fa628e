/** Limits of reading one page. */
export const pageLimits = {
  /** Of HTML. The longest news pages have 2 to 3 million. */
  characters: 6_000_000,
  /**
   * Elements inside each other. Readability's time grows with more than the square of the depth: 200
   * levels take 0.2 s, 2,000 take 50 s. Real pages have 20 to 60.
   */
  depth: 200,
  /** Elements on a page. Real pages have 500 to 5,000. */
  elements: 50_000,
  timeMs: 10_000,
  memoryMb: 512,
  /** An article of fewer characters is not worth Readability's second and third try. */
  leastCharacters: 200,
  /** Below this, Readability may have kept a corner of the page: what the page itself marks as its story is compared. */
  shortCharacters: 1000,
} as const;
