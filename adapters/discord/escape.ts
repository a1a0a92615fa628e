import { limits } from "./limits.ts";

const INVISIBLE_BREAK = "\u200B";

/** Characters that mean something to Discord's Markdown wherever they stand. */
const ACTIVE = /[\\*_~|`[\]<]/gu;
/** Heading, subtext, quote and list marks mean something at the start of a line only. */
const OPENING_MARK = /^(?:[#>+-]|\d+(?=[.)]\s))/u;
/** `:name:` becomes an emoji, also in messages of bots. */
const EMOJI_COLON = /:(?=[\w+-]+:)/gu;
/** A bare address becomes a link, and an invite code becomes a card. */
const BARE_ADDRESS = /:(?=\/\/)/gu;
const BARE_INVITE = /(?<=(?:discord\.gg|discord(?:app)?\.com\/invite))\//giu;
/** Discord looks for these in the raw text, so a backslash alone does not stop them. */
const PING = /@(?=everyone|here|[!&]?\d)/giu;

/**
 * Makes outside text inert: what comes back shows the same words and pings nobody, links nowhere,
 * formats nothing and stays in its line. Everything that a source, a feed or a person wrote goes
 * through it, titles and link labels included (docs: reference#message-formatting).
 */
export function escapeMarkdown(text: string): string {
  return plainLine(text)
    .replace(ACTIVE, "\\$&")
    .replace(OPENING_MARK, (mark) => (/\d/u.test(mark) ? `${mark}\\` : `\\${mark}`))
    .replace(EMOJI_COLON, "\\:")
    .replace(BARE_ADDRESS, "\\:")
    .replace(BARE_INVITE, "\\/")
    .replace(PING, `@${INVISIBLE_BREAK}`);
}

/** One line without control characters and direction overrides, for places that know no Markdown. */
export function plainLine(text: string): string {
  return (
    text
      .replace(/\p{Surrogate}/gu, "\uFFFD")
      // Direction marks could show a sentence in another order than its source has it.
      .replace(/[\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu, "")
      .replace(/[\p{Cc}\s\u2028\u2029]+/gu, " ")
      .trim()
  );
}

/** A label of at most `max` characters, shortened at a word; for buttons, thread names and choices. */
export function shortLabel(text: string, max: number): string {
  const line = plainLine(text);
  if (line.length <= max) return line;
  const cut = line.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/u, "");
  const atWord = cut.replace(/\s+\S*$/u, "");
  return `${(atWord.length > max / 2 ? atWord : cut).trimEnd()}…`;
}

/**
 * The address as it may stand inside a masked link, or undefined where it is no http(s) address or
 * too long to be worth its room.
 */
export function linkAddress(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  if (parsed.protocol !== "https:" && parsed.protocol !== "http:") return undefined;
  // A name and password before the host can make a link look like another site's.
  parsed.username = "";
  parsed.password = "";
  const address = parsed.href
    .replace(
      /[()<>[\]\\`*|"'{}^\s~]/gu,
      (found) => `%${found.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
    )
    .replace(PING, "%40");
  return address.length <= limits.linkAddress.max ? address : undefined;
}

/** `[label](address)`; the label alone where the address cannot be linked. `label` is Markdown. */
export function maskedLink(label: string, url: string): string {
  const address = linkAddress(url);
  return address === undefined ? label : `[${label}](${address})`;
}
