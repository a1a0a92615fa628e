import { z } from "zod";
import { spanSchema } from "../reading/span.ts";

/** A number with its unit and what it counts: `{ value: 32, unit: "members", counts: "NATO" }`. */
export const figureClaimSchema = z.strictObject({
  type: z.literal("figure"),
  value: z.number(),
  /** ISO 4217 code for money, "%" for a share, else the counted noun in the text's words. */
  unit: z.string(),
  /** What the number is about, in the text's words, where the sentence says so. */
  counts: z.string().optional(),
  text: z.string(),
  span: spanSchema,
  evidence: z.array(spanSchema).min(1),
});
export type FigureClaim = z.infer<typeof figureClaimSchema>;
