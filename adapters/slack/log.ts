import { type Logger, LogLevel } from "@slack/bolt";

/** The part of a structured logger that this adapter needs; pino's has this form. */
export interface SlackLog {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Slack's tokens and secrets, as they may stand in an error's text. */
const SECRET = /\bx(?:ox[a-z]|app|wfp)[-.][\w.-]{6,}/gu;

/**
 * The SDK's logger over ours. It logs every request at its debug level, tokens blanked out but
 * texts not, so that level is never asked of it.
 */
export function sdkLogger(log: SlackLog): Logger {
  const text = (messages: readonly unknown[]) =>
    messages.map((message) => String(message).replace(SECRET, "[token]")).join(" ");
  return {
    debug: () => undefined,
    info: (...messages) => log.debug({ platform: "slack" }, text(messages)),
    warn: (...messages) => log.warn({ platform: "slack" }, text(messages)),
    error: (...messages) => log.error({ platform: "slack" }, text(messages)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}
