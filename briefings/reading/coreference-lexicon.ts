/** Nouns by which a text takes up a name again. Source: usage in English news. */
function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/u));
}

/** "the company": any firm. */
export const GENERIC_FIRM_NOUNS = words(
  "company firm group business corporation giant start-up startup maker conglomerate manufacturer concern",
);

/** "the club": any team. */
export const GENERIC_CLUB_NOUNS = words("club team side");

export const GENERIC_COUNTRY_NOUNS = words("country nation");

export const OUTLET_NOUNS = words(
  "newspaper paper daily weekly journal magazine website outlet blog agency broadcaster",
);

/** Families of nouns that may stand for each other. */
export const NOUN_FAMILIES: readonly (readonly string[])[] = [
  ["union", "guild", "brotherhood", "federation", "association", "league"],
  ["bank", "lender", "banco", "banque", "banca"],
  ["airline", "carrier", "airways", "air", "airlines"],
  ["club", "team", "side", "fc", "united", "rovers", "deportivo", "real", "sporting", "athletic", "city"],
  ["ministry", "department"],
  ["yard", "shipyard", "shipbuilder", "naval"],
  ["hospital", "hospitals", "clinic", "trust"],
  ["school", "academy", "college"],
  ["council", "city", "town", "village", "municipality", "county"],
  ["alliance", "pact", "bloc"],
  ["utility", "power", "energy"],
  ["builder", "contractor", "construction"],
  ["retailer", "supermarket", "grocer", "chain"],
  ["broadcaster", "channel", "tv"],
  ["operator", "telecoms", "telecom", "mobile"],
  ["insurer", "assurance", "insurance", "mutual"],
  ["fund", "investor"],
  ["newspaper", "paper", "journal", "post", "times", "daily", "gazette", "herald", "tribune"],
  ["label", "records"],
  ["company", "firm", "group", "business", "start-up", "startup", "corporation"],
];

/** Modifiers that name somebody else than the one spoken of: "a larger rival", "the other firm". */
export const OTHERING_MODIFIERS = words(
  "other another rival larger smaller bigger second third new different same previous former old next foreign",
);

/** Nouns that a role-holder heads: "her country", "his firm". */
export const OWN_BODY_NOUNS = words(
  "country company firm agency club union party government ministry department group bank university organisation organization team council city town",
);
