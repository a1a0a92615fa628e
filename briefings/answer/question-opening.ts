import type { Asks } from "./answer.ts";
import { kindOfWord } from "./kind-words.ts";
import { dealNouns } from "./question-words.ts";

/** How a question opens: what it wants to know first. */
export interface Opening {
  readonly asks: Asks | "who" | "list" | undefined;
  /** Kinds by the noun after "which": "takeovers". */
  readonly kind?: string;
  readonly hasDeal: boolean;
  /** What follows the opening. */
  readonly clause: string;
}

const SO_THAT = /^is it (?:so|true|right|correct|a fact)(?: (?:that|if|whether))? /iu;
const WHERE = /^where (?:do|does|did|are|is)(?: (?:things|it|we))? /iu;
/** "How many", "how far": no command tells that. */
export const OTHER_HOW = /^how (?!much|big|large|expensive|long)/iu;
export const WHETHER =
  /^(?:has|have|had|is|are|was|were|did|does|do|will|would|can|could|should)(?: not)? /iu;
const TRUE_THAT =
  /^(?:is|was) (?:it|that) (?:really |actually |now )?(?:true|confirmed|certain|official|right|correct|a fact|known)(?: (?:that|if|whether))?(?: |$)/iu;
const WHEN =
  /^(?:since when|when|(?:on )?(?:what|which) (?:day|date))(?: (?:did|do|does|was|were|is|are|will|has|have))?(?: |$)/iu;
const HOW_MUCH = /^how (?:much|big|large|expensive)(?: money)?(?: |$)/iu;
const HOW_LONG =
  /^(?:(?:for )?how long|until when)(?: (?:is|are|was|were|will|does|do|did|has|have|had))?(?: |$)/iu;
const LIST =
  /^(?:(?:show|list|find|give|get)(?: me)?(?: all| the)?|any(?! (?:one|body))|all|are there(?: any)?|is there any)(?: (?:the|of the))? /iu;
export const WHO = /^(?:who(?:m|se)?|which|what)(?: else)?(?: |$)/iu;
const HEAD = new RegExp(
  `^(?:of the |other |the |big |new |signed )*(?:${dealNouns})(?= |$)|^(?:other |of the )*(?:compan(?:y|ies)|firms?|countr(?:y|ies)|governments?|part(?:y|ies)|sides?|outlets?|newspapers?|sources?|people|person)(?= |$)`,
  "iu",
);
/** A deal, by any of its nouns. */
export const DEAL = new RegExp(`(?<![\\p{L}-])(?:${dealNouns})(?![\\p{L}-])`, "iu");

/** How a question opens, and the clause after that. */
export function openingOf(text: string): Opening {
  const asked = (asks: Opening["asks"], pattern: RegExp): Opening | undefined => {
    const match = pattern.exec(text);
    return match === null
      ? undefined
      : { asks, clause: text.slice(match[0].length).trim(), hasDeal: DEAL.test(text) };
  };
  const opened = asked("whether", SO_THAT) ??
    asked("confirmed", TRUE_THAT) ??
    asked(undefined, WHERE) ??
    asked("list", LIST) ??
    asked("when", WHEN) ??
    asked("how-much", HOW_MUCH) ??
    asked("how-long", HOW_LONG) ??
    asked("whether", WHETHER) ??
    asked("who", WHO) ?? { asks: undefined, clause: text, hasDeal: DEAL.test(text) };
  if (opened.asks !== "who" && opened.asks !== "list") return opened;
  const head = HEAD.exec(opened.clause);
  if (head === null) return opened;
  const noun = head[0].split(" ").at(-1) ?? "";
  const kind = kindOfWord(noun) === undefined || /^(?:contracts?|deals?)$/iu.test(noun) ? undefined : noun;
  return {
    ...opened,
    clause: opened.clause.slice(head[0].length).trim(),
    ...(kind === undefined ? {} : { kind: kind.toLowerCase() }),
  };
}

/** "Who are Kestor's partners": a noun for those who have deals with somebody. */
const OTHER_SIDE =
  /^(?:is|are|were|was) .*\b(?:partners?|customers?|clients?|suppliers?|lenders?|backers?|buyers?|sellers?)\b/iu;

/** True where a question for people asks for the other side of somebody's deals. */
export function asksForOtherSide(clause: string): boolean {
  return OTHER_SIDE.test(clause);
}

/** True for "which deals", "what companies": the question says what it wants listed. */
export function hasHead(text: string): boolean {
  return HEAD.test(text.replace(WHO, ""));
}
