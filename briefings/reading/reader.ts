import { readDates } from "./date-resolver.ts";
import { readEntities } from "./entity-reader.ts";
import type { Readable, Reader, Reading } from "./reading.ts";
import { createSyntax, type Syntax } from "./syntax.ts";

/**
 * Builds the reader of English news from the bytes of a weights file (`weights/english.bin`):
 * sentences with tags and trees, then names and what means them, then dates. Reading is
 * deterministic and linear in the length of the text; any string is accepted.
 */
export function createReader(weights: Uint8Array): Reader {
  return readerOf(createSyntax(weights));
}

/** The same over a syntax that is already there. */
export function readerOf(syntax: Syntax): Reader {
  return {
    read(document: Readable): Reading {
      const { sentences, names } = syntax.parse(document.text);
      return {
        title: document.title,
        text: document.text,
        publishedAt: document.publishedAt,
        sentences,
        entities: readEntities(document.text, sentences, names),
        dates: readDates(document, sentences),
      };
    },
  };
}
