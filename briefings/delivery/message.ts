import { z } from "zod";
import { answerSchema } from "../answer/answer.ts";
import { lineSchema } from "../claim/line.ts";
import { correctionNoticeSchema } from "../digest/correction-notice.ts";
import { digestSchema } from "../digest/digest.ts";
import { agreementSchema } from "../story/agreement-record.ts";
import { toldTitleSchema } from "../story/former-title.ts";

/**
 * What a destination is to be told, without any platform's looks. A platform renders it; nothing
 * here is escaped, and everything in it that comes from a source is data.
 */
export const messageSchema = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("digest"),
    digest: digestSchema,
    /** The slot it was due at, where it comes late. */
    lateFor: z.iso.datetime().optional(),
    /** Corrections of what this destination was told before; they come first. */
    notices: z.array(correctionNoticeSchema),
  }),
  z.strictObject({ type: z.literal("correction"), notice: correctionNoticeSchema, timezone: z.string() }),
  /** New developments of a followed story, for its thread. */
  z.strictObject({
    type: z.literal("update"),
    storyId: z.string(),
    storyTitle: z.string(),
    /** The title under which the thread was last told of it, where that was another one. */
    formerly: toldTitleSchema.optional(),
    lines: z.array(lineSchema).min(1),
    notices: z.array(correctionNoticeSchema),
    timezone: z.string(),
  }),
  /** The message that a follow's thread hangs from: where the story stands now. */
  z.strictObject({
    type: z.literal("follow"),
    storyId: z.string(),
    storyTitle: z.string(),
    agreements: z.array(agreementSchema),
    lines: z.array(lineSchema),
    timezone: z.string(),
  }),
  z.strictObject({ type: z.literal("answer"), answer: answerSchema, timezone: z.string() }),
  /** A plain remark of ours: a confirmation, an error, a pause. `text` is not from a source. */
  z.strictObject({ type: z.literal("notice"), text: z.string().min(1) }),
]);
export type Message = z.infer<typeof messageSchema>;
