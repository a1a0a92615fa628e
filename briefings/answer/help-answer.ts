import { listWords } from "../story/party-words.ts";
import { type Answer, type CommandName, commandNameSchema, type Query } from "./answer.ts";
import { type AnswerContext, answerOf } from "./answer-context.ts";
import type { Archive } from "./archive.ts";

interface Topic {
  readonly does: string;
  readonly examples: (known: Known) => readonly string[];
}

/** Names from the archive, so that every example works where it is read. */
interface Known {
  readonly party: string;
  readonly other: string;
  readonly speaker: string;
  readonly story: string;
}

const topics: Readonly<Record<CommandName, Topic>> = {
  "who-signed": {
    does: "Who signed what with whom, and where each deal stands. Add a party, a second one, or status:… kind:… amount:… since:…, each in plain words.",
    examples: ({ party, other }) => [
      `/who-signed ${party}`,
      `/who-signed ${party} with ${other}`,
      "/who-signed status:negotiating",
      "/who-signed kind:takeovers amount:>10m since:March",
    ],
  },
  "who-said": {
    does: "Quotations to the letter, apart from paraphrase, with date, place and source.",
    examples: ({ speaker }) => [
      `/who-said ${speaker}`,
      `/who-said ${speaker} about contract since last week`,
    ],
  },
  brief: {
    does: "What is new for this channel, now. Add full for all that is known.",
    examples: ({ story }) => ["/brief", `/brief ${story}`, "/brief full"],
  },
  story: {
    does: "A story's page: its deals, corrections, disputes, chapters or timeline, quotations and sources. Add with:… status:… kind:… amount:… since:… for some of it. Managers put grouping right with merge:, split: and rename:.",
    examples: ({ story, party }) => [
      `/story ${story}`,
      `/story ${story} with:"${party}" since:Monday`,
      `/story ${story} merge:"the other story"`,
      `/story ${story} split:ARTICLE-ID,ARTICLE-ID`,
      `/story ${story} rename:"A title that stays"`,
    ],
  },
  timeline: {
    does: "The dated developments of a story. Add with:… status:… kind:… amount:… since:… for some of them.",
    examples: ({ story }) => [
      `/timeline ${story}`,
      `/timeline ${story} status:signed`,
      "/timeline since:Monday",
    ],
  },
  unconfirmed: {
    does: "What rests on one source, is anonymous, disputed or denied, and why.",
    examples: ({ party }) => [
      "/unconfirmed",
      `/unconfirmed ${party}`,
      "/unconfirmed kind:takeovers since:March",
    ],
  },
  follow: {
    does: "Opens a thread here that receives a story's developments and corrections, and nothing else.",
    examples: ({ story }) => [`/follow ${story}`],
  },
  unfollow: {
    does: "Closes this channel's thread on a story.",
    examples: ({ story }) => ["/unfollow", `/unfollow ${story}`],
  },
  briefing: {
    does: "The standing orders of this channel: create, list, edit, pause, resume, delete, run. Managers only.",
    examples: () => ["/briefing list", "/briefing run"],
  },
  track: {
    does: "Adds a feed, a page or one article to what I read.",
    examples: () => ["/track https://example.org/world.xml"],
  },
  why: {
    does: "The chain behind a line: its sentences, its source, and the rule that read it.",
    examples: ({ story }) => [`/why ${story}`],
  },
  help: { does: "This page, or one command in detail.", examples: () => ["/help who-signed"] },
};

/** `/help`: all commands with an example that works here; `/help NAME`: one of them in detail. */
export async function helpAnswer(query: Query, archive: Archive, context: AnswerContext): Promise<Answer> {
  const known = await knownNames(archive, context);
  const asked = commandNameSchema.safeParse(query.subject?.replace(/^\//u, "").toLowerCase());
  if (asked.success) {
    const { does, examples } = topics[asked.data];
    return answerOf(query, `/${asked.data}: ${does}`, [
      "For example:",
      ...examples(known).map((example) => `  ${example}`),
    ]);
  }
  const lines = commandNameSchema.options.flatMap((name) => {
    const [example] = topics[name].examples(known);
    return [`  ${example ?? `/${name}`}`, `      ${topics[name].does}`];
  });
  const foot = [
    "",
    `Or ask in your own words: has ${known.party} signed with ${known.other}? Add share to show an answer to the channel.`,
  ];
  if (query.subject === undefined) return answerOf(query, "This is what you can ask.", [...lines, ...foot]);
  const reason = `I did not understand “${query.subject}”.`;
  return answerOf(query, reason, ["This is what you can ask:", ...lines, ...foot], { reason });
}

async function knownNames(archive: Archive, { scope }: AnswerContext): Promise<Known> {
  const [parties, speakers, stories, deals] = await Promise.all([
    archive.names(scope, { kind: "party", limit: 2 }),
    archive.names(scope, { kind: "speaker", limit: 1 }),
    archive.stories(scope, { limit: 1 }),
    archive.agreements(scope, { limit: 1 }),
  ]);
  const [first, second] = deals[0]?.assertions[0]?.claim.parties ?? [];
  const party = first?.name ?? parties[0]?.name ?? "OpenAI";
  return {
    party,
    other: second?.name ?? parties.find(({ name }) => name !== party)?.name ?? "NATO",
    speaker: speakers[0]?.name ?? "a name",
    story: stories[0]?.title ?? listWords([party]),
  };
}
