import type { Party } from "../claim/agreement.ts";

/** "OpenAI, NATO and the Pentagon". */
export function listWords(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? "";
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** The name under which a party is shown. */
export function shortName({ name }: Party): string {
  return name;
}

/** Bodies of several words whose last word is common take an article: "the U.S. government", "the Pentagon". */
export function withArticle(name: string): string {
  return TAKES_ARTICLE.test(name) && !/^\p{Lu}[^\s]*['’]s\s/u.test(name) ? `the ${name}` : name;
}

/** Nouns that name a body by what it is: "the Danish Ministry of Defence", "the Port of Lindholm". */
const BODY_NOUN =
  "Ministry|Department|Agency|Commission|Authority|Council|Government|government|administration|Administration|Union|Federation|Association|" +
  "Institute|Office|Court|Board|Committee|Parliament|Senate|Congress|Treasury|Navy|Army|Air Force|Confederation|Assembly|" +
  "Secretariat|Directorate|Bureau|Chamber|Consortium|Foundation|Alliance|Kingdom|Republic|Emirates|States|Nations|Region|Province|state";
const TAKES_ARTICLE = new RegExp(
  `^(?=\\p{Lu})(?:Pentagon|Kremlin|Vatican|White House|Netherlands|Philippines|(?:.* )?(?:${BODY_NOUN})(?: (?:of|for|on|and) .+)?|(?:Bank|Port|City|University|Church|House|Duchy|Isle) of .+)$`,
  "u",
);

export function bare(name: string): string {
  return name.replace(/^the /u, "");
}
