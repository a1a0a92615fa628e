/**
 * How texts say that they are another publisher's. Group `outlet` is the publisher's name. A name
 * is a run of capitalised words; small words may stand inside it ("Agence France-Presse", "The
 * Times of London", "Wall Street Journal").
 */
const WORD = String.raw`(?:\p{Lu}(?:\.\p{Lu})+\.|\p{Lu}(?:[\p{L}\p{N}'’&-]|\.(?=\p{L}))*)`;
const NAME = String.raw`(?<outlet>(?:[Tt]he )?${WORD}(?: (?:of|de|del|der|and|&|for|${WORD}|\d+)){0,5})`;

/**
 * An agency's mark at the head of a story: "WASHINGTON (AP) —", "BRUSSELS, March 4 (Reuters) -",
 * "NEW YORK, March 4, 2026 /PRNewswire/ --", "(Bloomberg) --". Only a known agency counts here,
 * since brackets after a place can hold anything.
 */
export const datelinePatterns: readonly RegExp[] = [
  /^(?:\p{Lu}[\p{L}.,'’ /-]{0,60}?(?:,? (?:\p{Lu}\p{Ll}+\.? \d{1,2}|\d{1,2} \p{Lu}\p{Ll}+)(?:,? \d{4})?)?,? ?)?[([/](?<outlet>[\p{L}][\p{L} .-]{1,30})[)\]/]\s?(?:-{1,2}|–|—|:)/u,
  /^(?<outlet>AP|AFP|Reuters|REUTERS|PTI|ANI|UPI|dpa|EFE|Xinhua|TASS|Kyodo|Yonhap) ?(?:-{1,2}|–|—) /u,
];

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
  /^(?:Reporting|Additional reporting|Written|Compiled) (?:by|from) (?:the )?(?<outlet>AP|AFP|Reuters|PTI|ANI|UPI|Bloomberg)\b/u,
];

/** A credit that the news is another publisher's: the text is own writing about another's report. */
export const creditPatterns: readonly RegExp[] = [
  new RegExp(String.raw`${NAME} (?:was|were) (?:the )?first to report\b`, "u"),
  new RegExp(String.raw`${NAME} (?:had )?(?:first|earlier|previously) reported\b`, "u"),
  new RegExp(String.raw`${NAME} (?:had )?reported (?:first|earlier)\b`, "u"),
  new RegExp(
    String.raw`\b(?:[Ff]irst|[Ee]arlier|[Oo]riginally|[Pp]reviously) reported (?:[\p{Ll}]+ ){0,3}?by ${NAME}`,
    "u",
  ),
  new RegExp(
    String.raw`\bnews (?:was|of [^.]{1,60} was) (?:first|earlier) (?:reported|published|broken) by ${NAME}`,
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
