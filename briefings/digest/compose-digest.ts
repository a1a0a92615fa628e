import { foldName, foldText } from "../claim/fold-name.ts";
import type { Line } from "../claim/line.ts";
import type { AsOf } from "../story/date-words.ts";
import type { Development } from "../story/development.ts";
import type { Telling } from "../story/developments.ts";
import { titleLastTold } from "../story/former-title.ts";
import type { DroppedLine } from "../story/gated-line.ts";
import type { StoryView } from "../story/story-view.ts";
import { composeStory, type StoryNews } from "./compose-story.ts";
import type { CorrectionNotice } from "./correction-notice.ts";
import { noticesFor, type Told } from "./correction-owed.ts";
import type { Digest } from "./digest.ts";
import { digestSettings as settings } from "./digest-settings.ts";
import { headline } from "./headline.ts";
import { recordsOf } from "./story-deals.ts";
import { type ToldStories, tellStories } from "./told-stories.ts";
import { type Topic, topicMatches } from "./topic.ts";
import { toldWords } from "./wording.ts";

const DAY_MS = 86_400_000;
const NOTHING_TOLD: Telling = { developments: [], dropped: [] };

/** What a digest needs of a briefing. */
export interface DigestOrder {
  readonly id: string;
  readonly title: string;
  readonly topic: Topic;
  readonly timezone: string;
  readonly maxStories: number;
}

export interface DigestInput {
  readonly id: string;
  readonly briefing: DigestOrder;
  /** ISO instants; what became known in between is news. */
  readonly window: { readonly from: string; readonly to: string; readonly timezone?: string };
  readonly views: readonly StoryView[];
  /** Keys of the developments that the destination has seen. */
  readonly seen: ReadonlySet<string>;
  /** What it was told under them; for "you were told". */
  readonly told?: Told;
  /** True where it has seen anything of us, also of other stories; by default whether `seen` holds any. */
  readonly isReader?: boolean;
  /** The views as `tellStories` told them for this moment and zone, those of the topic alone; by default told here. */
  readonly stories?: ToldStories;
  /** All that is known, also what was seen. */
  readonly full?: boolean;
}

export interface ComposedDigest {
  /** True where there is nothing new and nothing to correct; the digest then has no stories. */
  readonly quiet: boolean;
  readonly digest: Digest;
  /** What the destination has seen once this is delivered. */
  readonly told: readonly { readonly key: string; readonly storyId: string; readonly line: string }[];
  readonly notices: readonly CorrectionNotice[];
  readonly dropped: readonly DroppedLine[];
}

/**
 * The digest of a window for one destination: only what is new against what it has seen, the
 * weightiest stories within the budget, every line with the citations that passed the gate. Pure:
 * the same input gives the same digest.
 */
export function composeDigest(input: DigestInput): ComposedDigest {
  const { briefing, window, seen } = input;
  const asOf: AsOf = { now: window.to, timezone: window.timezone ?? briefing.timezone };
  const told: Told = input.told ?? new Map();
  const dropped: DroppedLine[] = [];
  const isOnTopic = ({ articles }: StoryView) => articles.some((article) => topicMatches(briefing, article));
  const { tellings } = input.stories ?? tellStories(input.views.filter(isOnTopic), asOf);
  const about = input.views.filter(({ story }) => tellings.has(story.id));
  const stories = about.map((view) => {
    const { developments, dropped: unproven } = tellings.get(view.story.id) ?? NOTHING_TOLD;
    dropped.push(...unproven);
    return newsOf(view, developments, input);
  });
  const notices = stories.flatMap(({ view, developments }) =>
    noticesFor(view.story, developments, told, seen),
  );
  const chosen = choose(
    stories.filter(({ news }) => news.length > 0),
    briefing,
    window.from,
  );
  const shown = chosen.map((story) => ({ story, composed: composeStory(story, { asOf, seen, window }) }));
  const once = listedOnce(shown.map(({ composed }) => composed));
  const withNotes = shown.map(({ story, composed }) => ({
    ...composed,
    ...formerTitle(story, told),
    agreements: composed.agreements.filter(({ id }) => once.get(id) === composed.id),
    developments: composed.developments.map((line) => withToldNote(line, notices, asOf)),
  }));
  const digest: Digest = {
    id: input.id,
    briefing: briefing.id,
    window: { from: window.from, to: window.to, timezone: asOf.timezone },
    title: briefing.title,
    bottomLine: chosen
      .slice(0, settings.bottomLines)
      .map((story) => headline(story, asOf, dropped))
      .filter((line) => line !== undefined)
      .filter((line, at, all) => all.findIndex(({ text }) => text === line.text) === at),
    stories: withNotes,
    quiet: stories
      .filter(({ news, isKnown }) => news.length === 0 && isKnown)
      .slice(0, settings.quietStories)
      .map(({ view }) => ({ id: view.story.id, title: view.story.title })),
    articles: new Set([
      ...shown.flatMap(({ composed }) => composed.sources.map(({ articleId }) => articleId)),
      ...about.flatMap(({ articles }) =>
        articles
          .filter(({ publishedAt }) => publishedAt >= window.from && publishedAt <= window.to)
          .map(({ id }) => id),
      ),
    ]).size,
  };
  return {
    quiet: chosen.length === 0 && notices.length === 0,
    digest,
    told: toldBy(shown, stories, notices),
    notices,
    dropped,
  };
}

