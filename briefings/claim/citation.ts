import { z } from "zod";

/** The sentence that proves a line: the article's text between the offsets, to the letter. */
export const citationSchema = z.strictObject({
  articleId: z.string().min(1),
  outlet: z.string(),
  url: z.string(),
  publishedAt: z.iso.datetime(),
  sentence: z.string().min(1),
  start: z.int().nonnegative(),
  end: z.int().positive(),
});
export type Citation = z.infer<typeof citationSchema>;
