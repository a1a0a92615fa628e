import { z } from "zod";

/** What a reading thread is sent: the parts of an article that reading needs. */
export const readTaskSchema = z.strictObject({
  title: z.string(),
  text: z.string(),
  /** Absent where the source gave no date: then relative dates stay unresolved. */
  publishedAt: z.string().optional(),
  outlet: z.string(),
});
export type ReadTask = z.infer<typeof readTaskSchema>;
