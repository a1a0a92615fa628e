import { z } from "zod";

/** Who did it by hand: the platform's id of the user, and where, in `formatDestination` form. */
export const editorSchema = z.strictObject({ user: z.string().min(1), place: z.string().min(1) });
export type Editor = z.infer<typeof editorSchema>;

/** Why a title that was delivered became another. */
export const titleReasonSchema = z.enum(["first-agreement", "correction", "merge", "split", "by-hand"]);
export type TitleReason = z.infer<typeof titleReasonSchema>;

/**
 * What was done to a story after its articles were grouped. `by` is absent where grouping did it
 * itself.
 *
 * - `merge`: the younger story became part of the older one; its id stays as an alias.
 * - `split`: articles left a story and are one of their own. Splitting off what a merge brought
 *   gives the younger story back with its id; merging again undoes a split.
 * - `title`: a delivered title was replaced.
 */
export const storyEditSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("merge"),
    olderId: z.string().min(1),
    youngerId: z.string().min(1),
    olderTitle: z.string().min(1),
    youngerTitle: z.string().min(1),
    /** The younger story's articles, so that the merge can be undone. */
    articleIds: z.array(z.string()),
    /** Ids that had been merged into the younger before. */
    aliases: z.array(z.string()),
    /** Follows of the younger that are now of the older, and those that ended for want of a use. */
    movedFollows: z.array(z.string()),
    closedFollows: z.array(z.string()),
    /** The article that showed the two to be one; absent for a merge by hand. */
    articleId: z.string().optional(),
    reason: z.string().optional(),
    by: editorSchema.optional(),
    at: z.iso.datetime(),
  }),
  z.strictObject({
    kind: z.literal("split"),
    storyId: z.string().min(1),
    newId: z.string().min(1),
    storyTitle: z.string().min(1),
    articleIds: z.array(z.string().min(1)).min(1),
    by: editorSchema,
    at: z.iso.datetime(),
  }),
  z.strictObject({
    kind: z.literal("title"),
    storyId: z.string().min(1),
    from: z.string().min(1),
    to: z.string().min(1),
    reason: titleReasonSchema,
    by: editorSchema.optional(),
    at: z.iso.datetime(),
  }),
]);
export type StoryEdit = z.infer<typeof storyEditSchema>;
export type StoryMerge = Extract<StoryEdit, { kind: "merge" }>;
export type StorySplit = Extract<StoryEdit, { kind: "split" }>;
export type TitleChange = Extract<StoryEdit, { kind: "title" }>;

/** The stories that an edit is about, for finding it by any of them. */
export function storiesOfEdit(edit: StoryEdit): string[] {
  switch (edit.kind) {
    case "merge":
      return [edit.olderId, edit.youngerId];
    case "split":
      return [edit.storyId, edit.newId];
    case "title":
      return [edit.storyId];
  }
}
