import { readClock } from "./date-clock.ts";
import { CAPITAL_MONTHS, DECADE_WORDS, MONTHS, NUMBERS } from "./date-lexicon.ts";
import { type Found, is, type Lexemes, skipComma, skipHyphen, skipThe, WHICH } from "./date-match.ts";
import { readCount, readOrdinal } from "./date-number.ts";
import type { TimePhrase, Which } from "./date-phrase.ts";

/** "2026-03-04", "3/4/2026" (month first, as American papers write; day first where the first is above 12), "04.03.2026". */
export function readNumeric(lexemes: Lexemes, i: number): Found {
  const [a, s1, b, s2, c] = [lexemes[i], lexemes[i + 1], lexemes[i + 2], lexemes[i + 3], lexemes[i + 4]];
  if (a?.kind !== "number" || b?.kind !== "number" || !s1?.glued || !b.glued) return undefined;
  if (a.glued && i > 0 && /[\d/.$£€-]/u.test(lexemes[i - 1]?.text ?? "")) return undefined;
  const mark = s1.lower;
  if (!"-/.".includes(mark) || c?.kind !== "number" || s2?.lower !== mark || !s2.glued || !c.glued)
    return undefined;
  const after = lexemes[i + 5];
  if (
    after?.glued === true &&
    (after.kind === "number" || ("-/".includes(after.lower) && lexemes[i + 6]?.kind === "number"))
  )
    return undefined;
  const [x, y, z] = [Number(a.text), Number(b.text), Number(c.text)];
  const date = (year: number, month: number, day: number): Found => {
    if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
    const phrase: TimePhrase = { kind: "date", year, month, day };
    const time = after?.lower === "t" && after.glued ? readClock(lexemes, i + 6) : undefined;
    if (time) {
      const { next, ...fields } = time;
      return { next, phrase: { kind: "clock", ...fields, of: phrase } };
    }
    return { next: i + 5, phrase };
  };
  if (a.text.length === 4 && b.text.length <= 2 && c.text.length <= 2) return date(x, y, z);
  if (mark === "-" && c.text.length !== 4) return undefined;
  if (a.text.length > 2 || b.text.length > 2 || (c.text.length !== 4 && c.text.length !== 2))
    return undefined;
  const year = c.text.length === 4 ? z : z >= 50 ? 1900 + z : 2000 + z;
  if (mark === ".") return c.text.length === 4 ? date(year, y, x) : undefined;
  return x > 12 ? date(year, y, x) : date(year, x, y);
}

/** A month name or its abbreviation with its full stop. */
export function readMonthWord(lexemes: Lexemes, i: number): { month: number; next: number } | undefined {
  const word = lexemes[i];
  if (word?.kind !== "word") return undefined;
  const month = MONTHS.get(word.lower);
  if (month === undefined) return undefined;
  const lower = word.text === word.lower;
  if (lower && (word.text.length < 4 || CAPITAL_MONTHS.has(word.lower))) return undefined;
  const dot = lexemes[i + 1];
  const short =
    word.lower.length <= 4 && word.lower !== "june" && word.lower !== "july" && word.lower !== "may";
  return { month, next: short && dot?.text === "." && dot.glued ? i + 2 : i + 1 };
}

/** "4", "4th", "fourth", at most 31. */
export function readDayOfMonth(lexemes: Lexemes, i: number): { day: number; next: number } | undefined {
  const ordinal = readOrdinal(lexemes, i);
  if (ordinal) return ordinal.value <= 31 ? { day: ordinal.value, next: ordinal.next } : undefined;
  const word = lexemes[i];
  if (word?.kind !== "number" || word.text.length > 2) return undefined;
  if (word.glued && /^[.,/]$/u.test(lexemes[i - 1]?.text ?? "")) return undefined;
  const after = lexemes[i + 1];
  if (
    after?.glued === true &&
    ((after.text === ":" && lexemes[i + 2]?.glued === true && lexemes[i + 2]?.kind === "number") ||
      after.text === "%" ||
      (after.text === "." && lexemes[i + 2]?.glued === true && lexemes[i + 2]?.kind === "number"))
  )
    return undefined;
  const day = Number(word.text);
  return day >= 1 && day <= 31 ? { day, next: i + 1 } : undefined;
}

/** A year behind a month or a day: ", 1998", "of 1998", "'98". */
export function readYearAfter(lexemes: Lexemes, i: number): { year: number; next: number } | undefined {
  const at = skipComma(lexemes, is(lexemes, i, "of") || is(lexemes, i, "in") ? i + 1 : i);
  const word = lexemes[at];
  if (word?.kind === "number" && word.text.length === 4 && !isQuantity(lexemes, at)) {
    const year = Number(word.text);
    return year >= 1000 && year <= 2199 ? { year, next: at + 1 } : undefined;
  }
  if (
    word?.text.length === 1 &&
    word.lower === "'" &&
    lexemes[at + 1]?.glued &&
    /^\d{2}$/u.test(lexemes[at + 1]?.text ?? "")
  ) {
    return { year: shortYear(Number(lexemes[at + 1]?.text)), next: at + 2 };
  }
  return undefined;
}

