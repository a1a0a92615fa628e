import type { ArcMargins } from "./parser.ts";
import type { ParserState } from "./parser-state.ts";

/** Number of inputs of the regression, constant included. */
export const CONFIDENCE_INPUTS = 10;
/** Margins are sums of squared bytes; this brings them near 1. */
const MARGIN_UNIT = 2000;
const LARGEST = 5;

function log(margin: number): number {
  return Math.min(LARGEST, Math.log2(1 + Math.max(0, margin) / MARGIN_UNIT));
}

/** What tells whether the arc of `word` is right: margins of its decisions, its neighbours' and its length. */
export function confidenceInputs(
  margins: ArcMargins,
  state: ParserState,
  word: number,
  out: Float64Array,
): void {
  const attach = log(margins.attach[word]!);
  const shift = log(margins.shift[word]!);
  const relation = log(margins.relation[word]!);
  const head = state.head[word]!;
  const headShift = head < state.length ? log(margins.shift[head]!) : LARGEST;
  const distance = head === state.length ? 0 : Math.min(10, Math.abs(head - word));
  out[0] = 1;
  out[1] = attach;
  out[2] = relation;
  out[3] = shift;
  out[4] = headShift;
  out[5] = attach * attach;
  out[6] = relation * relation;
  out[7] = attach * relation;
  out[8] = Math.log2(1 + distance);
  out[9] = head === state.length ? 1 : 0;
}

const inputs = new Float64Array(CONFIDENCE_INPUTS);

/** Chance, 0 to 1, that head and relation of `word` are both right. */
export function arcConfidence(
  weights: readonly number[],
  margins: ArcMargins,
  state: ParserState,
  word: number,
): number {
  if (weights.length !== CONFIDENCE_INPUTS) return 0.5;
  confidenceInputs(margins, state, word, inputs);
  let sum = 0;
  for (let i = 0; i < CONFIDENCE_INPUTS; i++) sum += weights[i]! * inputs[i]!;
  return 1 / (1 + Math.exp(-sum));
}
