import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
} from "discord.js";
import type { CommandName } from "../../briefings/answer/answer.ts";
import { agreementStatusSchema } from "../../briefings/claim/agreement.ts";
import type { InteractionOption } from "./interaction.ts";

interface OptionSpec {
  readonly name: string;
  readonly description: string;
  readonly type:
    | ApplicationCommandOptionType.String
    | ApplicationCommandOptionType.Boolean
    | ApplicationCommandOptionType.Integer;
  readonly required?: true;
  readonly autocomplete?: true;
  readonly choices?: readonly { readonly name: string; readonly value: string }[];
}

interface CommandSpec {
  readonly name: CommandName;
  readonly description: string;
  readonly options?: readonly OptionSpec[];
  readonly subcommands?: readonly {
    readonly name: string;
    readonly description: string;
    readonly options?: readonly OptionSpec[];
  }[];
}

const text = ApplicationCommandOptionType.String;
const flag = ApplicationCommandOptionType.Boolean;

const share: OptionSpec = { name: "share", description: "Show the answer to the channel", type: flag };
const since: OptionSpec = {
  name: "since",
  description: "Only since then: 2026-03-01, March, Monday, last week",
  type: text,
};
const completed = (name: string, description: string): OptionSpec => ({
  name,
  description,
  type: text,
  autocomplete: true,
});
const status: OptionSpec = {
  name: "status",
  description: "Only agreements of this status",
  type: text,
  choices: agreementStatusSchema.options.map((each) => ({ name: each, value: each })),
};
const kind: OptionSpec = {
  name: "kind",
  description: "Only of this kind: contracts, takeovers, ceasefires",
  type: text,
};
const amount: OptionSpec = {
  name: "amount",
  description: "Only of this size: >10m, over €10 million, under 5bn dollars",
  type: text,
};
/** What of a story is asked for. */
const filters = [completed("with", "Only deals with this party"), status, kind, amount, since];
const story = completed("story", "A story; in a followed thread its own when left out");
const briefing: OptionSpec = { ...completed("briefing", "Which briefing"), required: true };

/** The commands of DESIGN.md with Discord's typed options. Required options come first: Discord asks it. */
export const COMMANDS: readonly CommandSpec[] = [
  {
    name: "who-signed",
    description: "Who signed what with whom, and where each deal stands",
    options: [
      completed("party", "A firm, a government, a person"),
      completed("with", "The other party"),
      status,
      kind,
      amount,
      since,
      share,
    ],
  },
  {
    name: "who-said",
    description: "Quotes to the letter, with date, place and source",
    options: [
      completed("speaker", "Who said it"),
      { name: "about", description: "What it is about", type: text },
      since,
      share,
    ],
  },
  {
    name: "brief",
    description: "What is new for this channel, now",
    options: [
      completed("briefing", "A briefing, a story or a topic"),
      { name: "full", description: "All of it, not only what is new", type: flag },
      share,
    ],
  },
  {
    name: "story",
    description: "A story's page: its deals, timeline, disputes and sources",
    options: [
      story,
      ...filters,
      completed("merge", "Managers: another story that is the same one"),
      completed("split", "Managers: articles that are a story of their own, parted by commas"),
      { name: "rename", description: "Managers: a title that stays", type: text },
      share,
    ],
  },
  { name: "timeline", description: "A story's dated developments", options: [story, ...filters, share] },
  {
    name: "unconfirmed",
    description: "What rests on one source, is anonymous, disputed or denied",
    options: [story, ...filters, share],
  },
  {
    name: "follow",
    description: "Open a thread that receives a story's developments and corrections",
    options: [{ ...story, description: "The story to follow", required: true }],
  },
  { name: "unfollow", description: "Stop following a story", options: [story] },
  {
    name: "briefing",
    description: "The standing briefings of this channel",
    subcommands: [
      { name: "list", description: "The briefings of this channel" },
      { name: "pause", description: "Stop a briefing for now", options: [briefing] },
      { name: "resume", description: "Start a paused briefing again", options: [briefing] },
      { name: "run", description: "Make and deliver a briefing now", options: [briefing] },
    ],
  },
  {
    name: "track",
    description: "Add a feed, a page or one article",
    options: [{ name: "url", description: "Its address", type: text, required: true }],
  },
  {
    name: "why",
    description: "The whole chain behind a line, a status or a missing article",
    options: [
      { name: "what", description: "An id, a line or an article's address", type: text, required: true },
    ],
  },
  {
    name: "help",
    description: "What can be asked here, with examples",
    options: [{ name: "command", description: "One command", type: text }],
  },
];

