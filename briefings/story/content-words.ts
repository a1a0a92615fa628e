import { stemOf } from "./features.ts";

const GRAMMAR: ReadonlySet<string> = new Set(
  (
    "a an and any at be been being but by each for from had has have her his in into is it its of on one or our own over " +
    "some such than that the their them these they this those to under up upon was were which who will with would"
  ).split(" "),
);

/** The words of a phrase that carry its meaning, stemmed, lower case, each once. */
export function contentWords(phrase: string): Set<string> {
  const words = phrase
    .normalize("NFKC")
    .toLowerCase()
    .replace(/['’]s(?![\p{L}\p{N}])/gu, "")
    .match(/[\p{L}\p{N}]+/gu);
  return new Set((words ?? []).filter((word) => !GRAMMAR.has(word)).map(stemOf));
}

/** Words of `a` that `b` has too. */
export function sharedWords(a: ReadonlySet<string>, b: ReadonlySet<string>): string[] {
  return [...a].filter((word) => b.has(word));
}
