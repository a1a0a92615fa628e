/**
 * Features are 32-bit hashes: no vocabulary is stored, two features that fall together share a weight
 * (feature hashing, Weinberger et al. 2009). The constants are odd, else arbitrary; changing one
 * makes all trained weights void.
 */
export function hashText(text: string, start = 0, end = text.length): number {
  let hash = 0x811c9dc5 ^ (end - start);
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return scatter(hash);
}

/** Spreads a small number (a tag, a count) over all 32 bits. */
export function scatter(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return hash ^ (hash >>> 16);
}

/** Hash of template `template` with one value. All values must be scattered already. */
export function feature1(template: number, a: number): number {
  return finish(Math.imul(a, 0x9e3779b1) + Math.imul(template + 1, 0x3c6ef372 | 1));
}

export function feature2(template: number, a: number, b: number): number {
  return finish(Math.imul(a, 0x9e3779b1) + Math.imul(b, 0x85ebca77) + Math.imul(template + 1, 0x3c6ef373));
}

export function feature3(template: number, a: number, b: number, c: number): number {
  return finish(
    Math.imul(a, 0x9e3779b1) +
      Math.imul(b, 0x85ebca77) +
      Math.imul(c, 0xc2b2ae3d) +
      Math.imul(template + 1, 0x3c6ef373),
  );
}

export function feature4(template: number, a: number, b: number, c: number, d: number): number {
  return finish(
    Math.imul(a, 0x9e3779b1) +
      Math.imul(b, 0x85ebca77) +
      Math.imul(c, 0xc2b2ae3d) +
      Math.imul(d, 0x27d4eb2f) +
      Math.imul(template + 1, 0x3c6ef373),
  );
}

function finish(sum: number): number {
  return Math.imul(sum ^ (sum >>> 15), 0x2c1b3c6d);
}
