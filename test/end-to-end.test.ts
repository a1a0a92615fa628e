import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { demoWeek } from "../seeds/demo-week.ts";
import { type App, openApp } from "../src/app.ts";
import { type FileBriefing, readBriefingsFile } from "../src/briefings-file.ts";
import { readConfig } from "../src/config.ts";
import { openLog } from "../src/log.ts";
import { packageRoot } from "../src/package-root.ts";
import { countsByState } from "../src/store/outbox.ts";
import { collectSource } from "../src/work/collect-source.ts";
import { deliverDue } from "../src/work/deliver-due.ts";
import { LOCAL } from "../src/work/parts.ts";
import { readArticles } from "../src/work/read-articles.ts";
import { runDueBriefings } from "../src/work/run-due-briefings.ts";
import { syncBriefings } from "../src/work/sync-briefings.ts";
import { type FakeDiscord, startFakeDiscord } from "./fakes/discord/fake-discord.ts";
import { visibleText as discordText } from "./fakes/discord/world.ts";
import { type FakeSlack, startFakeSlack } from "./fakes/slack/fake-slack.ts";
import { testTemplate } from "./fakes/test-store.ts";

// From the seeds to both platforms: the real program, the real SDKs, fake servers, a fixed clock.

const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

interface Desk {
  readonly app: App;
  readonly slack: FakeSlack;
  readonly discord: FakeDiscord;
  goTo(iso: string): void;
  /** Reads what is published by now, runs what is due, delivers. */
  work(): Promise<void>;
  slackMessages(): {
    readonly visible: string;
    readonly thread_ts?: string | undefined;
    readonly ts: string;
  }[];
  discordMessages(): { readonly text: string; readonly channelId: string }[];
}

async function openDesk(): Promise<Desk> {
  const slack = await startFakeSlack();
  const discord = await startFakeDiscord();
  opened.push(
    () => slack.close(),
    () => discord.close(),
  );
  let now = new Date("2026-03-03T12:00:00Z");
  const config = readConfig({
    DATA_DIR: "memory://",
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    DISCORD_TOKEN: discord.token,
    DISCORD_APPLICATION_ID: discord.applicationId,
    DISCORD_API_URL: discord.apiUrl,
  });
  const app = await openApp(config, {
    clock: () => now,
    log: openLog("silent"),
    random: () => 0.5,
    templatePath: await testTemplate(),
  });
  opened.push(() => app.close());
  const { parts } = app;
  const file = await readBriefingsFile(join(packageRoot, demoWeek.briefings), LOCAL);
  const deliver = ["slack:T0001/C0001", `discord:${discord.guildId}/${discord.channelId}`];
  const chosen: FileBriefing[] = file
    .filter(({ briefing }) => briefing.id === demoWeek.briefing)
    .map(({ briefing }) => ({ briefing, deliver }));
  await syncBriefings(parts, chosen);
  // The first sweep notes when the briefing began; its first slot is the next one.
  await runDueBriefings(parts);
  return {
    app,
    slack,
    discord,
    goTo: (iso) => {
      now = new Date(iso);
    },
    async work() {
      const folder = join(packageRoot, demoWeek.articles);
      await collectSource(parts, { folder }, { tenant: LOCAL, until: now.toISOString() });
      await readArticles(parts);
      await runDueBriefings(parts);
      await deliverDue(parts);
    },
    slackMessages: () => [...slack.posted("C0001")],
    discordMessages: () =>
      discord.world.messages.map(({ payload, channelId }) => ({ text: discordText(payload), channelId })),
  };
}

test("a digest reaches both platforms, is corrected there, and is not repeated", async () => {
  const desk = await openDesk();
  desk.goTo(demoWeek.firstDigest);
  await desk.work();

  const [slackDigest] = desk.slackMessages();
  const [discordDigest] = desk.discordMessages();
  for (const text of [slackDigest?.visible, discordDigest?.text]) {
    expect(text).toContain("AI firms and governments");
    expect(text).toContain("OpenAI is considering");
    expect(text).toContain("Nothing is signed");
    expect(text).not.toMatch(/NATO: signed|signed [^.\n]*with NATO/u);
  }

  desk.goTo("2026-03-04T14:00:00Z");
  await desk.work();
  const notice = desk.slackMessages().find(({ thread_ts }) => thread_ts === slackDigest?.ts);
  expect(notice?.visible).toContain("misspoke");
  expect(notice?.visible).toContain("unclassified");
  expect(
    desk.discordMessages().some(({ text }) => text.includes("misspoke") && text.includes("unclassified")),
  ).toBe(true);

  desk.goTo(demoWeek.secondDigest);
  await desk.work();
  const second = desk
    .slackMessages()
    .filter(({ thread_ts }) => thread_ts === undefined)
    .at(-1);
  expect(second?.visible).toContain("Corrected");
  expect(second?.visible).toContain("The NATO networks are unclassified, not classified");
  expect(second?.visible).toContain("you were told “classified”");
  expect(second?.visible).toContain("OpenAI – NATO: considering");
  expect(second?.visible).not.toBe(slackDigest?.visible);
  expect(await countsByState(desk.app.parts.store.db)).toEqual({ sent: 6 });

  const before = desk.slackMessages().length;
  await desk.work();
  expect(desk.slackMessages()).toHaveLength(before);
});

test("commands are answered on both platforms, and a follow gets its story's news in a thread", async () => {
  const desk = await openDesk();
  const { app, slack, discord } = desk;
  await app.slack?.connection.start();
  opened.push(async () => app.slack?.connection.stop());
  await app.discord?.connection.start();
  opened.push(async () => app.discord?.connection.stop());
  desk.goTo(demoWeek.firstDigest);
  await desk.work();

  await slack.slashCommand("/who-signed", "NATO");
  const answer = await slack.waitForMessage("Nobody has signed with NATO in what I have read.");
  expect(answer.user).toBe("U0001");

  const asked = await discord.slashCommand("who-signed", [{ name: "party", type: 3, value: "Pentagon" }]);
  const { text, ephemeral } = await discord.answer(asked);
  expect(ephemeral).toBe(true);
  expect(text).toContain("OpenAI struck a deal with the Pentagon");

  await slack.slashCommand("/follow", "NATO");
  await slack.waitForMessage("Following");
  await deliverDue(app.parts);
  const root = desk.slackMessages().at(-1);
  expect(root?.thread_ts).toBeUndefined();
  expect(root?.visible).toContain("NATO");

  desk.goTo("2026-03-04T14:00:00Z");
  await desk.work();
  const updates = desk.slackMessages().filter(({ thread_ts }) => thread_ts === root?.ts);
  expect(updates.map(({ visible }) => visible).join("\n")).toContain("misspoke");
});
