import type { types } from "@slack/bolt";
import { cleanText, safeUrl, tidyText } from "./escape.ts";
import { slackLimits } from "./limits.ts";

export type SlackBlock =
  | types.HeaderBlock
  | types.ContextBlock
  | types.RichTextBlock
  | types.ActionsBlock
  | types.DividerBlock;

/** Words or a link inside a line. Slack parses neither, so nothing in them is markup. */
export type Inline = types.RichTextText | types.RichTextLink;

/** One line that a reader sees. `quote` is set off by a bar, `bullet` stands in a list. */
export interface Row {
  readonly as: "plain" | "bullet" | "quote";
  readonly inlines: readonly Inline[];
}

export function plain(text: string): Inline {
  return { type: "text", text: tidyText(text) };
}

export function bold(text: string): Inline {
  return { type: "text", text: tidyText(text), style: { bold: true } };
}

export function italic(text: string): Inline {
  return { type: "text", text: tidyText(text), style: { italic: true } };
}

/** A link, or only its label where the address may not be linked. */
export function link(url: string, label: string): Inline {
  const address = safeUrl(url);
  return address === undefined ? plain(label) : { type: "link", url: address, text: tidyText(label) };
}

/** A line of inlines without the empty ones, which Slack refuses. */
export function row(as: Row["as"], ...inlines: readonly (Inline | readonly Inline[])[]): Row {
  return { as, inlines: inlines.flat().filter((inline) => inline.text !== "") };
}

export function divider(): SlackBlock {
  return { type: "divider" };
}

/** The caller keeps `text` within a header's limit. */
export function header(text: string): SlackBlock {
  return { type: "header", text: { type: "plain_text", text: cleanText(text), emoji: false } };
}

/** Small grey text under a line. It has no links: `plain_text` is never parsed. */
export function context(...texts: readonly string[]): SlackBlock {
  return {
    type: "context",
    elements: texts.map((text) => ({ type: "plain_text", text: cleanText(text), emoji: false })),
  };
}

export interface ButtonSpec {
  readonly label: string;
  readonly actionId: string;
  readonly value: string;
}

/** A row of buttons; one whose value does not fit is left out. */
export function actions(buttons: readonly ButtonSpec[]): SlackBlock {
  return {
    type: "actions",
    elements: buttons
      .filter(({ value }) => value.length <= slackLimits.button.value.max)
      .map(({ label, actionId, value }) => ({
        type: "button",
        text: { type: "plain_text", text: label, emoji: false },
        action_id: actionId,
        value,
      })),
  };
}

/** One rich text block of rows that are known to fit. Neighbouring rows of a kind share an element. */
export function richText(rows: readonly Row[]): SlackBlock {
  const elements: types.RichTextBlockElement[] = [];
  for (const { as, inlines } of rows) {
    const last = elements.at(-1);
    const section: types.RichTextSection = { type: "rich_text_section", elements: [...inlines] };
    if (as === "bullet") {
      if (last?.type === "rich_text_list") last.elements.push(section);
      else elements.push({ type: "rich_text_list", style: "bullet", elements: [section] });
    } else if (as === "quote") {
      elements.push({ type: "rich_text_quote", elements: [...inlines] });
    } else if (last?.type === "rich_text_section") {
      last.elements.push({ type: "text", text: "\n" }, ...inlines);
    } else {
      elements.push(section);
    }
  }
  return { type: "rich_text", elements };
}

export function lengthOf(inline: Inline): number {
  return (inline.text ?? "").length + (inline.type === "link" ? inline.url.length : 0);
}

/** Length with the line break that a plain row may bring along. */
export function rowLength({ inlines }: Row): number {
  return inlines.reduce((sum, inline) => sum + lengthOf(inline), 1);
}

/** All characters of a block that count towards a message's limit: texts, addresses, button values. */
export function blockLength(block: unknown): number {
  if (Array.isArray(block)) return block.reduce<number>((sum, each) => sum + blockLength(each), 0);
  if (typeof block !== "object" || block === null) return 0;
  return Object.entries(block).reduce((sum, [key, value]) => {
    if (typeof value === "string") return COUNTED.has(key) ? sum + value.length : sum;
    return sum + blockLength(value);
  }, 0);
}

const COUNTED: ReadonlySet<string> = new Set(["text", "url", "value"]);
