import type { Amount } from "../claim/agreement.ts";

/** Two figures closer than this are one, rounded. */
const SAME_AMOUNT_SHARE = 0.02;
/** A rough figure is the exact one that comes within this share of it. */
const ROUGH_SHARE = 0.15;
/** "more than 40 million" may turn out to be this much more. */
const BOUND_SHARE = 0.3;

/** Words and letters that scale a number. */
export const SCALES: Readonly<Record<string, number>> = {
  thousand: 1e3,
  k: 1e3,
  million: 1e6,
  m: 1e6,
  mn: 1e6,
  mln: 1e6,
  billion: 1e9,
  bn: 1e9,
  b: 1e9,
  trillion: 1e12,
  tn: 1e12,
};
const HEDGED =
  /\b(about|around|roughly|some|nearly|almost|approximately|an estimated|estimated at|close to|in the region of|on the order of|over|more than|at least|upwards of|under|less than|up to|as much as|at most)\s+(?:a\s+)?(?:\p{Lu}{1,3})?\s?[\p{Sc}]?\s?(\d[\d,]*(?:\.\d+)?)[\s-]?(thousand|million|billion|trillion|mln|mn|bn|tn|[kmb])?(?![\p{L}\d])/giu;
const NUMBER =
  /(\d[\d,]*(?:\.\d+)?)[\s-]?(thousand|million|billion|trillion|mln|mn|bn|tn|[kmb])?(?![\p{L}\d])/giu;
const BOUND = /^(?:over|more than|at least|upwards of|under|less than|up to|as much as|at most)$/iu;

/** How exactly a sentence gives a figure: to the letter, roughly, or as a bound. */
export type Exactness = "exact" | "rough" | "bound";

export function exactnessOf(amount: Amount, sentences: readonly string[]): Exactness {
  for (const sentence of sentences) {
    for (const [, hedge = "", number = "", scale] of sentence.matchAll(HEDGED)) {
      if (!isNear(scaled(number, scale), amount.value, 0.005)) continue;
      return BOUND.test(hedge) ? "bound" : "rough";
    }
  }
  return "exact";
}

export function isSameAmount(a: Amount, b: Amount): boolean {
  return a.currency === b.currency && isNear(a.value, b.value, SAME_AMOUNT_SHARE);
}

/** True where the second figure can be what the first one told less exactly. */
export function isRefinedBy(
  a: { readonly amount: Amount; readonly exactness: Exactness },
  b: { readonly amount: Amount },
): boolean {
  if (a.amount.currency !== b.amount.currency || a.exactness === "exact") return false;
  return isNear(a.amount.value, b.amount.value, a.exactness === "bound" ? BOUND_SHARE : ROUGH_SHARE);
}

/** True where words hold the figure: "€40 million", "40m". */
export function holdsAmount(text: string, { value }: Amount): boolean {
  return amountsIn(text).some((found) => isNear(found, value, 0.005));
}

/** The numbers of a text, scaled. */
export function amountsIn(text: string): number[] {
  return [...text.matchAll(NUMBER)].map(([, number = "", scale]) => scaled(number, scale));
}

function scaled(number: string, scale: string | undefined): number {
  return Number(number.replaceAll(",", "")) * (SCALES[scale?.toLowerCase() ?? ""] ?? 1);
}

function isNear(a: number, b: number, share: number): boolean {
  return Math.abs(a - b) <= share * Math.max(Math.abs(a), Math.abs(b));
}
