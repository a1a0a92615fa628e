import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Invocation } from "../cli.ts";
import { runDemo } from "../demo/run-demo.ts";

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
    const running = runDemo({
      ...settings,
      dataDir: join(folder, "store"),
      embeddedSync: "off",
      databaseUrl: undefined,
      redisUrl: undefined,
      slack: undefined,
      discord: undefined,
    });
    // What draws is loaded while the store opens.
    const [shown, { showDemo }] = await Promise.all([running, import("../demo/show-demo.ts")]);
    if (options.json) output.out(JSON.stringify(shown, null, 2));
    else await showDemo(shown, output, { tookMs: performance.now() - started, open });
    return 0;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
