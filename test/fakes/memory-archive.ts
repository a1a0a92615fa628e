import { isInRange } from "../../briefings/answer/amount-filter.ts";
import type { AgreementFilter, Archive, Scope } from "../../briefings/answer/archive.ts";
import { rankHits } from "../../briefings/answer/rank-hits.ts";
import type { Article } from "../../briefings/article/article.ts";
import type { AgreementStatus } from "../../briefings/claim/agreement.ts";
import { foldName } from "../../briefings/claim/fold-name.ts";
import { splitSentences } from "../../briefings/reading/sentence-splitter.ts";
import type { AgreementRecord } from "../../briefings/story/agreement-record.ts";
import { dateSpan } from "../../briefings/story/date-span.ts";
import { agreementOf } from "../../briefings/story/ledger.ts";
import type { StoryView } from "../../briefings/story/story-view.ts";
import { isShaky } from "../../briefings/story/tell-agreement.ts";

/** An `Archive` over stories in memory. Bounded by tenants like the real one. */
export function memoryArchive(views: readonly StoryView[]): Archive {
  const seenBy = ({ tenants }: Scope) => views.filter(({ story }) => tenants.includes(story.tenant));
  const recordsOf = (scope: Scope): AgreementRecord[] => [
    ...new Map(
      seenBy(scope).flatMap(({ agreements }) => agreements.map((record) => [record.id, record])),
    ).values(),
  ];
  const newest = (record: AgreementRecord) =>
    record.assertions
      .map(({ publishedAt }) => publishedAt)
      .sort()
      .at(-1) ?? "";
  const articleIn = (view: StoryView, id: string): Article | undefined =>
    view.articles.find((article) => article.id === id);

  const matching = (scope: Scope, filter: AgreementFilter) =>
    recordsOf(scope)
      .filter((record) => !isShaky(record) && matches(record, filter))
      .sort((a, b) => newest(b).localeCompare(newest(a)) || (a.id < b.id ? -1 : 1));
  const matches = (
    record: AgreementRecord,
    { partyKeys = [], statuses, storyIds, kinds, window, amount }: AgreementFilter,
  ): boolean => {
    const { status, kind, date } = agreementOf(record);
    const span = dateSpan(date ?? newest(record).slice(0, 10));
    return (
      partyKeys.every((key) => record.partyKeys.includes(key)) &&
      (statuses?.includes(status) ?? true) &&
      (kinds?.includes(kind) ?? true) &&
      (storyIds === undefined ||
        storyIds.includes(record.storyId) ||
        record.assertions.some(({ storyId }) => storyIds.includes(storyId))) &&
      (window === undefined ||
        (span.to >= Date.parse(window.firstDay) &&
          (window.lastDay === undefined || span.from <= Date.parse(window.lastDay)))) &&
      (amount === undefined ||
        record.assertions.some(({ claim }) =>
          isInRange(claim.amount ?? null, { ...amount, currency: claim.amount?.currency ?? "" }),
        ))
    );
  };

  const known = (scope: Scope, kind: "party" | "speaker") => {
    const counts = new Map<string, { name: string; key: string; count: number }>();
    const named = seenBy(scope).flatMap(({ claims }) =>
      claims.flatMap(({ claim }) => {
        if (kind === "speaker") return claim.type === "statement" ? [claim.speaker] : [];
        return claim.type === "agreement" ? claim.parties.map(({ name }) => name) : [];
      }),
    );
    for (const name of named) {
      const key = foldName(name) ?? name;
      const counted = counts.get(key) ?? { name, key, count: 0 };
      counts.set(key, { ...counted, count: counted.count + 1 });
    }
    return [...counts.values()].sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
  };

  return {
    agreements: async (scope, { limit, ...filter }) => matching(scope, filter).slice(0, limit),
    countAgreements: async (scope, filter) => {
      const counts = new Map<AgreementStatus, number>();
      for (const record of matching(scope, filter)) {
        const { status } = agreementOf(record);
        counts.set(status, (counts.get(status) ?? 0) + 1);
      }
      return Object.fromEntries(counts);
    },
    search: async (scope, { text, since = "", kinds, limit }) => {
      const words = stems(text);
      const articles = seenBy(scope).flatMap((view) =>
        view.articles
          .filter(({ publishedAt, duplicateOf }) => publishedAt >= since && duplicateOf === undefined)
          .map((article) => ({
            article,
            storyId: view.story.id,
            claims: view.claims.filter(({ articleId }) => articleId === article.id),
            title: new Set(stems(article.title)),
            sentences: splitSentences(article.text).map(({ start, end }) => ({
              span: { start, end },
              words: new Set(stems(article.text.slice(start, end))),
            })),
          })),
      );
      return words.length === 0 ? [] : rankHits(articles, words, { kinds, limit });
    },
    statements: async (scope, { speakerKey, about = [], storyIds, window, limit }) =>
      seenBy(scope)
        .flatMap((view) =>
          view.claims.flatMap((stored) => {
            const article = articleIn(view, stored.articleId);
            return article === undefined ? [] : [{ stored, article }];
          }),
        )
        .filter(({ stored: { claim, storyId }, article }) => {
          if (claim.type !== "statement") return false;
          if (storyIds !== undefined && !storyIds.includes(storyId)) return false;
          if (window !== undefined && article.publishedAt < window.from) return false;
          if (window?.before !== undefined && article.publishedAt >= window.before) return false;
          if (speakerKey !== undefined && foldName(claim.speaker) !== speakerKey) return false;
          const sentences = claim.evidence.map(({ start, end }) => article.text.slice(start, end));
          const words = [claim.text, ...sentences].join(" ").toLowerCase();
          return about.every((word) => words.includes(word.toLowerCase()));
        })
        .sort(
          (a, b) =>
            b.article.publishedAt.localeCompare(a.article.publishedAt) ||
            (a.stored.id < b.stored.id ? -1 : 1),
        )
        .slice(0, limit),
    stories: async (scope, { name, since, limit }) =>
      seenBy(scope)
        .filter(({ story, agreements }) => {
          if (since !== undefined && story.lastAt < since) return false;
          const searched = [foldName(story.title), ...agreements.flatMap(({ partyKeys }) => partyKeys)].join(
            " ",
          );
          return (
            name === undefined || (foldName(name) ?? "").split(" ").every((word) => searched.includes(word))
          );
        })
        .map(({ story }) => story)
        .sort((a, b) => b.lastAt.localeCompare(a.lastAt) || (a.id < b.id ? -1 : 1))
        .slice(0, limit),
    story: async (scope, id) =>
      seenBy(scope).find(({ story }) => story.id === id || story.aliases.includes(id)),
    corrections: async (scope, storyIds) =>
      seenBy(scope)
        .filter(({ story }) => storyIds.includes(story.id))
        .map(({ articles, claims, agreements }) => ({
          articles,
          claims: claims.filter(({ claim }) => claim.type === "correction"),
          agreements,
        }))
        .filter(({ claims }) => claims.length > 0),
    article: async (scope, id) =>
      seenBy(scope)
        .flatMap(({ articles }) => articles)
        .find((article) => article.id === id),
    claim: async (scope, id) => {
      for (const view of seenBy(scope)) {
        const stored = view.claims.find((claim) => claim.id === id);
        const article = stored === undefined ? undefined : articleIn(view, stored.articleId);
        if (stored !== undefined && article !== undefined) return { stored, article };
      }
      return undefined;
    },
    names: async (scope, { prefix, key: only, kind, limit }) => {
      const start = prefix === undefined ? "" : (foldName(prefix) ?? "");
      return known(scope, kind)
        .filter(({ key }) => key.startsWith(start) && (only === undefined || key === only))
        .slice(0, limit);
    },
    similarNames: async (scope, { key, kind, limit }) =>
      known(scope, kind)
        .map((name) => ({ name, likeness: likeness(key, name.key) }))
        .filter(({ likeness }) => likeness >= 0.3)
        .sort((a, b) => b.likeness - a.likeness)
        .map(({ name }) => name)
        .slice(0, limit),
    size: async (scope) => ({
      articles: seenBy(scope).reduce((sum, { articles }) => sum + articles.length, 0),
      stories: seenBy(scope).length,
      agreements: recordsOf(scope).length,
    }),
  };
}

/** Shared trigrams as pg_trgm counts them. */
function likeness(a: string, b: string): number {
  const [left, right] = [trigrams(a), trigrams(b)];
  const shared = [...left].filter((part) => right.has(part)).length;
  return shared / (left.size + right.size - shared);
}

function trigrams(text: string): Set<string> {
  const parts = text.split(" ").flatMap((word) => {
    const padded = `  ${word} `;
    return Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3));
  });
  return new Set(parts);
}

/** Words cut at their endings; the small ones left out. */
function stems(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  const small = new Set(
    "the and for are was were has have had who what which when where how does did will not its".split(" "),
  );
  return [
    ...new Set(words.filter((word) => !small.has(word)).map((word) => word.replace(/(?:ed|ing|es|s)$/u, ""))),
  ];
}
