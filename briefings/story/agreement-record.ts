import { z } from "zod";
import {
  agreementClaimSchema,
  agreementKindSchema,
  agreementStatusSchema,
  amountSchema,
  attributionSchema,
  dateValueSchema,
  partySchema,
} from "../claim/agreement.ts";
import { citationSchema } from "../claim/citation.ts";
import { certaintySchema } from "../claim/line.ts";

/** One article's agreement claim with what the ledger needs to weigh and cite it. */
export const assertionSchema = z.strictObject({
  claimId: z.string().min(1),
  articleId: z.string().min(1),
  storyId: z.string().min(1),
  outlet: z.string(),
  /** Publisher family: copies and sister outlets share it, so independence is counted by it. */
  publisher: z.string(),
  url: z.string(),
  publishedAt: z.iso.datetime(),
  /** Set where the article nearly repeats another one: it counts as no source of its own. */
  duplicateOf: z.string().optional(),
  claim: agreementClaimSchema,
  /** The claim's evidence, cut from the article; same order as `claim.evidence`. */
  citations: z.array(citationSchema).min(1),
});
export type Assertion = z.infer<typeof assertionSchema>;

/**
 * What the store keeps of an agreement: every assertion about it. All that is shown, status,
 * history, certainty, disputes, is folded from the assertions, so the order of arrival does not
 * matter and a corrected fold heals old records.
 */
export const agreementRecordSchema = z.strictObject({
  id: z.string().min(1),
  tenant: z.string().min(1),
  /** The story that told it first. */
  storyId: z.string().min(1),
  /** Folded names by which the record is found; sorted. */
  partyKeys: z.array(z.string().min(1)).min(1),
  assertions: z.array(assertionSchema).min(1),
});
export type AgreementRecord = z.infer<typeof agreementRecordSchema>;

/** The public form of a ledger record: the JSON of `/who-signed`, the digest and the exports. */
export const agreementSchema = z.strictObject({
  id: z.string().min(1),
  parties: z.array(partySchema).min(1),
  kind: agreementKindSchema,
  status: agreementStatusSchema,
  object: z.string().nullable(),
  amount: amountSchema.nullable(),
  date: dateValueSchema.nullable(),
  attribution: attributionSchema,
  firstReportedBy: z.string().nullable(),
  /** Every change of status, oldest first; the last one is the status shown. */
  history: z.array(
    z.strictObject({
      status: agreementStatusSchema,
      date: dateValueSchema.nullable(),
      reportedAt: z.iso.datetime(),
      articleId: z.string(),
      sentence: z.string(),
    }),
  ),
  certainty: certaintySchema,
  /** Where the sources contradict each other: what each side says. */
  dispute: z.string().nullable(),
  citations: z.array(citationSchema).min(1),
  storyId: z.string().min(1),
});
export type Agreement = z.infer<typeof agreementSchema>;
