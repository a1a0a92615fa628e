/** Articles that may open a name without belonging to it. */
export const droppedFirst: ReadonlySet<string> = new Set(["the", "a", "an"]);

/**
 * Legal forms that may close a name without telling two bodies apart, folded. "Group" and
 * "holding" are not among them: a group and its firm may be two parties.
 */
export const legalForms: ReadonlySet<string> = new Set([
  ...["inc", "incorporated", "corp", "corporation", "co", "company", "ltd", "limited", "llc", "llp", "lp"],
  ...["plc", "pbc", "gmbh", "ag", "kg", "kgaa", "se", "sa", "sas", "sarl", "nv", "bv", "spa", "srl"],
  ...["oy", "oyj", "ab", "asa", "as", "aps", "pty", "pte", "kk", "bhd", "sdn", "sab", "jsc", "pjsc", "ooo"],
]);

/** Spellings of bodies whose short form is a name of its own and common in news, folded. */
export const foldedSpellings: ReadonlyMap<string, string> = new Map([
  ["united states of america", "us"],
  ["united states", "us"],
  ["usa", "us"],
  ["united kingdom", "uk"],
  ["european union", "eu"],
  ["united nations", "un"],
]);

/** Nouns that stand for a body in its own document and name none, however they are capitalised. */
export const commonNouns: ReadonlySet<string> = new Set(
  (
    "agency alliance army association authority bank board body bloc broadcaster buyer carrier chain city club " +
    "coalition commission committee company competitor consortium contractor council country court customer " +
    "department developer division firm foundation fund government group house institute insurer investor kingdom " +
    "lender maker manufacturer military ministry municipality nation newspaper office operator organisation " +
    "organization owner parliament parties partner party plant producer provider publisher regulator republic " +
    "retailer rival seller senate side sides startup start-up state store studio supplier team town trust union unit " +
    "university vendor"
  ).split(" "),
);
