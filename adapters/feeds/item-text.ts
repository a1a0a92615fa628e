import { htmlToLine, htmlToText } from "../shared/html-text.ts";

/** A body of at least this many characters in several paragraphs is a story, whatever field it is in. */
const STORY_CHARACTERS = 1500;
const STORY_PARAGRAPHS = 4;
/** A "full content" field below this is a teaser. */
const TEASER_CHARACTERS = 500;

/** How feeds mark that a text goes on elsewhere. */
const GOES_ON =
  /(?:\[\s*(?:…|\.\.\.|&hellip;)\s*\]|…|\.\.\.|\b(?:continue reading|read more|read the (?:full|rest|whole)[^.]{0,60}|keep reading|full story)\b[^.]{0,80})[\s»→>.]*$/iu;

/**
 * The best text among an item's fields, each given as HTML or plain text: the field for the full
 * content, unless another one holds more. A closing "[…]" or "Continue reading" is cut off and marks the
 * text as a summary.
 */
export function itemText(fields: {
  readonly content: readonly (string | undefined)[];
  readonly summary: readonly (string | undefined)[];
}): { text: string; isSummary: boolean } | undefined {
  const content = longest(fields.content);
  const summary = longest(fields.summary);
  const isContent = content.text.length >= summary.text.length;
  const { text, html } = isContent ? content : summary;
  if (text === "") return undefined;
  // Looked for in the field itself, since cleaning takes a pointer in a paragraph of its own away.
  if (GOES_ON.test(htmlToLine(html.slice(-TAIL_CHARACTERS))))
    return { text: withoutPointer(text), isSummary: true };
  const isStory = text.length >= STORY_CHARACTERS && text.split("\n\n").length >= STORY_PARAGRAPHS;
  return { text, isSummary: isContent ? text.length < TEASER_CHARACTERS : !isStory };
}

const TAIL_CHARACTERS = 600;

function longest(fields: readonly (string | undefined)[]): { text: string; html: string } {
  let best = { text: "", html: "" };
  for (const html of fields) {
    const text = html === undefined ? "" : htmlToText(html);
    if (html !== undefined && text.length > best.text.length) best = { text, html };
  }
  return best;
}

function withoutPointer(text: string): string {
  const cut = text.replace(GOES_ON, "").trimEnd();
  if (cut === "") return text;
  // "… said on" would read as a whole sentence without its dots.
  return /[\p{L}\p{N},]$/u.test(cut) ? `${cut}…` : cut;
}
