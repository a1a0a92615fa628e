import { slackLimits } from "./limits.ts";

/** Control characters, line and paragraph separators, and the byte-order mark. */
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}\ufeff]+/gu;
/** Marks that turn the reading direction (UAX #9): a source could make a name read backwards by them. */
const DIRECTION = /\p{Bidi_Control}+/gu;
const LONE_SURROGATE = /\p{Surrogate}/gu;

/**
 * Text from outside on one line: without control and direction characters, white space as single
 * blanks. Everything else stays to the letter. This is all that a `plain_text` object or a text
 * element of rich text needs, since Slack parses neither.
 */
export function cleanText(outside: string): string {
  return tidyText(outside).trim();
}

/** `cleanText` for words inside a line: a blank at either end stays. */
export function tidyText(outside: string): string {
  return outside
    .replace(CONTROL, " ")
    .replace(DIRECTION, "")
    .replace(LONE_SURROGATE, "\ufffd")
    .replace(/\s+/gu, " ");
}

/**
 * Text for a place where Slack reads its markup: cleaned, and `& < >` as entities, so that it can
 * neither ping (`<!channel>`, `<@U1>`) nor link (`<https://x|y>`).
 * [docs.slack.dev/messaging/formatting-message-text#escaping]
 */
export function escapeMrkdwn(outside: string): string {
  return cleanText(outside).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/**
 * The address of a link, or undefined where it may not be one: only http and https, no user name or
 * password in it, at most 3,000 characters. `|`, `<` and `>` would end a `<url|label>` and are
 * encoded.
 */
export function safeUrl(outside: string): string | undefined {
  if (!URL.canParse(outside)) return undefined;
  const url = new URL(outside);
  if (url.protocol !== "https:" && url.protocol !== "http:") return undefined;
  if (url.username !== "" || url.password !== "") return undefined;
  const address = url.href.replaceAll("|", "%7C").replaceAll("<", "%3C").replaceAll(">", "%3E");
  return address.length > slackLimits.link.url.max ? undefined : address;
}

const ENTITIES: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };

/**
 * What a person typed, out of Slack's form of it: entities and links as they were typed, channels by
 * their name, and without the mention of the bot itself.
 */
export function readTyped(text: string, botUserId?: string): string {
  return text
    .replace(/<@([A-Z0-9]+)(?:\|([^>]*))?>/gu, (_, id: string, name: string | undefined) =>
      id === botUserId ? " " : (name ?? id),
    )
    .replace(/<#[A-Z0-9]+\|([^>]*)>/gu, "#$1")
    .replace(/<(?:mailto:)?([^<>|!@#][^<>|]*)(?:\|[^<>]*)?>/gu, "$1")
    .replace(/&(?:amp|lt|gt);/gu, (entity) => ENTITIES[entity] ?? entity)
    .replace(/\s+/gu, " ")
    .trim();
}
