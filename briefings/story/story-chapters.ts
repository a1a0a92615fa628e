import { foldName } from "../claim/fold-name.ts";
import { featuresOf } from "./features.ts";
import { createNameReader } from "./grouping-names.ts";
import { agreementOf } from "./ledger.ts";
import { listWords, shortName, withArticle } from "./party-words.ts";
import type { StoryView } from "./story-view.ts";
import { createTermRarity } from "./term-rarity.ts";
import { cosineOf, sumOf, type TermVector, vectorOf } from "./term-vector.ts";

const DAY_MS = 86_400_000;
/** After so long without news a story goes on with a new chapter whatever its words. */
const LONG_GAP_MS = 7 * DAY_MS;
/** Within so short a time nothing begins but what has other words altogether. */
const SHORT_GAP_MS = DAY_MS / 2;
/** Likeness of the articles on both sides of a place below which the story turns there. */
const TURN_BELOW = 0.2;
const TURN_AT_ONCE_BELOW = 0.05;
/** Articles on each side that are compared: one stray article is no turn. */
const WINDOW = 3;
const MOST_CHAPTERS = 8;

/** A stretch of a story, for display: the story stays one. */
export interface StoryChapter {
  /** Publication of its first and last article. */
  readonly from: string;
  readonly to: string;
  readonly title: string;
  readonly articleIds: readonly string[];
}

/**
 * The chapters of a story, oldest first: it turns where nothing came for a week, or where the words
 * of title and opening of the next articles are others than those of the last ones (Hearst,
 * "TextTiling", 1997, over articles instead of sentences). Copies follow their originals. A chapter
 * is called after the parties of the agreements that its articles told first, else by the title of the
 * article that is most like the rest of it.
 */
export function storyChapters(view: Pick<StoryView, "articles" | "agreements">): StoryChapter[] {
  const nameOf = createNameReader();
  const rarity = createTermRarity();
  const ordered = [...view.articles].sort(
    (a, b) => a.publishedAt.localeCompare(b.publishedAt) || (a.id < b.id ? -1 : 1),
  );
  const own = ordered.filter(({ duplicateOf }) => duplicateOf === undefined);
  const read = own.map((article) => featuresOf(article, nameOf));
  for (const { opening } of read) rarity.see(opening.terms);
  const vectors = read.map(({ opening }) => vectorOf(opening, rarity));
  const times = own.map(({ publishedAt }) => Date.parse(publishedAt));

  const turns = own
    .map((_, at) => ({ at, strength: at === 0 ? 0 : turnAt(at, vectors, times) }))
    .filter(({ strength }) => strength > 0)
    .sort((a, b) => b.strength - a.strength)
    .slice(0, MOST_CHAPTERS - 1)
    .map(({ at }) => at)
    .sort((a, b) => a - b);

  return [0, ...turns].flatMap((start, chapter) => {
    const end = turns[chapter] ?? own.length;
    const originals = own.slice(start, end);
    const [first] = originals;
    if (first === undefined) return [];
    const ids = new Set(originals.map(({ id }) => id));
    const all = ordered.filter(({ id, duplicateOf }) => ids.has(id) || ids.has(duplicateOf ?? id));
    const told = factTitle(view, ids) ?? likestTitle(originals, vectors.slice(start, end));
    return [
      {
        from: first.publishedAt,
        to: all.at(-1)?.publishedAt ?? first.publishedAt,
        title: told ?? first.outlet,
        articleIds: all.map(({ id }) => id),
      },
    ];
  });
}

/** How strongly a story turns before an article, 0 where it does not. */
function turnAt(at: number, vectors: readonly TermVector[], times: readonly number[]): number {
  const gap = (times[at] ?? 0) - (times[at - 1] ?? 0);
  const before = vectors.slice(Math.max(0, at - WINDOW), at).reduce((sum, vector) => sumOf(sum, vector));
  const after = vectors.slice(at, at + WINDOW).reduce((sum, vector) => sumOf(sum, vector));
  const likeness = cosineOf(before, after);
  if (gap >= LONG_GAP_MS) return 1 + gap / LONG_GAP_MS;
  const limit = gap < SHORT_GAP_MS ? TURN_AT_ONCE_BELOW : TURN_BELOW;
  return likeness < limit ? 1 - likeness : 0;
}

/** "Norrail and the canton of Velm": the parties of what these articles were the first to tell. */
function factTitle(
  { agreements }: Pick<StoryView, "agreements">,
  ids: ReadonlySet<string>,
): string | undefined {
  const [first] = agreements
    .flatMap((record) => {
      const earliest = record.assertions.map(({ publishedAt }) => publishedAt).sort()[0];
      const told = record.assertions.filter(({ articleId }) => ids.has(articleId));
      return told.some(({ publishedAt }) => publishedAt === earliest)
        ? [{ record, told: told.length, earliest }]
        : [];
    })
    .sort((a, b) => b.told - a.told || (a.earliest ?? "").localeCompare(b.earliest ?? ""));
  if (first === undefined) return undefined;
  const names = new Map(
    agreementOf(first.record).parties.map((party) => [foldName(party.name) ?? party.name, shortName(party)]),
  );
  const [head, ...others] = names.values();
  return head === undefined ? undefined : listWords([head, ...others.map(withArticle)]);
}

function likestTitle(
  articles: readonly { readonly title: string }[],
  vectors: readonly TermVector[],
): string | undefined {
  const whole = vectors.reduce((sum, vector) => sumOf(sum, vector));
  const titled = articles
    .map(({ title }, at) => ({ title: title.trim(), likeness: cosineOf(vectors[at] ?? whole, whole) }))
    .filter(({ title }) => title !== "");
  return titled.sort((a, b) => b.likeness - a.likeness)[0]?.title;
}
