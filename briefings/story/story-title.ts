import { foldName } from "../claim/fold-name.ts";
import { listWords, shortName, withArticle } from "./agreement-line.ts";
import type { Assertion } from "./agreement-record.ts";
import { agreementOf } from "./ledger.ts";
import type { StoryView } from "./story-view.ts";

const MOST_NAMES = 3;
const LONGEST_TITLE = 90;

/**
 * A story's name, from its facts: the parties of its main agreements in the order in which the
 * story told them ("OpenAI, NATO and the Pentagon"); without an agreement the title of its first
 * article. The agreements that were told first decide, so later articles rarely change it.
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
  for (const { agreement } of main) {
    const parties = agreement.parties.map(shortName);
    const added = parties.filter((name) => !names.has(foldName(name) ?? name));
    if (names.size > 0 && names.size + added.length > MOST_NAMES) continue;
    for (const name of added) names.set(foldName(name) ?? name, name);
  }
  const [first, ...others] = [...names.values()].slice(0, MOST_NAMES + 1);
  const title = first === undefined ? "" : listWords([first, ...others.map(withArticle)]);
  if (title !== "" && title.length <= LONGEST_TITLE) return title;
  return firstTitle(view) ?? view.story.title;
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

function firstTitle({ articles, story }: StoryView): string | undefined {
  const anchor = articles.find(({ id }) => id === story.anchorArticleId) ?? articles[0];
  const title = anchor?.title.trim();
  return title === undefined || title === "" ? undefined : title;
}
