import { z } from "zod";
import type { SlackClient } from "./client.ts";

/** Who the bot token is. */
export interface Identity {
  readonly teamId: string;
  readonly botId: string;
  readonly botUserId: string;
}

const answerSchema = z
  .object({ team_id: z.string(), bot_id: z.string(), user_id: z.string() })
  .transform(
    ({ team_id, bot_id, user_id }): Identity => ({ teamId: team_id, botId: bot_id, botUserId: user_id }),
  );

/** Asks once and remembers; a failure is forgotten, so that the next call asks again. */
export function rememberIdentity(client: SlackClient): () => Promise<Identity> {
  let known: Promise<Identity> | undefined;
  return () => {
    known ??= client.auth.test().then((answer) => answerSchema.parse(answer));
    known.catch(() => {
      known = undefined;
    });
    return known;
  };
}
