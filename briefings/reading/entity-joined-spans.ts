import { COMPANY_WORDS } from "./entity-lexicon.ts";
import type { NameRun } from "./entity-name-spans.ts";
import type { NameSpan } from "./labelled-names.ts";
import type { Sentence, Token } from "./sentence.ts";

/** Words within a name that bear no capital: "Port of Hallow", "Fund for the Lowlands". */
const INNER = /^(?:of|for|the|de|du|des|da|do|del|della|di|van|von|der|&|-|’|')$/u;

/**
 * Joins runs of capitals that the recogniser takes for one name of a body: "Port" + "Hallow" where it read
 * "Port of Hallow". Only small words may stand between them.
 */
export function joinedBySpans(
  { tokens }: Sentence,
  runs: readonly NameRun[],
  spans: readonly NameSpan[],
): NameRun[] {
  const joined: NameRun[] = [];
  for (let i = 0; i < runs.length; i++) {
    const first = runs[i]!;
    const span = spans.find(
      ({ type, firstToken, lastToken }) =>
        type === "organisation" && firstToken === first.firstToken && lastToken > first.lastToken,
    );
    let last = i;
    while (span !== undefined && last + 1 < runs.length && runs[last + 1]!.lastToken <= span.lastToken) {
      const between = tokens.slice(runs[last]!.lastToken + 1, runs[last + 1]!.firstToken);
      if (runs[last + 1]!.title !== undefined || !between.every(({ text }) => INNER.test(text))) break;
      if (between[0]?.text === "of" && isWholeFirm(tokens.slice(first.firstToken, runs[last]!.lastToken + 1)))
        break;
      last++;
    }
    joined.push(last === i ? first : { ...first, lastToken: runs[last]!.lastToken });
    i = last;
  }
  return joined;
}

/** "Velmo Systems" of Hallow: a firm's name that is whole, and then where its seat is. */
function isWholeFirm(tokens: readonly Token[]): boolean {
  return tokens.length > 1 && COMPANY_WORDS.has(tokens.at(-1)!.text.toLowerCase());
}
