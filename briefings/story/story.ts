import { z } from "zod";
import { titleReasonSchema } from "./story-edit.ts";

/**
 * Articles about one running happening, tracked over days.
 *
 * Identity is anchored on the first article: neither a new wording nor a later article changes the
 * id. A merge keeps the older story and leaves the younger id among `aliases`. The title comes from
 * the facts and stays once it was delivered; what it is replaced by then, for a marked reason, is
 * shown with the title that readers know.
 */
export const storySchema = z.strictObject({
  id: z.string().min(1),
  tenant: z.string().min(1),
  title: z.string().min(1),
  anchorArticleId: z.string().min(1),
  /** Ids of stories that were merged into this one. */
  aliases: z.array(z.string()),
  firstAt: z.iso.datetime(),
  lastAt: z.iso.datetime(),
  /** Titles under which it, or a story that became part of it, was delivered; oldest first. */
  formerly: z
    .array(
      z.strictObject({ title: z.string().min(1), reason: titleReasonSchema, changedAt: z.iso.datetime() }),
    )
    .optional(),
});
export type Story = z.infer<typeof storySchema>;
