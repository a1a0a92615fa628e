import { readDayOfMonth, readMonthWord, readYearOf } from "./date-absolute.ts";
import type { Lexeme } from "./date-lexer.ts";
import { DOUBTFUL_MONTHS, MONTHS, TIME_PREPOSITIONS, WEEKDAYS } from "./date-lexicon.ts";
import { type Found, is, type Lexemes, skipThe, WHICH } from "./date-match.ts";
import { readOrdinal } from "./date-number.ts";
import type { TimePhrase, Which } from "./date-phrase.ts";

/** `dated`: a word of time stands before, so that "May" needs no other proof. */
export function readMonth(lexemes: Lexemes, i: number, dated = false): Found {
  const dayFirst = readDayOfMonth(lexemes, skipThe(lexemes, i));
  if (dayFirst) {
    const at = is(lexemes, dayFirst.next, "of") ? dayFirst.next + 1 : dayFirst.next;
    const month = readMonthWord(lexemes, at);
    if (!month || lexemes[at]?.glued === true) return undefined;
    const year = readYearOf(lexemes, month.next);
    return {
      next: year.next,
      phrase: { kind: "date", month: month.month, day: dayFirst.day, ...year.fields },
    };
  }
  let at = i;
  let which: Which | undefined;
  const lead = WHICH.get(lexemes[at]?.lower ?? "");
  if (lead !== undefined && lead !== "that") {
    which = lead;
    at += 1;
    if (which === "this" && WHICH.has(lexemes[at]?.lower ?? "")) {
      which = WHICH.get(lexemes[at]?.lower ?? "");
      at += 1;
    }
  }
  const month = readMonthWord(lexemes, at);
  if (!month) return undefined;
  const the = is(lexemes, month.next, "the") ? month.next + 1 : month.next;
  const day = readDayOfMonth(lexemes, the);
  if (day && (the === month.next || readOrdinal(lexemes, the))) {
    const year = readYearOf(lexemes, day.next);
    const phrase: TimePhrase = {
      kind: "date",
      month: month.month,
      day: day.day,
      ...year.fields,
      ...(which ? { which } : {}),
    };
    return { next: year.next, phrase };
  }
  const year = readYearOf(lexemes, month.next);
  const known = year.next > month.next || which !== undefined || dated;
  if (!known && !monthAlone(lexemes, at, month.next)) return undefined;
  return {
    next: year.next,
    phrase: { kind: "date", month: month.month, ...year.fields, ...(which ? { which } : {}) },
  };
}

/** A bare month name is a month unless it is a person, a verb, a march or a title. */
function monthAlone(lexemes: Lexemes, at: number, next: number): boolean {
  const word = lexemes[at];
  if (!word) return false;
  const before = lexemes[at - 1];
  const after = lexemes[next];
  if (word.lower === "march" && before?.lower === "the") return false;
  if (
    word.lower === "march" &&
    (after?.lower === "on" || after?.lower === "for") &&
    !TIME_PREPOSITIONS.has(before?.lower ?? "")
  )
    return false;
  if (!DOUBTFUL_MONTHS.has(word.lower)) return !isNameBefore(before, lexemes, at);
  if (before === undefined || !TIME_PREPOSITIONS.has(before.lower)) {
    if (word.lower === "may" || word.lower === "march" || word.lower === "jan" || word.lower === "mar") {
      const listed =
        before !== undefined &&
        (before.text === "," || before.lower === "and" || before.lower === "or" || before.text === "-") &&
        nearMonth(lexemes, at) &&
        (after?.kind !== "word" || after.lower === "and" || after.lower === "or");
      const lone =
        (before?.text === "(" || before?.text === ",") && (after?.text === ")" || after === undefined);
      return listed || lone;
    }
    if (isNameBefore(before, lexemes, at)) return false;
    if (after?.kind === "word" && after.text !== after.lower) return false;
    if (before === undefined && after !== undefined && (after.kind === "word" || after.lower === "'"))
      return false;
    return true;
  }
  // "of May's Conservatives", "to June Carter": the preposition alone proves nothing.
  if (word.lower === "may" && is(lexemes, next, "'", "s"))
    return before.lower === "in" || before.lower === "since" || before.lower === "last";
  const name =
    after?.kind === "word" &&
    after.text !== after.lower &&
    (before.lower === "to" || before.lower === "of" || before.lower === "by" || before.lower === "from");
  return !name;
}

function nearMonth(lexemes: Lexemes, at: number): boolean {
  for (let k = at - 2; k >= Math.max(0, at - 5); k -= 1) {
    if (MONTHS.has(lexemes[k]?.lower ?? "") && lexemes[k]?.text !== lexemes[k]?.lower) return true;
  }
  return false;
}

/** "Theresa May", "Mr. May": a capitalised word stands before, and it opens no sentence. */
function isNameBefore(before: Lexeme | undefined, lexemes: Lexemes, at: number): boolean {
  if (before?.text === "." && lexemes[at - 2] !== undefined) {
    return /^(?:mr|mrs|ms|dr|sen|gov|rep|gen|st)$/u.test(lexemes[at - 2]?.lower ?? "");
  }
  if (before?.kind !== "word" || before.text === before.lower) return false;
  if (WEEKDAYS.has(before.lower) || MONTHS.has(before.lower) || TIME_PREPOSITIONS.has(before.lower))
    return false;
  return at >= 2 && before.lower !== "the";
}
