import type { App } from "@slack/bolt";
import { z } from "zod";
import { commandNameSchema } from "../../briefings/answer/answer.ts";
import type { Questions } from "./questions.ts";
import { storyActions } from "./story-buttons.ts";

const shareSchema = z.object({ command: commandNameSchema, text: z.string() });

/** What Slack tells of a pressed button, as far as it is needed. */
const pressSchema = z.object({
  trigger_id: z.string(),
  user: z.object({ id: z.string(), team_id: z.string().optional() }),
  team: z.object({ id: z.string() }).nullish(),
  channel: z.object({ id: z.string() }).optional(),
  container: z.object({ channel_id: z.string().optional(), thread_ts: z.string().optional() }).optional(),
  response_url: z.string().optional(),
});

/** Acknowledges every button at once and asks the question behind it. */
export function listenToActions(app: App, questions: Questions): void {
  app.action(/.*/u, async ({ action, body, ack }) => {
    await ack();
    const press = pressSchema.parse(body);
    const channel = press.channel?.id ?? press.container?.channel_id;
    const workspace = press.team?.id ?? press.user.team_id;
    if (channel === undefined || workspace === undefined) return;
    const { actionId, value } = pressed(action);
    const question = {
      workspace,
      channel,
      thread: press.container?.thread_ts,
      user: press.user.id,
      responseUrl: press.response_url,
      questionId: press.trigger_id,
    };
    const command = storyActions.find((each) => each.actionId === actionId)?.command;
    if (command !== undefined && value !== undefined) {
      await questions.ask({ ...question, command, text: value });
      return;
    }
    const share = actionId === "share" && value !== undefined ? readShare(value) : undefined;
    if (share === undefined) {
      await questions.tell({ ...question, text: "" }, "This button is from an older version. Try /help.");
      return;
    }
    await questions.ask({ ...question, command: share.command, text: `${share.text} share`.trim() });
  });
}

function pressed(action: object): { actionId: string; value: string | undefined } {
  const read = z.object({ action_id: z.string(), value: z.string().optional() }).safeParse(action);
  return { actionId: read.data?.action_id ?? "", value: read.data?.value };
}

function readShare(value: string): z.infer<typeof shareSchema> | undefined {
  try {
    return shareSchema.parse(JSON.parse(value));
  } catch {
    // SyntaxError or ZodError: not a value that this version wrote.
    return undefined;
  }
}
