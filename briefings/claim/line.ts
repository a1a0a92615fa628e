import { z } from "zod";
import { citationSchema } from "./citation.ts";

export const lineKindSchema = z.enum([
  "agreement",
  "statement",
  "correction",
  "denial",
  "dispute",
  "figure",
  "report",
]);
export type LineKind = z.infer<typeof lineKindSchema>;

/**
 * How sure a line is. `confirmed`: a party's own word, or two independent sources. `reported`: one
 * source. `unconfirmed`: anonymous or hearsay. `disputed`: sources contradict each other.
 */
export const certaintySchema = z.enum(["confirmed", "reported", "unconfirmed", "disputed"]);
export type Certainty = z.infer<typeof certaintySchema>;

/** One sentence that a reader sees. It exists only with the citations that passed the evidence gate. */
export const lineSchema = z.strictObject({
  text: z.string().min(1),
  kind: lineKindSchema,
  certainty: certaintySchema,
  citations: z.array(citationSchema).min(1),
  /** A short remark set apart from the line: "one source, anonymous", "you were told … on Wednesday". */
  note: z.string().optional(),
});
export type Line = z.infer<typeof lineSchema>;
