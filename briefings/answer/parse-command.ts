import { asksSchema, type CommandName, commandNameSchema, type Query } from "./answer.ts";
import { readQuestion } from "./read-question.ts";
import { findTime } from "./time-filter.ts";

const OPTION =
  /(?<![\p{L}\p{N}])(with|about|status|since|until|kind|amount|asks|party|speaker|story|name|by):\s*(?:"([^"]*)"|“([^”]*)”|(\S+))/giu;
/** Commands after which a word is a command of its own or a list of its own: nothing is split off. */
const WHOLE: ReadonlySet<CommandName> = new Set([
  "briefing",
  "track",
  "why",
  "follow",
  "unfollow",
  "story",
  "timeline",
]);

/** Of those, the ones that may be asked since a time. */
const TIMED: ReadonlySet<CommandName> = new Set(["timeline", "story"]);

/** Commands about a story, in which a party is a filter. */
const OF_STORIES: ReadonlySet<CommandName> = new Set(["story", "timeline", "unconfirmed"]);

/**
 * Reads what was typed: "/who-signed Pentagon with OpenAI status:signed since:2026-03-01 share", the
 * same without the slash, or a plain question ("has NATO signed with OpenAI?"). Forgiving: order,
 * case, quotation marks and a mention of the bot do not matter. What it cannot read becomes `help`
 * with the text as its subject.
 */
export function parseCommand(text: string): Query {
  const typed = text
    .replace(/<@[^>]+>|^@\S+/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
  const [head = "", ...tail] = typed.split(" ");
  const named = commandNamed(head, head.startsWith("/"));
  if (named !== undefined) return readArguments(named, tail.join(" "));
  return readPlain(typed);
}

function commandNamed(word: string, isSlash: boolean): CommandName | undefined {
  const name = word
    .replace(/^\//u, "")
    .toLowerCase()
    .replaceAll("_", "-")
    .replace(/^whosigned$/u, "who-signed")
    .replace(/^whosaid$/u, "who-said");
  const known = commandNameSchema.safeParse(name);
  // "Why" and "follow" also open a question; their patterns read it.
  if (!known.success || (!isSlash && !name.includes("-") && QUESTION_WORDS.has(name))) return undefined;
  return known.data;
}

const QUESTION_WORDS: ReadonlySet<string> = new Set([
  "why",
  "story",
  "timeline",
  "briefing",
  "follow",
  "unfollow",
  "track",
  "brief",
]);

function readArguments(command: CommandName, text: string): Query {
  const options: Record<string, string> = {};
  let rest = text.replace(OPTION, (_, name: string, quoted?: string, curly?: string, bare?: string) => {
    options[name.toLowerCase()] = (quoted ?? curly ?? bare ?? "").trim();
    return " ";
  });
  const flags = { full: false, share: false };
  rest = rest.replace(/(?<=^|\s)(?:--)?(share|full)(?=\s|$)/giu, (_, flag: "share" | "full") => {
    flags[flag.toLowerCase() as "share" | "full"] = true;
    return " ";
  });
  const parts: Parts = WHOLE.has(command)
    ? { subject: rest, ...(TIMED.has(command) ? splitTime(rest) : {}) }
    : splitWords(command, rest);
  const isOfStories = OF_STORIES.has(command);
  const subject =
    tidy(parts.subject) ??
    tidy(
      isOfStories
        ? (options.story ?? options.name)
        : (options.party ?? options.speaker ?? options.by ?? options.story ?? options.name),
    );
  const other = tidy(options.with) ?? tidy(parts.with) ?? (isOfStories ? tidy(options.party) : undefined);
  const about = tidy(options.about) ?? tidy(parts.about);
  const since = tidy(options.since) ?? parts.since;
  const until = tidy(options.until) ?? parts.until;
  // Written by the share button of a question's answer: it asks the same again.
  const asks = asksSchema.safeParse(options.asks);
  return queryOf({
    command,
    ...(subject === undefined
      ? other === undefined || command !== "who-signed"
        ? {}
        : { subject: other }
      : { subject }),
    ...(other === undefined || (subject === undefined && command === "who-signed") ? {} : { with: other }),
    ...(about === undefined ? {} : { about }),
    ...(tidy(options.status) === undefined ? {} : { status: options.status?.toLowerCase() ?? "" }),
    ...(tidy(options.kind) === undefined ? {} : { kind: options.kind?.toLowerCase() ?? "" }),
    ...(tidy(options.amount) === undefined ? {} : { amount: options.amount ?? "" }),
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
    ...(asks.success ? { asks: asks.data } : {}),
    ...(flags.full ? { full: true } : {}),
    ...(flags.share ? { share: true } : {}),
  });
}

interface Parts {
  readonly subject?: string;
  readonly with?: string;
  readonly about?: string;
  readonly since?: string;
  readonly until?: string;
}

/** "Pentagon with OpenAI since Monday", "Altman about networks". */
function splitWords(command: CommandName, text: string): Parts {
  const { subject = "", ...timed } = splitTime(text);
  const parting =
    command === "who-said"
      ? /(?:^|\s)(?:about|on)\s(.+)$/iu
      : command === "who-signed"
        ? /(?:^|\s)(?:with|&|\+|–)\s(.+)$/iu
        : undefined;
  const match = parting?.exec(subject);
  if (match == null) return { subject, ...timed };
  const rest = subject.slice(0, match.index);
  return { subject: rest, [command === "who-said" ? "about" : "with"]: match[1] ?? "", ...timed };
}

/** "since last week" without a colon; a time in quotation marks or in a name stays where it is. */
function splitTime(text: string): Parts {
  const time = /\b(?:since|from|until|before)\s/iu.test(text) ? findTime(text) : undefined;
  if (time === undefined) return { subject: text };
  const { rest, ...bounds } = time;
  return { subject: rest, ...bounds };
}

/** "Story A merge:B": what is to be done to a story, written without a slash. */
const ORDER = /^(?:please )?(?:the )?story(?=\s(?:.*\s)?(?:merge|split|rename):)/iu;

/** A question; a command's name without its slash, with arguments ("who-said Altman"), is that command. */
function readPlain(typed: string): Query {
  const share = /\s(?:--)?share$/iu.test(typed);
  const plain = typed.replace(/\s(?:--)?share$/iu, "");
  const order = ORDER.exec(plain);
  if (order !== null) return readArguments("story", plain.slice(order[0].length));
  const query = readQuestion(plain);
  const [head = "", ...tail] = plain.split(" ");
  const named = commandNameSchema.safeParse(head.toLowerCase());
  const read =
    named.success && (query.asks === "search" || query.command === "story") && tail.length > 0
      ? readArguments(named.data, tail.join(" "))
      : query;
  return share ? { ...read, share: true } : read;
}

function queryOf(query: Query): Query {
  return query;
}

function tidy(text: string | undefined): string | undefined {
  const bare = text
    ?.trim()
    .replace(/^["“'‘]+|["”'’?!.,]+$/gu, "")
    .replace(/^(?:the|a|an)\s+(?=\S)/iu, "")
    .trim();
  return bare === undefined || bare === "" ? undefined : bare;
}
