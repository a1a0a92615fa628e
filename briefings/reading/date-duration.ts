import { FREQUENCIES, REFERENCES, UNITS, WEEKDAYS } from "./date-lexicon.ts";
import { type Found, is, isClauseEnd, type Lexemes, skipThe } from "./date-match.ts";
import { readCount } from "./date-number.ts";
import type { TimeUnit } from "./date-phrase.ts";

export const COUNT_LEADS: ReadonlySet<string> = new Set([
  "some",
  "just",
  "nearly",
  "about",
  "almost",
  "around",
  "roughly",
  "approximately",
  "over",
]);

/** "two weeks", "nearly three years", "10-day". */
export function readDuration(lexemes: Lexemes, i: number): Found {
  const start = COUNT_LEADS.has(lexemes[i]?.lower ?? "") ? i + 1 : i;
  const at = skipThe(lexemes, start);
  const count = readCount(lexemes, at);
  if (!count) return readVagueDuration(lexemes, i);
  let next = count.next;
  if (is(lexemes, next, "to") || is(lexemes, next, "or") || is(lexemes, next, "-")) {
    const second = readCount(lexemes, next + 1);
    if (second) next = second.next;
  }
  for (const filler of [
    "more",
    "full",
    "additional",
    "consecutive",
    "straight",
    "trading",
    "business",
    "working",
    "long",
    "whole",
    "other",
    "successive",
    "extra",
  ]) {
    if (is(lexemes, next, filler)) next += 1;
  }
  const hyphen = lexemes[next]?.lower === "-";
  const unitAt = hyphen ? next + 1 : next;
  const word = lexemes[unitAt]?.lower ?? "";
  const unit = UNITS.get(word);
  if (unit === undefined) return undefined;
  if (
    is(lexemes, unitAt + 1, "-", "old") ||
    is(lexemes, unitAt + 1, "old") ||
    is(lexemes, unitAt + 1, "of", "age")
  ) {
    return undefined;
  }
  if (unit === "quarter" && hyphen) return undefined;
  const article = lexemes[at]?.lower === "a" || lexemes[at]?.lower === "an";
  if (article && !hyphen && (unit === "second" || unit === "quarter" || unit === "minute")) return undefined;
  return { next: unitAt + 1, phrase: { kind: "span", count: word === "fortnight" ? 2 : count.count, unit } };
}

/** "for weeks", "within months", "in years". */
function readVagueDuration(lexemes: Lexemes, i: number): Found {
  const word = lexemes[i]?.lower ?? "";
  const unit = UNITS.get(word);
  if (unit === undefined || !word.endsWith("s") || unit === "second" || unit === "quarter") return undefined;
  if (!["for", "within", "in", "follows", "after"].includes(lexemes[i - 1]?.lower ?? "")) return undefined;
  if (is(lexemes, i + 1, "to")) return undefined;
  return { next: i + 1, phrase: { kind: "span", count: undefined, unit } };
}

/** "every Monday", "each month", "daily". */
export function readFrequency(lexemes: Lexemes, i: number): Found {
  const word = lexemes[i];
  if (!word) return undefined;
  if (word.lower === "every" || word.lower === "each") {
    const other = is(lexemes, i + 1, "other") ? 1 : 0;
    const count = readCount(lexemes, i + 1 + other);
    const unitAt = count ? count.next : i + 1 + other;
    const unit = UNITS.get(lexemes[unitAt]?.lower ?? "");
    if (unit !== undefined)
      return { next: unitAt + 1, phrase: { kind: "set", value: duration(count?.count ?? 1 + other, unit) } };
    const day = WEEKDAYS.get(lexemes[unitAt]?.lower ?? "");
    if (day !== undefined) return { next: unitAt + 1, phrase: { kind: "set", value: `XXXX-WXX-${day}` } };
    return undefined;
  }
  const value = FREQUENCIES.get(word.lower);
  if (value === undefined || word.text !== word.lower) return undefined;
  return { next: i + 1, phrase: { kind: "set", value } };
}

/** "now", "in recent days", "the near future". */
export function readReference(lexemes: Lexemes, i: number): Found {
  const word = lexemes[i];
  if (!word) return undefined;
  const reference = (next: number, value: "PRESENT_REF" | "PAST_REF" | "FUTURE_REF"): Found => ({
    next,
    phrase: { kind: "reference", value },
  });
  if (
    is(lexemes, i, "the", "past") &&
    !UNITS.has(lexemes[i + 2]?.lower ?? "") &&
    lexemes[i + 2]?.kind !== "number"
  )
    return isClauseEnd(lexemes[i + 2]) || is(lexemes, i - 1, "in") ? reference(i + 2, "PAST_REF") : undefined;
  if (is(lexemes, i, "the", "future") || is(lexemes, i, "the", "near", "future"))
    return reference(is(lexemes, i, "the", "near") ? i + 3 : i + 2, "FUTURE_REF");
  if (is(lexemes, i, "the", "near", "term") || is(lexemes, i, "the", "short", "term"))
    return reference(i + 3, "FUTURE_REF");
  if (is(lexemes, i, "these", "days")) return reference(i + 2, "PRESENT_REF");
  if (is(lexemes, i, "at", "the", "moment") || is(lexemes, i, "at", "this", "point"))
    return reference(i + 3, "PRESENT_REF");
  if (is(lexemes, i, "at", "present")) return reference(i + 2, "PRESENT_REF");
  if (is(lexemes, i, "right", "now")) return reference(i + 2, "PRESENT_REF");
  if (word.lower === "recent" || word.lower === "future") {
    if (!UNITS.has(lexemes[i + 1]?.lower ?? "")) return undefined;
    return reference(i + 2, word.lower === "recent" ? "PAST_REF" : "FUTURE_REF");
  }
  if (word.lower === "soon" && (is(lexemes, i + 1, "as") || is(lexemes, i + 1, "after"))) return undefined;
  const value = REFERENCES.get(word.lower);
  if (value === undefined) return undefined;
  return reference(i + 1, value);
}

/** ISO 8601 duration as TimeML writes it: `P2W`, `PT5H`, `PXY` for a vague count. */
export function duration(count: number | undefined, unit: TimeUnit): string {
  if (count !== undefined && !Number.isInteger(count)) {
    const whole = Math.floor(count);
    const rest = count - whole;
    if (unit === "year") return `P${whole > 0 ? `${whole}Y` : ""}${Math.round(rest * 12)}M`;
    if (unit === "hour") return `PT${whole > 0 ? `${whole}H` : ""}${Math.round(rest * 60)}M`;
    if (unit === "minute") return `PT${whole > 0 ? `${whole}M` : ""}${Math.round(rest * 60)}S`;
  }
  const n = count === undefined ? "X" : String(count);
  switch (unit) {
    case "second":
      return `PT${n}S`;
    case "minute":
      return `PT${n}M`;
    case "hour":
      return count === 24 ? "P1D" : `PT${n}H`;
    case "day":
    case "weekend":
      return `P${n}D`;
    case "week":
      return `P${n}W`;
    case "month":
      return `P${n}M`;
    case "quarter":
      return count === undefined ? "PXQ" : `P${count * 3}M`;
    case "half":
      return `P${n}H`;
    case "decade":
      return count === undefined ? "PXE" : `P${count * 10}Y`;
    case "century":
      return count === undefined ? "PXC" : `P${count * 100}Y`;
    case "season":
      return `P${n}S`;
    case "year":
      return `P${n}Y`;
  }
}
