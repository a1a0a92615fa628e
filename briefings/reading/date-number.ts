import type { Lexeme } from "./date-lexer.ts";
import { NUMBERS, ORDINALS } from "./date-lexicon.ts";

export interface Counted {
  /** Undefined for a vague count: "several", "a few". */
  readonly count: number | undefined;
  /** Index behind the number. */
  readonly next: number;
}

const VAGUE: ReadonlySet<string> = new Set(["several", "few", "many", "some", "numerous", "countless"]);

/** A cardinal number in digits or words at `i`: "12", "1,000", "2.5", "twenty-four", "a couple of", "several". */
export function readCount(lexemes: readonly Lexeme[], i: number): Counted | undefined {
  const word = lexemes[i];
  if (!word) return undefined;
  if (word.kind === "number") return readDigits(lexemes, i);
  if (word.lower === "a" || word.lower === "an" || word.lower === "the") {
    const next = lexemes[i + 1]?.lower;
    if (next === "couple" || next === "few" || next === "dozen" || next === "hundred" || next === "half") {
      return readCount(lexemes, i + 1);
    }
    return word.lower === "the" ? undefined : { count: 1, next: i + 1 };
  }
  if (word.lower === "couple") {
    return { count: 2, next: lexemes[i + 1]?.lower === "of" ? i + 2 : i + 1 };
  }
  if (word.lower === "half") {
    const next = lexemes[i + 1]?.lower;
    if (next === "a" || next === "an") return { count: 0.5, next: i + 2 };
    return next === "-" ? { count: 0.5, next: i + 2 } : { count: 0.5, next: i + 1 };
  }
  if (VAGUE.has(word.lower)) {
    const dozen = lexemes[i + 1]?.lower;
    return { count: undefined, next: dozen === "dozen" || dozen === "hundred" ? i + 2 : i + 1 };
  }
  return readNumberWords(lexemes, i);
}

function readDigits(lexemes: readonly Lexeme[], i: number): Counted | undefined {
  const word = lexemes[i];
  if (!word || word.text.length > 9) return undefined;
  let digits = word.text;
  let next = i + 1;
  while (
    lexemes[next]?.glued === true &&
    lexemes[next]?.text === "," &&
    lexemes[next + 1]?.glued === true &&
    /^\d{3}$/u.test(lexemes[next + 1]?.text ?? "") &&
    digits.length < 12
  ) {
    digits += lexemes[next + 1]?.text ?? "";
    next += 2;
  }
  if (
    lexemes[next]?.glued === true &&
    lexemes[next]?.text === "." &&
    lexemes[next + 1]?.glued === true &&
    lexemes[next + 1]?.kind === "number"
  ) {
    digits += `.${lexemes[next + 1]?.text ?? ""}`;
    next += 2;
  }
  let count = Number(digits);
  const half = readFraction(lexemes, next);
  if (half) {
    count += half.value;
    next = half.next;
  }
  return { count, next };
}

function readFraction(lexemes: readonly Lexeme[], i: number): { value: number; next: number } | undefined {
  if (lexemes[i]?.text === "½") return { value: 0.5, next: i + 1 };
  const [a, slash, b] = [lexemes[i], lexemes[i + 1], lexemes[i + 2]];
  if (a?.text === "1" && slash?.text === "/" && slash.glued && b?.text === "2" && b.glued) {
    return { value: 0.5, next: i + 3 };
  }
  if (
    a?.lower === "and" &&
    (slash?.lower === "a" || slash?.lower === "one") &&
    (b?.lower === "half" || b?.lower === "quarter")
  ) {
    return { value: b.lower === "half" ? 0.5 : 0.25, next: i + 3 };
  }
  return undefined;
}

function readNumberWords(lexemes: readonly Lexeme[], i: number): Counted | undefined {
  const first = NUMBERS.get(lexemes[i]?.lower ?? "");
  if (first === undefined) return undefined;
  let count = first;
  let next = i + 1;
  if (first >= 20 && first < 100) {
    const at = lexemes[next]?.lower === "-" ? next + 1 : next;
    const ones = NUMBERS.get(lexemes[at]?.lower ?? "");
    if (ones !== undefined && ones < 10) {
      count += ones;
      next = at + 1;
    }
  }
  if (count < 10 && lexemes[next]?.lower === "hundred") {
    count *= 100;
    next += 1;
  }
  const half = readFraction(lexemes, next);
  if (half) return { count: count + half.value, next: half.next };
  return { count, next };
}

/** An ordinal at `i`: "third", "3rd", "twenty-first". */
export function readOrdinal(
  lexemes: readonly Lexeme[],
  i: number,
): { readonly value: number; readonly next: number } | undefined {
  const word = lexemes[i];
  if (!word) return undefined;
  if (word.kind === "number") {
    const suffix = lexemes[i + 1];
    if (suffix?.glued === true && /^(?:st|nd|rd|th)$/u.test(suffix.lower) && word.text.length <= 2) {
      return { value: Number(word.text), next: i + 2 };
    }
    return undefined;
  }
  const simple = ORDINALS.get(word.lower);
  if (simple !== undefined) return { value: simple, next: i + 1 };
  const tens = NUMBERS.get(word.lower);
  if (tens !== undefined && tens >= 20 && tens < 100) {
    const at = lexemes[i + 1]?.lower === "-" ? i + 2 : i + 1;
    const ones = ORDINALS.get(lexemes[at]?.lower ?? "");
    if (ones !== undefined && ones < 10) return { value: tens + ones, next: at + 1 };
  }
  return undefined;
}
