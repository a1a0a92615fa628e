import { type App, openApp } from "../app.ts";
import type { Invocation } from "../cli.ts";
import { openLog } from "../log.ts";

/** Opens the parts for one command and closes them after it. Commands log warnings only. */
export async function withApp<T>(
  { settings, clock }: Pick<Invocation, "settings" | "clock">,
  run: (app: App) => Promise<T>,
): Promise<T> {
  const level = settings.logLevel === "info" ? "warn" : settings.logLevel;
  const app = await openApp(
    { ...settings, slack: undefined, discord: undefined },
    { clock, log: openLog(level) },
  );
  try {
    return await run(app);
  } finally {
    await app.close();
  }
}
