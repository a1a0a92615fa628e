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

/** Who told something, where, and in which sentence. */
export const toldBySchema = z.strictObject({
  articleId: z.string(),
  outlet: z.string(),
  /** Whom the article names for it; null where it speaks for itself. */
  source: z.string().nullable(),
  reportedAt: z.iso.datetime(),
  sentence: z.string(),
});
export type ToldBy = z.infer<typeof toldBySchema>;

/**
 * Two sources that cannot both be right, with what settled it where something did. `value` is what a
 * side says: a status, a sum in words, an ISO date. It is settled by a side's `party`, by another
 * `source` that bears one out, by a `correction`, or because things went on (`change`).
 */
export const agreementDisputeSchema = z.strictObject({
  about: z.enum(["status", "amount", "date"]),
  openedAt: z.iso.datetime(),
  sides: z.array(toldBySchema.extend({ value: z.string() })).min(2),
  settledAt: z.iso.datetime().optional(),
  settledBy: toldBySchema
    .extend({ value: z.string(), how: z.enum(["party", "source", "correction", "change"]) })
    .optional(),
});
export type AgreementDispute = z.infer<typeof agreementDisputeSchema>;

/** What became of a figure or a date that was told: `agreement-values.ts` says which is which. */
const valueStateSchema = z.enum(["current", "refined", "replaced", "disputed", "outweighed", "corrected"]);

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
      /** Who says so there: the outlet, and whom it names. */
      outlet: z.string().optional(),
      attribution: attributionSchema.optional(),
    }),
  ),
  certainty: certaintySchema,
  /** Where the sources contradict each other: what each side says. */
  dispute: z.string().nullable(),
  citations: z.array(citationSchema).min(1),
  storyId: z.string().min(1),
  /** Every dispute that there was, oldest first; `dispute` tells the open ones in words. */
  disputes: z.array(agreementDisputeSchema).optional(),
  /** Statuses that were told and that a correction took back, oldest first. */
  corrected: z
    .array(
      toldBySchema.extend({
        status: agreementStatusSchema,
        date: dateValueSchema.nullable(),
        correctedBy: toldBySchema.nullable(),
      }),
    )
    .optional(),
  /** Each price once, in the order in which they were told. */
  amountHistory: z
    .array(
      toldBySchema.extend({
        amount: amountSchema,
        exactness: z.enum(["exact", "rough", "bound"]),
        state: valueStateSchema,
      }),
    )
    .optional(),
  /** Each date of the status that stands, in the order in which they were told. */
  dateHistory: z.array(toldBySchema.extend({ date: dateValueSchema, state: valueStateSchema })).optional(),
});
export type Agreement = z.infer<typeof agreementSchema>;
