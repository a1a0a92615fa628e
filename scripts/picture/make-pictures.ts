import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { renderDiscord } from "../../adapters/discord/render.ts";
import { renderSlack } from "../../adapters/slack/render.ts";
import type { LookLine } from "../../adapters/terminal/look.ts";
import { lookOfDiscord } from "../../adapters/terminal/look-of-discord.ts";
import { lookOfSlack } from "../../adapters/terminal/look-of-slack.ts";
import type { Message } from "../../briefings/delivery/message.ts";
import { demoWeek } from "../../seeds/demo-week.ts";
import { readConfig } from "../../src/config.ts";
import { discordClock } from "../../src/demo/discord-clock.ts";
import { runDemo } from "../../src/demo/run-demo.ts";
import { packageRoot } from "../../src/package-root.ts";
import { pageOf, type Scene } from "./look-html.ts";

// npx tsx scripts/picture/make-pictures.ts: draws docs/*.png from the demo's real payloads.
// Needs a Chromium: CHROMIUM, or Debian's.

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const SCALE = 2;

function looks(message: Message, platform: Scene["platform"]): LookLine[][] {
  const parts = platform === "slack" ? renderSlack(message) : renderDiscord(message);
  return parts.map(({ payload }) =>
    platform === "slack" ? lookOfSlack(payload) : lookOfDiscord(payload, discordClock(demoWeek.timezone)),
  );
}

function scene(
  platform: Scene["platform"],
  dress: Scene["dress"],
  time: string,
  ...messages: Message[]
): Scene {
  return { platform, dress, time, messages: messages.flatMap((message) => looks(message, platform)) };
}

const folder = await mkdtemp(join(tmpdir(), "wirebrief-pictures-"));
const shown = await runDemo({ ...readConfig({}), dataDir: join(folder, "store") });
await rm(folder, { recursive: true, force: true });
const [pentagon, nato] = shown.answers.map(({ answer }) => answer);
if (pentagon === undefined || nato === undefined) throw new Error("the demo answered nothing");

const pictures: Readonly<Record<string, readonly Scene[]>> = {
  digest: [
    scene("slack", "light", "09:00", shown.digest),
    scene("discord", "dark", "Today at 09:00", shown.digest),
  ],
  answers: [
    scene("slack", "dark", "09:12", pentagon, nato),
    scene("discord", "light", "Today at 09:12", pentagon, nato),
  ],
  correction: [
    scene("slack", "light", "15:02", ...shown.corrections.slice(0, 1)),
    scene("discord", "dark", "Today at 15:02", ...shown.corrections.slice(0, 1)),
  ],
};

await mkdir(join(packageRoot, "docs"), { recursive: true });
const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
});
try {
  const page = await browser.newPage({ deviceScaleFactor: SCALE, viewport: { width: 1280, height: 100 } });
  for (const [name, scenes] of Object.entries(pictures)) {
    await page.setContent(pageOf(scenes));
    await page.screenshot({ path: join(packageRoot, "docs", `${name}.png`), fullPage: true });
    process.stdout.write(`docs/${name}.png\n`);
  }
} finally {
  await browser.close();
}
