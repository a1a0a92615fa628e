import type { App } from "@slack/bolt";
import { z } from "zod";
import { readTyped } from "./escape.ts";
import type { SlackLog } from "./log.ts";
import type { Questions } from "./questions.ts";

const mentionSchema = z.object({
  user: z.string(),
  text: z.string().default(""),
  channel: z.string(),
  ts: z.string(),
  thread_ts: z.string().optional(),
});

/** A direct message of a person's, with a file or without: not an edit, not a bot's. */
const directSchema = mentionSchema.extend({
  channel_type: z.literal("im"),
  subtype: z.literal("file_share").optional(),
  bot_id: z.undefined().optional(),
});

const eventSchema = z.object({ event_id: z.string(), team_id: z.string() });

/**
 * Answers mentions in their thread and direct messages where they are. Slack sends an event again
 * when it got no answer in time, under the same id, so each id is answered once.
 */
export function listenToMentions(
  app: App,
  questions: Questions,
  deps: {
    readonly log: SlackLog;
    readonly firstTime: (eventId: string) => Promise<boolean>;
  },
): void {
  async function isNew(eventId: string): Promise<boolean> {
    try {
      return await deps.firstTime(eventId);
    } catch (error) {
      // Without the store it cannot be known; a second answer is better than none.
      deps.log.error({ platform: "slack", eventId, error }, "event could not be looked up");
      return true;
    }
  }

  app.event("app_mention", async ({ event, body, context }) => {
    const mention = mentionSchema.safeParse(event);
    const { event_id, team_id } = eventSchema.parse(body);
    if (!mention.success || !(await isNew(event_id))) return;
    const { user, text, channel, ts, thread_ts } = mention.data;
    await questions.ask({
      workspace: team_id,
      channel,
      thread: thread_ts ?? ts,
      user,
      text: readTyped(text, context.botUserId),
      openly: true,
      questionId: event_id,
    });
  });

  app.event("message", async ({ event, body }) => {
    const message = directSchema.safeParse(event);
    const { event_id, team_id } = eventSchema.parse(body);
    if (!message.success || !(await isNew(event_id))) return;
    const { user, text, channel, thread_ts } = message.data;
    await questions.ask({
      workspace: team_id,
      channel,
      thread: thread_ts,
      user,
      text: readTyped(text),
      openly: true,
      questionId: event_id,
    });
  });
}
