import type { Article } from "../article/article.ts";
import type { CorrectionClaim } from "../claim/correction.ts";
import { foldName } from "../claim/fold-name.ts";
import type { Assertion } from "./agreement-record.ts";
import { contentWords } from "./content-words.ts";
import { holdsWrong } from "./corrections.ts";
import { agreementOf } from "./ledger.ts";
import { listWords, shortName, withArticle } from "./party-words.ts";
import type { TitleReason } from "./story-edit.ts";
import type { StoryView } from "./story-view.ts";

const MOST_NAMES = 3;
const LONGEST_TITLE = 90;

/**
 * A story's name, from its facts: the parties of its main agreements in the order in which the
 * story told them ("OpenAI, NATO and the Pentagon"); without an agreement the title of its first
 * article that no correction calls wrong. What was told first decides, so later articles rarely
 * change it.
 */
export function storyTitle(view: StoryView): string {
  const names = new Map<string, string>();
  const own = view.agreements.filter(
    ({ storyId }) => storyId === view.story.id || view.story.aliases.includes(storyId),
  );
  const main = [...own]
    .map((record) => ({ agreement: agreementOf(record), told: toldIn(record.assertions, view) }))
    .filter(({ told }) => told.articles > 0)
    .sort(
      (a, b) =>
        b.told.led - a.told.led ||
        b.told.articles - a.told.articles ||
        a.told.first.localeCompare(b.told.first) ||
        (a.agreement.id < b.agreement.id ? -1 : 1),
    );
  const corrections = correctionsIn(view);
  for (const { agreement } of main) {
    const parties = agreement.parties.map(shortName).filter((name) => !isWrong(name, corrections));
    const added = parties.filter((name) => !names.has(foldName(name) ?? name));
    if (names.size > 0 && names.size + added.length > MOST_NAMES) continue;
    for (const name of added) names.set(foldName(name) ?? name, name);
  }
  const [first, ...others] = [...names.values()].slice(0, MOST_NAMES + 1);
  const title = first === undefined ? "" : listWords([first, ...others.map(withArticle)]);
  if (title !== "" && title.length <= LONGEST_TITLE) return title;
  return articleTitle(view, corrections) ?? view.story.title;
}

/** What happened to the story just now, that may be a reason for another title. */
export type TitleOccasion =
  | { readonly kind: "merge" | "split" }
  /** An article came. `isCorrection`: it corrects something, or is a new version of one. */
  | { readonly kind: "article"; readonly articleId: string; readonly isCorrection: boolean };

/**
 * The title that the story shall have from now on, where it is another one. A title that nobody was
 * shown follows the facts. One that was delivered stays, but for a reason, which comes with the new
 * one: the first agreement of a story that had none, a correction of what the title says, a merge, a
 * split. A title given by hand stays.
 */
export function nextTitle(
  view: StoryView,
  { told, byHand }: { readonly told: boolean; readonly byHand: boolean },
  occasion: TitleOccasion,
): { readonly title: string; readonly reason?: TitleReason } | undefined {
  if (byHand) return undefined;
  const title = storyTitle(view);
  if (title === view.story.title) return undefined;
  if (!told) return { title };
  const reason = reasonFor(view, occasion);
  return reason === undefined ? undefined : { title, reason };
}

function reasonFor(view: StoryView, occasion: TitleOccasion): TitleReason | undefined {
  if (occasion.kind !== "article") return occasion.kind;
  if (occasion.isCorrection && !isBorneOut(view)) return "correction";
  const here = new Set(view.articles.map(({ id }) => id));
  const tellers = view.agreements.flatMap(({ assertions }) => assertions.map(({ articleId }) => articleId));
  const earlier = tellers.filter((id) => here.has(id) && id !== occasion.articleId);
  return tellers.includes(occasion.articleId) && earlier.length === 0 ? "first-agreement" : undefined;
}

/** Whether the articles as they stand now still say what the title does. */
function isBorneOut(view: StoryView): boolean {
  const { title } = view.story;
  if (isWrong(title, correctionsIn(view))) return false;
  const said = standingArticles(view).map((article) => contentWords(`${article.title} ${article.text}`));
  return [...contentWords(title)].every((word) => said.some((words) => words.has(word)));
}

function correctionsIn({ claims }: StoryView): CorrectionClaim[] {
  return claims.flatMap(({ claim }) => (claim.type === "correction" ? [claim] : []));
}

function isWrong(title: string, corrections: readonly CorrectionClaim[]): boolean {
  return corrections.some((correction) => holdsWrong(title, correction));
}

/** Without those that a newer version has replaced. */
function standingArticles({ articles }: StoryView): Article[] {
  const replaced = new Set(articles.map(({ replaces }) => replaces));
  return articles.filter(({ id }) => !replaced.has(id));
}

function toldIn(assertions: readonly Assertion[], view: StoryView) {
  const here = new Set(view.articles.map(({ id }) => id));
  const own = assertions.filter(
    ({ articleId, duplicateOf }) => here.has(articleId) && duplicateOf === undefined,
  );
  return {
    articles: new Set(own.map(({ articleId }) => articleId)).size,
    led: new Set(own.filter((each) => isLead(each, view)).map(({ articleId }) => articleId)).size,
    first: own.map(({ publishedAt }) => publishedAt).sort()[0] ?? "",
  };
}

/** True where no other agreement is told before it in its article: what a text opens with is its news. */
function isLead({ articleId, claim }: Assertion, { agreements }: StoryView): boolean {
  return agreements.every(({ assertions }) =>
    assertions.every(
      (other) => other.articleId !== articleId || other.claim.statusSpan.start >= claim.statusSpan.start,
    ),
  );
}

function articleTitle(view: StoryView, corrections: readonly CorrectionClaim[]): string | undefined {
  const { articles, story } = view;
  const anchor = articles.find(({ id }) => id === story.anchorArticleId);
  const inOrder = [...(anchor === undefined ? [] : [anchor]), ...articles]
    .map(({ title }) => title.trim())
    .filter((title) => title !== "");
  return inOrder.find((title) => !isWrong(title, corrections)) ?? inOrder[0];
}
