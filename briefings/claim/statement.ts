import { z } from "zod";
import { spanSchema } from "../reading/span.ts";
import { dateValueSchema } from "./agreement.ts";

/** What somebody is reported to have said. */
export const statementClaimSchema = z.strictObject({
  type: z.literal("statement"),
  /** Canonical name, also where the text says "he"; "OpenAI spokeswoman" for an unnamed one. */
  speaker: z.string().min(1),
  speakerAliases: z.array(z.string()),
  /** The words, to the letter, without the outer quotation marks. */
  text: z.string().min(1),
  /** `text.slice(start, end)` of the article equals `text`. */
  span: spanSchema,
  /** True for words inside quotation marks; false for paraphrase. */
  quoted: z.boolean(),
  date: dateValueSchema.optional(),
  /** Where it was said: "a company meeting". */
  venue: z.string().optional(),
  /** Who passed it on: "The Wall Street Journal". */
  via: z.string().optional(),
  evidence: z.array(spanSchema).min(1),
  rule: z.string(),
});
export type StatementClaim = z.infer<typeof statementClaimSchema>;
