import { type CommandName, commandNameSchema, type Query } from "./answer.ts";
import { questionPatterns } from "./question-patterns.ts";

const OPTION =
  /(?<![\p{L}\p{N}])(with|about|status|since|kind|party|speaker|story|name|by):\s*(?:"([^"]*)"|“([^”]*)”|(\S+))/giu;
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
  return readQuestion(typed);
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

const QUESTION_WORDS: ReadonlySet<string> = new Set(["why", "story", "timeline", "briefing"]);

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
  const parts = WHOLE.has(command) ? { subject: rest } : splitWords(command, rest);
  const subject =
    tidy(parts.subject) ??
    tidy(options.party ?? options.speaker ?? options.by ?? options.story ?? options.name);
  const other = tidy(options.with) ?? tidy(parts.with);
  const about = tidy(options.about) ?? tidy(parts.about);
  const since = sinceDay(options.since ?? parts.since);
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
    ...(since === undefined ? {} : { since }),
    ...(flags.full ? { full: true } : {}),
    ...(flags.share ? { share: true } : {}),
  });
}

/** "Pentagon with OpenAI since 2026-03-01", "Altman about networks". */
function splitWords(
  command: CommandName,
  text: string,
): { subject?: string; with?: string; about?: string; since?: string } {
  let rest = ` ${text.trim()} `;
  const found: { with?: string; about?: string; since?: string } = {};
  rest = rest.replace(/\s(?:since|from)\s+(\d{4}(?:-\d{2}){0,2})\s/iu, (_, day: string) => {
    found.since = day;
    return " ";
  });
  if (command === "who-said") {
    rest = rest.replace(/(?:^|\s)(?:about|on)\s(.+)$/iu, (_, about: string) => {
      found.about = about;
      return " ";
    });
  } else if (command === "who-signed") {
    rest = rest.replace(/(?:^|\s)(?:with|&|\+|–)\s(.+)$/iu, (_, other: string) => {
      found.with = other;
      return " ";
    });
  }
  return { subject: rest, ...found };
}

function readQuestion(typed: string): Query {
  const share = /\s(?:--)?share$/iu.test(typed);
  const plain = typed
    .replace(/\s(?:--)?share$/iu, "")
    .replace(/^(?:please|hey|hi|ok|so|and|but)[, ]+/iu, "")
    .replace(/^(?:can|could) you (?:please )?(?:tell me|show me)\s+/iu, "")
    .replace(/[\s?!.]+$/u, "");
  if (plain === "") return queryOf({ command: "help" });
  for (const { pattern, command, status } of questionPatterns) {
    const match = new RegExp(pattern.source, `${pattern.flags}i`).exec(plain);
    if (match === null) continue;
    const groups = match.groups ?? {};
    const subject = tidy(groups.subject);
    const other = tidy(groups.with);
    const about = tidy(groups.about);
    return queryOf({
      command,
      ...(subject === undefined ? {} : { subject }),
      ...(other === undefined ? {} : { with: other }),
      ...(about === undefined ? {} : { about }),
      ...(status === undefined ? {} : { status }),
      ...(share ? { share: true } : {}),
    });
  }
  // A command's name without its slash, with arguments: "timeline NATO".
  const [head = "", ...tail] = plain.split(" ");
  const named = commandNameSchema.safeParse(head.toLowerCase());
  if (named.success) return readArguments(named.data, `${tail.join(" ")}${share ? " share" : ""}`);
  // A bare name asks for its story.
  if (tail.length < 4 && /^\p{Lu}|^\p{L}+$/u.test(plain))
    return queryOf({ command: "story", subject: plain, ...(share ? { share } : {}) });
  return queryOf({ command: "help", subject: plain });
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

/** "2026-03", "2026" and full days as an ISO day; anything else is no day and is left out. */
function sinceDay(text: string | undefined): string | undefined {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/u.exec(text?.trim() ?? "");
  if (match === null) return undefined;
  const [, year, month = "01", day = "01"] = match;
  return Number.isNaN(Date.parse(`${year}-${month}-${day}`)) ? undefined : `${year}-${month}-${day}`;
}
