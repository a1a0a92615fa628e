import { z } from "zod";
import { spanSchema } from "../reading/span.ts";
import { dateValueSchema } from "./agreement.ts";

/**
 * Something that a text says will happen on a day or in a stretch of time still to come: a vote, a
 * hearing, a deadline. It tells what comes next and proves nothing about what is.
 */
export const planClaimSchema = z.strictObject({
  type: z.literal("plan"),
  /** The day or stretch to come, ISO. */
  date: dateValueSchema,
  /** The words that name it: "20 March". */
  span: spanSchema,
  evidence: z.array(spanSchema).min(1),
});
export type PlanClaim = z.infer<typeof planClaimSchema>;
