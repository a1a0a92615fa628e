/**
 * Makes vectors of texts in which nearness is nearness of meaning. Optional: grouping works on words
 * alone, and takes a vector where an item has one.
 */
export interface Embedder {
  /** One vector a text, all of one length, in the order of the texts. */
  embed(texts: readonly string[]): Promise<readonly Float32Array[]>;
}

/** Characters that an embedder is given of an article: title and opening. */
const EMBEDDED_LENGTH = 2_000;

/** The items with their vectors, from one call. */
export async function withEmbeddings<Item extends { readonly title: string; readonly text: string }>(
  items: readonly Item[],
  embedder: Embedder,
): Promise<(Item & { readonly embedding?: Float32Array })[]> {
  const vectors = await embedder.embed(
    items.map(({ title, text }) => `${title}\n${text}`.trim().slice(0, EMBEDDED_LENGTH)),
  );
  return items.map((item, at) => {
    const embedding = vectors[at];
    return embedding === undefined ? item : { ...item, embedding };
  });
}
