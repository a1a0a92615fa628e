import { COMPANY_WORDS, INSTITUTION_NOUNS } from "../reading/entity-lexicon.ts";
import { findKnownName } from "../reading/gazetteer.ts";
import type { Span } from "../reading/span.ts";
import type { Party } from "./agreement.ts";
import { LEGAL_FORM, OFFICE_PART, SERVICES, UNIT_WORD } from "./agreement-notice-lexicon.ts";

/** A contractor of an award notice: who it is and what stands in parentheses behind its place. */
export interface Contractor extends Span {
  readonly party: Party;
  /** "(W912GB-26-D-0017, $70,134,920)": contract number and own sum, without the parentheses. */
  readonly note: string;
}

/**
 * The contractors of the words before the award verb: "A Inc., Town, State (number, sum); B Ltd., Town,
 * State; and C LLC, Town, State". Each is named up to its place. Where `several` says that the verb is a
 * plural one, firms joined by "and" without semicolons are told apart by their legal forms.
 * Offsets are those of `text` plus `at`. Linear.
 */
export function contractorsOf(text: string, at: number, several: boolean): Contractor[] {
  const items = splitItems(text, several);
  return items.flatMap(({ start, end }) => {
    const item = text.slice(start, end);
    const note = /\(([^()]*)\)\s*$/u.exec(item)?.[1] ?? "";
    const party = contractorOf(item.replace(/\([^()]*\)/gu, " "));
    return party === undefined ? [] : [{ party, note, start: at + start, end: at + end }];
  });
}

function splitItems(text: string, several: boolean): Span[] {
  const bySemicolon = pieces(text, /;\s*(?:and\s+)?/gu);
  if (bySemicolon.length > 1 || !several) return bySemicolon;
  return pieces(
    text,
    /,?\*? and (?=(?:the )?\p{Lu})|(?<=\b(?:Inc|LLC|Ltd|Corp|Co|plc|LLP|GmbH|SA)\.?\*?), (?=\p{Lu})/gu,
  ).reduce<Span[]>((found, piece) => {
    // A place behind a firm stays with it.
    const words = text.slice(piece.start, piece.end).trim();
    const last = found.at(-1);
    if (last !== undefined && !isFirm(words)) found[found.length - 1] = { start: last.start, end: piece.end };
    else found.push(piece);
    return found;
  }, []);
}

function pieces(text: string, between: RegExp): Span[] {
  const found: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(between)) {
    found.push({ start, end: match.index });
    start = match.index + match[0].length;
  }
  found.push({ start, end: text.length });
  return found.filter((piece) => text.slice(piece.start, piece.end).trim() !== "");
}

function isFirm(words: string): boolean {
  const [name = ""] = words.split(",");
  const last =
    name
      .trim()
      .replace(/[.*]+$/u, "")
      .split(/\s+/u)
      .at(-1) ?? "";
  return (
    LEGAL_FORM.test(last) ||
    COMPANY_WORDS.has(last.toLowerCase()) ||
    INSTITUTION_NOUNS.has(last.toLowerCase())
  );
}

function contractorOf(item: string): Party | undefined {
  const parts = item
    .replace(/\s*\*+/gu, "")
    .split(",")
    .map((part) => part.replace(/\s+/gu, " ").trim())
    .filter((part) => part !== "");
  let [name = ""] = parts;
  let next = 1;
  if (parts[1] !== undefined && LEGAL_FORM.test(parts[1])) {
    name = `${name}, ${parts[1]}`;
    next = 2;
  }
  name = name.replace(/^(?:and |[Tt]he |M\/s\.? |Messrs\.? )/u, "");
  if (!/^[\p{Lu}\p{N}]/u.test(name) || name.length > 120) return undefined;
  const unit = parts[next];
  const bare = withoutForm(name);
  const home = /^(.+ .+) of \p{Lu}\p{Ll}+$/u.exec(bare)?.[1];
  return partyOf(name, [
    bare,
    findKnownName(name)?.name ?? findKnownName(bare)?.name,
    // "Lark Weaving of Dunmere": a firm with its town, not "Bank of …".
    home !== undefined && bare === name && !INSTITUTION_NOUNS.has(home.split(" ").at(-1)!.toLowerCase())
      ? home
      : undefined,
    parts.length - next >= 2 && unit !== undefined && UNIT_WORD.test(unit) ? unit : undefined,
  ]);
}

