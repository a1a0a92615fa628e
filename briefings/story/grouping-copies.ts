import {
  commonParticulars,
  createDuplicateIndex,
  type DuplicateIndex,
  type DuplicateMatch,
  type Fingerprint,
} from "../article/near-duplicate.ts";
import { groupingSettings as settings } from "./grouping-settings.ts";

const DAY_MS = 86_400_000;
/** A copy comes within days: texts are compared with those of the last one or two fortnights. */
const COPIES_WITHIN_MS = 14 * DAY_MS;
const MOST_COMPARED_TEXTS = 60_000;

/** From this share of a text and of its names and numbers on, it is that text whatever else is read from it. */
const SURE_SHARE = 0.9;
/** Fewer names and numbers than this tell a headline from its copy by how they are capitalised, not by what they name. */
const LEAST_PARTICULARS = 4;

export interface CopyMatch extends DuplicateMatch {
  readonly storyId: string;
  /** Next to all names and numbers are the same, and there are some. */
  readonly sure: boolean;
}

export interface CopyFinder {
  /** The earlier text that this one repeats most and that `accepts` takes, with the story it was put into. */
  match(fingerprint: Fingerprint, accepts: (match: CopyMatch) => boolean): CopyMatch | undefined;
  add(id: string, storyId: string, at: number, fingerprint: Fingerprint): void;
  /** The story that a text was put into, by the id it had then. */
  storyOf(id: string): string | undefined;
  /** The article is of another story from now on. */
  move(id: string, storyId: string): void;
}

/** Two generations of texts: when the younger is full or a fortnight old, the elder is forgotten. */
export function createCopyFinder(): CopyFinder {
  interface Generation {
    readonly index: DuplicateIndex;
    readonly texts: Map<string, { storyId: string; readonly particulars: Uint32Array }>;
    readonly from: number;
  }
  const generation = (from: number): Generation => ({
    index: createDuplicateIndex(),
    texts: new Map(),
    from,
  });
  let younger: Generation | undefined;
  let elder: Generation | undefined;
  return {
    match({ signature, particulars }, accepts) {
      for (const generation of [elder, younger]) {
        let taken: CopyMatch | undefined;
        const found = generation?.index.match(signature, (match) => {
          const original = generation.texts.get(match.id);
          if (original === undefined) return false;
          const same = sameParticulars(original.particulars, particulars);
          if (same !== undefined && same < settings.sameParticularsInCopy) return false;
          const sure = match.similarity >= SURE_SHARE && same !== undefined && same >= SURE_SHARE;
          taken = { ...match, storyId: original.storyId, sure };
          return accepts(taken);
        });
        if (found !== undefined) return taken;
      }
      return undefined;
    },
    add(id, storyId, at, { signature, particulars }) {
      if (
        younger === undefined ||
        at - younger.from > COPIES_WITHIN_MS ||
        younger.index.size >= MOST_COMPARED_TEXTS
      ) {
        elder = younger;
        younger = generation(at);
      }
      younger.index.add(id, signature);
      younger.texts.set(id, { storyId, particulars });
    },
    storyOf: (id) => (younger?.texts.get(id) ?? elder?.texts.get(id))?.storyId,
    move(id, storyId) {
      for (const generation of [elder, younger]) {
        const text = generation?.texts.get(id);
        if (text !== undefined) text.storyId = storyId;
      }
    },
  };
}

/**
 * The share of the names and numbers of the text that has fewer which the other has too; `undefined`
 * where there are next to none. A copy leaves some out or adds some; where the same form is filled in
 * for others (notices of awards, results, weather), others stand in the place of each.
 */
function sameParticulars(a: Uint32Array, b: Uint32Array): number | undefined {
  const { common, ofFewer } = commonParticulars(a, b);
  return ofFewer < LEAST_PARTICULARS ? undefined : common / ofFewer;
}
