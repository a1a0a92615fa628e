import { type KeyObject, sign } from "node:crypto";
import type { FakeInteraction } from "./api-parts.ts";
import type { FakeWorld } from "./world.ts";

export const ALL_PERMISSIONS = (1n << 50n) - 1n;
export const ASKER = "1300000000000000002";

/** Who acts, where; all of it has a default. */
export interface Actor {
  readonly channelId?: string;
  readonly userId?: string;
  readonly locale?: string;
  /** Of the member, in the channel; default: all. */
  readonly permissions?: bigint;
}

export interface CommandOption {
  readonly name: string;
  readonly type: number;
  readonly value?: string | number | boolean;
  readonly focused?: boolean;
  readonly options?: readonly CommandOption[];
}

/** Makes interactions as Discord sends them, and remembers them by their token. */
export function createInteractionMaker(
  world: FakeWorld,
  interactions: Map<string, FakeInteraction>,
  defaultChannel: string,
) {
  return function interactionBody(data: object, type: number, actor: Actor = {}) {
    const channelId = actor.channelId ?? defaultChannel;
    const at = world.channels.get(channelId);
    const interaction: FakeInteraction = {
      id: world.newId(),
      token: `interaction-token-${interactions.size + 1}`,
      channelId,
      sentAt: Date.now(),
      acknowledgedAfterMs: undefined,
      callback: undefined,
      messages: [],
      original: undefined,
    };
    interactions.set(interaction.token, interaction);
    const user = {
      id: actor.userId ?? ASKER,
      username: "asker",
      discriminator: "0",
      global_name: null,
      avatar: null,
    };
    const body = {
      id: interaction.id,
      application_id: world.applicationId,
      type,
      token: interaction.token,
      version: 1,
      guild_id: world.guildId,
      guild: { id: world.guildId, locale: "en-US", features: [] },
      guild_locale: "en-US",
      channel_id: channelId,
      channel: { id: channelId, type: at?.type ?? 0, name: at?.name, parent_id: at?.parent_id ?? null },
      member: {
        user,
        roles: [],
        joined_at: "2026-01-01T00:00:00.000Z",
        deaf: false,
        mute: false,
        flags: 0,
        permissions: (actor.permissions ?? ALL_PERMISSIONS).toString(),
      },
      locale: actor.locale ?? "en-GB",
      app_permissions: ALL_PERMISSIONS.toString(),
      entitlements: [],
      authorizing_integration_owners: { "0": world.guildId },
      context: 0,
      attachment_size_limit: 10_485_760,
      data,
    };
    return { body, interaction };
  };
}

/** All buttons of a message, however deep. */
export function buttonsOf(value: unknown): { label?: unknown; custom_id?: unknown }[] {
  if (Array.isArray(value)) return value.flatMap(buttonsOf);
  if (typeof value !== "object" || value === null) return [];
  if ("custom_id" in value) return [value];
  return Object.values(value).flatMap(buttonsOf);
}

export function rawPublicKey(key: KeyObject): string {
  return key.export({ type: "spki", format: "der" }).subarray(-32).toString("hex");
}

/** A request that carries the signature of `key` over its time and body. */
export function signedRequest(
  key: KeyObject,
  url: string,
  body: unknown,
  change: { readonly signature?: string; readonly timestamp?: string },
): Request {
  const raw = JSON.stringify(body);
  const timestamp = change.timestamp ?? String(Math.floor(Date.now() / 1000));
  const signature = change.signature ?? sign(null, Buffer.from(timestamp + raw), key).toString("hex");
  return new Request(url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-signature-ed25519": signature,
      "x-signature-timestamp": timestamp,
    },
    body: raw,
  });
}
