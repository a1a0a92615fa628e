import type { Party } from "../claim/agreement.ts";
import { statusCues } from "../claim/status-cues.ts";
import { nounsOfKind, objectVerbs } from "./agreement-nouns.ts";
import { isBareObject } from "./agreement-object-match.ts";
import type { Agreement, Assertion } from "./agreement-record.ts";
import { amountWords } from "./amount-words.ts";
import { type AsOf, dayIn, lastWeekday, whenWords } from "./date-words.ts";

/** A sentence that is longer than this reads like a clause of a contract. */
const LONGEST_OBJECT = 130;

/**
 * One agreement in a sentence of wire English: who, what, with whom, when, who says so.
 *
 * @param assertion the source that the sentence rests on; its words choose "struck", "won" or "signed"
 */
export function agreementSentence(
  agreement: Pick<
    Agreement,
    "parties" | "kind" | "status" | "object" | "amount" | "date" | "firstReportedBy"
  >,
  assertion: Assertion,
  asOf: AsOf,
): string {
  const sentence = assertion.citations.map((citation) => citation.sentence).join(" ");
  const saidDay = saidOn(assertion);
  const date = agreement.date ?? undefined;
  const happened =
    date !== undefined &&
    date !== saidDay &&
    ["agreed", "signed", "ended", "declined"].includes(agreement.status)
      ? ` ${whenWords(date, asOf)}`
      : "";
  const body = clauseOf(agreement, sentence, statusWords(assertion), happened);
  const said = attributionWords(assertion, saidDay, asOf);
  const credit = agreement.firstReportedBy;
  const first =
    credit === null || credit === undefined || said.includes(credit) ? "" : `; ${credit} reported it first`;
  return `${capital(body)}, ${said}${first}.`;
}

/**
 * The same without its source, for the head of a digest: "OpenAI is said to be considering a contract
 * with NATO for its unclassified networks. Nothing is signed."
 */
export function shortSentence(
  agreement: Pick<Agreement, "parties" | "kind" | "status" | "object" | "amount" | "date" | "certainty">,
  assertion: Assertion,
  asOf: AsOf,
  besides?: { readonly otherIsSigned: boolean },
): string {
  const sentence = assertion.citations.map((citation) => citation.sentence).join(" ");
  const { status, certainty, date } = agreement;
  const dated = date !== null && (status === "agreed" || status === "signed" || status === "ended");
  const clause = clauseOf(
    agreement,
    sentence,
    statusWords(assertion),
    dated ? ` ${whenWords(date, asOf)}` : "",
  );
  const hedged =
    certainty === "disputed"
      ? `sources disagree on whether ${status === "denied" ? clause.replace(/^there is no /u, "there is a ") : clause}`
      : certainty === "unconfirmed"
        ? clause
            .replace(/ is considering /u, " is said to be considering ")
            .replace(/ (is|are) in talks /u, " $1 said to be in talks ")
        : clause;
  const open = status === "considering" || status === "negotiating" || status === "agreed";
  // Beside another deal that is signed, a bare "Nothing is signed" would be read as denying that one.
  const which = besides?.otherIsSigned && agreement.parties.length > 1 ? " between them" : "";
  return `${capital(hedged)}.${open ? ` Nothing is signed${which}.` : ""}`;
}

