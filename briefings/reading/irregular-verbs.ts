/**
 * Past forms and participles of irregular verbs that are no other word. The treebanks show the rarer ones
 * ("misspoke", "oversaw") once or never, and their endings say nothing to a tagger. Forms that are
 * also nouns or adjectives of their own ("saw", "rose", "left", "thought", "broke") are left to it.
 */
const PAST_ONLY =
  "arose ate awoke became befell began beheld betook blew brought came chose clung crept drank drew drove " +
  "fled flew flung forbade foresaw foretold forgave forgot forsook froze gave grew knelt knew mistook misspoke " +
  "outbid outdid outgrew outran outsold outspent overcame overdid overheard overran oversaw overslept overspent overthrew overtook " +
  "partook ran rang reran retook retold rewrote sang sank shook shrank slew slunk sprang stank strode strove struck " +
  "swam swore swung took threw tore underbid undertook underwent undid upheld went withdrew withheld withstood woke wore wove wrote wrung";

const PARTICIPLE_OR_PAST =
  "bought brought built caught dealt dug fought heard held hung inlaid kept knelt laid lent made meant met misheard misled misunderstood " +
  "overheard overspent paid rebuilt redone remade repaid resold rethought said sent slept sold sought spent stood struck stuck " +
  "stung swept taught told understood undersold upheld withheld withstood won";

const PARTICIPLE_ONLY =
  "arisen awoken befallen begun bitten blown driven eaten flown foreseen forgiven forsaken forgone grown " +
  "misspoken overdone overridden overseen overtaken overthrown ridden risen rewritten shaken sprung " +
  "stricken sworn thrown torn undergone undertaken undone withdrawn woken woven";

type VerbFormTag = "VBD" | "VBN" | "JJ";

function entries(forms: string, tags: readonly VerbFormTag[]): [string, readonly VerbFormTag[]][] {
  return forms.split(" ").map((form) => [form, tags]);
}

/** Penn tags that a form may have; a participle may stand as an adjective. */
export const IRREGULAR_VERB_FORMS: ReadonlyMap<string, readonly VerbFormTag[]> = new Map([
  ...entries(PARTICIPLE_ONLY, ["VBN", "JJ"]),
  ...entries(PAST_ONLY, ["VBD"]),
  ...entries(PARTICIPLE_OR_PAST, ["VBD", "VBN"]),
]);
