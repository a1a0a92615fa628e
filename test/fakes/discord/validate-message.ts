import { z } from "zod";

/**
 * Why Discord would refuse a message, from its own pages and written apart from the adapter, so that
 * the two check each other (docs: resources/message, components/reference).
 */
const ACTION_ROW = 1;
const BUTTON = 2;
const STRING_SELECT = 3;
const SECTION = 9;
const TEXT_DISPLAY = 10;
const SEPARATOR = 14;
const CONTAINER = 17;

const V2 = 1 << 15;
const EPHEMERAL = 1 << 6;
const ALLOWED_FLAGS = {
  message: (1 << 2) | (1 << 12) | V2,
  interaction: (1 << 2) | EPHEMERAL | (1 << 12) | V2,
  edit: (1 << 2) | V2,
} as const;

export type MessageRoute = keyof typeof ALLOWED_FLAGS;

const payloadSchema = z.looseObject({
  content: z.string().nullish(),
  embeds: z.array(z.looseObject({})).optional(),
  components: z.array(z.looseObject({})).optional(),
  flags: z.number().optional(),
  nonce: z.union([z.string(), z.number()]).optional(),
  enforce_nonce: z.boolean().optional(),
  allowed_mentions: z
    .looseObject({
      parse: z.array(z.string()).optional(),
      users: z.array(z.string()).optional(),
      roles: z.array(z.string()).optional(),
    })
    .optional(),
});

const embedSchema = z.looseObject({
  title: z.string().max(256).optional(),
  description: z.string().max(4096).optional(),
  fields: z
    .array(z.looseObject({ name: z.string().min(1).max(256), value: z.string().min(1).max(1024) }))
    .max(25)
    .optional(),
  footer: z.looseObject({ text: z.string().max(2048) }).optional(),
  author: z.looseObject({ name: z.string().max(256) }).optional(),
});

const componentSchema = z.looseObject({
  type: z.number(),
  id: z.int().min(0).max(2_147_483_647).optional(),
  components: z.array(z.unknown()).optional(),
  accessory: z.unknown().optional(),
});

/** Empty for a message that Discord takes. */
export function validateMessage(payload: unknown, route: MessageRoute = "message"): string[] {
  const read = payloadSchema.safeParse(payload);
  if (!read.success) return read.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  const {
    content,
    embeds = [],
    components = [],
    flags = 0,
    nonce,
    enforce_nonce,
    allowed_mentions,
  } = read.data;
  const problems: string[] = [];
  const refuse = (at: string, why: string): void => void problems.push(`${at}: ${why}`);

  if ((flags & ~ALLOWED_FLAGS[route]) !== 0) refuse("flags", `not all of ${flags} may be set here`);
  if (typeof content === "string" && content.length > 2000)
    refuse("content", "Must be 2000 or fewer in length.");
  if (nonce !== undefined && String(nonce).length > 25) refuse("nonce", "Must be 25 or fewer in length.");
  if (enforce_nonce === true && nonce === undefined) refuse("enforce_nonce", "needs a nonce");
  const { parse = [], users = [], roles = [] } = allowed_mentions ?? {};
  if (parse.includes("users") && users.length > 0)
    refuse("allowed_mentions", "parse and users exclude each other");
  if (parse.includes("roles") && roles.length > 0)
    refuse("allowed_mentions", "parse and roles exclude each other");
  validateEmbeds(embeds, refuse);
  if ((flags & V2) === 0) {
    if (!content?.trim() && embeds.length === 0 && components.length === 0 && route === "message") {
      refuse("content", "Cannot send an empty message");
    }
    if (components.some((each) => each.type !== ACTION_ROW))
      refuse("components", "this type needs IS_COMPONENTS_V2");
    if (components.length > 5) refuse("components", "Must be 5 or fewer in length.");
  } else {
    if (content) refuse("content", "cannot be used with IS_COMPONENTS_V2");
    if (embeds.length > 0) refuse("embeds", "cannot be used with IS_COMPONENTS_V2");
    if (components.length === 0) refuse("components", "Cannot send an empty message");
  }
  validateComponents(components, refuse);
  return problems;
}

