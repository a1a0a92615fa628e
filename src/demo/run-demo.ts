import { join } from "node:path";
import type { Message } from "../../briefings/delivery/message.ts";
import { demoWeek } from "../../seeds/demo-week.ts";
import { openApp } from "../app.ts";
import { readBriefingsFile } from "../briefings-file.ts";
import { createChat } from "../chat/create-chat.ts";
import type { Config } from "../config.ts";
import { openLog } from "../log.ts";
import { packageRoot } from "../package-root.ts";
import { createArchive } from "../store/archive.ts";
import type { Store } from "../store/open-store.ts";
import { pendingMessages } from "../store/pending-messages.ts";
import { collectSource } from "../work/collect-source.ts";
import { LOCAL, type Parts } from "../work/parts.ts";
import { readArticles } from "../work/read-articles.ts";
import { runBriefing } from "../work/run-briefing.ts";
import { syncBriefings } from "../work/sync-briefings.ts";

/** A channel that stands for one of Slack's; nothing is sent to it. */
const CHANNEL = "slack:T0DEMO:C0DEMO";

/** What the demo shows; all of it was made by the program from the articles. */
export interface DemoShow {
  readonly articles: number;
  readonly stories: number;
  /** Lines of Wednesday's digest that later turned out wrong. */
  readonly firstLines: readonly string[];
  readonly corrections: readonly Message[];
  readonly digest: Message;
  readonly answers: readonly { readonly question: string; readonly answer: Message }[];
}

/** Lives through the demo's week on the store of `config`: reads, briefs, is corrected, briefs, answers. */
export async function runDemo(config: Config, store?: Promise<Store>): Promise<DemoShow> {
  let now = new Date(demoWeek.firstDigest);
  const app = await openApp(config, {
    clock: () => now,
    log: openLog("error"),
    random: () => 0.5,
    bells: false,
    reads: true,
    ...(store === undefined ? {} : { store }),
  });
  try {
    const { parts } = app;
    const file = await readBriefingsFile(join(packageRoot, demoWeek.briefings), LOCAL);
    await syncBriefings(
      parts,
      file.map((entry) =>
        entry.briefing.id === demoWeek.briefing ? { ...entry, deliver: [CHANNEL] } : entry,
      ),
    );
    const briefing = file.find((entry) => entry.briefing.id === demoWeek.briefing)?.briefing;
    if (briefing === undefined) throw new Error(`seeds/briefings.yaml has no ${demoWeek.briefing}`);

    await readUntil(parts, demoWeek.firstDigest);
    await runBriefing(parts, briefing, { slot: now });
    now = new Date(demoWeek.secondDigest);
    await readUntil(parts, demoWeek.secondDigest);
    await runBriefing(parts, briefing, { slot: now });

    const messages = await pendingMessages(parts.store.db);
    const corrections = messages.filter(({ type }) => type === "correction");
    const digest = messages.findLast(({ type }) => type === "digest");
    if (digest === undefined) throw new Error("the demo's articles gave no digest");
    const answers = [];
    for (const question of demoWeek.questions) {
      const { message } = await createChat(parts).reply({
        platform: "terminal",
        workspace: "local",
        channel: "terminal",
        user: "terminal",
        text: question,
        timezone: demoWeek.timezone,
        manager: true,
      });
      answers.push({ question, answer: message });
    }
    const { articles, stories } = await createArchive(parts.store.db).size({ tenants: [LOCAL] });
    const told = corrections.flatMap((message) =>
      message.type === "correction" ? [message.notice.told] : [],
    );
    return { articles, stories, firstLines: [...new Set(told)], corrections, digest, answers };
  } finally {
    await app.close();
  }
}

async function readUntil(parts: Parts, until: string): Promise<void> {
  await collectSource(parts, { folder: join(packageRoot, demoWeek.articles) }, { tenant: LOCAL, until });
  await readArticles(parts);
}
