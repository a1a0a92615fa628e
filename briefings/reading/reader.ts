import { readDates } from "./date-resolver.ts";
import { type Resolve, readEntities } from "./entity-reader.ts";
import { readModelFile } from "./model-file.ts";
import type { Readable, Reader, Reading } from "./reading.ts";
import { chooseBy, resolveBy } from "./references.ts";
import { createSyntax, type Syntax } from "./syntax.ts";

/**
 * Builds the reader of English news from the bytes of a weights file (`weights/english.bin`):
 * sentences with tags and trees, then names and what means them, then dates. Reading is
 * deterministic and linear in the length of the text; any string is accepted.
 */
export function createReader(weights: Uint8Array): Reader {
  return readerOf(createSyntax(weights), referencesOf(weights));
}

/** What resolves references by the scorer of a weights file; undefined where it has none, and rules must do. */
export function referencesOf(weights: Uint8Array): Resolve | undefined {
  const model = readModelFile(weights);
  const scorer = model.linear("references");
  if (scorer === undefined) return undefined;
  const clusters = model.clusters();
  const choose = chooseBy(scorer, EAGER);
  return (sentences, antecedents) => resolveBy(choose, clusters, sentences, antecedents);
}

/**
 * Characters of a text that are read; what comes after is kept and not read. No news article is a tenth as
 * long, and the bound keeps any text under two seconds.
 */
const LONGEST_READ = 100_000;

/** How much sooner than the model a name is taken for what is meant: a name missed costs more than one too many. */
const EAGER = 0.7;

/** The same over a syntax that is already there. */
export function readerOf(syntax: Syntax, resolve?: Resolve): Reader {
  return {
    read(document: Readable): Reading {
      const { sentences, names } = syntax.parse(document.text.slice(0, LONGEST_READ));
      return {
        title: document.title,
        text: document.text,
        publishedAt: document.publishedAt,
        sentences,
        entities: readEntities(document.text, sentences, names, resolve),
        dates: readDates(document, sentences),
      };
    },
  };
}
