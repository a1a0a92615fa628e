import type { Line } from "../claim/line.ts";
import { plainText, wrapText } from "../digest/wrap-text.ts";
import { type AsOf, dayIn, fullDate } from "../story/date-words.ts";
import type { Development } from "../story/development.ts";
import { type StoryChapter, storyChapters } from "../story/story-chapters.ts";
import type { StoryView } from "../story/story-view.ts";

const MOST_LINES = 2;
/** What is told of a chapter where nothing harder happened in it. */
const SOFT: ReadonlySet<Development["change"]> = new Set(["statement", "figure", "no-comment"]);

/** A stretch of a story with the one or two things that happened in it. */
export interface ChapterTold extends StoryChapter {
  readonly lines: Line[];
}

/** The chapters of a long story, oldest first; none where it has only one. */
export function chaptersTold(view: StoryView, developments: readonly Development[]): ChapterTold[] {
  const chapters = storyChapters(view);
  if (chapters.length < 2) return [];
  return chapters.map((chapter) => ({ ...chapter, lines: linesOf(chapter, developments) }));
}

/** The weightiest that its own articles were the first to tell, in the order in which it became known. */
function linesOf({ articleIds }: StoryChapter, developments: readonly Development[]): Line[] {
  const ids = new Set(articleIds);
  const own = developments.filter(({ line }) => ids.has(line.citations[0]?.articleId ?? ""));
  const hard = own.filter(({ change }) => !SOFT.has(change));
  // A later turn of the same deal stands for the earlier ones.
  const last = hard.filter(
    (each) =>
      !hard.some(
        (other) => other.knownAt > each.knownAt && dealOf(other) === dealOf(each) && isStatus(other),
      ),
  );
  return (hard.length > 0 ? last : own)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, hard.length > 0 ? MOST_LINES : 1)
    .toSorted((a, b) => a.knownAt.localeCompare(b.knownAt))
    .map(({ line }) => line);
}

function isStatus({ key }: Development): boolean {
  return key.startsWith("agreement/");
}

/** The deal whose status changed; what tells none is compared with nothing. */
function dealOf(development: Development): string {
  return isStatus(development) ? (development.key.split("/")[1] ?? "") : development.key;
}

/** "24 February to 2 March · Orlin and Kestrel", with its lines below. */
export function chaptersText(
  chapters: readonly ChapterTold[],
  asOf: AsOf,
  width: number,
  cite: (line: Line) => string,
): string[] {
  return chapters.flatMap((chapter) => [
    ...wrapText(plainText(`${chapterDays(chapter, asOf)} · ${chapter.title}`), width, "  "),
    ...chapter.lines.flatMap((line) => wrapText(`${plainText(line.text)}${cite(line)}`, width, "      ")),
  ]);
}

/** "2 March", "24 February to 2 March", "2 to 5 March". */
export function chapterDays({ from, to }: Pick<StoryChapter, "from" | "to">, asOf: AsOf): string {
  const [first, last] = [from, to].map((instant) => dayIn(instant, asOf.timezone));
  if (first === undefined || last === undefined) return "";
  if (first === last) return fullDate(first, asOf);
  const isOneMonth = first.slice(0, 7) === last.slice(0, 7);
  return `${isOneMonth ? Number(first.slice(8)) : fullDate(first, asOf)} to ${fullDate(last, asOf)}`;
}
