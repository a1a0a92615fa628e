import { parseTimestamp } from "../../briefings/article/parse-timestamp.ts";
import { htmlToLine } from "../shared/html-text.ts";

/** Fields that every feed format needs read in the same way. */

/** A headline or name as one clean line; `undefined` where nothing is left of it. */
export function lineOf(html: string | undefined): string | undefined {
  const line = html === undefined ? "" : htmlToLine(html);
  return line === "" ? undefined : line;
}

/** An `http(s)` address against the base in force; `undefined` for all else. */
export function linkOf(href: string | undefined, base: string): string | undefined {
  const trimmed = href?.trim() ?? "";
  if (trimmed === "") return undefined;
  try {
    const url = URL.canParse(trimmed) ? new URL(trimmed) : new URL(trimmed, base);
    return /^https?:$/u.test(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** `xml:base` of an element, resolved against that of the element around it (XML Base, section 4). */
export function baseOf(xmlBase: string | undefined, around: string): string {
  return linkOf(xmlBase, around) ?? around;
}

/** The first moment among these that can be read. */
export function firstMoment(...raw: readonly (string | undefined)[]): string | undefined {
  for (const text of raw) {
    const moment = text === undefined ? undefined : parseTimestamp(text);
    if (moment !== undefined) return moment;
  }
  return undefined;
}

/**
 * Names in a byline, joined. RSS asks for "jane@example.org (Jane Roe)"; an address alone is nobody's
 * name. A leading "By" is no part of it.
 */
export function bylineOf(names: readonly (string | undefined)[]): string | undefined {
  const cleaned = names
    .map((name) => lineOf(name) ?? "")
    .map((name) => /^\S+@\S+\s*\((.+)\)$/u.exec(name)?.[1] ?? name)
    .map((name) =>
      name
        .replace(/\s*<?\S+@\S+\.\S+>?\s*/u, " ")
        .replace(/^by\s+/iu, "")
        .trim(),
    )
    .filter((name) => name !== "");
  return cleaned.length === 0 ? undefined : [...new Set(cleaned)].join(", ");
}
