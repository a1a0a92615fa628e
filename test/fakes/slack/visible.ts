import type { FakeBlock } from "./validate-blocks.ts";
import { blocksSchema } from "./validate-blocks.ts";

/** What a reader sees of blocks, a line a block; links by their label. Throws for blocks Slack refuses. */
export function visibleText(blocks: unknown): string {
  return blocksSchema.parse(blocks).map(visibleBlock).join("\n");
}

function visibleBlock(block: FakeBlock): string {
  switch (block.type) {
    case "divider":
      return "--------";
    case "header":
      return `# ${block.text.text}`;
    case "section":
      return [block.text, ...(block.fields ?? [])].map((each) => each?.text ?? "").join("\n");
    case "context":
      return `    ${block.elements.map((each) => each.text).join(" ")}`;
    case "actions":
      return block.elements.map((each) => `[ ${each.text.text} ]`).join(" ");
    case "rich_text":
      return block.elements.map(visibleRich).join("\n");
  }
}

type RichElement = Extract<FakeBlock, { type: "rich_text" }>["elements"][number];
type RichInline = Extract<RichElement, { type: "rich_text_section" }>["elements"][number];

function visibleRich(element: RichElement): string {
  switch (element.type) {
    case "rich_text_list":
      return element.elements.map((item) => `  • ${item.elements.map(visibleInline).join("")}`).join("\n");
    case "rich_text_quote":
      return `  | ${element.elements.map(visibleInline).join("")}`;
    default:
      return element.elements.map(visibleInline).join("");
  }
}

function visibleInline(inline: RichInline): string {
  switch (inline.type) {
    case "text":
      return inline.text;
    case "link":
      return inline.text ?? inline.url;
    case "user":
      return `@${inline.user_id}`;
    case "channel":
      return `#${inline.channel_id}`;
    case "usergroup":
      return `@${inline.usergroup_id}`;
    case "broadcast":
      return `@${inline.range}`;
    case "emoji":
      return `:${inline.name}:`;
  }
}

/** A special form of Slack's text: a mention, a channel, a link, a date. */
const FORM = /<([^<>]*)>/gu;

/** Everything in a message that would notify somebody. */
export function pingsOf(message: {
  readonly text?: string | undefined;
  readonly blocks?: unknown;
}): string[] {
  return [...formsOf(message).filter((form) => /^[@!]/u.test(form)), ...pingElements(message.blocks)];
}

/** Addresses of everything in a message that a reader can click. */
export function linksOf(message: {
  readonly text?: string | undefined;
  readonly blocks?: unknown;
}): string[] {
  const forms = formsOf(message)
    .filter((form) => !/^[@!#]/u.test(form))
    .map((form) => form.split("|")[0] ?? form);
  return [...forms, ...collect(message.blocks, "link").map((each) => String(Reflect.get(each, "url")))];
}

function formsOf(message: { readonly text?: string | undefined; readonly blocks?: unknown }): string[] {
  const parsed = [
    message.text ?? "",
    ...collect(message.blocks, "mrkdwn").map((each) => String(Reflect.get(each, "text"))),
  ];
  return parsed.flatMap((text) => [...text.matchAll(FORM)].map((match) => match[1] ?? ""));
}

function pingElements(blocks: unknown): string[] {
  return ["user", "usergroup", "broadcast", "channel"].flatMap((type) =>
    collect(blocks, type).map((each) => JSON.stringify(each)),
  );
}

function collect(value: unknown, type: string): object[] {
  if (Array.isArray(value)) return value.flatMap((each) => collect(each, type));
  if (typeof value !== "object" || value === null) return [];
  const own = Reflect.get(value, "type") === type ? [value] : [];
  return [...own, ...Object.values(value).flatMap((each) => collect(each, type))];
}
