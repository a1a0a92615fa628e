import type { Article } from "../../../briefings/article/article.ts";
import { publisherKey } from "../../../briefings/article/outlet.ts";
import type { AgreementClaim, Party } from "../../../briefings/claim/agreement.ts";
import { citationsOf } from "../../../briefings/claim/citations-of.ts";
import type { Claim, StoredClaim } from "../../../briefings/claim/claim.ts";
import { foldedNames } from "../../../briefings/claim/fold-name.ts";
import type { Span } from "../../../briefings/reading/span.ts";
import type { AgreementRecord, Assertion } from "../../../briefings/story/agreement-record.ts";
import { byTime } from "../../../briefings/story/ledger-order.ts";
import { settleRecords } from "../../../briefings/story/ledger-settle.ts";
import { storyTitle } from "../../../briefings/story/story-title.ts";
import type { StoryView } from "../../../briefings/story/story-view.ts";

/** Finds where words stand in a text; fails where they do not. */
export type Place = (words: string) => Span;

export interface TestArticle {
  readonly id: string;
  readonly at: string;
  readonly outlet?: string;
  readonly title?: string;
  readonly text: string;
  readonly origin?: string;
  readonly duplicateOf?: string;
  readonly claims?: (place: Place) => readonly Claim[];
}

export function party(name: string, ...aliases: string[]): Party {
  return { name, aliases };
}

/** An agreement claim; what is not given is what a plain reporter's sentence has. */
export function agreement(
  place: Place,
  claim: Partial<AgreementClaim> & {
    readonly parties: Party[];
    readonly status: AgreementClaim["status"];
    readonly sentence: string | readonly string[];
    readonly words: string;
  },
): AgreementClaim {
  const { sentence, words, ...rest } = claim;
  return {
    type: "agreement",
    kind: "contract",
    attribution: { kind: "reporter" },
    earlier: [],
    evidence: [sentence].flat().map(place),
    statusSpan: place(words),
    strength: "plain",
    rule: "test",
    steps: [],
    ...rest,
  };
}

/** A story as the store would hand it over: claims stored, the ledger filled in the order given. */
export function buildView(articles: readonly TestArticle[], storyId = "s-1"): StoryView {
  const built = articles.map(
    ({ id, at, outlet = "Harbour Wire", title = "", text, origin, duplicateOf }): Article => ({
      id,
      tenant: "local",
      url: `https://news.example/${id}`,
      title,
      text,
      outlet,
      publishedAt: at,
      dated: true,
      fetchedAt: at,
      version: 1,
      source: "folder:test",
      ...(origin === undefined ? {} : { origin }),
      ...(duplicateOf === undefined ? {} : { duplicateOf }),
    }),
  );
  const claims: StoredClaim[] = [];
  let records: AgreementRecord[] = [];
  let made = 0;
  for (const [index, article] of built.entries()) {
    const place: Place = (words) => {
      const start = article.text.indexOf(words);
      if (start < 0) throw new Error(`"${words}" does not stand in ${article.id}`);
      return { start, end: start + words.length };
    };
    const own = (articles[index]?.claims?.(place) ?? []).map(
      (claim, position): StoredClaim => ({
        id: `${article.id}.${position}`,
        articleId: article.id,
        storyId,
        claim,
      }),
    );
    claims.push(...own);
    const incoming = own.flatMap(({ id, claim }) =>
      claim.type === "agreement" ? [assertionOf(article, storyId, id, claim)] : [],
    );
    const { changed, removed } = settleRecords(records, incoming, {
      makeId: () => `deal-${++made}`,
      tenant: "local",
    });
    const gone = new Set([...changed, ...removed].map(({ id }) => id));
    records = [...records.filter(({ id }) => !gone.has(id)), ...changed];
  }
  const ordered = [...built].sort((a, b) => a.publishedAt.localeCompare(b.publishedAt));
  const first = ordered[0] as Article;
  const view: StoryView = {
    story: {
      id: storyId,
      tenant: "local",
      title: first.title || "untitled",
      anchorArticleId: first.id,
      aliases: [],
      firstAt: first.publishedAt,
      lastAt: ordered.at(-1)?.publishedAt ?? first.publishedAt,
    },
    articles: ordered,
    claims,
    agreements: records,
  };
  return { ...view, story: { ...view.story, title: storyTitle(view) } };
}

export function assertionOf(
  article: Article,
  storyId: string,
  claimId: string,
  claim: AgreementClaim,
): Assertion {
  return {
    claimId,
    articleId: article.id,
    storyId,
    outlet: article.outlet,
    publisher: publisherKey(article.outlet),
    url: article.url,
    publishedAt: article.publishedAt,
    ...(article.duplicateOf === undefined ? {} : { duplicateOf: article.duplicateOf }),
    claim,
    citations: citationsOf(article, claim.evidence),
  };
}

/** One record of all these assertions, whatever speaks for it. */
export function recordFrom(assertions: readonly Assertion[]): AgreementRecord {
  const ordered = [...assertions].sort(byTime);
  return {
    id: "deal-1",
    tenant: "local",
    storyId: ordered[0]?.storyId ?? "s-1",
    partyKeys: [...new Set(ordered.flatMap(({ claim }) => claim.parties.flatMap(foldedNames)))].sort(),
    assertions: ordered,
  };
}
