import type { CommandName } from "./answer.ts";

/** What a question's verb asks about. */
export type Meaning =
  | "say"
  | "sign"
  | "deal"
  | "buy"
  | "lend"
  | "agree"
  | "negotiate"
  | "consider"
  | "drop"
  | "decline"
  | "deny"
  | "first"
  | "price"
  | "change"
  | "stand"
  | "doubt"
  | "confirm"
  | "correct";

interface Predicate {
  readonly meaning: Meaning;
  /** Alternatives of a regular expression over lower-case words. */
  readonly words: string;
}

/**
 * Verbs and the like by what they ask about, in all their forms. The leftmost in a question decides;
 * of two at one place the longer one.
 */
export const predicates: readonly Predicate[] = [
  {
    meaning: "first",
    words:
      "(?:report|break|broke|have|had|publish|tell|told|get|got|reveal|say|said|write|wrote)(?:ed|s|en)?(?: [^ ]+){0,6} first|first (?:to )?(?:report(?:ed|s)?|told|revealed|published|broke|had)|broke (?:it|this|that|the (?:story|news))|scooped|(?:the )?(?:original|first) source",
  },
  {
    meaning: "say",
    words:
      "sa(?:y|ys|id)|t(?:ell|ells|old)|comment(?:ed|s)?(?! from)|spoke(?:n)?|speak(?:s|ing)?|talk(?:ed|s)? about|think(?:s)?|thought|respond(?:ed|s)?|react(?:ed|s)?|quot(?:es?|ed|ations?)|claim(?:ed|s)?|announce[ds]?|explain(?:ed|s)?|statements?",
  },
  {
    meaning: "price",
    words:
      "pay(?:s|ing)?|paid|cost(?:s|ing)?|worth|spend(?:s|ing)?|spent|(?:asking )?price(?: tag)?|value|amount|sum|how much",
  },
  {
    meaning: "buy",
    words:
      "buy(?:s|ing)?|bought|sell(?:s|ing)?|sold|acquir(?:e|es|ed|ing)|tak(?:e|es|ing) over|took over|taken over|purchas(?:e|es|ed|ing)|merg(?:e|es|ed|ing)|invest(?:s|ed|ing)?",
  },
  {
    meaning: "lend",
    words:
      "lend(?:s|ing)?|lent|borrow(?:s|ed|ing)?|financ(?:es|ed|ing)|loan(?:s|ed|ing)(?= )|bail(?:s|ed|ing)? out",
  },
  {
    meaning: "negotiate",
    words:
      "in (?:advanced |early |secret )?(?:talks|negotiations|discussions)|talk(?:s|ing|ed)?|negotiat(?:e|es|ed|ing|ions)|bargain(?:s|ed|ing)?|discuss(?:es|ed|ing)?|courting",
  },
  {
    meaning: "consider",
    words:
      "consider(?:s|ed|ing)?|weigh(?:s|ed|ing)?|thinking (?:about|of)|mull(?:s|ed|ing)?|interested in|eye(?:s|d|ing)?|(?<!\\b(?:the|a|this|that|any) )plan(?:s|ned|ning)?(?: to)?|look(?:s|ing|ed)? at|bid(?:s|ding)?(?: for)?|offer(?:s|ing|ed)?(?: for)?|want(?:s|ed|ing)?(?: to)?|explor(?:es|ed|ing|e)",
  },
  {
    meaning: "drop",
    words:
      "(?:drop|dropp|pull|walk|back|fall|fell)(?:ed|ing|s|en)? (?:out|away|off|through)|(?:been |got |was |were )?dropped|with(?:draw|drew|drawn|drawing|draws)|quit(?:s|ting)?|left|exit(?:ed|s|ing)?|lost out|call(?:ed|ing)? (?:it )?off|cancel(?:l?ed|s|l?ing)?|terminat(?:e|es|ed|ing)|scrap(?:s|ped|ping)?|collaps(?:e|es|ed|ing)|end(?:s|ed|ing)?|abandon(?:s|ed|ing)?|(?:still )?(?:off|over|dead)(?= with|$)|suspend(?:ed|s)?|br(?:oke|oken|eak) (?:down|off|up)",
  },
  {
    meaning: "decline",
    words:
      "declin(?:e|es|ed|ing)|refus(?:e|es|ed|ing)|reject(?:s|ed|ing)?|turn(?:s|ed|ing)? (?:it |them )?down|said no|say no|rule[ds]? (?:it )?out",
  },
  {
    meaning: "deny",
    words:
      "den(?:y|ies|ied|ying)|denials?|contradict(?:s|ed|ing)?|disput(?:e|es) (?:it|this|that)|disavow(?:s|ed)?",
  },
  {
    meaning: "sign",
    words:
      "sign(?:s|ed|ing)?(?: (?:up|on|off))?|struck|strikes?|seal(?:s|ed|ing)?|clos(?:es|ed|ing)|clinch(?:ed|es)?|complet(?:e|es|ed|ing)|finali[sz](?:e|es|ed|ing)|ink(?:s|ed|ing)?|w[io]n(?:s|ning)?|award(?:s|ed|ing)?|land(?:s|ed|ing)?|secur(?:e|es|ed|ing)|ratif(?:y|ies|ied)|partner(?:s|ed|ing)?(?= (?:up|with))|hir(?:e|es|ed|ing)|join(?:s|ed|ing)?|work(?:s|ed|ing)?(?= (?:with|together))|licens(?:e|es|ed|ing)|done|(?:make|made|reach|reached|do|did|get|got) (?:an? |the |any |that |this )?(?:new )?(?:deal|contract|agreement|pact|accord|treaty|partnership)",
  },
  { meaning: "agree", words: "agree(?:s|d|ing)?(?: (?:on|to))?|in principle" },
  {
    meaning: "doubt",
    words:
      "(?:still |not yet |yet )?(?:unconfirmed|not (?:yet )?(?:confirmed|certain|settled|clear)|disputed|uncertain|unclear|unsettled|doubtful|contested|in (?:doubt|dispute)|open questions?)|rumou?rs?|disagree(?:s|d|ment)?",
  },
  { meaning: "confirm", words: "confirm(?:s|ed|ing|ation)?|certain|true|official|for sure|sure" },
  {
    meaning: "correct",
    words:
      "correct(?:s|ed|ion|ions|ing)?|retract(?:ed|s|ion)?|misspoke|put right|t(?:ake|ook|aken) (?:it )?back|got (?:it )?wrong|wrong|mistakes?",
  },
  {
    meaning: "change",
    words:
      "chang(?:e|es|ed|ing)|happen(?:s|ed|ing)?|(?<!\\b(?:the|an?|its|their|his|her|any|which|what) )new(?= |$)|news|latest|updates?|developments?|moved|going on|missed?|catch me up",
  },
  { meaning: "stand", words: "stands?|status|timeline|history|chronology" },
  { meaning: "deal", words: "have|has|had|there|got|gets?" },
];

