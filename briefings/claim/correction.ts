import { z } from "zod";
import { spanSchema } from "../reading/span.ts";
import { dateValueSchema } from "./agreement.ts";

/** A text's own record that something said earlier was wrong. */
export const correctionClaimSchema = z.strictObject({
  type: z.literal("correction"),
  /** The wrong version and the right one, in the text's words: "all NATO classified networks". */
  wrong: z.string().min(1),
  right: z.string().min(1).optional(),
  wrongSpan: spanSchema,
  rightSpan: spanSchema.optional(),
  /** Who had said the wrong thing, and who put it right; canonical names or roles. */
  saidBy: z.string().optional(),
  correctedBy: z.string().optional(),
  date: dateValueSchema.optional(),
  evidence: z.array(spanSchema).min(1),
  rule: z.string(),
});
export type CorrectionClaim = z.infer<typeof correctionClaimSchema>;
