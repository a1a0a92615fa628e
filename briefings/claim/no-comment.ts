import { z } from "zod";
import { spanSchema } from "../reading/span.ts";

/** Somebody was asked and said nothing. Silence is reported; it proves nothing. */
export const noCommentClaimSchema = z.strictObject({
  type: z.literal("no-comment"),
  /** Canonical name of who was asked. */
  who: z.string().min(1),
  how: z.enum(["declined", "no response", "not reachable"]),
  span: spanSchema,
  evidence: z.array(spanSchema).min(1),
});
export type NoCommentClaim = z.infer<typeof noCommentClaimSchema>;