/** Nouns that every deal has: they are no part of a name. Some tell its kind. */
export const dealNouns =
  "deals?|contracts?|agreements?|pacts?|accords?|treat(?:y|ies)|partnerships?|takeovers?|take-overs?|mergers?|acquisitions?|buyouts?|ceasefires?|truces?|settlements?|alliances|orders?|awards?|loans?|investments?|licen[cs]es?|memorand(?:um|a)|mous?|pledges?|tie-ups?|partners?|customers?|clients?|suppliers?|lenders?|backers?|buyers?|sellers?|joint ventures?|peace deals?|talks|negotiations|purchases?|stakes?|hires?|transfers?|laws?|m&a";

/** Words that stand for somebody or something without naming it. */
export const nobody: ReadonlySet<string> = new Set(
  (
    "anyone anybody someone somebody everyone everybody nobody they them it that this these those he she we us i you who whom " +
    "which what one anything something everything nothing there others other parties party side sides both all any else " +
    "companies company firms firm countries country government governments people sources source story news report reports plan plans claim claims thing things part " +
    "each-other together money funds already yet still now so far finally really actually ever not also just again"
  ).split(" "),
);

/** Prepositions that open a slot. */
export const prepositions: ReadonlySet<string> = new Set(
  "with to from by for in on about of between against over at regarding concerning into behind and among".split(
    " ",
  ),
);

/** Openings that only ask for attention or for a list. */
export const politeness =
  /^(?:(?:please|hey|hi|hello|ok(?:ay)?|so|well|then|now|also|but|and|or|um|sorry|thanks|wirebrief|quick question|do you (?:happen to )?know(?: if| whether)?|can you (?:please )?(?:tell|show|give) me(?: if| whether)?|could you (?:please )?(?:tell|show|give) me(?: if| whether)?|tell me(?: if| whether)(?= )|i(?:'d| would) (?:like|want) to know(?: if| whether)?|i wonder(?: if| whether)?|have you (?:heard|read|seen)(?: (?:if|whether|that|anything))?|any idea(?: if| whether)?)[,: ]+)+/iu;

/** Openings that make a yes-or-no question of what follows. */
export const indirect = /\b(?:if|whether)[,: ]+$/iu;

/** What a deal word in a question stands for: the statuses that answer it. */
export const statusOfMeaning: Readonly<Partial<Record<Meaning, string>>> = {
  agree: "agreed,signed",
  negotiate: "negotiating",
  consider: "considering",
  drop: "ended,declined",
  decline: "declined",
  deny: "denied",
};

/** Commands that open a line of plain words, with their arguments after them. */
export const spokenCommands: readonly { readonly opening: RegExp; readonly command: CommandName }[] = [
  { opening: /^(?:unfollow|stop following)(?: |$)/iu, command: "unfollow" },
  { opening: /^follow (?=\S)/iu, command: "follow" },
  { opening: /^(?:track|add|watch) (?=https?:)/iu, command: "track" },
  {
    opening:
      /^(?:how do you know|why do you (?:say|think)|why (?:is|does|did|do|are|was|were|has|have))(?: that)?(?: |$)/iu,
    command: "why",
  },
  { opening: /^why(?: |$)/iu, command: "why" },
  {
    opening: /^(?:(?:show|give)(?: me)? )?(?:the |a )?timeline(?: (?:of|for|on|about))?(?: |$)/iu,
    command: "timeline",
  },
  {
    opening: /^(?:brief me|briefing|catch me up|update me)(?: (?:on|about|with))?(?: |$)/iu,
    command: "brief",
  },
  {
    opening:
      /^(?:(?:the )?story(?: of| about| on)|tell me (?:more |all |everything )?(?:about|on)|what about|how about|what is (?:going on|happening|up) (?:with|in|at|between)|where (?:do|does|did|are) (?:things|it|we) (?:stand )?(?:with|on)|how (?:is|are|goes)|(?:what is )?(?:the )?(?:status|state) of) (?=\S)/iu,
    command: "story",
  },
];