/** The body of the bulk registration (docs: interactions/application-commands). */
export function commandPayload(): Record<string, unknown>[] {
  return COMMANDS.map(({ name, description, options = [], subcommands = [] }) => ({
    name,
    description,
    type: ApplicationCommandType.ChatInput,
    // In servers only: a briefing belongs to a channel, and its archive to a server.
    contexts: [InteractionContextType.Guild],
    integration_types: [ApplicationIntegrationType.GuildInstall],
    options: [
      ...options,
      ...subcommands.map((subcommand) => ({
        name: subcommand.name,
        description: subcommand.description,
        type: ApplicationCommandOptionType.Subcommand,
        options: subcommand.options ?? [],
      })),
    ],
  }));
}

/** Options that stand in the text by their mere name. */
const SWITCHES = new Set(["share", "full"]);
/** Options whose value is the command's subject and stands without its name, in front. */
const SUBJECTS = new Set(["party", "speaker", "story", "url", "what", "briefing", "command"]);
/** Options that are words of the typed form: "with OpenAI". */
const WORDS = new Set(["with", "about"]);
const NO_WORDS: ReadonlySet<string> = new Set();
const OF_STORIES: ReadonlySet<CommandName> = new Set(["story", "timeline", "unconfirmed"]);
/** Options that the typed form also knows by their name: `party:"Johnson & Johnson"`. */
const NAMED = new Set(["party", "speaker", "story", "with", "about"]);
/** A name that cannot be taken for a word of the typed form. */
const UNMISTAKABLE = /^(?!(?:share|full|with|about|since|from|on)$)[\p{L}\p{N}_-]+$/iu;

/**
 * Joins typed options to what a person would have typed: `Pentagon with OpenAI status:signed share`.
 * A subcommand comes first. A name of several words is put behind its option's name in quotation
 * marks, so that nothing in it is read as another argument.
 */
export function optionText(options: readonly InteractionOption[], command?: CommandName): string {
  // A story may be called "Orlin with Kestrel": there the party stands behind its option's name.
  const words = command !== undefined && OF_STORIES.has(command) ? NO_WORDS : WORDS;
  const front: string[] = [];
  const middle: string[] = [];
  const keyed: string[] = [];
  const switches: string[] = [];
  const visit = (option: InteractionOption): void => {
    const { name } = option;
    if (option.options !== undefined || option.type === ApplicationCommandOptionType.Subcommand) {
      front.push(name);
      for (const inner of option.options ?? []) visit(inner);
      return;
    }
    const value = String(option.value ?? "")
      .replace(/\s+/gu, " ")
      .trim();
    if (value === "") return;
    if (SWITCHES.has(name)) {
      if (option.value === true) switches.push(name);
    } else if (NAMED.has(name) && !UNMISTAKABLE.test(value)) {
      keyed.push(`${name}:"${value.replaceAll('"', "'")}"`);
    } else if (SUBJECTS.has(name)) {
      front.push(value);
    } else if (words.has(name)) {
      middle.push(`${name} ${value}`);
    } else {
      keyed.push(`${name}:${/\s/u.test(value) ? `"${value.replaceAll('"', "'")}"` : value}`);
    }
  };
  for (const option of options) visit(option);
  return [...front, ...middle, ...keyed, ...switches].join(" ");
}

/** Whether the options ask for an answer that the channel sees. */
export function asksToShare(options: readonly InteractionOption[]): boolean {
  return options.some((option) => option.name === "share" && option.value === true);
}

/** The option that is being typed, wherever it stands. */
export function focusedOption(options: readonly InteractionOption[]): InteractionOption | undefined {
  for (const option of options) {
    const found = option.focused === true ? option : focusedOption(option.options ?? []);
    if (found !== undefined) return found;
  }
  return undefined;
}
