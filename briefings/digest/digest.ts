import { z } from "zod";
import { dateValueSchema } from "../claim/agreement.ts";
import { citationSchema } from "../claim/citation.ts";
import { lineSchema } from "../claim/line.ts";
import { agreementSchema } from "../story/agreement-record.ts";
import { toldTitleSchema } from "../story/former-title.ts";

export const digestStatementSchema = z.strictObject({
  speaker: z.string(),
  text: z.string(),
  quoted: z.boolean(),
  date: dateValueSchema.nullable(),
  venue: z.string().nullable(),
  via: z.string().nullable(),
  citations: z.array(citationSchema).min(1),
});
export type DigestStatement = z.infer<typeof digestStatementSchema>;

export const digestCorrectionSchema = z.strictObject({
  wrong: z.string(),
  right: z.string().nullable(),
  saidBy: z.string().nullable(),
  correctedBy: z.string().nullable(),
  citations: z.array(citationSchema).min(1),
});
export type DigestCorrection = z.infer<typeof digestCorrectionSchema>;

export const digestSourceSchema = z.strictObject({
  articleId: z.string(),
  outlet: z.string(),
  /** The publisher it was copied from or credits; null where it is the outlet's own. */
  origin: z.string().nullable(),
  url: z.string(),
  publishedAt: z.iso.datetime(),
});

/** A standing deal as a digest shows it: with the status a reader last saw, where that changed. */
export const digestAgreementSchema = agreementSchema.extend({ was: z.string().nullable() });
export type DigestAgreement = z.infer<typeof digestAgreementSchema>;

export const digestStorySchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** The title under which the channel was last told of it, where that was another one. */
  formerly: toldTitleSchema.optional(),
  state: z.enum(["new", "developing", "corrected", "quiet"]),
  /** One line of background for a channel that has not seen the story; else empty. */
  summary: z.array(lineSchema),
  developments: z.array(lineSchema),
  agreements: z.array(digestAgreementSchema),
  statements: z.array(digestStatementSchema),
  corrections: z.array(digestCorrectionSchema),
  disputes: z.array(lineSchema),
  unconfirmed: z.array(lineSchema),
  /** What the sources say is still to come, with its date; soonest first. */
  next: z.array(lineSchema).default([]),
  timeline: z.array(z.strictObject({ date: dateValueSchema, precision: z.string(), line: lineSchema })),
  sources: z.array(digestSourceSchema),
  independentSources: z.int().nonnegative(),
});
export type DigestStory = z.infer<typeof digestStorySchema>;

/**
 * The platform-neutral document for one window. Every platform shows this one object, so Slack and
 * Discord cannot tell two versions; every line in it passed the evidence gate.
 */
export const digestSchema = z.strictObject({
  id: z.string(),
  briefing: z.string(),
  window: z.strictObject({ from: z.iso.datetime(), to: z.iso.datetime(), timezone: z.string() }),
  title: z.string(),
  bottomLine: z.array(lineSchema).max(3),
  stories: z.array(digestStorySchema),
  quiet: z.array(z.strictObject({ id: z.string(), title: z.string() })),
  /** Articles that the digest was made from, read in the window or cited; copies included. */
  articles: z.int().nonnegative(),
});
export type Digest = z.infer<typeof digestSchema>;
