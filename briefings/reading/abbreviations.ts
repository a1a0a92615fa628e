/**
 * What a full stop after an abbreviation may mean.
 *
 * `before-name`: a title or the like; a sentence never ends here.
 * `before-number`: an abbreviation only where a number follows ("No. 5"); else a plain word.
 * `either`: a sentence ends here only where a typical opener follows ("Inc. The", not "Inc. Chief").
 * `before-capital`: a sentence ends here wherever a capital follows ("etc. Others").
 */
export type AbbreviationKind = "before-name" | "before-number" | "either" | "before-capital";

const BY_KIND: Record<AbbreviationKind, string> = {
  "before-name":
    "mr mrs ms dr prof rev fr hon gen lt col maj capt cmdr adm sgt cpl pvt brig sen sens rep reps gov govs " +
    "pres supt det insp messrs mme mlle st ste mt ft vs cf viz approx ca c esp al " +
    "jan feb mar apr jun jul aug sept sep oct nov dec",
  "before-number": "no nos art sec vol pp p fig ch para eq ref",
  either:
    "inc corp co ltd llc plc jr sr bros cos assn dept univ est ave blvd rd sq bldg intl natl govt " +
    "calif ariz colo conn fla ill ind kan ky mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo " +
    "ala ark del ga la md ont que mon tue tues wed thu thur thurs fri sat sun mins hrs yrs lb lbs oz",
  "before-capital": "etc ext",
};

/** Lower-case word without its full stop → how to read the stop. */
export const ABBREVIATIONS: ReadonlyMap<string, AbbreviationKind> = new Map(
  (Object.entries(BY_KIND) as [AbbreviationKind, string][]).flatMap(([kind, words]) =>
    words.split(" ").map((word): [string, AbbreviationKind] => [word, kind]),
  ),
);

/** Abbreviations that are also plain lower-case words: they count only with a capital ("Sat.", "Wash."). */
export const CAPITAL_ONLY: ReadonlySet<string> = new Set(
  (
    "mar apr jun jul sun sat mon wed fri thu ill ind mass miss mo ore pa del la md va wash ont que co col gen " +
    "art sec est hon det pres rev maj st ga ala mont mich minn tex ave sq rd ft mt al no nos fr rep reps ca ark fla"
  ).split(" "),
);

/** Letters with stops in the midst that are not single letters: "Ph.D.". */
export const DOTTED_WORDS: ReadonlySet<string> = new Set([
  "ph.d.",
  "m.sc.",
  "b.sc.",
  "u.s.a.",
  "d.phil.",
  "ll.b.",
  "ll.m.",
]);

/** First parts that stay joined to what follows a hyphen, as the treebanks keep them ("ex-minister"). */
export const HYPHEN_PREFIXES: ReadonlySet<string> = new Set(
  "anti arch bi co counter cross de e ex extra inter intra macro mega meta micro mid mini multi neo non over pan post pre pro proto pseudo quasi re semi sub super trans tri ultra un under vice".split(
    " ",
  ),
);

/** Hyphenated words that are one token in the treebanks though their first part is no prefix. */
export const HYPHENATED_WORDS: ReadonlySet<string> = new Set([
  "wi-fi",
  "uh-huh",
  "mm-hmm",
  "x-ray",
  "x-rays",
  "t-shirt",
  "t-shirts",
]);

/** Where an unapostrophed or fused word is cut: characters of its first part. */
export const FUSED_WORDS: ReadonlyMap<string, number> = new Map([
  ["cannot", 3],
  ["gonna", 3],
  ["wanna", 3],
  ["gotta", 3],
  ["lemme", 3],
  ["gimme", 3],
  ["dont", 2],
  ["didnt", 3],
  ["doesnt", 4],
  ["isnt", 2],
  ["wasnt", 3],
  ["wouldnt", 5],
  ["couldnt", 5],
  ["havent", 4],
]);

/** Units written close to a number and split from it: "9am", "20bn". */
export const UNITS: ReadonlySet<string> = new Set(
  "am pm a.m p.m m mn bn tn k km cm mm ft kg mg g lb lbs mph kmh kph kw mw gw kwh mwh gwh tb gb mb hz ghz mhz min mins hrs hr yrs yr sec secs".split(
    " ",
  ),
);

/** Words that open a sentence far oftener than they continue a name. */
export const SENTENCE_OPENERS: ReadonlySet<string> = new Set(
  (
    "a an the this that these those it he she they we i you his her its their our my your there here " +
    "in on at by for from with without after before since until during under over as if when while where although though " +
    "because but and or so yet however meanwhile moreover also still then now once both some many most all no not none " +
    "what who why how which according despite among earlier later last next"
  ).split(" "),
);

/** Verbs after which a quoted question or exclamation goes on: `"Why?" Smith asked.` */
export const QUOTING_VERBS: ReadonlySet<string> = new Set(
  "said says asked asks added wrote tweeted replied told shouted exclaimed responded wondered continued joked cried yelled demanded posted".split(
    " ",
  ),
);
