import { DiscordAPIError, Routes } from "discord.js";
import type { Clock } from "../shared/clock.ts";
import type { MessageBody } from "./components.ts";
import { errorFields, type Log } from "./log.ts";
import type { RestClients } from "./rest-clients.ts";
import { toSendError } from "./send-error.ts";

const UNKNOWN_INTERACTION = 10_062;
const ALREADY_ACKNOWLEDGED = 40_060;
const FOLLOW_TRIES = 4;
const FIRST_PAUSE_MS = 250;

/** The ways back to who asked, over the interaction's token; it lives for 15 minutes. */
export interface AnswerRoute {
  /** The first answer. False where it came too late or another process gave it. */
  acknowledge(interaction: { readonly id: string; readonly token: string }, body: unknown): Promise<boolean>;
  /** Puts the answer where the acknowledgement stands. */
  edit(token: string, body: MessageBody): Promise<void>;
  /** One more message. Not repeated where its answer was lost: follow-ups know no nonce. */
  follow(token: string, body: MessageBody): Promise<void>;
  /** Takes the acknowledgement away. */
  remove(token: string): Promise<void>;
}

export function createAnswerRoute(deps: {
  readonly rest: RestClients;
  readonly applicationId: string;
  readonly clock: Clock;
  readonly log: Log;
}): AnswerRoute {
  const { rest, applicationId, clock, log } = deps;
  // The token in the address is the only right that is needed.
  const open = { auth: false } as const;

  async function acknowledgeOnce(id: string, token: string, body: unknown): Promise<void> {
    await rest.steady.post(Routes.interactionCallback(id, token), { ...open, body });
  }

  return {
    async acknowledge({ id, token }, body) {
      let lostBefore = false;
      for (;;) {
        try {
          await acknowledgeOnce(id, token, body);
          return true;
        } catch (error) {
          const code = error instanceof DiscordAPIError ? error.code : undefined;
          // After a lost answer, "already acknowledged" means that ours had arrived.
          if (code === ALREADY_ACKNOWLEDGED) return lostBefore;
          if (code !== undefined || lostBefore) {
            const late = code === UNKNOWN_INTERACTION;
            log.warn(
              { interaction: id, ...errorFields(error) },
              late ? "answered too late for Discord" : "Discord took no answer",
            );
            return false;
          }
          lostBefore = true;
        }
      }
    },
    async edit(token, body) {
      await rest.patient.patch(Routes.webhookMessage(applicationId, token, "@original"), { ...open, body });
    },
    async follow(token, body) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          await rest.steady.post(Routes.webhook(applicationId, token), { ...open, body });
          return;
        } catch (error) {
          const { fault } = toSendError(error, { posting: true, thread: false });
          if (fault !== "passing" || attempt === FOLLOW_TRIES) throw error;
          await clock.wait(FIRST_PAUSE_MS * 2 ** (attempt - 1));
        }
      }
    },
    async remove(token) {
      await rest.patient.delete(Routes.webhookMessage(applicationId, token, "@original"), open);
    },
  };
}
