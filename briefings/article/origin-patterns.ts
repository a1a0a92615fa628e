/**
 * How texts say that they are another publisher's. Group `outlet` is the publisher's name. A name
 * is a run of capitalised words; small words may stand inside it ("Agence France-Presse", "The
 * Times of London", "Wall Street Journal").
 */
const WORD = String.raw`(?:\p{Lu}(?:\.\p{Lu})+\.|\p{Lu}(?:[\p{L}\p{N}'’&-]|\.(?=\p{L}))*)`;
const NAME = String.raw`(?<outlet>(?!(?:After|And|As|At|But|If|In|It|News|On|Since|When|While)\b)(?:[Tt]he )?${WORD}(?: (?:of|de|del|der|and|&|for|${WORD}|\d+)){0,5})`;

/**
 * An agency's mark at the head of a story: "WASHINGTON (AP) —", "BRUSSELS, March 4 (Reuters) -",
 * "NEW YORK, March 4, 2026 /PRNewswire/ --", "(Bloomberg) --". Only a known agency counts here,
 * since brackets after a place can hold anything.
 */
export const datelinePatterns: readonly RegExp[] = [
  /^(?:\p{Lu}[\p{L}.,'’ /-]{0,60}?(?:,? (?:\p{Lu}\p{Ll}+\.? \d{1,2}|\d{1,2} \p{Lu}\p{Ll}+)(?:,? \d{4})?)?,? ?(?:[-–—]{1,2} ?)?)?[([/](?<outlet>[\p{L}][\p{L} .-]{1,30})[)\]/]\s?(?:-{1,2}|–|—|:)/u,
  /^(?<outlet>AP|AFP|Reuters|REUTERS|PTI|ANI|UPI|dpa|EFE|Xinhua|TASS|Kyodo|Yonhap)(?: ?(?:-{1,2}|–|—) |: (?=\p{Lu}))/u,
];

/** An agency's mark alone on a line at the foot: "(AP)", "— Reuters". Only a known agency counts. */
export const signaturePattern = /^(?:[-–—]{1,2} ?|\()?(?<outlet>\p{L}[\p{L} .-]{1,30}?)\)?\.?$/u;

/** A credit that the whole text is a copy: lines at its head or foot, and bylines. */
export const copyPatterns: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:this (?:article|story|piece|post|report) )?(?:was |is )?(?:originally|first) (?:published|appeared) (?:by|in|on|at) ${NAME}`,
    "u",
  ),
  new RegExp(
    String.raw`\b(?:[Rr]epublished|[Rr]eprinted|[Ss]yndicated) (?:from|by|with permission (?:from|of)|courtesy of) ${NAME}`,
    "u",
  ),
  new RegExp(
    String.raw`^\(?(?:Source|Via|From|With (?:inputs|reporting|agency inputs) from)\s?:?\s+${NAME}\)?\.?$`,
    "u",
  ),
  new RegExp(String.raw`^(?:©|\(c\)|[Cc]opyright(?: ©)?) ?(?:\d{4},? )?(?:by )?${NAME}`, "u"),
  new RegExp(String.raw`^\(?(?:Reporting|Written|Compiled) (?:by|from) ${NAME}`, "u"),
  /^(?:Reporting|Additional reporting|Written|Compiled) (?:by|from) (?:the )?(?<outlet>AP|AFP|Reuters|PTI|ANI|UPI|Bloomberg)\b/u,
];

const FIRST = "(?:[Ff]irst|[Ee]arlier|[Oo]riginally|[Pp]reviously)";
const TOLD = "(?:reported|published|revealed|disclosed|broken)";

/** A credit that the news is another publisher's: the text is own writing about another's report. */
export const creditPatterns: readonly RegExp[] = [
  new RegExp(String.raw`${NAME} (?:was|were) (?:the )?first to (?:report|reveal|disclose)\b`, "u"),
  new RegExp(
    String.raw`${NAME},? (?:(?:which|who|that) )?(?:had )?${FIRST} (?:reported|revealed|disclosed)\b`,
    "u",
  ),
  new RegExp(String.raw`${NAME} (?:had )?reported (?:first|earlier)\b`, "u"),
  new RegExp(String.raw`${NAME} broke the (?:news|story)\b`, "u"),
  new RegExp(String.raw`\b${FIRST} ${TOLD} (?:[\p{Ll}]+ ){0,3}?(?:by|in) ${NAME}`, "u"),
  new RegExp(String.raw`\breported (?:first|earlier) (?:[\p{Ll}]+ ){0,3}?by ${NAME}`, "u"),
  new RegExp(
    String.raw`\bnews (?:was|of [^.]{1,60} was) (?:first|earlier) (?:reported|published|broken) by ${NAME}`,
    "u",
  ),
  new RegExp(String.raw`\bfirst emerged in (?:an? |the )?${NAME}`, "u"),
];

/**
 * Words by which a text leans on another's report. At the head of a text its news is theirs; further
 * down it may be a side matter.
 */
export const leadCreditPatterns: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:[Aa]ccording to|[Cc]iting|in) (?:an? |the )?(?:news )?(?:report|article|story) (?:published |released |carried )?(?:on \p{Lu}\p{Ll}+ )?(?:by|in|from|on) ${NAME}`,
    "u",
  ),
  new RegExp(
    String.raw`\b(?:[Aa]ccording to|[Cc]iting|in) (?:an? |the )?${NAME} (?:report|article|story|investigation)\b`,
    "u",
  ),
  new RegExp(String.raw`\b[Aa]ccording to ${NAME}(?=[.,;]|$)`, "u"),
  new RegExp(String.raw`\b[Aa]s ${NAME} (?:(?:has|had|first) )*reported\b`, "u"),
  new RegExp(String.raw`\b[Aa]s (?:first )?reported (?:[\p{Ll}]+ ){0,2}?by ${NAME}`, "u"),
  new RegExp(
    String.raw`${NAME} (?:has |had )?reported(?=[.,]| (?:on \p{Lu}|late\b|earlier\b|that\b|this\b|last\b|yesterday\b|today\b))`,
    "u",
  ),
];

/**
 * Words that mark a name as a publication's. "China first reported" credits no outlet: a name counts
 * in a credit where the table of outlets knows it or where it holds one of these.
 */
export const pressWords: ReadonlySet<string> = new Set(
  (
    "agency bulletin broadcaster chronicle courier daily dispatch echo economist examiner express gazette globe " +
    "guardian herald independent inquirer insider journal ledger mail magazine mercury mirror monitor news " +
    "newspaper newswire observer online post press radio record register reporter review sentinel standard star " +
    "sun telegraph television times today tribune tv voice week weekly wire"
  ).split(" "),
);

/** Those of them that firms are hardly named by: "Standard Bank reported that" credits nobody. */
export const surePressWords: ReadonlySet<string> = new Set(
  (
    "bulletin broadcaster chronicle courier daily examiner gazette guardian herald inquirer journal magazine news " +
    "newspaper newswire observer post reporter telegraph times tribune weekly"
  ).split(" "),
);
