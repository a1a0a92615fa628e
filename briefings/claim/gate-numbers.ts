const SCALES: Readonly<Record<string, number>> = {
  thousand: 1e3,
  k: 1e3,
  million: 1e6,
  m: 1e6,
  mn: 1e6,
  billion: 1e9,
  bn: 1e9,
  b: 1e9,
  trillion: 1e12,
  tn: 1e12,
};

const UNITS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

const DIGITS =
  /(?<![\p{L}\d])[$€£¥₹]?(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:[\s-]?(thousand|million|billion|trillion|bn|mn|tn|[kmb]))?(?!\p{L})/giu;
const WORDS = new RegExp(
  `\\b(?:(${TENS.join("|")})(?:[- ](${UNITS.slice(1, 10).join("|")}))?|(${UNITS.join("|")}))\\b(?:[\\s-](hundred|thousand|million|billion))?`,
  "giu",
);

/** The numbers of a text, in digits ("$68.7bn", "44") and in words ("forty-four", "two"). "One" is too common to count. */
export function numbersIn(text: string): { readonly words: string; readonly value: number }[] {
  const digits = [...text.matchAll(DIGITS)].map(([words, number = "", scale]) => ({
    words,
    value:
      Number(number.replaceAll(",", "")) * (scale === undefined ? 1 : (SCALES[scale.toLowerCase()] ?? 1)),
  }));
  const spelled = [...text.matchAll(WORDS)].flatMap(([words, ten, unit, small, scale]) => {
    const low = small ?? unit;
    const value =
      (ten === undefined ? 0 : (TENS.indexOf(ten.toLowerCase()) + 2) * 10) +
      (low === undefined ? 0 : UNITS.indexOf(low.toLowerCase()));
    if (value === 1 && scale === undefined) return [];
    const factor = scale?.toLowerCase() === "hundred" ? 100 : (SCALES[scale?.toLowerCase() ?? ""] ?? 1);
    return [{ words, value: value * factor }];
  });
  return [...digits, ...spelled];
}