/** The title that the destination was last told, where it changed since. */
function formerTitle(
  { view, developments }: StoryNews,
  told: Told,
): Pick<Digest["stories"][number], "formerly"> {
  const last = developments
    .flatMap(({ key }) => told.get(key)?.at ?? [])
    .sort()
    .at(-1);
  const formerly = titleLastTold(view.story, last);
  return formerly === undefined ? {} : { formerly };
}

/** The story under which each deal is listed: the one that told it first where it is shown, else the first. */
function listedOnce(stories: readonly Digest["stories"][number][]): Map<string, string> {
  const listed = new Map<string, string>();
  for (const { id, agreements } of stories) {
    for (const deal of agreements) if (!listed.has(deal.id) || deal.storyId === id) listed.set(deal.id, id);
  }
  return listed;
}

/** What of a story is new for the destination. */
function newsOf(
  view: StoryView,
  all: readonly Development[],
  { window, seen, full, isReader = seen.size > 0 }: DigestInput,
): StoryNews {
  const developments = all.filter(({ knownAt }) => knownAt <= window.to);
  const isKnown = developments.some(({ key }) => seen.has(key));
  // A destination that reads us already may still hear of what the last digests had no room for.
  const since = isReader
    ? new Date(Date.parse(window.from) - settings.leftOverDays * DAY_MS).toISOString()
    : window.from;
  const unseen = developments.filter(
    (each) =>
      full ||
      (!seen.has(each.key) && each.knownAt >= since && (!isSettlement(each) || wasDisputed(each, seen))),
  );
  const overtaken = unseen.filter((each) => isOvertaken(each, developments));
  const news = unseen.filter((each) => !overtaken.includes(each) && each.weight > 0);
  // A remark, a figure or a silence alone is news only in a story that the reader does not know yet.
  const tells = news.some(({ change }) => change !== "no-comment" && change !== "figure");
  return { view, developments, news: tells ? news : [], overtaken, isKnown };
}

function isSettlement({ key }: Development): boolean {
  return key.startsWith("settled/");
}

/** Who never heard of a dispute needs not hear that it is over. */
function wasDisputed({ key }: Development, seen: ReadonlySet<string>): boolean {
  const [, record] = key.split("/");
  return [...seen].some((each) => each.startsWith(`dispute/${record}/`));
}

/** An earlier status of an agreement whose later status the destination is told. */
function isOvertaken({ key, knownAt }: Development, developments: readonly Development[]): boolean {
  const [kind, record] = key.split("/");
  if (kind !== "agreement") return false;
  return developments.some(
    (other) => other.key !== key && other.key.startsWith(`agreement/${record}/`) && other.knownAt > knownAt,
  );
}

