import { z } from "zod";
import { type Line, lineSchema } from "../claim/line.ts";

/** What a channel is told when a line that it received turned out wrong. */
export const correctionNoticeSchema = z.strictObject({
  storyId: z.string(),
  storyTitle: z.string(),
  /** The delivered line that is wrong, as it was delivered. */
  told: z.string(),
  /** When it was delivered. */
  toldAt: z.iso.datetime(),
  /** The words of it that are wrong, where they are known: "classified". */
  wrong: z.string().optional(),
  /** What is right now, with its evidence. */
  line: lineSchema,
});
export type CorrectionNotice = z.infer<typeof correctionNoticeSchema>;

/**
 * True where a story of the digest tells the correction with the wrong words and the hour beside it:
 * a notice above would say the same again.
 */
export function isToldInStory(
  { line, wrong }: CorrectionNotice,
  { stories }: { readonly stories: readonly { readonly developments: readonly Line[] }[] },
): boolean {
  return (
    wrong !== undefined &&
    stories.some(({ developments }) =>
      developments.some(({ text, note }) => text === line.text && note?.includes(wrong) === true),
    )
  );
}
