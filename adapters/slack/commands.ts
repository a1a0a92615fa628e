import type { App } from "@slack/bolt";
import type { CommandName } from "../../briefings/answer/answer.ts";
import { readTyped } from "./escape.ts";
import type { Questions } from "./questions.ts";

/** The slash commands, as the manifest registers them. */
export const slackCommands: readonly {
  readonly command: CommandName;
  readonly description: string;
  readonly usageHint: string;
}[] = [
  {
    command: "who-signed",
    description: "Who signed what with whom, and where each deal stands",
    usageHint: "[party] [with party] [status:signed] [kind:contracts] [amount:>10m] [since:Monday] [share]",
  },
  {
    command: "who-said",
    description: "Quotes to the letter, with date, place and source",
    usageHint: "[speaker] [about words] [since:Monday] [share]",
  },
  {
    command: "brief",
    description: "What is new for this channel, now",
    usageHint: "[briefing, story or topic] [full] [share]",
  },
  {
    command: "story",
    description: "A story: its deals, timeline, disputes and sources",
    usageHint:
      "name [with:party] [status:…] [kind:…] [amount:>10m] [since:Monday] [merge:other|split:articles|rename:title] [share]",
  },
  {
    command: "timeline",
    description: "The dated developments of a story",
    usageHint: "name [with:party] [status:signed] [kind:contracts] [amount:>10m] [since:Monday] [share]",
  },
  {
    command: "unconfirmed",
    description: "What rests on one source, is anonymous, disputed or denied",
    usageHint: "[name] [with:party] [status:…] [kind:contracts] [amount:>10m] [since:Monday] [share]",
  },
  { command: "follow", description: "Open a thread here for a story's developments", usageHint: "name" },
  { command: "unfollow", description: "End this channel's thread on a story", usageHint: "[name]" },
  {
    command: "briefing",
    description: "The standing orders of this channel",
    usageHint: "list|pause|resume|run",
  },
  { command: "track", description: "Add a feed, a page or an article", usageHint: "https://…" },
  { command: "why", description: "The sentences and steps behind a line", usageHint: "id" },
  { command: "help", description: "What you can ask, with examples that work here", usageHint: "[command]" },
];

/** Acknowledges every slash command at once and asks the question behind it. */
export function listenToCommands(app: App, questions: Questions): void {
  app.command(/.*/u, async ({ command, ack }) => {
    await ack();
    const question = {
      workspace: command.team_id,
      channel: command.channel_id,
      user: command.user_id,
      responseUrl: command.response_url,
      questionId: command.trigger_id,
      text: readTyped(command.text),
    };
    const known = slackCommands.find((each) => command.command === `/${each.command}`);
    if (known === undefined) {
      await questions.tell(question, `I do not know the command ${command.command}. Try /help.`);
      return;
    }
    await questions.ask({ ...question, command: known.command });
  });
}
