import { escapeMarkdown } from "./escape.ts";

/**
 * A piece of a line, already in Discord's Markdown. A solid piece (a link, a quote, a formatted
 * word) is never divided while it fits into a message; other text may be divided at its spaces.
 */
export interface Inline {
  readonly markdown: string;
  readonly solid: boolean;
}

/** One line of a message, or a few that must stay together. */
export interface Row {
  readonly inlines: readonly Inline[];
  /** A heading is never the last line of a part. */
  readonly heading?: boolean;
}

/** Text from outside, escaped. A space at its ends, between two pieces of a line, is kept. */
export function words(text: string): Inline {
  const before = /^\s/u.test(text) ? " " : "";
  const after = /\s$/u.test(text) && text.trim() !== "" ? " " : "";
  return { markdown: `${before}${escapeMarkdown(text)}${after}`, solid: false };
}

/** Markdown of our own making. */
export function solid(markdown: string): Inline {
  return { markdown, solid: true };
}

/** Verbatim speech: between quotation marks, never divided. */
export function quote(text: string): Inline {
  return solid(`“${escapeMarkdown(text)}”`);
}

export function row(...inlines: readonly (Inline | undefined)[]): Row {
  return { inlines: inlines.filter((inline) => inline !== undefined) };
}

export function heading(text: string): Row {
  return { inlines: [solid(`**${escapeMarkdown(text)}**`)], heading: true };
}
