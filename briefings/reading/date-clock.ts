import type { Lexeme } from "./date-lexer.ts";
import { NUMBERS, ZONE_WORDS, ZONES } from "./date-lexicon.ts";

export interface ClockTime {
  readonly hour: number;
  readonly minute: number;
  /** Offset as ISO 8601 writes it, where the text names a zone. */
  readonly zone?: string;
  readonly next: number;
}

/** A time of day at `i`: "9 a.m. EST", "14:30 GMT", "1400 GMT", "noon", "three o'clock". */
export function readClock(lexemes: readonly Lexeme[], i: number): ClockTime | undefined {
  const word = lexemes[i];
  if (!word) return undefined;
  if (word.lower === "noon") return withZone(lexemes, 12, 0, i + 1);
  if (word.lower === "midnight") return withZone(lexemes, 0, 0, i + 1);
  const hour = word.kind === "number" && word.text.length <= 2 ? Number(word.text) : NUMBERS.get(word.lower);
  if (word.kind === "number" && word.text.length === 4) {
    const zone = readZone(lexemes, i + 1);
    const [h, m] = [Number(word.text.slice(0, 2)), Number(word.text.slice(2))];
    return zone && h < 24 && m < 60 ? { hour: h, minute: m, ...zone } : undefined;
  }
  if (hour === undefined || hour > 24) return undefined;
  const colon = lexemes[i + 1];
  const minutes = lexemes[i + 2];
  let minute = 0;
  let next = i + 1;
  let exact = false;
  if (
    (colon?.text === ":" || colon?.text === ".") &&
    colon.glued &&
    minutes?.glued === true &&
    minutes.kind === "number" &&
    minutes.text.length === 2 &&
    Number(minutes.text) < 60
  ) {
    minute = Number(minutes.text);
    next = i + 3;
    exact = colon.text === ":";
    const seconds = lexemes[next + 1];
    if (
      exact &&
      lexemes[next]?.text === ":" &&
      lexemes[next]?.glued &&
      seconds?.glued &&
      seconds.text.length === 2
    ) {
      next += 2;
    }
  }
  const half = readHalfDay(lexemes, next);
  if (half) {
    if (hour < 1 || hour > 12) return undefined;
    return withZone(lexemes, (hour % 12) + (half.afternoon ? 12 : 0), minute, half.next);
  }
  if (
    lexemes[next]?.lower === "o" &&
    lexemes[next + 1]?.text.length === 1 &&
    lexemes[next + 2]?.lower === "clock"
  ) {
    return withZone(lexemes, hour, minute, next + 3);
  }
  const zone = readZone(lexemes, next);
  if (exact && hour < 25) return zone ? { hour, minute, ...zone } : { hour, minute, next };
  return undefined;
}

function readHalfDay(
  lexemes: readonly Lexeme[],
  i: number,
): { afternoon: boolean; next: number } | undefined {
  const a = lexemes[i];
  if (!a) return undefined;
  if (a.lower === "am" || a.lower === "pm") {
    return { afternoon: a.lower === "pm", next: i + 1 };
  }
  const [dot, m, end] = [lexemes[i + 1], lexemes[i + 2], lexemes[i + 3]];
  if ((a.lower === "a" || a.lower === "p") && dot?.text === "." && dot.glued && m?.lower === "m" && m.glued) {
    return { afternoon: a.lower === "p", next: end?.text === "." && end.glued ? i + 4 : i + 3 };
  }
  return undefined;
}

function withZone(lexemes: readonly Lexeme[], hour: number, minute: number, next: number): ClockTime {
  const zone = readZone(lexemes, next);
  return zone ? { hour, minute, ...zone } : { hour, minute, next };
}

function readZone(lexemes: readonly Lexeme[], i: number): { zone?: string; next: number } | undefined {
  const open = lexemes[i]?.text === "(" ? 1 : 0;
  const word = lexemes[i + open];
  if (!word) return undefined;
  const close = open === 1 ? 1 : 0;
  const known = ZONES.get(word.lower);
  const capital = word.text === word.text.toUpperCase();
  if (known !== undefined && capital) {
    return { zone: known, next: i + open + 1 + close };
  }
  if (ZONE_WORDS.has(word.lower)) {
    const time = lexemes[i + open + 1];
    const zone = ZONE_WORDS.get(word.lower);
    if (time?.lower === "time") return { ...(zone ? { zone } : {}), next: i + open + 2 + close };
    if (capital && word.text.length === 2) return { ...(zone ? { zone } : {}), next: i + open + 1 + close };
    if (
      (time?.lower === "daylight" || time?.lower === "standard" || time?.lower === "mean") &&
      lexemes[i + open + 2]?.lower === "time"
    ) {
      return { ...(zone ? { zone } : {}), next: i + open + 3 + close };
    }
  }
  return undefined;
}
