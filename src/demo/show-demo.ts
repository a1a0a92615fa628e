import { spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { renderDiscord } from "../../adapters/discord/render.ts";
import { renderSlack } from "../../adapters/slack/render.ts";
import { drawLook } from "../../adapters/terminal/draw-look.ts";
import { lookOfDiscord } from "../../adapters/terminal/look-of-discord.ts";
import { lookOfSlack } from "../../adapters/terminal/look-of-slack.ts";
import type { Message } from "../../briefings/delivery/message.ts";
import { digestHtml } from "../../briefings/digest/render-html.ts";
import { demoWeek } from "../../seeds/demo-week.ts";
import type { Output } from "../output.ts";
import { discordClock } from "./discord-clock.ts";
import type { DemoShow } from "./run-demo.ts";

/** Shows what the demo made, well set, in the terminal. @param open also as an HTML page */
export async function showDemo(
  shown: DemoShow,
  output: Output,
  { tookMs, open }: { readonly tookMs: number; readonly open: boolean },
): Promise<void> {
  const { bold, dim, cyan } = output.colours;
  const title = (text: string) => output.out(`\n${bold(cyan(text))}`);
  output.out(
    `${bold("Wirebrief")} read ${shown.articles} articles into ${shown.stories} stories in ${(tookMs / 1000).toFixed(1)} s.`,
  );

  title("1  Wednesday's digest said:");
  output.out(`   ${shown.firstLines.join("\n   ")}`);
  title("2  Then an article corrected it. The channel that was told hears of it, under that digest:");
  for (const notice of shown.corrections) draw(output, notice, "slack");
  title("3  Thursday's digest, as Slack shows it:");
  draw(output, shown.digest, "slack");
  title("4  The same digest, as Discord shows it:");
  draw(output, shown.digest, "discord");
  for (const [at, { question, answer }] of shown.answers.entries()) {
    title(`${5 + at}  ${question}`);
    draw(output, answer, "slack");
  }
  title("Next");
  output.out(
    '   Ask it yourself   npx wirebrief ingest seeds/articles && npx wirebrief ask "/who-said Altman"',
  );
  output.out("   Connect Slack     npx wirebrief manifest slack   (then README, “Connect Slack”)");
  output.out("   Connect Discord   README, “Connect Discord”");
  output.out(
    dim("   The articles are in seeds/articles: public facts in our own words, and two invented stories."),
  );
  if (open && shown.digest.type === "digest")
    await openPage(digestHtml(shown.digest.digest, { timezone: demoWeek.timezone }), output);
}

function draw(output: Output, message: Message, platform: "slack" | "discord"): void {
  const { bold, dim, italic, cyan } = output.colours;
  const parts = platform === "slack" ? renderSlack(message) : renderDiscord(message);
  for (const { payload } of parts) {
    const look =
      platform === "slack" ? lookOfSlack(payload) : lookOfDiscord(payload, discordClock(demoWeek.timezone));
    output.out(drawLook(look, output.width, { bold, dim, italic, cyan }, "   │ "));
  }
}

async function openPage(html: string, output: Output): Promise<void> {
  const path = join(tmpdir(), "wirebrief-demo.html");
  await writeFile(path, html);
  output.out(`\n   ${path}`);
  const opener =
    process.platform === "darwin" ? "open" : process.platform === "win32" ? "explorer" : "xdg-open";
  // Without a desktop there is nothing to open it with; the path is printed either way.
  spawn(opener, [path], { stdio: "ignore", detached: true })
    .on("error", () => undefined)
    .unref();
}
