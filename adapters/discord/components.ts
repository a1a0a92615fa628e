// Not from discord.js, which takes a second to load: a preview renders without a connection.
import {
  type APIButtonComponentWithCustomId,
  ButtonStyle,
  ComponentType,
  MessageFlags,
} from "discord-api-types/v10";

export type Button = APIButtonComponentWithCustomId;

export interface TextDisplay {
  readonly type: ComponentType.TextDisplay;
  readonly content: string;
}

export interface ActionRow {
  readonly type: ComponentType.ActionRow;
  readonly components: readonly Button[];
}

export interface Container {
  readonly type: ComponentType.Container;
  readonly accent_color?: number;
  readonly components: readonly (TextDisplay | ActionRow)[];
}

export type Component = TextDisplay | ActionRow | Container;

/**
 * A message as every route of Discord takes it. Nobody is pinged, whatever the text says: an edit
 * and a follow-up have defaults of their own, so it is said each time. Links bring no previews.
 */
export interface MessageBody {
  readonly flags: number;
  readonly components: readonly Component[];
  readonly allowed_mentions: { readonly parse: readonly [] };
}

export function messageBody(components: readonly Component[]): MessageBody {
  return {
    flags: MessageFlags.IsComponentsV2 | MessageFlags.SuppressEmbeds,
    components,
    allowed_mentions: { parse: [] },
  };
}

export function textDisplay(content: string): TextDisplay {
  return { type: ComponentType.TextDisplay, content };
}

export function actionRow(buttons: readonly Button[]): ActionRow {
  return { type: ComponentType.ActionRow, components: buttons };
}

export function container(
  components: readonly (TextDisplay | ActionRow)[],
  accentColor: number | undefined,
): Container {
  return {
    type: ComponentType.Container,
    ...(accentColor === undefined ? {} : { accent_color: accentColor }),
    components,
  };
}

export function button(label: string, customId: string): Button {
  return { type: ComponentType.Button, style: ButtonStyle.Secondary, label, custom_id: customId };
}