function shortYear(value: number): number {
  return value >= 40 ? 1900 + value : 2000 + value;
}

function isQuantity(lexemes: Lexemes, i: number): boolean {
  const after = lexemes[i + 1];
  if (!after) return false;
  if (
    after.glued &&
    (after.text === "%" ||
      after.kind === "word" ||
      (after.text === "," && lexemes[i + 2]?.glued === true && lexemes[i + 2]?.kind === "number"))
  ) {
    return after.lower !== "s";
  }
  return (
    after.glued && after.text === "." && lexemes[i + 2]?.glued === true && lexemes[i + 2]?.kind === "number"
  );
}

/** "of last year", "this year", ", 1998" behind a month or a day. */
export function readYearOf(
  lexemes: Lexemes,
  i: number,
): { next: number; fields: { year?: number; yearWhich?: Which } } {
  const year = readYearAfter(lexemes, i);
  if (year) return { next: year.next, fields: { year: year.year } };
  const spoken = readSpokenYear(lexemes, is(lexemes, i, "of") ? i + 1 : i);
  if (spoken?.phrase.kind === "date" && spoken.phrase.year !== undefined && lexemes[i]?.lower !== "two") {
    return { next: spoken.next, fields: { year: spoken.phrase.year } };
  }
  let at = is(lexemes, i, "of") || is(lexemes, i, "in") ? i + 1 : i;
  at = skipComma(lexemes, at);
  const which = WHICH.get(lexemes[at]?.lower ?? "");
  if (which !== undefined && is(lexemes, at + 1, "year"))
    return { next: at + 2, fields: { yearWhich: which } };
  return { next: i, fields: {} };
}

/** "the 1990s", "'90s", "the nineties". */
export function readDecade(lexemes: Lexemes, i: number): Found {
  const at = skipThe(lexemes, i);
  const word = lexemes[at];
  if (!word) return undefined;
  const s = lexemes[at + 1];
  if (word.kind === "number" && /^(?:1[5-9]|20)\d0$/u.test(word.text)) {
    if (s?.glued && s.lower === "s")
      return { next: at + 2, phrase: { kind: "decade", year: Number(word.text) } };
    if (s?.glued && s.lower === "'" && lexemes[at + 2]?.glued && lexemes[at + 2]?.lower === "s")
      return { next: at + 3, phrase: { kind: "decade", year: Number(word.text) } };
  }
  if (
    word.lower === "'" &&
    s?.glued &&
    /^\d0$/u.test(s.text) &&
    lexemes[at + 2]?.glued &&
    lexemes[at + 2]?.lower === "s"
  ) {
    return { next: at + 3, phrase: { kind: "decade", year: shortYear(Number(s.text)) } };
  }
  if (word.kind === "number" && /^\d0$/u.test(word.text) && s?.glued && s.lower === "s" && at > i) {
    return { next: at + 2, phrase: { kind: "decade", year: shortYear(Number(word.text)) } };
  }
  const named = DECADE_WORDS.get(word.lower);
  const quote = word.lower === "'" && s?.glued ? DECADE_WORDS.get(s.lower) : undefined;
  if (at > i && named !== undefined) return { next: at + 1, phrase: { kind: "decade", year: named } };
  if (at > i && quote !== undefined) return { next: at + 2, phrase: { kind: "decade", year: quote } };
  return undefined;
}

/** "the 20th century". */
export function readCentury(lexemes: Lexemes, i: number): Found {
  const at = skipThe(lexemes, i);
  const ordinal = readOrdinal(lexemes, at);
  if (!ordinal) return undefined;
  const unit = skipHyphen(lexemes, ordinal.next);
  if (!is(lexemes, unit, "century") || ordinal.value > 22) return undefined;
  return { next: unit + 1, phrase: { kind: "century", number: ordinal.value } };
}

