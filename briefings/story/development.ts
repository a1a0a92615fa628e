import { z } from "zod";
import { lineSchema } from "../claim/line.ts";

/**
 * What is new in a story.
 *
 * `key` is the identity of what is told, not of the article that tells it: the same status of the
 * same agreement, the same words of the same speaker, have the same key however often they are
 * reprinted or paraphrased. A channel's memory is a set of keys.
 */
export const developmentSchema = z.strictObject({
  key: z.string().min(1),
  storyId: z.string().min(1),
  change: z.enum([
    "correction",
    "denial",
    "status",
    "first-report",
    "dispute",
    "figure",
    "statement",
    "no-comment",
    "report",
  ]),
  /** When it became known: publication time of the earliest article that tells it. */
  knownAt: z.iso.datetime(),
  /** Higher comes first. */
  weight: z.number(),
  claimIds: z.array(z.string()),
  /** Keys that this development proves wrong: who was told one of them is owed a notice. */
  corrects: z.array(z.string()),
  /** Of a correction: the wrong words, as short as they can be quoted: "classified". */
  wrong: z.string().optional(),
  line: lineSchema,
});
export type Development = z.infer<typeof developmentSchema>;
