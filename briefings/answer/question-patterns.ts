import type { CommandName } from "./answer.ts";

/** A plain question and the command that it is. Named groups become the parts of the query. */
export interface QuestionPattern {
  readonly pattern: RegExp;
  readonly command: CommandName;
  readonly status?: string;
}

const DEAL = String.raw`(?:(?:an?|any|the|its|their)\s+)?(?:new\s+)?(?:deal|deals|contract|contracts|agreement|agreements|pact|accord|treaty|partnership)`;

/** Tried in order; the first that fits decides. Case and the closing mark do not count. */
export const questionPatterns: readonly QuestionPattern[] = [
  { pattern: /^(?:unfollow|stop following)\s+(?<subject>.+)$/u, command: "unfollow" },
  { pattern: /^follow\s+(?<subject>.+)$/u, command: "follow" },
  { pattern: /^(?:track|add|watch)\s+(?<subject>https?:\S+)$/u, command: "track" },
  {
    pattern:
      /^what (?:did|does|has|had) (?<subject>.+?) (?:say|said|tell|told|think)(?:\s+(?:about|of|on)\s+(?<about>.+))?$/u,
    command: "who-said",
  },
  {
    pattern: /^(?:any )?quotes?(?: (?:from|by|of) (?<subject>.+?))?(?: (?:about|on) (?<about>.+))?$/u,
    command: "who-said",
  },
  {
    pattern:
      /^who (?:said|says|spoke|talked|commented)(?: (?:anything|something|what))?(?:\s+(?:about|of|on|that))?\s+(?<about>.+)$/u,
    command: "who-said",
  },
  { pattern: /^did (?<subject>.+?) say (?:anything )?(?:about |that )?(?<about>.+)$/u, command: "who-said" },
  {
    pattern:
      /^who (?:has |have |had )?(?:dropped out|pulled out|walked away|backed out|withdrew|withdrawn|left|quit|was dropped|been dropped|got dropped|lost out)(?: (?:of|from|by) (?<subject>.+))?$/u,
    command: "who-signed",
    status: "ended,declined",
  },
  {
    pattern:
      /^who (?:has |have |had )?(?:declined|refused|rejected|turned down)(?: (?:to sign )?(?:with )?(?<subject>.+))?$/u,
    command: "who-signed",
    status: "declined",
  },
  {
    pattern: /^who (?:has |have |had )?(?:denied|denies)(?: (?<subject>.+))?$/u,
    command: "who-signed",
    status: "denied",
  },
  {
    pattern: /^who (?:is|are)(?: still)? (?:negotiating|talking|in talks)(?: with (?<subject>.+))?$/u,
    command: "who-signed",
    status: "negotiating",
  },
  {
    pattern:
      /^who (?:is|are)(?: still)? (?:considering|weighing|thinking about)(?: (?:with )?(?<subject>.+))?$/u,
    command: "who-signed",
    status: "considering",
  },
  {
    pattern: new RegExp(
      String.raw`^(?:has|have|did|does|is|are|was|were) (?<subject>.+?) (?:actually |really |already |ever |still )?(?:sign(?:ed|ing)?|struck|strike|made|reach(?:ed)?|agreed|agree|closed|won|win|have|has|negotiat\w+|in talks|talking|considering|weighing)(?: (?:up|on))?(?: ${DEAL})?(?: (?:with|from|to) (?<with>.+?))?$`,
      "u",
    ),
    command: "who-signed",
  },
  {
    pattern: new RegExp(
      String.raw`^(?:who|which \S+|what) (?:has |have |had )?(?:all )?(?:signed|signs|struck|made|won|closed|inked|has|have)(?: up)?(?: ${DEAL})?(?: (?:with|from|for|at) (?<subject>.+?))?$`,
      "u",
    ),
    command: "who-signed",
  },
  { pattern: /^who (?:has |have )?signed(?: (?:what|anything|it))?$/u, command: "who-signed" },
  { pattern: /^who (?:has |have )?signed (?<subject>.+)$/u, command: "who-signed" },
  {
    pattern:
      /^(?:is|was|has) (?:the )?(?<subject>.+?) (?:deal|contract|agreement|treaty)(?: with (?<with>.+?))? (?:been )?(?:signed|done|closed|agreed|over|dead|on|off)(?: yet)?$/u,
    command: "who-signed",
  },
  {
    pattern:
      /^(?:did|has|is|will|does) (?<subject>.+?) (?:buy|bought|buying|acquire|acquired|acquiring|invest in|invested in|partner with|partnered with|merge with|merged with|join|joined|work with|hire|hired) (?<with>.+)$/u,
    command: "who-signed",
  },
  {
    pattern: new RegExp(
      String.raw`^(?:what|which) ${DEAL} (?:does|did|has|have|is|are) (?<subject>.+?)(?: have| got| signed| made| struck)?(?: with (?<with>.+))?$`,
      "u",
    ),
    command: "who-signed",
  },
  {
    pattern: new RegExp(
      String.raw`^(?:is there|are there|was there) ${DEAL} (?:between|of) (?<subject>.+?) and (?<with>.+)$`,
      "u",
    ),
    command: "who-signed",
  },
  {
    pattern:
      /^(?:show |list |find )?(?:me )?(?:all )?(?:the )?(?<subject>.+?)(?:['’]s)? (?:deals|contracts|agreements)(?: with (?<with>.+))?$/u,
    command: "who-signed",
  },
  {
    pattern: /^(?:show |give )?(?:me )?(?:the |a )?timeline(?: (?:of|for|on) (?<subject>.+))?$/u,
    command: "timeline",
  },
  { pattern: /^when did (?<subject>.+)$/u, command: "timeline" },
  {
    pattern: /^what (?:happened|has happened)(?: (?:with|to|in|between) (?<subject>.+))?$/u,
    command: "timeline",
  },
  {
    pattern:
      /^what(?:['’]s| is| are)? (?:still |not yet )?(?:unconfirmed|not confirmed|disputed|uncertain|unclear|denied)(?: (?:about|on|in|with) (?<subject>.+))?$/u,
    command: "unconfirmed",
  },
  {
    pattern:
      /^(?:is )?anything (?:unconfirmed|disputed|uncertain)(?: (?:about|on|in|with) (?<subject>.+))?$/u,
    command: "unconfirmed",
  },
  { pattern: /^is (?<subject>.+?) (?:confirmed|certain|true)$/u, command: "unconfirmed" },
  {
    pattern: /^(?:what(?:['’]s| is)|anything|any) new(?: (?:about|on|with|in|for) (?<subject>.+))?$/u,
    command: "brief",
  },
  {
    pattern:
      /^(?:brief me|briefing|news|the news|catch me up|update me)(?: (?:about|on|with) (?<subject>.+))?$/u,
    command: "brief",
  },
  { pattern: /^(?:how do you know|why do you say)(?: (?<subject>.+))?$/u, command: "why" },
  { pattern: /^why (?<subject>.+)$/u, command: "why" },
  {
    pattern:
      /^(?:tell me (?:more )?about|what about|what(?:['’]s| is) (?:going on|happening|up) (?:with|in|at|between)|where (?:do|does|did) (?:things|it) stand (?:with|on)|(?:the )?story(?: of| about)?|how (?:is|are)|status of|what is the status of) (?<subject>.+)$/u,
    command: "story",
  },
  { pattern: /^(?:help|hello|hi|hey|what can you do|what can i ask|commands?|usage|\?)$/u, command: "help" },
];