/** "fiscal 2026", "FY26": the year is taken as it is named, since each firm ends its own on another day. */
export function readFiscal(lexemes: Lexemes, i: number): Found {
  const at = skipThe(lexemes, i);
  const fy = lexemes[at];
  if (fy?.text === "FY" || fy?.text === "CY") {
    const apostrophe = lexemes[at + 1]?.lower === "'" ? at + 2 : at + 1;
    const digits = lexemes[apostrophe];
    if (digits?.kind === "number" && (digits.text.length === 2 || digits.text.length === 4)) {
      const year = digits.text.length === 4 ? Number(digits.text) : shortYear(Number(digits.text));
      return { next: apostrophe + 1, phrase: { kind: "date", year } };
    }
  }
  if (!is(lexemes, at, "fiscal") && !is(lexemes, at, "calendar") && !is(lexemes, at, "financial"))
    return undefined;
  const yearAt = is(lexemes, at + 1, "year") ? at + 2 : at + 1;
  const year = readYearAfter(lexemes, yearAt);
  if (!year || is(lexemes, yearAt, "of")) return undefined;
  return { next: year.next, phrase: { kind: "date", year: year.year } };
}

const NOT_YEARS_AFTER =
  /^(?:people|miles|feet|shares|points|jobs|workers|pounds|tons|tonnes|dollars|euros|kilometers|kilometres|meters|metres|square|acres|employees|members|units|cars|troops|soldiers|votes|homes|copies|barrels|megawatts|copies|times|or|calories|watts|volts|rpm|mph|percent|hours|days|years|months|weeks|million|billion|trillion|thousand|series|bytes|degrees)$/u;

/** A bare year. `dated`: a word of time stands before it. */
export function readYear(lexemes: Lexemes, i: number, dated = false): Found {
  const at = skipThe(lexemes, i);
  const word = lexemes[at];
  const before = lexemes[at - 1];
  if (
    word?.lower === "'" &&
    lexemes[at + 1]?.glued &&
    /^\d{2}$/u.test(lexemes[at + 1]?.text ?? "") &&
    !word.glued
  ) {
    const tail = lexemes[at + 2];
    if (tail?.glued && (tail.kind !== "mark" || tail.lower === "'")) return undefined;
    return { next: at + 2, phrase: { kind: "date", year: shortYear(Number(lexemes[at + 1]?.text)) } };
  }
  if (word?.kind !== "number" || !/^(?:1[0-9]|20|21)\d{2}$/u.test(word.text)) return undefined;
  if (at > i && !is(lexemes, at + 1, "period") && !is(lexemes, at + 1, "quarter") && !dated) {
    // "the 1998 budget" names a year; the article belongs to the noun.
    return undefined;
  }
  const after = lexemes[at + 1];
  if (isQuantity(lexemes, at)) return undefined;
  if (
    before &&
    word.glued &&
    before.text !== "(" &&
    before.lower !== "-" &&
    !/^[–—"“'‘/[]$/u.test(before.text)
  )
    return undefined;
  if (before && /^[$£€¥#№]$/u.test(before.text)) return undefined;
  if (after && NOT_YEARS_AFTER.test(after.lower)) return undefined;
  if (after?.lower === "-" && after.glued && lexemes[at + 2]?.glued && lexemes[at + 2]?.kind === "word")
    return undefined;
  const value = Number(word.text);
  const prepositions = [
    "in",
    "of",
    "since",
    "by",
    "until",
    "from",
    "to",
    "for",
    "before",
    "after",
    "during",
    "early",
    "late",
    "through",
    "and",
    "fiscal",
    "between",
    "than",
    "(",
  ];
  if ((value < 1700 || value > 2100) && !dated && !["in", "since", "of"].includes(before?.lower ?? ""))
    return undefined;
  if (value < 1900 && !prepositions.includes(before?.lower ?? "")) return undefined;
  const next = is(lexemes, at + 1, "period") || (at > i && is(lexemes, at + 1, "quarter")) ? at + 2 : at + 1;
  if (at > i && is(lexemes, at + 1, "period"))
    return { next, phrase: { kind: "unit", unit: "quarter", which: "that", yearAgo: true } };
  return { next, phrase: { kind: "date", year: value } };
}

/** "nineteen ninety-six", "two thousand" as a broadcast transcript writes years. */
export function readSpokenYear(lexemes: Lexemes, i: number): Found {
  if (is(lexemes, i, "two", "thousand")) return { next: i + 2, phrase: { kind: "date", year: 2000 } };
  const century =
    lexemes[i]?.lower === "nineteen"
      ? 1900
      : lexemes[i]?.lower === "eighteen"
        ? 1800
        : lexemes[i]?.lower === "twenty"
          ? 2000
          : undefined;
  if (century === undefined || lexemes[i + 1]?.lower === "-") return undefined;
  const rest = readCount(lexemes, i + 1);
  if (
    rest?.count === undefined ||
    rest.count < 10 ||
    rest.count > 99 ||
    lexemes[i + 1]?.kind !== "word" ||
    !NUMBERS.has(lexemes[i + 1]?.lower ?? "")
  )
    return undefined;
  return { next: rest.next, phrase: { kind: "date", year: century + rest.count } };
}
