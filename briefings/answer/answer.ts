import { z } from "zod";
import { lineSchema } from "../claim/line.ts";
import { digestSchema, digestStatementSchema } from "../digest/digest.ts";
import { agreementSchema } from "../story/agreement-record.ts";

export const commandNameSchema = z.enum([
  "who-signed",
  "who-said",
  "brief",
  "story",
  "timeline",
  "unconfirmed",
  "follow",
  "unfollow",
  "briefing",
  "track",
  "why",
  "help",
]);
export type CommandName = z.infer<typeof commandNameSchema>;

/**
 * `whether`: yes or no. `confirmed`: yes or no, and how sure. `when`, `how-much`, `who-first`: that
 * fact first; so `how-long`, of what a deal runs for. `corrected`: what was put right. `search`: no command fits; the best sentences are shown.
 */
export const asksSchema = z.enum([
  "whether",
  "confirmed",
  "when",
  "how-much",
  "how-long",
  "who-first",
  "corrected",
  "search",
]);
export type Asks = z.infer<typeof asksSchema>;

/** A parsed command. Slack's text arguments and Discord's typed options both end here. */
export const querySchema = z.strictObject({
  command: commandNameSchema,
  /** First free argument: a party, a speaker, a story's name or id, a briefing. */
  subject: z.string().optional(),
  /** The other party; of a story, whose deals in it are asked for. */
  with: z.string().optional(),
  about: z.string().optional(),
  /** Statuses, or words for them, parted by commas. */
  status: z.string().optional(),
  /** Kinds of agreements, or everyday words for them: "takeovers". */
  kind: z.string().optional(),
  /** A comparison: ">10m", "over €10 million". */
  amount: z.string().optional(),
  /** Only what was dated or reported since then: an ISO day, or words ("last week") in what was typed. */
  since: z.string().optional(),
  /** The last day of interest, included. */
  until: z.string().optional(),
  /** What a question in plain words wants to know first. */
  asks: asksSchema.optional(),
  full: z.boolean().optional(),
  share: z.boolean().optional(),
});
export type Query = z.infer<typeof querySchema>;

/** What a command answers, before a platform gives it its looks. */
export const answerSchema = z.strictObject({
  command: commandNameSchema,
  query: querySchema,
  /** The whole answer as plain text; what a notification shows and a terminal prints. */
  text: z.string().min(1),
  /** First sentence of the answer: "Nobody has signed with NATO in what I have read." */
  headline: z.string().min(1),
  agreements: z.array(agreementSchema).optional(),
  /** What comes nearest where nothing matched: under consideration, not signed. */
  nearest: z.array(agreementSchema).optional(),
  statements: z.array(digestStatementSchema).optional(),
  /** Of a long story: its stretches, oldest first, each with the one or two things that happened in it. */
  chapters: z
    .array(
      z.strictObject({
        from: z.iso.datetime(),
        to: z.iso.datetime(),
        title: z.string(),
        lines: z.array(lineSchema),
      }),
    )
    .optional(),
  timeline: z.array(z.strictObject({ date: z.string(), precision: z.string(), line: lineSchema })).optional(),
  lines: z.array(lineSchema).optional(),
  digest: digestSchema.optional(),
  /** Stories that the answer is about, for the buttons under it; `formerly` says what one was called before. */
  stories: z
    .array(z.strictObject({ id: z.string(), title: z.string(), formerly: z.string().optional() }))
    .optional(),
  /** Names or stories that the asker may have meant. */
  didYouMean: z.array(z.string()).optional(),
  /** Why there is no better answer, in a sentence. */
  reason: z.string().optional(),
});
export type Answer = z.infer<typeof answerSchema>;
