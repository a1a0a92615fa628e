import { findAmount } from "./amount-filter.ts";
import type { Asks, CommandName, Query } from "./answer.ts";
import { kindOfWord } from "./kind-words.ts";
import {
  asksForOtherSide,
  DEAL,
  hasHead,
  type Opening,
  OTHER_HOW,
  openingOf,
  WHETHER,
  WHO,
} from "./question-opening.ts";
import { namesIn, predicateOf, withoutVerb } from "./question-predicate.ts";
import { bareName, namesOf, type Slots, slotsOf, topicOf } from "./question-slots.ts";
import { indirect, politeness, spokenCommands, statusOfMeaning } from "./question-words.ts";
import { findTime } from "./time-filter.ts";

const MOST_NAME_WORDS = 5;

/**
 * Reads a question in plain words: how it opens tells what is wanted first, its verb which command
 * and status it means, its prepositions who is who, and phrases of time and money are its filters.
 * What fits no command becomes a search for its words. Never fails.
 */
export function readQuestion(typed: string): Query {
  const plain = plainQuestion(typed);
  if (
    plain === "" ||
    /^(?:help|commands?|usage|\?|hello|hi|hey|what can (?:you do|i ask)|who are you)$/iu.test(plain)
  )
    return { command: "help" };
  const time = findTime(plain);
  const timed = time?.rest ?? plain;
  const money = findAmount(timed);
  const text = (money?.rest ?? timed).trim();
  const filters = {
    ...(time?.since === undefined ? {} : { since: time.since }),
    ...(time?.until === undefined ? {} : { until: time.until }),
    ...(money === undefined ? {} : { amount: money.words }),
  };
  const spoken = spokenCommand(text);
  if (spoken !== undefined) return { ...spoken, ...filters };
  const query = readClause(text, openingOf(text), money !== undefined);
  if (query === undefined) return lastResort(text, filters);
  // What is new since a day is told from the timelines: a briefing tells what a channel has not seen.
  const isDated = query.command === "brief" && time !== undefined;
  return { ...query, ...(isDated ? { command: "timeline" as const } : {}), ...filters };
}

