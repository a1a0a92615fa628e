/**
 * Phrases by which newsrooms and speakers take something back: "misspoke", "later clarified",
 * "corrected", "retracted", "an earlier version of this article". Source: usage of English papers,
 * collected by hand.
 */

/** Says that the text itself, or an earlier one of the outlet, was wrong. */
export const EDITORIAL =
  /\b(?:corrections?|clarifications?|corrigendum|erratum|errata|editor['’]s note)\b\s{0,2}(?:[:.,—–-]|to\b)|\bearlier version of (?:this|the|our) (?:article|story|report|post|item|piece|page|dispatch)\b|\b(?:article|story|report|post|item|piece) (?:was|has been) (?:corrected|amended|updated)\b|\b(?:article|story|report|post|item|piece|it|we) (?:had |have )?(?:originally|initially|previously|first|earlier|incorrectly|wrongly|erroneously|mistakenly) (?:said|stated|gave|given|reported|wrote|named|put|identified|listed|described|attributed)\b|\b(?:incorrectly|wrongly|erroneously|mistakenly) (?:said|stated|gave|reported|wrote|named|identified|listed|described|attributed)\b|\b(?:misstated|misidentified|misspelled|misspelt|misquoted|misattributed|misreported)\b|\bwe (?:said|wrote|gave|reported|stated|named|put|published)\b|\band not,? as (?:stated|reported|said|printed|published|given)\b/iu;

/** Opens a correction without more: these need no other sign. */
export const EDITORIAL_LABEL =
  /^\W{0,3}(?:\d\d[:.]\d\d\s)?(?:\w{1,12}\)\s)?(?:corrections?|clarifications?|corrigendum|erratum|errata|sorry|editor['’]s note)\b/iu;

/** Takes back a report or a statement as a whole. */
export const RETRACTION =
  /\b(?:retract(?:s|ed|ing)?|withdr(?:aw|aws|ew|awn)|took back|taken back|takes back|disown(?:s|ed)?|walked back|walks back)\b/iu;

/** A speaker was wrong. */
export const MISSPOKE =
  /\b(?:misspoke|misspoken|misspeaks|misspeak|misstated|was mistaken|had been wrong|was wrong|were wrong|had erred)\b/iu;

/** A speaker, or somebody for them, puts it right. */
export const CLARIFIED =
  /\b(?:(?:later|since|then|subsequently|afterwards?|has|had|quickly|swiftly) (?:\w+ ){0,2}?(?:clarified|corrected|made (?:it )?clear|amended)|clarified (?:to [^,.;]{1,40} )?that|corrected (?:himself|herself|itself|themselves|that|the (?:figure|number|statement|record|date))|set the record straight)\b/iu;

/** What the wrong version was, as group 1. Tried in order on the sentence that owns up to it. */
export const WRONG_FORMS: readonly RegExp[] = [
  /\bfor ["“]([^"”]{2,200})["”]/iu,
  /["“]([^"”]{2,200})["”] should (?:have read|read|have been)\b/iu,
  /\b(?:spoke|speaks) of ([^,;.]{2,160}),? should have\b/iu,
  /,? and not,? (?:as [^,;]{2,60},? )?([^,;.]{2,120})/iu,
  /\b(?:gave|given|gives|put|listed|named|identified|described|stated|reported|misstated|misidentified|misreported|cited|quoted|recorded|referred to)\b[^;]{0,140}? (?:as|at|to be) ((?:[^,;]|,(?=\d)){1,140})/iu,
  /\b(?:stated|gave|cited|named|reported) (?:an? |the )?(?:\w+ ){0,2}(?:of|as) ((?:[^,;]|,(?=\d)){1,120})/iu,
  /\b(?:report|story|item|statement|claim|article|news|announcement)\b[^;:]{0,60}? that ([^;]{3,220})/iu,
  /\b(?:said|stated|wrote|reported|told (?:\w+ ){1,4}?|claimed|suggested|implied) that ([^;]{3,220})/iu,
  /\b(?:said|stated|wrote|reported|claimed) ([^;]{3,220})/iu,
];

/** "This was wrong." behind a sentence that stands corrected. */
export const WAS_WRONG =
  /^(?:this|that|it) (?:was|is) (?:wrong|incorrect|untrue|false|an error|a mistake|not (?:so|true|correct))\b/iu;

/** The right version, as group 1, in the sentence behind (or the clause behind a semicolon). */
export const RIGHT_FORMS: readonly RegExp[] = [
  /\bread ["“]([^"”]{2,200})["”]/iu,
  /\bshould have (?:read|been|said) ["“]([^"”]{2,200})["”]/iu,
  /\bshould have (?:read|been|said) ([^;]{2,200})/iu,
  /\b(?:the )?(?:correct|right|actual|true|proper) (?:\w+ ){1,3}(?:is|was|are|were) ([^;]{1,200})/iu,
  /\b(?:clarified|made (?:it )?clear|explained|confirmed|says|said|stated|specified)\b(?: to [^,.;]{1,40})? that ([^;]{2,220})/iu,
  /\bin fact,? ([^;]{2,200})/iu,
  /^(?:it|this|that|they|he|she)(?:['’]s| is| was| are| were| should be| has been) (?!(?:not|wrong|incorrect|untrue|false|an error)\b)([^;]{1,200})/iu,
  /\b(?:says|said|put it at|puts it at) ((?:[£$€¥]|\d|about|some|one|two|three|four|five|six|seven|eight|nine|ten)[^;]{0,80})/iu,
];
