import { z } from "zod";
import { agreementClaimSchema } from "./agreement.ts";
import { correctionClaimSchema } from "./correction.ts";
import { figureClaimSchema } from "./figure.ts";
import { noCommentClaimSchema } from "./no-comment.ts";
import { planClaimSchema } from "./plan.ts";
import { statementClaimSchema } from "./statement.ts";

/** What an article asserts, with the spans of the article text that prove it. */
export const claimSchema = z.discriminatedUnion("type", [
  agreementClaimSchema,
  statementClaimSchema,
  correctionClaimSchema,
  figureClaimSchema,
  noCommentClaimSchema,
  planClaimSchema,
]);
export type Claim = z.infer<typeof claimSchema>;

/** A claim in the archive. `id` is `<article id>.<position>`: stable for a version of an article. */
export const storedClaimSchema = z.strictObject({
  id: z.string().min(1),
  articleId: z.string().min(1),
  storyId: z.string().min(1),
  claim: claimSchema,
});
export type StoredClaim = z.infer<typeof storedClaimSchema>;
