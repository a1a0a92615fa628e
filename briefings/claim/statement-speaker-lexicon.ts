/** Words that stand for speakers, or cannot. Source: usage, collected by hand. */

export const PERSON_PRONOUNS: ReadonlySet<string> = new Set(["he", "she", "him", "her"]);

export const BODY_PRONOUNS: ReadonlySet<string> = new Set(["it", "they"]);

export const NOBODY: ReadonlySet<string> = new Set([
  "i",
  "we",
  "you",
  "there",
  "this",
  "that",
  "which",
  "what",
  "who",
  "one",
  "someone",
  "anyone",
  "everyone",
  "nobody",
  "these",
  "those",
  "here",
]);

export const BODY_NOUNS: ReadonlySet<string> = new Set([
  "company",
  "firm",
  "group",
  "bank",
  "ministry",
  "government",
  "club",
  "airline",
  "carmaker",
  "agency",
  "union",
  "department",
  "university",
  "fund",
  "authority",
  "campaign",
  "office",
  "party",
  "association",
  "council",
  "commission",
  "court",
  "league",
  "army",
  "police",
  "city",
  "state",
]);

/** Nouns of firms; a ministry is never "a company spokeswoman". */
export const FIRM_NOUNS: ReadonlySet<string> = new Set(["company", "firm", "group", "carmaker", "airline"]);

/** "This article originally said": the text itself is no speaker. */
export const NOT_SPEAKERS = /^(?:article|version|story|sentence|headline|caption|item|page)$/u;

/** "A second statement said": whoever issued it. */
export const STATEMENT_NOUNS = /^(?:statement|release|announcement|communiqu[eé])$/u;

/** Names of bodies that nobody calls a company. */
export const PUBLIC_BODY =
  /\b(?:alliance|ministry|department|government|council|commission|agency|union|parliament|senate|congress|court|treaty|nations|authority|university|federation|republic|bureau|committee)\b/iu;

export const OUTLET_NAME =
  /\b(?:Times|Post|Journal|Reuters|Bloomberg|Press|Herald|Tribune|Guardian|Telegraph|BBC|CNN|Gazette|Chronicle|Dispatch|Wire|News|Courier|Observer|Economist|Axios|Politico|Tidende|Zeitung|Monde|Figaro|Broadcasting|Radio|Daily|Weekly|Mirror|Bulletin)\b/u;

export const OUTLET_PHRASE =
  /\b(?:newspaper|paper|magazine|news agency|broadcaster|daily|weekly|website|journal)\b/iu;
