export const OTHER = 1;
export const LETTER = 2;
export const CAPITAL = 3;
export const DIGIT = 4;
const CODE_UNITS = 0x10000;

/** The kind of each code unit and its lower case, looked up once: 0 where it did not occur yet. */
const kinds = new Uint8Array(CODE_UNITS);
const lowered = new Uint16Array(CODE_UNITS);

/**
 * What a code unit of a text is, without a pattern a character. Letters outside the basic plane, two
 * code units each, count as marks: no living script of news has them.
 */
export function kindOfUnit(code: number): number {
  return kinds[code] || classify(code);
}

/** The first code unit of its lower case; 0 unless its kind was asked for before. */
export function loweredUnit(code: number): number {
  return lowered[code] ?? 0;
}

function classify(code: number): number {
  const character = String.fromCharCode(code);
  const kind = /\p{N}/u.test(character)
    ? DIGIT
    : /\p{Lu}|\p{Lt}/u.test(character)
      ? CAPITAL
      : /\p{L}/u.test(character)
        ? LETTER
        : OTHER;
  kinds[code] = kind;
  lowered[code] = character.toLowerCase().charCodeAt(0);
  return kind;
}