function plainQuestion(typed: string): string {
  const plain = typed
    .replace(/[’‘]/gu, "'")
    .replace(/\s+/gu, " ")
    .replace(/[\s?!.]+$/u, "")
    .replace(/\b(who|what|when|where|how|it|that|there)'s\b/giu, "$1 is")
    .replace(/\b(who|what|they)'re\b/giu, "$1 are")
    .replace(/\b(who|they|we)'ve\b/giu, "$1 have")
    .replace(/\b(has|have|had|is|are|was|were|did|does|do)n't\b/giu, "$1 not");
  return plain.replace(politeness, (words) => (indirect.test(words) ? "is it so that " : "")).trim();
}

function spokenCommand(text: string): Query | undefined {
  for (const { opening, command } of spokenCommands) {
    const match = opening.exec(text);
    if (match === null) continue;
    const rest = text.slice(match[0].length).trim();
    // "What about the price?" asks for a fact, not for a story of that name.
    if (command === "story" && (predicateOf(rest)?.meaning === "price" || /^when$/iu.test(rest))) continue;
    const isId = command === "why" && /^\S+$/u.test(rest);
    const subject = isId || command === "track" ? tidy(rest) : namesIn(rest).join(" and ") || undefined;
    return { command, ...(subject === undefined ? {} : { subject }) };
  }
  return undefined;
}

function readClause(text: string, opening: Opening, hasAmount: boolean): Query | undefined {
  if (OTHER_HOW.test(text)) return undefined;
  const { asks, clause, hasDeal, kind } = opening;
  const found =
    predicateOf(clause) ?? (asks === "when" || asks === "how-much" ? undefined : predicateOf(text));
  const inClause = found !== undefined && predicateOf(clause) !== undefined;
  const slots = inClause
    ? slotsOf(clause, found.start, found.end)
    : slotsOf(clause, clause.length, clause.length);
  const parties = partiesOf(slots);
  const first = asks === "who" || asks === "list" ? undefined : asks;
  if (asks === "how-much" || found?.meaning === "price")
    return hasAmount && asks !== "how-much"
      ? { command: "who-signed", ...parties, status: "all", ...kindPart(kind) }
      : { command: "who-signed", ...parties, status: "all", asks: "how-much" };
  if (asks === "how-long") {
    const status = found === undefined ? undefined : statusOfMeaning[found.meaning];
    if (status !== undefined) return { command: "who-signed", ...parties, status, asks: "when" };
    return hasDeal || found !== undefined
      ? { command: "who-signed", ...parties, status: "all", asks: "how-long" }
      : undefined;
  }
  if (found?.meaning === "first") return firstQuery(clause);
  if (found?.meaning === "say" && !(asks === "when" && (hasDeal || slots.agent === undefined)))
    return saidQuery(slots, asks);
  if (found?.meaning === "doubt") return storyQuery("unconfirmed", slots);
  if (found?.meaning === "correct") return storyQuery("story", slots, "corrected");
  if (found?.meaning === "stand")
    return storyQuery(/timeline|history|chronology/iu.test(text) ? "timeline" : "story", slots);
  if (found?.meaning === "change") return newsQuery(text, slots);
  if (isUnexplained(parties)) return undefined;
  if (found?.meaning === "confirm" || (asks === "confirmed" && found === undefined))
    return parties.subject === undefined && !hasDeal
      ? { command: "unconfirmed" }
      : { command: "who-signed", ...parties, status: "all", asks: "confirmed" };
  if (asks === "when" && (found === undefined || found.meaning === "deal" || found.meaning === "say")) {
    return hasDeal || parties.subject === undefined
      ? { command: "who-signed", ...parties, asks: "when" }
      : /^\p{Lu}/u.test(parties.subject) && !/\s\p{Ll}/u.test(parties.subject)
        ? { command: "timeline", subject: parties.subject }
        : undefined;
  }
  if (found === undefined || found.meaning === "deal") {
    if (!hasDeal && !hasAmount) return undefined;
    if (asks === "who" && found === undefined && kind === undefined && !hasHead(text))
      return asksForOtherSide(clause) ? dealQuery(parties, { status: "all", first, kind }) : undefined;
    const status =
      first === "whether"
        ? "signed,agreed"
        : asks === "list" || asks === "who" || hasAmount || listedKind(asks, text) !== undefined
          ? "all"
          : undefined;
    return dealQuery(parties, { status, first, kind: kind ?? listedKind(asks, text) });
  }
  const status = statusOfMeaning[found.meaning];
  const isAsked = asks === "who" || asks === "list";
  const ofVerb = { buy: "takeover,merger,investment", lend: "loan" }[found.meaning as string];
  // Who is buying is asked of what is under way.
  const isUnderWay =
    isAsked && ofVerb !== undefined && /ing$|s$/iu.test(clause.slice(found.start, found.end));
  const thing = found.meaning === "buy" && !isAsked ? thingOf(slots, parties) : undefined;
  const query = dealQuery(parties, {
    status: status ?? (isUnderWay ? "all" : undefined),
    first,
    kind: kind ?? (isAsked || (parties.with !== undefined && thing === undefined) ? ofVerb : undefined),
  });
  return thing === undefined ? query : { ...query, about: thing };
}

/** A "name" of many words is a clause that was not understood. */
function isUnexplained(parties: ReturnType<typeof partiesOf>): boolean {
  return [parties.subject, parties.with].some(
    (name) => name !== undefined && name.split(" ").length > MOST_NAME_WORDS + 1,
  );
}

function dealQuery(
  parties: ReturnType<typeof partiesOf>,
  { status, first, kind }: { status: string | undefined; first: Asks | undefined; kind: string | undefined },
): Query {
  return {
    command: "who-signed",
    ...parties,
    ...(status === undefined ? {} : { status }),
    ...(first === undefined ? {} : { asks: first }),
    ...kindPart(kind),
  };
}

function kindPart(kind: string | undefined): { kind?: string } {
  return kind === undefined ? {} : { kind };
}

/** "NATO ceasefires": the noun of a list tells the kind; in a yes-or-no question reporters' nouns differ too much. */
function listedKind(asks: Opening["asks"], text: string): string | undefined {
  if (asks !== undefined && asks !== "list" && asks !== "who") return undefined;
  const noun = new RegExp(DEAL.source, "giu");
  return [...text.matchAll(noun)]
    .map(([word]) => word.toLowerCase())
    .find((word) => word.endsWith("s") && kindOfWord(word) !== undefined && word !== "contracts");
}

/**
 * Two parties, or one and several others ("with Orlin and Brenn"). Beside two names with capitals a
 * word without one is what the deal is about.
 */
function partiesOf({ names, agent, of }: Slots): { subject?: string; with?: string } {
  const all = names.map(withoutVerb).filter((name) => name !== undefined);
  const named = all.filter(isCapital);
  const [subject, other] = named.length > 1 ? named : all;
  const before = listed(of.get("between")) ?? listed(agent);
  const after = listed(of.get("with"));
  const lone = named.find((name) => before?.includes(name) !== true);
  if (before !== undefined && before.length > 2)
    return { subject: before[0] ?? "", with: before.slice(1).join(" and ") };
  if (after !== undefined && subject !== undefined && !after.includes(subject))
    return { subject, with: after.join(" and ") };
  if (before !== undefined && lone !== undefined && agent !== undefined)
    return { subject: lone, with: before.join(" and ") };
  return {
    ...(subject === undefined ? {} : { subject }),
    ...(other === undefined ? {} : { with: other }),
  };
}

/** What is bought or sold, where it is no party: "the plant" in "is Belvaux selling the plant to Rhenova". */
function thingOf(
  { object }: Slots,
  { subject, with: other }: ReturnType<typeof partiesOf>,
): string | undefined {
  return object === undefined || isCapital(object) || object === subject || object === other
    ? undefined
    : object;
}

function isCapital(name: string): boolean {
  return /^[\p{Lu}\d]/u.test(name);
}

/** The names of a list of two or more; undefined for one name, and for words that are none. */
function listed(words: string | undefined): string[] | undefined {
  const names = words === undefined ? [] : namesOf(words);
  return names.length > 1 && names.every(isCapital) ? names : undefined;
}

function saidQuery({ agent, object, of }: Slots, asks: Opening["asks"]): Query {
  const speaker =
    asks === "list" || asks === undefined || agent === undefined
      ? (bareName(of.get("from") ?? of.get("by")) ??
        agent ??
        (asks === "list" ? bareName(of.get("of")) : undefined))
      : agent;
  const about =
    of.get("about") ?? of.get("on") ?? of.get("over") ?? (asks === "list" ? undefined : of.get("of"));
  const topic = topicOf(about) ?? topicOf(object);
  return {
    command: "who-said",
    ...(speaker === undefined ? {} : { subject: speaker }),
    ...(topic === undefined ? {} : { about: topic }),
  };
}

function storyQuery(command: CommandName, slots: Slots, asks?: Asks): Query {
  const about = bareName(slots.of.get("about") ?? slots.of.get("on") ?? slots.of.get("in"));
  const subject = about ?? slots.names.flatMap(namesIn).slice(0, 2).join(" and ");
  return { command, ...(subject === "" ? {} : { subject }), ...(asks === undefined ? {} : { asks }) };
}

/** "Who reported the NATO deal first": the names are what is left without the words of reporting. */
function firstQuery(clause: string): Query {
  const words =
    /\b(?:first|scooped|the (?:story|news)|report\w*|br(?:eak|oke)|publish\w*|reveal\w*|t(?:ell|old)|sa(?:y|id)|wr(?:ite|ote)|ha[sd]|ha?ve|got|get|source|original)\b/giu;
  const rest = clause.replace(words, " ").replace(/\s+/gu, " ").trim();
  const found = predicateOf(rest);
  return storyQuery(
    "story",
    slotsOf(rest, found?.start ?? rest.length, found?.end ?? rest.length),
    "who-first",
  );
}

/** What is new is a briefing; what happened to somebody, or since a day, is a timeline. */
function newsQuery(text: string, slots: Slots): Query {
  const { subject } = storyQuery("brief", slots);
  const happened = /\b(?:happen\w*|chang\w*)\b/iu.test(text) && subject !== undefined;
  return { command: happened ? "timeline" : "brief", ...(subject === undefined ? {} : { subject }) };
}

function lastResort(text: string, filters: Partial<Query>): Query {
  const words = text.split(" ");
  const isName = words.length < MOST_NAME_WORDS && !WHETHER.test(`${text} `) && !WHO.test(text);
  if (text === "" && filters.since !== undefined) return { command: "timeline", ...filters };
  if (isName && /^\p{L}/u.test(text) && bareName(text) !== undefined)
    return { command: "story", subject: bareName(text) ?? text, ...filters };
  return { command: "help", subject: text, asks: "search", ...filters };
}

function tidy(text: string): string | undefined {
  const bare = text.trim().replace(/^["“'‘]+|["”'’?!.,]+$/gu, "");
  return bare === "" ? undefined : bare;
}
