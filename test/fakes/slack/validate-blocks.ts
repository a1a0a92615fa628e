import { z } from "zod";

/**
 * Slack's own refusals of a message, from its Block Kit pages (docs.slack.dev/reference/block-kit).
 * The figures stand here a second time on purpose: a wrong one in the adapter must not excuse
 * itself.
 */
const text = (max: number) => z.string().min(1).max(max);
const plainText = (max: number) =>
  z.strictObject({ type: z.literal("plain_text"), text: text(max), emoji: z.boolean().optional() });
const markdownText = (max: number) =>
  z.strictObject({ type: z.literal("mrkdwn"), text: text(max), verbatim: z.boolean().optional() });
const anyText = (max: number) => z.union([plainText(max), markdownText(max)]);
const blockId = text(255).optional();

const style = z
  .strictObject({
    bold: z.boolean().optional(),
    italic: z.boolean().optional(),
    strike: z.boolean().optional(),
    code: z.boolean().optional(),
  })
  .optional();
const inline = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), text: z.string().min(1), style }),
  z.strictObject({
    type: z.literal("link"),
    url: z.url({ protocol: /^https?$/u }).max(3_000),
    text: z.string().min(1).optional(),
    unsafe: z.boolean().optional(),
    style,
  }),
  z.strictObject({ type: z.literal("user"), user_id: z.string(), style }),
  z.strictObject({ type: z.literal("channel"), channel_id: z.string(), style }),
  z.strictObject({ type: z.literal("usergroup"), usergroup_id: z.string(), style }),
  z.strictObject({ type: z.literal("broadcast"), range: z.enum(["here", "channel", "everyone"]), style }),
  z.strictObject({ type: z.literal("emoji"), name: z.string(), style }),
]);
const richSection = z.strictObject({
  type: z.literal("rich_text_section"),
  elements: z.array(inline).min(1),
});
const richElement = z.discriminatedUnion("type", [
  richSection,
  z.strictObject({
    type: z.literal("rich_text_list"),
    style: z.enum(["bullet", "ordered"]),
    elements: z.array(richSection).min(1),
    indent: z.int().min(0).max(8).optional(),
    offset: z.int().min(0).optional(),
    border: z.int().min(0).max(1).optional(),
  }),
  z.strictObject({
    type: z.literal("rich_text_quote"),
    elements: z.array(inline).min(1),
    border: z.int().min(0).max(1).optional(),
  }),
  z.strictObject({
    type: z.literal("rich_text_preformatted"),
    elements: z.array(inline).min(1),
    border: z.int().min(0).max(1).optional(),
  }),
]);

const button = z.strictObject({
  type: z.literal("button"),
  text: plainText(75),
  action_id: text(255),
  value: text(2_000).optional(),
  url: text(3_000).optional(),
  style: z.enum(["primary", "danger"]).optional(),
  accessibility_label: text(75).optional(),
});

const block = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("divider"), block_id: blockId }),
  z.strictObject({ type: z.literal("header"), text: plainText(150), block_id: blockId }),
  z.strictObject({
    type: z.literal("section"),
    text: anyText(3_000).optional(),
    fields: z.array(anyText(2_000)).min(1).max(10).optional(),
    block_id: blockId,
  }),
  z.strictObject({
    type: z.literal("context"),
    elements: z.array(anyText(3_000)).min(1).max(10),
    block_id: blockId,
  }),
  z.strictObject({ type: z.literal("actions"), elements: z.array(button).min(1).max(25), block_id: blockId }),
  z.strictObject({ type: z.literal("rich_text"), elements: z.array(richElement).min(1), block_id: blockId }),
]);

export const blocksSchema = z.array(block).max(50);
export type FakeBlock = z.infer<typeof block>;

/** A message whose blocks hold more text than that is refused (observed, not documented). */
const BLOCKS_TEXT = 13_200;

/** Slack's error code with its reasons, or undefined for blocks that it would take. */
export function refuseBlocks(
  blocks: unknown,
): { readonly error: string; readonly messages: readonly string[] } | undefined {
  const read = blocksSchema.safeParse(blocks);
  if (!read.success) {
    const messages = read.error.issues.map(
      ({ path, message }) => `[ERROR] ${message} [json-pointer:/blocks/${path.join("/")}]`,
    );
    return { error: "invalid_blocks", messages };
  }
  const repeated = [
    ...repeats(read.data.flatMap(({ block_id }) => (block_id === undefined ? [] : [block_id]))),
    ...read.data.flatMap((each) =>
      each.type === "actions" ? repeats(each.elements.map(({ action_id }) => action_id)) : [],
    ),
  ];
  if (repeated.length > 0) {
    return { error: "invalid_blocks", messages: repeated.map((id) => `[ERROR] ${id} is not unique`) };
  }
  const length = textLength(read.data);
  if (length > BLOCKS_TEXT) {
    return { error: "msg_blocks_too_long", messages: [`[ERROR] ${length} characters in all blocks`] };
  }
  return undefined;
}

function repeats(ids: readonly string[]): string[] {
  return ids.filter((id, index) => ids.indexOf(id) !== index);
}

function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, each) => sum + textLength(each), 0);
  if (typeof value !== "object" || value === null) return 0;
  return Object.entries(value).reduce((sum, [key, inner]) => {
    const counts = typeof inner === "string" && (key === "text" || key === "url");
    return sum + (counts ? inner.length : textLength(inner));
  }, 0);
}

/** All that Slack would refuse in the arguments of a post. */
export function refuseMessage(message: {
  readonly text?: string | undefined;
  readonly blocks?: unknown;
}): { readonly error: string; readonly messages: readonly string[] } | undefined {
  if (message.blocks === undefined && (message.text ?? "") === "") return { error: "no_text", messages: [] };
  if ((message.text ?? "").length > 40_000) return { error: "msg_too_long", messages: [] };
  return message.blocks === undefined ? undefined : refuseBlocks(message.blocks);
}
