import type { Article } from "../article/article.ts";
import { citationsOf } from "../claim/citations-of.ts";
import type { Line } from "../claim/line.ts";
import type { PlanClaim } from "../claim/plan.ts";
import { contentWords, sharedWords } from "./content-words.ts";
import { dateSpan } from "./date-span.ts";
import { type AsOf, dayIn } from "./date-words.ts";
import type { DroppedLine } from "./gated-line.ts";
import { gatedLine } from "./gated-line.ts";
import { plainSentence } from "./plain-sentence.ts";
import type { StoryView } from "./story-view.ts";

const DAY_MS = 86_400_000;
/** What is further away than a quarter of a year is no next step. */
const SOON_DAYS = 92;
const LONGEST_SENTENCE = 260;
/** Of the shorter telling, this share in the other one is the same appointment told again. */
const SAME_WORDS_SHARE = 0.5;

/** Who or what is meant stands in another sentence. */
const HANGS =
  /^(?:["“‘]|(?:it|they|he|she|we|i|this|that|these|those|both|neither|his|her|their|its|there|then|the (?:two|three|latter|former|same|idea|plan))\b)/iu;

/** A dated thing to come, with the sentence that tells it. */
export interface Upcoming {
  readonly date: string;
  readonly line: Line;
}

/**
 * What comes next in a story: dated things that its articles say are still to come at the reader's
 * moment, soonest first, each told once in its newest wording. Copies tell nothing of their own.
 */
export function upcomingOf(view: StoryView, asOf: AsOf, dropped: DroppedLine[] = []): Upcoming[] {
  const today = dayIn(asOf.now, asOf.timezone);
  const articles = new Map(view.articles.map((article) => [article.id, article]));
  const now = dateSpan(today).from;
  const plans = view.claims
    .flatMap(({ claim, articleId }) => {
      const article = articles.get(articleId);
      const isOwn =
        article !== undefined && (article.duplicateOf === undefined || !articles.has(article.duplicateOf));
      return claim.type === "plan" && isOwn && article.publishedAt <= asOf.now ? [{ claim, article }] : [];
    })
    .filter(({ claim, article }) => isAhead(claim, now) && !isOvertaken(claim, article, view))
    .sort((a, b) => b.article.publishedAt.localeCompare(a.article.publishedAt));
  const told: { date: string; words: Set<string>; line: Line }[] = [];
  for (const { claim, article } of plans) {
    const citations = citationsOf(article, claim.evidence);
    const sentence = plainSentence(citations[0]?.sentence ?? "");
    if (sentence === "" || sentence.length > LONGEST_SENTENCE || HANGS.test(sentence)) continue;
    const words = contentWords(sentence);
    if (told.some((other) => isSame(other, { date: claim.date, words }))) continue;
    const line = gatedLine(
      [sentence],
      { kind: "report", certainty: "reported", citations },
      { dates: [claim.date] },
      dropped,
    );
    if (line !== undefined) told.push({ date: claim.date, words, line });
  }
  return told
    .sort((a, b) => dateSpan(a.date).from - dateSpan(b.date).from)
    .map(({ date, line }) => ({ date, line }));
}

function isAhead({ date }: PlanClaim, now: number): boolean {
  const { from, to } = dateSpan(date);
  return to >= now && from - now <= SOON_DAYS * DAY_MS;
}

/** A signature that was still to come when the article was written, and has come since. */
function isOvertaken({ evidence }: PlanClaim, article: Article, { agreements }: StoryView): boolean {
  const isAboutSigning = evidence.some(({ start, end }) => SIGNING.test(article.text.slice(start, end)));
  return (
    isAboutSigning &&
    agreements.some(({ assertions }) =>
      assertions.some(
        ({ claim, publishedAt }) => claim.status === "signed" && publishedAt > article.publishedAt,
      ),
    )
  );
}

const SIGNING = /\b(?:sign(?:s|ed|ing)?|signature)\b/iu;

function isSame(
  a: { readonly date: string; readonly words: ReadonlySet<string> },
  b: { readonly date: string; readonly words: ReadonlySet<string> },
): boolean {
  const [left, right] = [dateSpan(a.date), dateSpan(b.date)];
  const meets = left.from <= right.to && right.from <= left.to;
  return (
    meets && sharedWords(a.words, b.words).length >= Math.min(a.words.size, b.words.size) * SAME_WORDS_SHARE
  );
}
