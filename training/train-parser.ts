import { bestAllowed, type RelationTraits } from "../briefings/reading/parser.ts";
import {
  MOST_MOVE_FEATURES,
  MOST_RELATION_FEATURES,
  moveFeatures,
  relationFeatures,
} from "../briefings/reading/parser-features.ts";
import { LEFT, ParserState, RIGHT, SHIFT, type TagTraits } from "../briefings/reading/parser-state.ts";
import { best } from "../briefings/reading/tagger.ts";
import type { WordForms } from "../briefings/reading/word-forms.ts";
import { MoveTrainer, SparseTrainer } from "./perceptron-trainer.ts";
import { seededRandom, shuffle } from "./random.ts";

export interface ParsedWords {
  readonly forms: readonly string[];
  /** Tags as a tagger that has not seen the sentence gives them. */
  readonly tags: readonly number[];
  /** Gold heads; the length of the sentence for the root. */
  readonly heads: readonly number[];
  readonly relations: readonly number[];
}

export const MOVE_ROW_BITS = 22;
export const RELATION_ROW_BITS = 22;
/** From the second epoch the parser's own move is followed this often, so that it learns to go on after an error. */
const FOLLOWED = 0.9;

/** Trains the moves with a dynamic oracle and, along the way, the relation of every right arc. */
export function trainParser(
  sentences: readonly ParsedWords[],
  options: {
    forms: WordForms;
    tagTraits: TagTraits;
    relationTraits: RelationTraits;
    epochs: number;
    seed: number;
    log: (line: string) => void;
  },
): { moves: MoveTrainer; relations: SparseTrainer } {
  const { forms, tagTraits, relationTraits } = options;
  const moves = new MoveTrainer(MOVE_ROW_BITS);
  const relations = new SparseTrainer(RELATION_ROW_BITS, relationTraits.names.length);
  const state = new ParserState();
  const scores = new Float64Array(4);
  const relationScores = new Float64Array(relationTraits.names.length);
  const features = new Int32Array(MOST_MOVE_FEATURES);
  const relationBuffer = new Int32Array(MOST_RELATION_FEATURES);
  const random = seededRandom(options.seed);
  const order = [...sentences];

  const relationOf = (sentence: ParsedWords, head: number, dependent: number): number => {
    if (head === state.length) return relationTraits.root;
    const count = relationFeatures(state, head, dependent, relationBuffer);
    relations.score(relationBuffer, count, relationScores);
    relationScores[relationTraits.root] = Number.NEGATIVE_INFINITY;
    const relation = best(relationScores, relationScores.length);
    if (sentence.heads[dependent] === head) {
      relations.learn(relationBuffer, count, sentence.relations[dependent]!, relation);
    }
    return relation;
  };

  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random);
    let decisions = 0;
    let errors = 0;
    for (const sentence of order) {
      forms.trim();
      const length = sentence.forms.length;
      const ids = Int32Array.from(sentence.forms, (form) => forms.id(form));
      state.reset(forms, ids, Int32Array.from(sentence.tags), length, tagTraits);
      const oracle = new DynamicOracle(state, sentence.heads);
      while (!state.done) {
        const count = moveFeatures(state, features);
        moves.score(features, count, scores);
        const predicted = bestAllowed(state, scores);
        const right = oracle.bestRight(scores);
        decisions++;
        const wrong = oracle.cost(predicted) > oracle.cost(right);
        moves.learn(features, count, right, wrong ? predicted : right);
        if (wrong) errors++;
        const move = wrong && (epoch === 0 || random() >= FOLLOWED) ? right : predicted;
        if (move === SHIFT) {
          state.shift();
        } else {
          const dependent = state.top;
          const head = move === LEFT ? state.front : state.second;
          const relation = relationOf(sentence, head, dependent);
          state.attach(head, relation, relationTraits.marks[relation] === 1);
        }
      }
    }
    options.log(`parser epoch ${epoch + 1}: ${((100 * errors) / decisions).toFixed(2)} % wrong moves`);
  }
  return { moves, relations };
}

/** How many gold arcs a move makes unreachable (Goldberg and Nivre 2013, arc-hybrid). */
class DynamicOracle {
  private readonly state: ParserState;
  private readonly heads: readonly number[];
  /** Gold dependents of each word, ascending. */
  private readonly dependents: number[][];

  constructor(state: ParserState, heads: readonly number[]) {
    this.state = state;
    this.heads = heads;
    this.dependents = Array.from({ length: heads.length + 1 }, () => []);
    for (const [word, head] of heads.entries()) this.dependents[head]!.push(word);
  }

  /** The best-scored of the allowed moves that cost least. */
  bestRight(scores: Float64Array): number {
    let at = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let move = SHIFT; move <= RIGHT; move++) {
      if (!this.state.allows(move)) continue;
      const cost = this.cost(move);
      if (cost < least || (cost === least && scores[move]! > scores[at]!)) {
        at = move;
        least = cost;
      }
    }
    return at;
  }

  cost(move: number): number {
    const { state, heads, dependents } = this;
    const { front, depth, stack } = state;
    let cost = 0;
    if (move === SHIFT) {
      for (let i = 0; i < depth; i++) {
        const word = stack[i]!;
        if (heads[front] === word && i < depth - 1) cost++;
        if (heads[word] === front) cost++;
      }
      return cost;
    }
    const top = state.top;
    const head = heads[top]!;
    if (move === LEFT) {
      if (head !== front && (head > front || head === state.second)) cost++;
    } else if (head >= front) cost++;
    for (const dependent of dependents[top]!) if (dependent >= front) cost++;
    return cost;
  }
}
