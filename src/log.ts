import { destination, type Logger, pino } from "pino";
import type { Config } from "./config.ts";

export type Log = Logger;

/** Logs go to stderr as JSON lines, so that stdout stays free for results. Secrets are cut out by name. */
export function openLog(level: Config["logLevel"]): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: [
          "token",
          "*.token",
          "botToken",
          "*.botToken",
          "appToken",
          "*.appToken",
          "authorization",
          "*.authorization",
        ],
        censor: "[secret]",
      },
    },
    destination({ dest: 2, sync: true }),
  );
}
