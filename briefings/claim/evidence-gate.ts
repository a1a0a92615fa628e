import type { AgreementStatus, Party } from "./agreement.ts";
import type { Citation } from "./citation.ts";
import { foldName, foldText } from "./fold-name.ts";
import { datesIn, isDateSupported } from "./gate-dates.ts";
import { namesIn } from "./gate-names.ts";
import { numbersIn } from "./gate-numbers.ts";
import { bindingWords, looseSigned, statusCues, unasserted } from "./status-cues.ts";

/** What is known beside the cited sentences: who is who, and what "Tuesday" resolved to. */
export interface GateKnowledge {
  /** Bodies and persons with their other names: one of them in a cited sentence supports all. */
  readonly parties?: readonly Party[];
  /** Names that need no sentence: the outlets that are cited or credited. */
  readonly names?: readonly string[];
  /** Resolved dates of the cited claims, ISO. */
  readonly dates?: readonly string[];
  /** The status that the line tells, where it tells one. */
  readonly status?: AgreementStatus;
  /** The words that decided the status, with their place in the cited article. */
  readonly statusWords?: string;
}

export interface GateFault {
  readonly what: "name" | "number" | "date" | "status" | "quote";
  readonly value: string;
}

export type GateVerdict =
  | { readonly passes: true }
  | { readonly passes: false; readonly faults: readonly GateFault[] };

/**
 * Whether the cited sentences support a line's names, numbers, dates, quotations and status word.
 * Pure comparison of words: it cannot be talked round. A line that fails is not written.
 */
export function passesGate(
  line: { readonly text: string; readonly citations: readonly Pick<Citation, "sentence" | "outlet">[] },
  knowledge: GateKnowledge = {},
): GateVerdict {
  const sentences = line.citations.map(({ sentence }) => sentence).join("\n");
  const faults: GateFault[] = [
    ...quotes(line.text, sentences),
    ...names(
      line.text,
      sentences,
      [...(knowledge.names ?? []), ...line.citations.map(({ outlet }) => outlet)],
      knowledge,
    ),
    ...numbers(line.text, sentences),
    ...dates(line.text, sentences, knowledge.dates ?? []),
    ...status(line.text, sentences, knowledge),
  ];
  return faults.length === 0 ? { passes: true } : { passes: false, faults };
}

/** "the name Corvalis, the number 44": what failed, for `why`. */
export function faultsText(faults: readonly GateFault[]): string {
  return faults.map(({ what, value }) => `the ${what} ${value}`).join(", ");
}

function quotes(text: string, sentences: string): GateFault[] {
  const plain = (part: string) => part.replace(/\s+/gu, " ").replace(/[“”]/gu, '"').replace(/[‘’]/gu, "'");
  const cited = plain(sentences);
  return [...text.matchAll(/[“"]([^”"]+)[”"]/gu)]
    .map(([, quoted = ""]) => quoted)
    .filter((quoted) => !cited.includes(plain(quoted).replace(/,$/u, "")))
    .map((value) => ({ what: "quote", value }));
}

function names(
  text: string,
  sentences: string,
  known: readonly string[],
  { parties = [] }: GateKnowledge,
): GateFault[] {
  const cited = foldText(sentences);
  const occurs = (name: string) => {
    const key = foldName(name);
    return key === undefined || cited.includes(` ${key} `);
  };
  const knownKeys = new Set(known.map(foldName));
  const supported = new Set<string>();
  for (const { name, aliases } of parties) {
    if (![name, ...aliases].some(occurs)) continue;
    for (const each of [name, ...aliases]) supported.add(foldName(each) ?? each);
  }
  return namesIn(text)
    .filter((name) => {
      const key = foldName(name) ?? "";
      if (occurs(name) || knownKeys.has(name) || knownKeys.has(key) || supported.has(key)) return false;
      // Two supported names side by side read as one run: "Kestrel Foods Orlin Mills".
      const words = key.split(" ");
      const bySupport = [...supported, ...knownKeys].join(" ").split(" ");
      return !words.every((word) => cited.includes(` ${word} `) || bySupport.includes(word));
    })
    .map((value) => ({ what: "name", value }));
}

function numbers(text: string, sentences: string): GateFault[] {
  const { rest } = datesIn(text);
  const cited = numbersIn(sentences);
  return numbersIn(rest)
    .filter(({ value }) => !cited.some((other) => isSameNumber(other.value, value)))
    .map(({ words }) => ({ what: "number", value: words }));
}

function isSameNumber(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b), 1);
}

function dates(text: string, sentences: string, resolved: readonly string[]): GateFault[] {
  return datesIn(text)
    .dates.filter((date) => !isDateSupported(date, sentences, resolved))
    .map(({ words }) => ({ what: "date", value: words }));
}

function status(
  text: string,
  sentences: string,
  { status: told, statusWords = "" }: GateKnowledge,
): GateFault[] {
  if (told === undefined) return [];
  const faults: GateFault[] = [];
  if (!isDecided(sentences, told, statusWords) && !asserts(sentences, told))
    faults.push({ what: "status", value: told });
  if (told !== "signed" && told !== "denied" && told !== "ended" && told !== "declined") {
    for (const match of text.matchAll(bindingWords)) {
      if (!unasserted.test(text.slice(0, match.index))) faults.push({ what: "status", value: match[0] });
    }
  }
  return faults;
}

/** The reader's deciding words are cited, are words of that status, and nothing takes them back. */
function isDecided(sentences: string, status: AgreementStatus, words: string): boolean {
  const at = words === "" ? -1 : sentences.indexOf(words);
  if (at < 0) return false;
  if (!statusCues[status].test(words) && !(status === "signed" && looseSigned.test(words))) return false;
  return status !== "signed" || !unasserted.test(sentences.slice(Math.max(0, at - 60), at));
}

/** True where a cue of the status stands in the sentences without anything that takes it back. */
export function asserts(sentences: string, status: AgreementStatus): boolean {
  const cue = new RegExp(statusCues[status], "giu");
  for (const match of sentences.matchAll(cue)) {
    if (status !== "signed" && status !== "agreed") return true;
    if (!unasserted.test(sentences.slice(Math.max(0, match.index - 60), match.index))) return true;
  }
  return false;
}
