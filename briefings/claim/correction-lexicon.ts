/**
 * Phrases by which newsrooms and speakers take something back: "misspoke", "later clarified",
 * "corrected", "retracted", "an earlier version of this article". Source: usage of English papers,
 * collected by hand.
 */

/**
 * Some such word stands in every sentence that a rule can read; most sentences have none and are passed
 * over. Wide on purpose: the rules decide.
 */
export const TRIGGER =
  /correct|misspo|misspeak|misstat|mistak|misid|misq|misr|misattr|\bwrong|\berr(?:ed|or|at|on)|clarif|clear\b|corrig|retract|withdr|\bback\b|disown|\bread\b|version|headline|edition|originally|initially|previous|first|earlier|amend|updat|revis|\bwe\b|sorry|editor|right\b|straight|and not\b|untrue|false|\bnot (?:so|true)\b/iu;

/** Says that the text itself, or an earlier one of the outlet, was wrong. */
export const EDITORIAL =
  /\b(?:corrections?|clarifications?|corrigendum|erratum|errata|editor['’]s note)\b\s{0,2}(?:[:.,—–-]|to\b)|\b(?:earlier|previous|first|original) (?:version|headline|edition)\b (?:of|on) (?:this|the|our) (?:article|story|report|post|item|piece|page|dispatch)\b|^an (?:earlier|previous|original) (?:version|headline) (?:said|stated|gave|had|mis\w+|incorrectly|wrongly)\b|\b(?:article|story|report|post|item|piece) (?:was|has been) (?:corrected|amended|updated)\b|\b(?:article|story|report|post|item|piece|it|we) (?:had |have )?(?:originally|initially|previously|first|earlier|incorrectly|wrongly|erroneously|mistakenly) (?:said|stated|gave|given|reported|wrote|named|put|identified|listed|described|attributed)\b|\b(?:incorrectly|wrongly|erroneously|mistakenly) (?:said|stated|gave|reported|wrote|named|identified|listed|described|attributed)\b|\b(?:misstated|misidentified|misspelled|misspelt|misquoted|misattributed|misreported)\b|\bwe (?:said|wrote|gave|reported|stated|named|put|published)\b|\band not,? as (?:stated|reported|said|printed|published|given)\b/iu;

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
  /\b(?:(?:later|since|then|subsequently|afterwards?|has|had|quickly|swiftly) (?:\w+ ){0,2}?(?:clarified|corrected|made (?:it )?clear|amended)|clarified (?:to [^,.;]{1,40} )?that|corrected (?:himself|herself|itself|themselves|that|the (?:figure|number|statement|record|date))|set the record straight|put (?:that|this|it|the record) (?:right|straight))\b/iu;

/** What the wrong version was, as group 1. Tried in order on the sentence that owns up to it. */
export const WRONG_FORMS: readonly RegExp[] = [
  /\bfor ["“]([^"”]{2,200})["”]/iu,
  /["“]([^"”]{2,200})["”] should (?:have read|read|have been)\b/iu,
  /\b(?:spoke|speaks) of ([^,;.]{2,160}),? should have\b/iu,
  /,? and not,? (?:as [^,;]{2,60},? )?([^,;.]{2,120})/iu,
  /\b(?:gave|given|gives|put|listed|named|identified|described|stated|reported|misstated|misidentified|misreported|cited|quoted|recorded|referred to)\b[^;]{0,140}? (?:as|at|to be) ((?:[^,;]|,(?=\d)){1,140})/iu,
  /\b(?:stated|gave|cited|named|reported) (?:an? |the )?(?:\w+ ){0,2}(?:of|as) ((?:[^,;]|,(?=\d)){1,120})/iu,
  /\b(?:report|story|item|statement|claim|article|news|announcement)\b[^;:]{0,60}? that ([^;]{3,220})/iu,
  /\b(?:said|stated|wrote|reported|told(?: \w+){1,4}?|claimed|suggested|implied)(?: (?:on|last|earlier|yesterday)(?: \w+){0,3}?)? that ([^;]{3,220})/iu,
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

/** "corrects the value to $210 million from $120 million", "to A, not B": right version, then wrong one. */
export const CORRECTED_TO =
  /\b(?:corrects?|corrected|amends?|amended|revised?) [^;:]{2,80}? to ((?:[^,;]|,(?=\d)){1,80}?)(?:,? (?:from|not|instead of|rather than) ((?:[^,;.]|[.,](?=\d)){1,80}?))?(?= in (?:paragraph|the \w+ paragraph|headline)|[,;)]|\.(?!\d)|$)/iu;

/** "He had earlier told the court …": the wrong version may come behind. */
export const SAID_BEFORE =
  /\b(?:earlier|previously|originally|at first|first|had (?:told|said|testified|claimed|insisted))\b/iu;

/** "It has not.", "That is not so.": says that something is wrong and not what is right. */
export const BARE_DENIAL =
  /^(?:it|he|she|they|this|that|the \w+) (?:has|have|had|is|are|was|were|does|did|do|will|would)(?: not|n['’]t)(?: \w{1,6})?\.?$/iu;
