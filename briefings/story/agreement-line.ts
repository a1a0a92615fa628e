import { nounsOfKind } from "./agreement-nouns.ts";
import type { Agreement, Assertion } from "./agreement-record.ts";
import { amountWords } from "./amount-words.ts";
import { type AsOf, whenWords } from "./date-words.ts";
import { LONGEST_OBJECT, objectPhrase, objectTold, startsWithVerb, trimmed } from "./object-words.ts";
import { bare, listWords, shortName, withArticle } from "./party-words.ts";
import { investment, purchase } from "./purchase-words.ts";
import { attributionWords, saidOn, statusWords } from "./source-words.ts";

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

function nounOf(kind: Agreement["kind"], sentence: string): string {
  const nouns = nounsOfKind[kind];
  const used = nouns.find((noun) => new RegExp(`\\b${noun}s?\\b`, "iu").test(sentence));
  return used ?? nouns.at(-1) ?? "deal";
}

function article(noun: string): string {
  return `${/^[aeiou]/u.test(noun) ? "an" : "a"} ${noun}`;
}

/** A name keeps its own first letter ("eBay"). */
function capital(text: string): string {
  return /^(?:the|there|an?|it|sources)\s/u.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}
