import { z } from "zod";
import { WirebriefError } from "../errors.ts";
import { LinearScorer } from "./linear-scorer.ts";
import type { WordClusters } from "./word-forms.ts";

/** First bytes of a weights file. */
export const MODEL_MAGIC = "WBSYN1\r\n";

const sectionSchema = z.strictObject({ offset: z.int().nonnegative(), length: z.int().nonnegative() });

/** Head of the weights file: label lists, sizes, where each section lies (offsets from the end of the head). */
export const modelHeaderSchema = z.strictObject({
  /** "UPOS XPOS" pairs, the tagger's classes. */
  tags: z.array(z.string()),
  relations: z.array(z.string()),
  /** Words as written that have one tag only → its number. */
  fixedTags: z.record(z.string(), z.int().nonnegative()),
  /** Number of a tag of a closed class → its words, folded. */
  closedWords: z.record(z.string(), z.array(z.string())),
  rowBits: z.strictObject({
    tagger: z.int(),
    moves: z.int(),
    relations: z.int(),
    names: z.int(),
  }),
  /** Regressions over hashed features, by name: of references and of deals. */
  linear: z
    .record(
      z.string(),
      z.strictObject({
        ...sectionSchema.shape,
        classes: z.int().positive(),
        rowBits: z.int().positive(),
        /** Weight of one unit of a packed score. */
        scale: z.number().positive(),
      }),
    )
    .optional(),
  /** Logistic regression from decision margins to the chance that an arc and its relation are right. */
  confidence: z.array(z.number()),
  sections: z.strictObject({
    tagger: sectionSchema,
    moves: sectionSchema,
    relations: sectionSchema,
    names: sectionSchema,
    clusters: sectionSchema,
    lemmas: sectionSchema,
  }),
});
export type ModelHeader = z.infer<typeof modelHeaderSchema>;
export type SectionName = keyof ModelHeader["sections"];

export interface ModelFile {
  readonly header: ModelHeader;
  section(name: SectionName): Uint8Array;
  /** The word clusters, built once a file. */
  clusters(): WordClusters;
  /** Undefined where the file has none of that name. */
  linear(name: string): LinearScorer | undefined;
}

/**
 * Opens a weights file: magic (8 bytes), length of the head (4 bytes, little-endian), head as JSON,
 * sections. Throws `WirebriefError` (`input`) on anything else.
 */
export function readModelFile(bytes: Uint8Array): ModelFile {
  const known = OPENED.get(bytes);
  if (known !== undefined) return known;
  const opened = open(bytes);
  OPENED.set(bytes, opened);
  return opened;
}

/** Readers of syntax, references and deals are built over the same bytes: these are taken apart once. */
const OPENED = new WeakMap<Uint8Array, ModelFile>();

function open(bytes: Uint8Array): ModelFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const magic = String.fromCharCode(...bytes.subarray(0, MODEL_MAGIC.length));
  if (magic !== MODEL_MAGIC || bytes.length < MODEL_MAGIC.length + 4) throw damaged("is no weights file");
  const headStart = MODEL_MAGIC.length + 4;
  const bodyStart = headStart + view.getUint32(MODEL_MAGIC.length, true);
  const header = parseHeader(bytes.subarray(headStart, bodyStart));
  for (const { offset, length } of [
    ...Object.values(header.sections),
    ...Object.values(header.linear ?? {}),
  ]) {
    if (bodyStart + offset + length > bytes.length) throw damaged("ends too early");
  }
  let clusters: WordClusters | undefined;
  return {
    header,
    section(name) {
      const { offset, length } = header.sections[name];
      return bytes.subarray(bodyStart + offset, bodyStart + offset + length);
    },
    clusters() {
      clusters ??= readClusters(this.section("clusters"));
      return clusters;
    },
    linear(name) {
      const found = header.linear?.[name];
      if (found === undefined) return undefined;
      const packed = bytes.subarray(bodyStart + found.offset, bodyStart + found.offset + found.length);
      return new LinearScorer(packed, found.rowBits, found.classes, found.scale);
    },
  };
}

function parseHeader(bytes: Uint8Array): ModelHeader {
  try {
    return modelHeaderSchema.parse(JSON.parse(decodeUtf8(bytes)));
  } catch (cause) {
    throw damaged("has a head that cannot be read", cause);
  }
}

function damaged(problem: string, cause?: unknown): WirebriefError {
  return new WirebriefError({
    code: "input",
    thing: "English reader weights",
    problem,
    remedy: "Restore english.bin from the repository or train it again",
    cause,
  });
}

/** UTF-8 to text. The engine's types know no `TextDecoder`, which belongs to the runtime. */
export function decodeUtf8(bytes: Uint8Array): string {
  let text = "";
  let at = 0;
  while (at < bytes.length) {
    const units: number[] = [];
    while (at < bytes.length && units.length < 8192) {
      const first = bytes[at]!;
      const size = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
      let point = size === 1 ? first : first & (0x7f >> size);
      for (let i = 1; i < size; i++) point = (point << 6) | (bytes[at + i]! & 0x3f);
      at += size;
      units.push(point);
    }
    text += String.fromCodePoint(...units);
  }
  return text;
}

/** Packed clusters: 7 bytes a word: hash of the folded word (4), cluster of 600 (2), cluster of 60 (1). */
export function readClusters(packed: Uint8Array): WordClusters {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const byHash = new Map<number, number>();
  for (let at = 0; at + 7 <= packed.length; at += 7) {
    byHash.set(view.getInt32(at, true), view.getUint16(at + 4, true) | (packed[at + 6]! << 16));
  }
  return {
    of(wordHash) {
      const found = byHash.get(wordHash);
      return found === undefined ? undefined : { fine: found & 0xffff, broad: found >> 16 };
    },
  };
}
