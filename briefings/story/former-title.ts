import { z } from "zod";
import type { Story } from "./story.ts";
import { type TitleReason, titleReasonSchema } from "./story-edit.ts";

/** A title that readers know a story by and that it has no more, with the reason. */
export const toldTitleSchema = z.strictObject({ title: z.string().min(1), reason: titleReasonSchema });
export type ToldTitle = z.infer<typeof toldTitleSchema>;

const REASONS: Readonly<Record<TitleReason, string>> = {
  "first-agreement": "a first agreement",
  correction: "a correction",
  merge: "two stories became one",
  split: "articles left it",
  "by-hand": "renamed by hand",
};

/** As many former titles as say anything beside the title. */
const MOST_SHOWN = 2;

/** "formerly: Tram plans of Velm (a correction)", to stand beside the title of a story. */
export function formerTitleWords({ title, reason }: ToldTitle): string {
  return `formerly: ${title} (${REASONS[reason]})`;
}

/** The titles that a story went by before, newest first; undefined where it has always had its own. */
export function formerTitles({ title, formerly = [] }: Story): string | undefined {
  const others = [...new Map(formerly.map((former) => [former.title, former])).values()]
    .filter((former) => former.title !== title)
    .reverse()
    .slice(0, MOST_SHOWN);
  return others.length === 0 ? undefined : others.map(formerTitleWords).join("; ");
}

/**
 * The title under which a reader was last told of a story, where it is another one now.
 *
 * @param toldAt ISO instant of what the reader was told last; undefined where it was told nothing
 */
export function titleLastTold(
  { title, formerly = [] }: Story,
  toldAt: string | undefined,
): ToldTitle | undefined {
  if (toldAt === undefined) return undefined;
  const told = Date.parse(toldAt);
  const former = formerly.find((each) => Date.parse(each.changedAt) > told && each.title !== title);
  return former === undefined ? undefined : { title: former.title, reason: former.reason };
}
