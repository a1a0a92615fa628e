/**
 * An article compared with a story, as it was decided: plain data, to be stored with the decision
 * and told later. All likenesses are between 0 and 1.
 */
export interface PairComparison {
  readonly storyId: string;
  /** `joined`: the article is of this story. `apart`: too little in common. `vetoed`: kept apart whatever they share. */
  readonly verdict: "joined" | "apart" | "vetoed" | "passed-over" | "merged";
  /** What they have in common, and what was needed on that day for texts of that length. */
  readonly reached: number;
  readonly needed: number;
  /** The parts of the score, which add up to `reached`. */
  readonly parts: PairParts;
  /** Words of the article that tell most and that the story has, weightiest first. */
  readonly words: readonly string[];
  readonly names: readonly string[];
  readonly places: readonly string[];
  /** From the story's nearest article. */
  readonly daysApart: number;
  readonly vetoes: readonly PairVeto[];
}

export interface PairParts {
  /** All words against those of the whole story. */
  readonly story: number;
  /** … against those of the likest of its latest articles. */
  readonly likest: number;
  /** Title and opening against those of the story. */
  readonly opening: number;
  /** The same title. */
  readonly title: number;
  /** Below 0 where they have no name in common. */
  readonly strangers: number;
  readonly embedding: number;
}

/** Something that speaks against: it forbids, or it makes more in common needed. */
export interface PairVeto {
  /**
   * `names`: each names others. `similar-names`: names that look alike and are two. `dates`: two
   * occasions of a recurring event. `amounts`: other sums of money. `by-hand`: a person parted them.
   */
  readonly kind: "names" | "similar-names" | "places" | "dates" | "amounts" | "by-hand";
  /** What the article has, and what the story has instead. */
  readonly article: readonly string[];
  readonly story: readonly string[];
  readonly forbids: boolean;
}
