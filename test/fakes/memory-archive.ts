import type { Archive, Scope } from "../../briefings/answer/archive.ts";
import type { Article } from "../../briefings/article/article.ts";
import { foldName } from "../../briefings/claim/fold-name.ts";
import type { AgreementRecord } from "../../briefings/story/agreement-record.ts";
import { agreementOf } from "../../briefings/story/ledger.ts";
import type { StoryView } from "../../briefings/story/story-view.ts";

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

  return {
    agreements: async (scope, { partyKeys = [], statuses, storyIds, limit }) =>
      recordsOf(scope)
        .filter(
          (record) =>
            partyKeys.every((key) => record.partyKeys.includes(key)) &&
            (statuses === undefined || statuses.includes(agreementOf(record).status)) &&
            (storyIds === undefined ||
              storyIds.includes(record.storyId) ||
              record.assertions.some(({ storyId }) => storyIds.includes(storyId))),
        )
        .sort((a, b) => newest(b).localeCompare(newest(a)) || (a.id < b.id ? -1 : 1))
        .slice(0, limit),
    statements: async (scope, { speakerKey, about = [], storyIds, limit }) =>
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
    names: async (scope, { prefix, kind, limit }) => {
      const counts = new Map<string, { name: string; key: string; count: number }>();
      const named = seenBy(scope).flatMap(({ claims }) =>
        claims.flatMap(({ claim }) => {
          if (kind === "speaker") return claim.type === "statement" ? [claim.speaker] : [];
          return claim.type === "agreement" ? claim.parties.map(({ name }) => name) : [];
        }),
      );
      for (const name of named) {
        const key = foldName(name) ?? name;
        const known = counts.get(key) ?? { name, key, count: 0 };
        counts.set(key, { ...known, count: known.count + 1 });
      }
      const start = prefix === undefined ? "" : (foldName(prefix) ?? "");
      return [...counts.values()]
        .filter(({ key }) => key.startsWith(start))
        .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))
        .slice(0, limit);
    },
    size: async (scope) => ({
      articles: seenBy(scope).reduce((sum, { articles }) => sum + articles.length, 0),
      stories: seenBy(scope).length,
      agreements: recordsOf(scope).length,
    }),
  };
}
