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

/** A parsed command. Slack's text arguments and Discord's typed options both end here. */
export const querySchema = z.strictObject({
  command: commandNameSchema,
  /** First free argument: a party, a speaker, a story's name or id, a briefing. */
  subject: z.string().optional(),
  with: z.string().optional(),
  about: z.string().optional(),
  status: z.string().optional(),
  kind: z.string().optional(),
  /** ISO day: only what was dated or reported since then. */
  since: z.string().optional(),
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
  timeline: z.array(z.strictObject({ date: z.string(), precision: z.string(), line: lineSchema })).optional(),
  lines: z.array(lineSchema).optional(),
  digest: digestSchema.optional(),
  /** Stories that the answer is about, for the buttons under it. */
  stories: z.array(z.strictObject({ id: z.string(), title: z.string() })).optional(),
  /** Names or stories that the asker may have meant. */
  didYouMean: z.array(z.string()).optional(),
  /** Why there is no better answer, in a sentence. */
  reason: z.string().optional(),
});
export type Answer = z.infer<typeof answerSchema>;
