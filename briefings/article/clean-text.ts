import { boilerplateLines, maxBoilerplateWords, reportingWords } from "./boilerplate.ts";
import { decodeEntities } from "./decode-entities.ts";
import { windows1252 } from "./html-entities.ts";

/**
 * Plain text as articles keep it: paragraphs separated by one blank line, each on one line, single
 * blanks, composed characters (NFC), no invisible characters, no left-over references, no lines
 * that only surround a story. `''` where nothing is left. Applied twice it gives the same again.
 */
export function cleanText(raw: string): string {
  return paragraphsOf(raw)
    .filter((paragraph) => !isBoilerplate(paragraph))
    .join("\n\n");
}

/** One line of clean text: a title, a byline, an outlet. `''` where nothing is left. */
export function cleanLine(raw: string): string {
  return cleanCharacters(raw).replace(/\s+/gu, " ").trim();
}

/** True where a whole paragraph only surrounds a story: share buttons, newsletter boxes, credits. */
export function isBoilerplate(paragraph: string): boolean {
  if (paragraph.length > maxBoilerplateWords * 20 || wordCount(paragraph) > maxBoilerplateWords) return false;
  if (reportingWords.test(paragraph)) return false;
  return boilerplateLines.some((pattern) => pattern.test(paragraph));
}

function wordCount(text: string): number {
  return text.split(" ").length;
}

function paragraphsOf(raw: string): string[] {
  return cleanCharacters(raw)
    .split(/\n[ \t]*(?:\n[ \t]*)+/u)
    .flatMap((block) => joinHardWraps(block.split("\n").map((line) => line.replace(/[ \t]+/gu, " ").trim())))
    .filter((paragraph) => /[\p{L}\p{N}]/u.test(paragraph));
}

/** Most lines of a hard-wrapped block are about this long. E-mail wraps at 72, type at 60 to 100. */
const WRAP_WIDTH = { least: 45, most: 110 };

/**
 * A block of lines is one paragraph that was wrapped at a margin, or a paragraph a line. It was
 * wrapped where every line but the last fills the margin and most of them end within a sentence.
 */
function joinHardWraps(lines: readonly string[]): readonly string[] {
  const full = lines.filter((line) => line !== "");
  const body = full.slice(0, -1);
  if (body.length === 0) return full;
  const filled = body.every((line) => line.length >= WRAP_WIDTH.least && line.length <= WRAP_WIDTH.most);
  const withinSentence = body.filter((line) => !/[.!?:;"”’)]$/u.test(line)).length;
  return filled && withinSentence * 2 > body.length ? [full.join(" ")] : full;
}

function cleanCharacters(raw: string): string {
  const cleaned = decodeLeftOvers(raw)
    .replace(/[\u0080-\u009f]/gu, (character) => windows1252[character.charCodeAt(0) - 0x80] ?? "")
    .replace(/\r\n?|[\v\f\u2028]/gu, "\n")
    .replace(/\u2029/gu, "\n\n")
    .replace(INVISIBLE, "")
    .replace(OTHER_BLANKS, " ")
    .normalize("NFC");
  // What was removed may have stood inside a reference.
  return cleaned !== raw && cleaned.includes("&") ? cleanCharacters(cleaned) : cleaned;
}

/** Feeds escape twice, aggregators of feeds three times. Each round shortens the text, so it ends. */
function decodeLeftOvers(text: string): string {
  const decoded = decodeEntities(text);
  return decoded === text ? text : decodeLeftOvers(decoded);
}

/**
 * Characters without width or use in news text: soft hyphen, zero-width space, word joiner, byte
 * order mark, direction marks (they can turn shown text around), controls, private use. The
 * zero-width joiner and non-joiner stay, since Persian, Hindi and emoji are spelt with them.
 */
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what this removes
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ue000-\uf8ff\p{Surrogate}]/gu;

const OTHER_BLANKS = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/gu;
