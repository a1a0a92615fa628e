import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { packageRoot } from "../src/package-root.ts";
import { startFakeSlack } from "./fakes/slack/fake-slack.ts";

const opened: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

const ARTICLE = (now: Date) => `---
title: Norvale signs with Corran Port
date: ${now.toISOString()}
outlet: Quay Wire
url: https://quay-wire.example/norvale-corran
---
Norvale Shipping signed a contract with Corran Port on Monday to run its container terminal, the two said.
`;

/** The program on a fake Slack, in a folder of its own. */
function start(
  command: readonly string[],
  folder: string,
  slack: { botToken: string; appToken: string; apiUrl: string },
): ChildProcess {
  const child = spawn(process.execPath, [join(packageRoot, "bin/wirebrief.js"), ...command], {
    cwd: folder,
    stdio: ["ignore", "ignore", "pipe"],
    env: {
      PATH: process.env.PATH,
      DATA_DIR: join(folder, "store"),
      PORT: "0",
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
    },
  });
  opened.push(async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
  });
  return child;
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once("exit", (code) => resolve(code)));
}

test("killed while a digest is on its way, the next start neither loses nor repeats it", async () => {
  const slack = await startFakeSlack();
  opened.push(() => slack.close());
  const folder = mkdtempSync(join(tmpdir(), "wirebrief-crash-"));
  writeFileSync(join(folder, "article.md"), ARTICLE(new Date()));
  writeFileSync(
    join(folder, "wirebrief.yaml"),
    `briefings:\n  - id: ports\n    title: Ports\n    sources: [ { file: article.md } ]\n    schedule: "0 0 1 1 *"\n    deliver: [ "slack:T0001/C0001" ]\n`,
  );
  // The message is taken, and its answer never comes.
  slack.fail({ method: "chat.postMessage" }, { kind: "lost-answer" });
  const first = start(["briefing", "run", "ports"], folder, slack);
  await slack.waitForCall("chat.postMessage", 1, 60_000);
  first.kill("SIGKILL");
  await ended(first);
  expect(slack.posted("C0001")).toHaveLength(1);

  const second = start(["serve"], folder, slack);
  await slack.waitForCall("conversations.history", 1, 90_000);
  const asked = slack.callsTo("chat.postMessage").length;
  second.kill("SIGTERM");
  expect(await ended(second)).toBe(0);
  expect(asked).toBe(1);
  expect(slack.posted("C0001").map(({ visible }) => visible)).toEqual([expect.stringContaining("Norvale")]);
}, 150_000);

test("stopped by SIGTERM it ends with 0 within five seconds", async () => {
  const slack = await startFakeSlack();
  opened.push(() => slack.close());
  const folder = mkdtempSync(join(tmpdir(), "wirebrief-stop-"));
  const service = start(["serve"], folder, slack);
  await slack.waitForConnections(1, 30_000);
  const asked = performance.now();
  service.kill("SIGTERM");
  expect(await ended(service)).toBe(0);
  expect(performance.now() - asked).toBeLessThan(5_000);
}, 60_000);
