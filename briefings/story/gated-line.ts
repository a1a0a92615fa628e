import type { Citation } from "../claim/citation.ts";
import { faultsText, type GateKnowledge, passesGate } from "../claim/evidence-gate.ts";
import type { Certainty, Line, LineKind } from "../claim/line.ts";

/** A line that its citations do not support, and what they lack. */
export interface DroppedLine {
  readonly line: string;
  readonly why: string;
}

const MOST_CITATIONS = 4;

/**
 * The first of several wordings that its citations support. What failed goes to `dropped`; where
 * all fail there is no line.
 */
export function gatedLine(
  wordings: readonly string[],
  line: {
    readonly kind: LineKind;
    readonly certainty: Certainty;
    readonly citations: readonly Citation[];
    readonly note?: string | undefined;
  },
  knowledge: GateKnowledge,
  dropped: DroppedLine[],
): Line | undefined {
  const citations = line.citations.slice(0, MOST_CITATIONS);
  for (const text of new Set(wordings)) {
    const verdict = passesGate({ text, citations }, knowledge);
    if (verdict.passes) {
      const { kind, certainty, note } = line;
      return { text, kind, certainty, citations, ...(note === undefined ? {} : { note }) };
    }
    dropped.push({ line: text, why: `The cited sentences do not support ${faultsText(verdict.faults)}.` });
  }
  return undefined;
}