/** "OpenAI, NATO and the Pentagon". */
export function listWords(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? "";
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** The name under which a party is shown. */
export function shortName({ name }: Party): string {
  return name;
}

function clauseOf(
  agreement: Pick<Agreement, "parties" | "kind" | "status" | "object" | "amount">,
  sentence: string,
  words: string,
  when: string,
): string {
  const { kind, status, amount } = agreement;
  const [first = "", ...others] = agreement.parties.map(shortName).map(withArticle);
  const told = objectTold(agreement) ?? null;
  const all = listWords([first, ...others]);
  const rest = listWords(others);
  const noun = nounOf(kind, sentence);
  const money = amount === null ? "" : ` worth ${amountWords(amount)}`;
  if (others.length === 0) return `${alone(first, { ...agreement, object: told }, noun, money)}${when}`;
  if (kind === "acquisition") return `${purchase(first, rest, { ...agreement, object: told }, words)}${when}`;
  if (kind === "investment" && others.length === 1) return `${investment(first, rest, agreement)}${when}`;
  const object = objectPhrase(told, noun, others.length === 1 ? bare(rest) : undefined);
  const about = `${status === "ended" || status === "declined" ? "" : when}${money}${object}`;
  const plural = kind === "merger";
  switch (status) {
    case "considering":
      return plural
        ? `${all} are considering ${article(noun)}${about}`
        : `${first} is considering ${article(noun)} with ${rest}${about}`;
    case "negotiating":
      return `${all} are in talks on ${article(noun)}${about}`;
    case "agreed":
      return `${all} have agreed in principle on ${article(noun)}${about}`;
    case "signed":
      // "awarded a contract on Wednesday worth €118 million" parts what belongs together.
      return money === ""
        ? signed(first, rest, all, noun, about, sentence, words, kind === "hire", "")
        : signed(first, rest, all, noun, `${money}${object}`, sentence, words, kind === "hire", when);
    case "declined":
      return `there will be no ${noun} between ${all}${about}`;
    case "ended":
      return `the ${noun} between ${all}${about} ${when === "" ? "has ended" : `ended${when}`}`;
    case "denied":
      return `there is no ${noun} between ${all}${about}`;
  }
}

function signed(
  first: string,
  rest: string,
  all: string,
  noun: string,
  about: string,
  sentence: string,
  words: string,
  isHire: boolean,
  early: string,
): string {
  if (isHire) return `${first}${early === "" ? " has" : early} signed with ${rest}${about}`;
  if (/\bst(?:ruck|rikes?)\b/iu.test(words))
    return `${first}${early} struck ${article(noun)} with ${rest}${about}`;
  if (/\bw(?:on|ins?)\b/iu.test(words)) return `${first}${early} won ${article(noun)} from ${rest}${about}`;
  if (/\baward/iu.test(words)) {
    const at = sentence.search(/\baward/iu);
    const before = sentence.slice(0, at);
    const passive = /\b(?:was|were|been|being|is|are)\s*$/iu.test(before);
    const giver = before.includes(bare(first)) && !before.includes(bare(rest));
    if (giver !== passive) return `${first}${early} awarded ${rest} ${article(noun)}${about}`;
    return `${rest}${early} awarded ${first} ${article(noun)}${about}`;
  }
  if (/\bratif/iu.test(words)) return `${all} have ratified ${article(noun)}${about}${early}`;
  if (/\b(?:complet|clos)/iu.test(words)) return `${all} have completed their ${noun}${about}${early}`;
  return `${first}${early} signed ${article(noun)} with ${rest}${about}`;
}

function purchase(
  buyer: string,
  other: string,
  { status, object, amount }: Pick<Agreement, "status" | "object" | "amount">,
  words: string,
): string {
  const thing = object === null ? undefined : thingSold(object, other);
  const what = thing === undefined ? other : `${thing} from ${other}`;
  const of = thing === undefined ? other : thing;
  const price = amount === null ? "" : ` for ${amountWords(amount)}`;
  if (SELLS.test(words) && !BUYS.test(words)) return sale(buyer, other, thing, status, price);
  switch (status) {
    case "considering":
      return `${buyer} is considering buying ${what}${price}`;
    case "negotiating":
      return `${buyer} is in talks to buy ${what}${price}`;
    case "agreed":
      return `${buyer} has agreed to buy ${what}${price}`;
    case "signed":
      if (/\b(?:complet|clos|finali)/iu.test(words))
        return `${buyer} has completed its purchase of ${of}${price}`;
      if (/\b(?:bought|acquired|took over)\b/iu.test(words)) return `${buyer} bought ${what}${price}`;
      return `${buyer} has signed the purchase of ${of}${price}`;
    case "declined":
      return `${buyer} will not buy ${what}`;
    case "ended":
      return `the purchase of ${of} by ${buyer} is over`;
    case "denied":
      return `there is no plan for ${buyer} to buy ${what}`;
  }
}

const SELLS = /\b(?:sells?|sold|selling|sale|divest\p{L}*|dispos\p{L}+)\b/iu;
const BUYS = /\b(?:buy|buys|buying|bought|purchas\p{L}+|acquir\p{L}+|acquisition|takeover|take over|bid)\b/iu;

/** The text tells it from the seller's side: "Corrow agreed to sell three depots to Pellworth". */
function sale(
  seller: string,
  buyer: string,
  thing: string | undefined,
  status: Agreement["status"],
  price: string,
): string {
  const bareThing = thing?.replace(
    /^(?:an? |the |its )?(?:possible |planned |proposed )?sales?(?: of)?\b\s*/iu,
    "",
  );
  const what = bareThing === undefined || bareThing === "" ? "" : `${bareThing} `;
  const to = `${what}to ${buyer}${price}`;
  switch (status) {
    case "considering":
      return `${seller} is considering a sale ${what === "" ? "" : "of "}${to}`;
    case "negotiating":
      return `${seller} is in talks on a sale ${what === "" ? "" : "of "}${to}`;
    case "agreed":
      return `${seller} has agreed ${what === "" ? "on a sale " : "to sell "}${to}`;
    case "signed":
      return `${seller} has signed a sale ${what === "" ? "" : "of "}${to}`;
    case "declined":
      return `${seller} will not sell ${to}`;
    case "ended":
      return `the sale ${what === "" ? "" : "of "}${to} by ${seller} is over`;
    case "denied":
      return `there is no plan for ${seller} to sell ${to}`;
  }
}

function investment(
  investor: string,
  other: string,
  { status, amount }: Pick<Agreement, "status" | "amount">,
): string {
  const money = amount === null ? "" : ` ${amountWords(amount)}`;
  const sum = amount === null ? "an investment" : `an investment of${money}`;
  switch (status) {
    case "considering":
      return `${investor} is considering ${sum} in ${other}`;
    case "negotiating":
      return `${investor} is in talks on ${sum} in ${other}`;
    case "agreed":
      return `${investor} has agreed to invest${money} in ${other}`;
    case "signed":
      return `${investor} has signed ${sum} in ${other}`;
    case "declined":
      return `${investor} will not invest in ${other}`;
    case "ended":
      return `the investment of ${investor} in ${other} has ended`;
    case "denied":
      return `there is no investment of ${investor} in ${other}`;
  }
}

function alone(
  party: string,
  { status, object }: Pick<Agreement, "status" | "object">,
  noun: string,
  money: string,
): string {
  const usable = object !== null && object.length <= LONGEST_OBJECT ? trimmed(object) : undefined;
  const verbal = usable !== undefined && startsWithVerb(usable);
  const what =
    usable === undefined || verbal
      ? `${article(noun)}${money}${verbal ? ` to ${usable}` : ""}`
      : `${usable}${money}`;
  switch (status) {
    case "considering":
      return `${party} is considering ${what}`;
    case "negotiating":
      return `${party} is in talks on ${what}`;
    case "agreed":
      return `${party} has agreed to ${what}`;
    case "signed":
      return `${party} has signed ${what}`;
    case "declined":
      return `${party} has turned down ${what}`;
    case "ended":
      return `${party} has ended ${what}`;
    case "denied":
      return `${party} has no such plan for ${what}`;
  }
}

/** " to deploy its AI on …", " for 44 trams"; nothing where the object only repeats the noun. */
function objectPhrase(object: string | null, noun: string, other: string | undefined): string {
  if (object === null || object.length > LONGEST_OBJECT) return "";
  let phrase = trimmed(object);
  const repeated = new RegExp(`^(?:an? |the |its |their )?(?:[\\p{L}-]+ )?${noun}s?\\b\\s*`, "iu");
  phrase = phrase.replace(repeated, "");
  if (other !== undefined) phrase = ofTheOther(phrase, other);
  if (phrase === "" || /^of (?:understanding|intent|agreement)$/iu.test(phrase)) return "";
  if (/^(?:to|for|on|over|in|about|under|with|at|of)\s/iu.test(phrase)) return ` ${phrase}`;
  return startsWithVerb(phrase) ? ` to ${phrase}` : ` for ${phrase}`;
}

/**
 * The object of a deal as a reader is told it: with the parties by name; undefined where there is
 * none, or where it only tells again that the deal is over ("stop working with the firm").
 */
export function objectTold({
  object,
  parties,
  status,
  kind,
}: Pick<Agreement, "object" | "parties" | "status" | "kind">): string | undefined {
  if (
    object === null ||
    /^(?:about |around |nearly )?[$€£¥]?\d[\d.,]*\s?(?:bn|m|k|million|billion|trillion)?$/iu.test(
      object.trim(),
    )
  )
    return undefined;
  // What is bought is the other party itself, which is named already.
  if (kind === "acquisition" && parties.slice(1).some(({ name }) => object.includes(name))) return undefined;
  // "Medisag's contract" with Medisag
  const named = parties.flatMap(({ name, aliases }) => [name, ...aliases]);
  const rest = named.reduce((left, name) => left.replace(name, " "), object).replace(/['’]s\b/gu, " ");
  if (isBareObject(rest.replace(INSTRUMENTS, " "))) return undefined;
  const opening = trimmed(object).split(/\s/u)[0] ?? "";
  if ((status === "ended" || status === "declined") && statusCues.ended.test(opening)) return undefined;
  return namedByName(object, parties);
}

/** What is signed, and not what it is about. */
const INSTRUMENTS =
  /\b(?:memorandum(?: of understanding)?|letter of intent|statement|terms|document|settlement|treaty)\b/giu;

/** "deploy" for "to deploy its models": a deal is made to do something. */
export function objectBeside(object: string): string {
  const phrase = trimmed(object);
  return startsWithVerb(phrase) ? `to ${phrase}` : phrase;
}

/** "the department's network" is "the Pentagon's network" where no sentence before says which department. */
function namedByName(object: string, parties: readonly Party[]): string {
  let told = object.replace(/\s+/gu, " ");
  for (const party of parties) {
    for (const alias of party.aliases) {
      if (!/^the \p{Ll}/iu.test(alias)) continue;
      const owner = `\\bthe ${alias.slice(4).replace(/[.*+?^${}()|[\]\\]/gu, "\\$&")}(?=['’]s\\b)`;
      told = told.replace(new RegExp(owner, "giu"), withArticle(shortName(party)));
    }
  }
  return told;
}

/** "a contract with NATO for NATO's networks" says the name once too often. */
function ofTheOther(phrase: string, other: string): string {
  for (const start of [`${other}'s `, `${other}’s `, `the ${other}'s `, `the ${other}’s `]) {
    if (phrase.toLowerCase().startsWith(start.toLowerCase())) return `its ${phrase.slice(start.length)}`;
  }
  return phrase;
}

function thingSold(object: string, seller: string): string | undefined {
  const phrase = trimmed(object).replace(/^(?:to )?(?:buy|acquire|take over|purchase)\s+/iu, "");
  if (phrase === "" || phrase.length > LONGEST_OBJECT || startsWithVerb(phrase)) return undefined;
  return phrase.toLowerCase().includes(bare(seller).toLowerCase()) ? undefined : phrase;
}

function startsWithVerb(phrase: string): boolean {
  return objectVerbs.has(phrase.split(/\s/u)[0] ?? "");
}

function trimmed(object: string): string {
  return object
    .trim()
    .replace(/[\s.,;:]+$/u, "")
    .replace(/^to\s+(?=\p{Ll})/u, "");
}

function nounOf(kind: Agreement["kind"], sentence: string): string {
  const nouns = nounsOfKind[kind];
  const used = nouns.find((noun) => new RegExp(`\\b${noun}s?\\b`, "iu").test(sentence));
  return used ?? nouns.at(-1) ?? "deal";
}

function article(noun: string): string {
  return `${/^[aeiou]/u.test(noun) ? "an" : "a"} ${noun}`;
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

function bare(name: string): string {
  return name.replace(/^the /u, "");
}

/** The words that decided the status, as the text has them. */
export function statusWords({ claim, citations }: Assertion): string {
  const { start, end } = claim.statusSpan;
  const holder = citations.find((citation) => citation.start <= start && end <= citation.end);
  return holder?.sentence.slice(start - holder.start, end - holder.start) ?? citations[0]?.sentence ?? "";
}

const SAID = "said|says|told|announced|reported|confirmed|added|wrote|stated|clarified|disclosed|denied";
const WEEKDAY = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday";
const SAID_ON = new RegExp(
  `\\b(?:${SAID})\\b[^.;]{0,30}?\\bon (${WEEKDAY})\\b|\\bon (${WEEKDAY})[, ]{1,2}(?:[\\p{L}'’ -]{1,30} )?(?:${SAID})\\b`,
  "u",
);

/** The day on which the source spoke, where the sentence says so. */
export function saidOn({ citations, publishedAt }: Assertion): string | undefined {
  for (const { sentence } of citations) {
    const match = SAID_ON.exec(sentence);
    const weekday = match?.[1] ?? match?.[2];
    if (weekday !== undefined) return lastWeekday(weekday, dayIn(publishedAt, "UTC"));
  }
  return undefined;
}

/** "a person familiar with the matter said on Tuesday", "The Wall Street Journal reported". */
export function attributionWords(assertion: Assertion, saidDay: string | undefined, asOf: AsOf): string {
  const { kind, source } = assertion.claim.attribution;
  const day = saidDay === undefined ? "" : ` ${whenWords(saidDay, asOf)}`;
  const named = source === undefined ? undefined : withArticle(lowerArticle(source.trim()));
  if (kind === "reporter") return `${assertion.outlet} reported${day}`;
  if (kind === "outlet") return `${named ?? "another publication"} reported${day}`;
  if (kind === "anonymous") return `${named ?? "a source who was not named"} said${day}`;
  if (kind === "official" && named === undefined) return `according to an official statement${day}`;
  return `${named ?? assertion.outlet} said${day}`;
}

function lowerArticle(source: string): string {
  return source.replace(/^(?:A|An|The)\s(?=\p{Ll})/u, (word) => word.toLowerCase());
}

/** A name keeps its own first letter ("eBay"). */
function capital(text: string): string {
  return /^(?:the|there|an?|it|sources)\s/u.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}
