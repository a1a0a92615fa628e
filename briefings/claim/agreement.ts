import { z } from "zod";
import { spanSchema } from "../reading/span.ts";

/**
 * An agreement is a commitment, or a possible commitment, that a text ties to named parties: a
 * contract, an award, a partnership, a takeover, a treaty, a pledge, a signing.
 *
 * The status is what the text asserts, never more:
 * - `considering`: weighed, sought, planned, bid for, expected.
 * - `negotiating`: the parties are talking.
 * - `agreed`: agreed in principle; nothing binding is signed or closed.
 * - `signed`: made: signed, struck, awarded, closed, ratified.
 * - `declined`: refused or walked away from before any signature.
 * - `ended`: something that stood is over or stopped.
 * - `denied`: a party says that the reported agreement or talks do not exist.
 *
 * Usual path: considering → negotiating → agreed → signed → ended. `declined` and `denied` may
 * follow any of the first three; `denied` may itself be withdrawn. Nothing but a text moves it.
 */
export const agreementStatusSchema = z.enum([
  "considering",
  "negotiating",
  "agreed",
  "signed",
  "declined",
  "ended",
  "denied",
]);
export type AgreementStatus = z.infer<typeof agreementStatusSchema>;

export const agreementKindSchema = z.enum([
  "contract",
  "partnership",
  "acquisition",
  "merger",
  "investment",
  "loan",
  "licence",
  "settlement",
  "treaty",
  "ceasefire",
  "memorandum",
  "pledge",
  "hire",
  "law",
  "other",
]);
export type AgreementKind = z.infer<typeof agreementKindSchema>;

/** Who is, or would be, bound: canonical name and the other words that mean it. */
export const partySchema = z.strictObject({ name: z.string().min(1), aliases: z.array(z.string()) });
export type Party = z.infer<typeof partySchema>;

/** Money in whole units of its ISO 4217 currency: `{ value: 68700000000, currency: "USD" }`. */
export const amountSchema = z.strictObject({ value: z.number(), currency: z.string().length(3) });
export type Amount = z.infer<typeof amountSchema>;

/**
 * Who says so. `official`: an organisation's own announcement, filing or unnamed spokesperson.
 * `named`: a named person on the record. `anonymous`: an unnamed person. `outlet`: another
 * publication's report. `reporter`: the text's own voice.
 */
export const attributionSchema = z.strictObject({
  source: z.string().optional(),
  kind: z.enum(["official", "named", "anonymous", "outlet", "reporter"]),
});
export type Attribution = z.infer<typeof attributionSchema>;

/** ISO day, month or year, or an interval `A/B` with both ends included. */
export const dateValueSchema = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?(\/\d{4}(-\d{2}(-\d{2})?)?)?$/u, "an ISO day, month, year or interval A/B");

/** How far a reading may be trusted. A `weak` one never becomes `signed` without a second source. */
export const strengthSchema = z.enum(["plain", "weak"]);

/** One article's assertion about one agreement: these parties, this object, this status. */
export const agreementClaimSchema = z.strictObject({
  type: z.literal("agreement"),
  parties: z.array(partySchema).min(1),
  kind: agreementKindSchema,
  status: agreementStatusSchema,
  object: z.string().optional(),
  amount: amountSchema.optional(),
  /** When it happened, or changed to this status. Never the publication date for want of another. */
  date: dateValueSchema.optional(),
  attribution: attributionSchema,
  /** The outlet that reported it first, where the text credits one. */
  firstReportedBy: z.string().optional(),
  /** Earlier statuses that the same text tells, oldest first, without the newest. */
  earlier: z.array(
    z.strictObject({ status: agreementStatusSchema, date: dateValueSchema.optional(), evidence: spanSchema }),
  ),
  /** The sentences that carry it, in text order; the first one that asserts the status leads. */
  evidence: z.array(spanSchema).min(1),
  /** The words that decided the status, inside the evidence: "struck a deal", "is considering". */
  statusSpan: spanSchema,
  strength: strengthSchema,
  /** Name of the rule that read it, and the steps it took, for `why` and `extract --explain`. */
  rule: z.string(),
  steps: z.array(z.string()),
});
export type AgreementClaim = z.infer<typeof agreementClaimSchema>;
