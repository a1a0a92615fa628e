import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Invocation } from "../cli.ts";
import { TEMPLATE_PATH } from "../package-root.ts";
import { openStore } from "../store/open-store.ts";

/**
 * `wirebrief demo [--open]`: a week of news on an embedded store in a temporary folder, shown as
 * Slack and Discord would show it. No token, no server, no network.
 */
export async function demo(
  { output, settings, options }: Invocation,
  { open }: { readonly open: boolean },
): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "wirebrief-demo-"));
  try {
    const started = performance.now();
    const place = { dataDir: join(folder, "store"), embeddedSync: "off", databaseUrl: undefined } as const;
    const log = { warn: () => undefined };
    const store = openStore({ ...place, templatePath: TEMPLATE_PATH, clock: () => new Date(), log });
    // The rest of the program is loaded while the store opens, on the other core.
    const { runDemo } = await import("../demo/run-demo.ts");
    const running = runDemo(
      { ...settings, ...place, redisUrl: undefined, slack: undefined, discord: undefined },
      store,
    );
    const [shown, { showDemo }] = await Promise.all([running, import("../demo/show-demo.ts")]);
    if (options.json) output.out(JSON.stringify(shown, null, 2));
    else await showDemo(shown, output, { tookMs: performance.now() - started, open });
    return 0;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
