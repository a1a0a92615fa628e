import {
  MOST_MOVE_FEATURES,
  MOST_RELATION_FEATURES,
  moveFeatures,
  relationFeatures,
} from "./parser-features.ts";
import { COMMA, LEFT, OTHER_MARK, ParserState, RIGHT, SHIFT, type TagTraits } from "./parser-state.ts";
import type { Scorer } from "./perceptron.ts";
import { best } from "./tagger.ts";
import type { WordForms } from "./word-forms.ts";

/** The parser's lists: names of relations, and which of them mark a phrase or clause (case, mark). */
export interface RelationTraits {
  readonly names: readonly string[];
  readonly marks: Uint8Array;
  /** Number of the relation "root", the only one of the root. */
  readonly root: number;
  /** Number of "punct", the only one of punctuation marks. */
  readonly punctuation: number;
}

/** What the margins of the decisions about an arc say about it; the input of `Confidence`. */
export interface ArcMargins {
  /** Margin of the move that made the arc. */
  readonly attach: Float64Array;
  /** Margin of the move that put the dependent on the stack. */
  readonly shift: Float64Array;
  /** Margin of the relation. */
  readonly relation: Float64Array;
}

/**
 * Greedy arc-hybrid parsing (Goldberg and Nivre 2013): every word ends with one head, one word with
 * the root, and the arcs do not cross. Linear in the length of the sentence.
 */
export class Parser {
  readonly state = new ParserState();
  readonly margins: {
    attach: Float64Array;
    shift: Float64Array;
    relation: Float64Array;
  } = {
    attach: new Float64Array(0),
    shift: new Float64Array(0),
    relation: new Float64Array(0),
  };
  private readonly forms: WordForms;
  private readonly moves: Scorer;
  private readonly relations: Scorer;
  private readonly tagTraits: TagTraits;
  private readonly relationTraits: RelationTraits;
  private readonly scores = new Float64Array(4);
  private readonly relationScores: Float64Array;
  private readonly moveBuffer = new Int32Array(MOST_MOVE_FEATURES);
  private readonly relationBuffer = new Int32Array(MOST_RELATION_FEATURES);

  constructor(parts: {
    forms: WordForms;
    moves: Scorer;
    relations: Scorer;
    tagTraits: TagTraits;
    relationTraits: RelationTraits;
  }) {
    this.forms = parts.forms;
    this.moves = parts.moves;
    this.relations = parts.relations;
    this.tagTraits = parts.tagTraits;
    this.relationTraits = parts.relationTraits;
    this.relationScores = new Float64Array(parts.relationTraits.names.length);
  }

  /** Leaves heads (`length` for the root) and relations in `state`, decision margins in `margins`. */
  parse(ids: Int32Array, tags: Int32Array, length: number): void {
    const { state, scores, margins } = this;
    const { kind } = this.tagTraits;
    state.reset(this.forms, ids, tags, length, this.tagTraits);
    if (margins.attach.length < length) {
      margins.attach = new Float64Array(length * 2);
      margins.shift = new Float64Array(length * 2);
      margins.relation = new Float64Array(length * 2);
    }
    while (!state.done) {
      let move = onlyMove(state);
      let margin = Number.POSITIVE_INFINITY;
      if (move === undefined) {
        const count = moveFeatures(state, this.moveBuffer);
        this.moves.score(this.moveBuffer, count, scores);
        move = bestAllowed(state, scores);
        margin = marginOf(state, scores, move);
      }
      if (move === SHIFT) {
        margins.shift[state.front] = margin;
        state.shift();
      } else {
        const dependent = state.top;
        margins.attach[dependent] = margin;
        const head = move === LEFT ? state.front : state.second;
        const marks = kind[tags[dependent]!]!;
        const relation = this.relationOf(head, dependent, marks === COMMA || marks === OTHER_MARK);
        state.attach(head, relation, this.relationTraits.marks[relation] === 1);
      }
    }
  }

  private relationOf(head: number, dependent: number, isMark: boolean): number {
    const { state, relationScores, relationTraits, margins } = this;
    if (head === state.length) {
      margins.relation[dependent] = Number.POSITIVE_INFINITY;
      return relationTraits.root;
    }
    if (isMark && relationTraits.punctuation >= 0) {
      margins.relation[dependent] = Number.POSITIVE_INFINITY;
      return relationTraits.punctuation;
    }
    const count = relationFeatures(state, head, dependent, this.relationBuffer);
    this.relations.score(this.relationBuffer, count, relationScores);
    relationScores[relationTraits.root] = Number.NEGATIVE_INFINITY;
    const first = best(relationScores, relationScores.length);
    const score = relationScores[first]!;
    let second = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < relationScores.length; i++) {
      if (i !== first && relationScores[i]! > second) second = relationScores[i]!;
    }
    margins.relation[dependent] = score - second;
    return first;
  }
}

/** At either end of the work there is but one move. */
function onlyMove(state: ParserState): number | undefined {
  if (state.front === state.length) return state.depth > 1 ? RIGHT : LEFT;
  return state.depth === 0 ? SHIFT : undefined;
}

/** The best move that is allowed; there always is one until the parse is done. */
export function bestAllowed(state: ParserState, scores: Float64Array): number {
  let at = -1;
  for (let move = SHIFT; move <= RIGHT; move++) {
    if (state.allows(move) && (at < 0 || scores[move]! > scores[at]!)) at = move;
  }
  return at;
}

function marginOf(state: ParserState, scores: Float64Array, chosen: number): number {
  let second = Number.NEGATIVE_INFINITY;
  for (let move = SHIFT; move <= RIGHT; move++) {
    if (move !== chosen && state.allows(move) && scores[move]! > second) second = scores[move]!;
  }
  return second === Number.NEGATIVE_INFINITY ? Number.POSITIVE_INFINITY : scores[chosen]! - second;
}
