/**
 * The words that near-duplicate detection compares: lower case, letters and digits only, so that
 * punctuation, quotation marks and case do not count.
 */
export function comparedWords(text: string): string[] {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/**
 * Hashes of all runs of `size` words, each once, in ascending order. 32 bits: two different runs
 * of one article pair collide with a chance of about one in ten million.
 */
export function shingleHashes(words: readonly string[], size: number): Uint32Array {
  const wordHashes = Uint32Array.from(words, hashWord);
  const hashes = new Uint32Array(Math.max(0, words.length - size + 1));
  for (let start = 0; start < hashes.length; start++) {
    let mixed = 0x9e3779b9;
    for (let at = start; at < start + size; at++) {
      mixed = Math.imul(mixed ^ (wordHashes[at] ?? 0), 0x85ebca6b);
      mixed = (mixed << 13) | (mixed >>> 19);
    }
    hashes[start] = finish(mixed);
  }
  hashes.sort();
  let distinct = 0;
  for (const hash of hashes) {
    if (distinct === 0 || hashes[distinct - 1] !== hash) hashes[distinct++] = hash;
  }
  return hashes.subarray(0, distinct);
}

/** FNV-1a over UTF-16 code units. */
function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** The finalizer of MurmurHash3: every input bit changes half of the output bits. */
function finish(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