function validateEmbeds(embeds: readonly unknown[], refuse: (at: string, why: string) => void): void {
  if (embeds.length > 10) refuse("embeds", "Must be 10 or fewer in length.");
  let total = 0;
  for (const [index, embed] of embeds.entries()) {
    const read = embedSchema.safeParse(embed);
    if (!read.success) {
      for (const issue of read.error.issues) refuse(`embeds.${index}.${issue.path.join(".")}`, issue.message);
      continue;
    }
    const { title = "", description = "", fields = [], footer, author } = read.data;
    total += title.length + description.length + (footer?.text.length ?? 0) + (author?.name.length ?? 0);
    for (const field of fields) total += field.name.length + field.value.length;
  }
  if (total > 6000) refuse("embeds", "Embed size exceeds maximum size of 6000");
}

function validateComponents(components: readonly unknown[], refuse: (at: string, why: string) => void): void {
  const ids = new Set<number>();
  const customIds = new Set<string>();
  let count = 0;
  let characters = 0;

  const visit = (value: unknown, at: string, parent: number | undefined): void => {
    const read = componentSchema.safeParse(value);
    if (!read.success) {
      for (const issue of read.error.issues) refuse(`${at}.${issue.path.join(".")}`, issue.message);
      return;
    }
    const component = read.data;
    const children = component.components ?? [];
    count += 1;
    if (component.id !== undefined && component.id !== 0) {
      if (ids.has(component.id)) refuse(`${at}.id`, "Component id must be unique");
      ids.add(component.id);
    }
    switch (component.type) {
      case ACTION_ROW:
        if (children.length < 1 || children.length > 5) refuse(at, "an action row has 1 to 5 components");
        break;
      case BUTTON:
        if (parent !== ACTION_ROW && parent !== SECTION) refuse(at, "a button stands in an action row");
        characters += validateButton(component, at, customIds, refuse);
        break;
      case TEXT_DISPLAY: {
        const { content } = component;
        if (typeof content !== "string" || content.trim() === "")
          refuse(`${at}.content`, "This field is required");
        else characters += content.length;
        break;
      }
      case SECTION:
        if (children.length < 1 || children.length > 3) refuse(at, "a section has 1 to 3 texts");
        if (component.accessory === undefined) refuse(`${at}.accessory`, "This field is required");
        else visit(component.accessory, `${at}.accessory`, SECTION);
        break;
      case CONTAINER: {
        if (parent !== undefined) refuse(at, "containers do not nest");
        if (children.length === 0) refuse(at, "This field is required");
        const { accent_color: color } = component;
        if (color != null && !(Number.isInteger(color) && Number(color) >= 0 && Number(color) <= 0xffffff)) {
          refuse(`${at}.accent_color`, "is no RGB colour");
        }
        break;
      }
      case SEPARATOR:
      case STRING_SELECT:
        break;
      default:
        refuse(`${at}.type`, `Value must be one of the known types, not ${component.type}`);
    }
    for (const [index, child] of children.entries())
      visit(child, `${at}.components.${index}`, component.type);
  };
  for (const [index, component] of components.entries()) visit(component, `components.${index}`, undefined);
  if (count > 40) refuse("components", "The total number of components cannot exceed 40");
  if (characters > 4000)
    refuse("components", "The total displayable text size exceeds the maximum size of 4000");
}

function validateButton(
  component: Readonly<Record<string, unknown>>,
  at: string,
  customIds: Set<string>,
  refuse: (at: string, why: string) => void,
): number {
  const { label, custom_id: customId, style, url } = component;
  if (typeof label === "string" && label.length > 80) refuse(`${at}.label`, "Must be 80 or fewer in length.");
  if (label === undefined && component.emoji === undefined)
    refuse(`${at}.label`, "A button must have a label");
  if (style === 5) {
    if (typeof url !== "string" || url.length > 512) refuse(`${at}.url`, "Must be 512 or fewer in length.");
  } else if (typeof customId !== "string" || customId.length < 1 || customId.length > 100) {
    refuse(`${at}.custom_id`, "Must be between 1 and 100 in length.");
  } else if (customIds.has(customId)) {
    refuse(`${at}.custom_id`, "Component custom id cannot be duplicated");
  } else {
    customIds.add(customId);
  }
  return typeof label === "string" ? label.length : 0;
}