/** The weightiest stories; several of the same parties make room for others. */
function choose(stories: readonly StoryNews[], briefing: DigestOrder, from: string): StoryNews[] {
  const left = [...stories];
  const chosen: StoryNews[] = [];
  const names = new Set<string>();
  while (left.length > 0 && chosen.length < briefing.maxStories) {
    const scored = left
      .map((story) => ({
        story,
        score:
          scoreOf(story, briefing, from) -
          (partiesOf(story).some((name) => names.has(name)) ? settings.sameParties : 0),
      }))
      .sort(
        (a, b) =>
          b.score - a.score ||
          b.story.view.story.lastAt.localeCompare(a.story.view.story.lastAt) ||
          (a.story.view.story.id < b.story.view.story.id ? -1 : 1),
      );
    const best = scored[0]?.story;
    if (best === undefined) break;
    chosen.push(best);
    left.splice(left.indexOf(best), 1);
    for (const name of partiesOf(best)) names.add(name);
  }
  return chosen;
}

function scoreOf({ view, news }: StoryNews, { topic }: DigestOrder, from: string): number {
  const best = Math.max(
    ...news.map(({ weight, knownAt }) => weight - (knownAt < from ? settings.leftOver : 0)),
  );
  const title = foldText(view.story.title);
  const isAbout = topic.any.some((word) => title.includes(` ${foldName(word) ?? word} `));
  return best + Math.min(6, news.length) + (isAbout ? 4 : 0);
}

function partiesOf({ view }: StoryNews): string[] {
  return recordsOf(view).flatMap(({ partyKeys }) => partyKeys);
}

/** "you were told "…" on Wednesday, 09:00", beside the line that puts it right. */
function withToldNote(line: Line, notices: readonly CorrectionNotice[], asOf: AsOf): Line {
  const notice = notices.find((each) => each.line.text === line.text);
  if (notice === undefined) return line;
  const note = toldWords(notice.toldAt, asOf, notice.wrong);
  return { ...line, note: line.note === undefined ? note : `${line.note} · ${note}` };
}

/** What is not worth a line beside harder news is not worth one a day later. */
const SMALL_CHANGES: ReadonlySet<Development["change"]> = new Set([
  "no-comment",
  "figure",
  "report",
  "statement",
]);

function hasRoomToSay({ statements }: Digest["stories"][number]): boolean {
  return statements.length < settings.statements;
}

/**
 * Shown lines, what they overtook, the deals in the table, and the corrections that went out as
 * notices. What the budget cut stays unseen.
 */
function toldBy(
  shown: readonly { readonly story: StoryNews; readonly composed: Digest["stories"][number] }[],
  stories: readonly StoryNews[],
  notices: readonly CorrectionNotice[],
): ComposedDigest["told"] {
  const told = new Map<string, { key: string; storyId: string; line: string }>();
  const add = ({ key, storyId, line }: Development) => told.set(key, { key, storyId, line: line.text });
  for (const { story, composed } of shown) {
    const lines = new Set([...composed.developments, ...composed.summary].map(({ text }) => text));
    const quoted = new Set(
      composed.statements.flatMap(({ citations }) =>
        citations.map(({ articleId, start }) => `${articleId} ${start}`),
      ),
    );
    const deals = new Set(composed.agreements.map(({ id, status }) => `agreement/${id}/${status}`));
    for (const each of story.developments) {
      const isQuoted =
        each.change === "statement" &&
        each.line.citations.some(({ articleId, start }) => quoted.has(`${articleId} ${start}`));
      if (lines.has(each.line.text) || isQuoted || deals.has(each.key.split("/").slice(0, 3).join("/")))
        add(each);
      else if (story.overtaken.includes(each) || SMALL_CHANGES.has(each.change)) add(each);
      // With room left under "Said", what is news and not there was left out for saying nothing more.
      else if (story.news.includes(each) && hasRoomToSay(composed) && each.change === "statement") add(each);
    }
  }
  const noticed = new Set(notices.map(({ line }) => line.text));
  for (const { developments } of stories) {
    for (const each of developments) if (noticed.has(each.line.text)) add(each);
  }
  return [...told.values()];
}