function withoutForm(name: string): string {
  const words = name.split(/,?\s+/u);
  while (words.length > 1 && LEGAL_FORM.test(words.at(-1)!)) words.pop();
  return words.join(" ");
}

/**
 * The office that lets the contract, from the words of the notice: "The Harbour Works Office,
 * Easthaven". It is called by its first part; with the part behind the comma where that is a part of the
 * office ("Corps of Engineers, Europe District") and by its armed service as aliases.
 * `undefined` where no name stands there.
 */
export function officeOf(words: string, heading: string | undefined): Party | undefined {
  const parts = words
    .replace(/\([^()]*\)/gu, " ")
    .split(",")
    .map((part) => part.replace(/\s+/gu, " ").trim())
    .filter((part) => part !== "");
  const name = properStart((parts[0] ?? "").replace(/^[Tt]he /u, ""));
  if (!/^[\p{Lu}\p{N}]/u.test(name) || name.length > 120) return undefined;
  const part = parts[1];
  const above = heading === undefined ? undefined : plainHeading(heading);
  return partyOf(name, [
    part !== undefined && /^[\p{Lu}\p{N}]/u.test(part) && OFFICE_PART.test(part)
      ? `${name}, ${part}`
      : undefined,
    // "Health Agency, U.S. Army Research Activity": an office of a name of its own.
    ...parts
      .slice(1)
      .filter((other) => OFFICE_PART.test(other) && SERVICES.some(({ word }) => word.test(other))),
    ...SERVICES.flatMap((service) => {
      const at = service.word.exec(name);
      if (at === null) return [];
      const before = name.slice(0, at.index);
      return at[0] === service.name && !/ of /u.test(before)
        ? [service.name, `${before}${at[0]}`]
        : [service.name];
    }),
    // "Supply Agency Aviation" is an arm of the Supply Agency.
    /^(.+ (?:Agency|Administration|Ministry|Authority)) \p{Lu}/u.exec(name)?.[1],
    above,
  ]);
}

/** True for a heading that may name an office: "ARMY", "Ministry of Works", "Special Operations Command". */
export function isOffice(heading: string): boolean {
  const name = plainHeading(heading);
  return (
    OFFICE_PART.test(name) ||
    SERVICES.some(({ word }) => word.test(name)) ||
    findKnownName(name)?.sort === "agency" ||
    name.split(/\s+/u).some((word) => INSTITUTION_NOUNS.has(word.toLowerCase()))
  );
}

/** "ARMY" → "Army", "Coast Supply Bureau" as it stands. */
export function plainHeading(heading: string): string {
  const words = heading.replace(/[:.]+$/u, "").trim();
  if (words !== words.toUpperCase()) return words;
  return words
    .split(/\s+/u)
    .map((word) => {
      const small = word.toLowerCase();
      if (/^(?:of|the|and|for)$/u.test(small)) return small;
      return word.length <= 3 && !/[AEIOU]/u.test(word) ? word : (word[0] ?? "") + small.slice(1);
    })
    .join(" ");
}

/** The name without a tail in lower case: "Air Test Center contracting directorate". */
function properStart(words: string): string {
  const all = words.split(" ");
  let end = 0;
  for (const [i, word] of all.entries()) {
    if (/^(?:\p{Lu}|\p{N}|["“'‘]\p{Lu})/u.test(word)) end = i + 1;
    else if (!/^(?:of|the|and|for|de|du|des|la|und|et|&)$/u.test(word)) break;
  }
  return all.slice(0, end).join(" ");
}

function partyOf(name: string, aliases: readonly (string | undefined)[]): Party {
  const others = new Set(aliases.filter((alias) => alias !== undefined && alias !== "" && alias !== name));
  return { name, aliases: [...others] as string[] };
}
