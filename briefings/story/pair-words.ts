import type { PairComparison, PairVeto } from "./pair-comparison.ts";

const CLOSELY = 1.6;
const NEARLY = 0.8;
const MOST_TOLD = 4;
const MILLION = 1e6;
const BILLION = 1e9;

/**
 * Why an article was put into a story or kept out of it, in one to three sentences for a reader.
 * `story` is what the story is called there; its id where nothing is given.
 */
export function tellComparison(comparison: PairComparison, story: string = comparison.storyId): string[] {
  const { verdict, reached, needed, vetoes } = comparison;
  const forbids = vetoes.find((each) => each.forbids);
  const sentences: string[] = [];
  if (verdict === "joined" || verdict === "merged" || verdict === "passed-over") {
    const closely = reached >= needed * CLOSELY;
    const opening =
      verdict === "joined"
        ? `It goes on with “${story}”: they ${closely ? "have much" : "have enough"} in common`
        : verdict === "merged"
          ? `It is as near to “${story}”, which it showed to be the same story`
          : `It could have been of “${story}” as well, and another story was nearer`;
    sentences.push(`${opening}${sharedPhrase(comparison)}.`, apartSentence(comparison));
  } else if (forbids !== undefined) {
    sentences.push(`It is not of “${story}”: ${vetoPhrase(forbids)}.`);
    if (reached >= needed)
      sentences.push(`Their words alone would have been near enough${sharedPhrase(comparison)}.`);
  } else {
    const nearly = reached >= needed * NEARLY;
    sentences.push(
      `It is not of “${story}”: they have ${nearly ? "nearly enough, but not quite enough," : "too little"} in common${sharedPhrase(comparison)}.`,
      apartSentence(comparison),
    );
    const doubt = vetoes[0];
    if (doubt !== undefined) sentences.push(`What also speaks against it: ${vetoPhrase(doubt)}.`);
  }
  return sentences;
}

function sharedPhrase({ names, places, words }: PairComparison): string {
  const named = [...names, ...places].slice(0, MOST_TOLD);
  if (named.length > 0) return `, and both name ${listed(named)}`;
  const told = words.slice(0, MOST_TOLD).map((word) => `“${word}”`);
  return told.length > 0 ? `: the words ${listed(told)}` : "";
}

function apartSentence({ daysApart }: PairComparison): string {
  if (daysApart < 1) return "They are less than a day apart.";
  const days = Math.round(daysApart);
  return `They are ${days === 1 ? "one day" : `${days} days`} apart.`;
}

function vetoPhrase({ kind, article, story }: PairVeto): string {
  switch (kind) {
    case "names":
      return `it is about ${listed(article)}, the story about ${listed(story)}`;
    case "similar-names":
      return `${listed(article)} and ${listed(story)} are two names that look alike`;
    case "places":
      return `it is set in ${listed(article)}, the story in ${listed(story)}`;
    case "dates":
      return `it is of another time, ${listed(article)} and not ${listed(story)}`;
    case "amounts":
      return `it gives another sum, ${listed(article.map(sumWords))} and not ${listed(story.map(sumWords))}`;
    case "by-hand":
      return "somebody parted the two by hand";
  }
}

function sumWords(sum: string): string {
  const value = Number(sum);
  if (value >= BILLION) return `${trimmed(value / BILLION)} billion`;
  if (value >= MILLION) return `${trimmed(value / MILLION)} million`;
  return value.toLocaleString("en-GB");
}

function trimmed(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function listed(items: readonly string[]): string {
  const kept = items.slice(0, MOST_TOLD);
  if (kept.length < 2) return kept[0] ?? "";
  return `${kept.slice(0, -1).join(", ")} and ${kept.at(-1)}`;
}
