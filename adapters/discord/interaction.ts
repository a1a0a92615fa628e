import { PermissionFlagsBits } from "discord.js";
import { z } from "zod";
import type { ChatRequest } from "../../briefings/delivery/chat.ts";

export interface InteractionOption {
  readonly name: string;
  readonly type: number;
  readonly value?: string | number | boolean | undefined;
  readonly focused?: boolean | undefined;
  readonly options?: readonly InteractionOption[] | undefined;
}

const optionSchema: z.ZodType<InteractionOption> = z.object({
  name: z.string(),
  type: z.number(),
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
  focused: z.boolean().optional(),
  get options() {
    return z.array(optionSchema).optional();
  },
});

/**
 * An interaction as Discord sends it, over the gateway and over HTTP alike (docs:
 * interactions/receiving-and-responding). Only what is read is named.
 */
export const interactionSchema = z.object({
  id: z.string(),
  type: z.number(),
  token: z.string(),
  guild_id: z.string().optional(),
  channel_id: z.string().optional(),
  channel: z.object({ id: z.string(), type: z.number(), parent_id: z.string().nullish() }).optional(),
  member: z.object({ user: z.object({ id: z.string() }), permissions: z.string() }).optional(),
  user: z.object({ id: z.string() }).optional(),
  locale: z.string().optional(),
  data: z
    .object({
      name: z.string().optional(),
      options: z.array(optionSchema).optional(),
      custom_id: z.string().optional(),
    })
    .optional(),
});
export type Interaction = z.infer<typeof interactionSchema>;

/** Types of thread channels (docs: resources/channel#channel-object-channel-types). */
const THREAD_TYPES: ReadonlySet<number> = new Set([10, 11, 12]);

/** Discord's own word for the place of direct messages, which belong to no server. */
export const DIRECT_MESSAGES = "@me";

/** Where an interaction comes from, who it is, and what that person may do there. */
export function askerOf(interaction: Interaction): Omit<ChatRequest, "command" | "text"> & {
  readonly mayPost: boolean;
} {
  const { channel, member } = interaction;
  const permissions = BigInt(member?.permissions ?? "0");
  const may = (flag: bigint): boolean => (permissions & (flag | PermissionFlagsBits.Administrator)) !== 0n;
  const inThread = channel !== undefined && THREAD_TYPES.has(channel.type);
  const place = channel?.id ?? interaction.channel_id ?? "";
  return {
    platform: "discord",
    workspace: interaction.guild_id ?? DIRECT_MESSAGES,
    channel: inThread ? (channel.parent_id ?? place) : place,
    ...(inThread ? { thread: channel.id } : {}),
    user: member?.user.id ?? interaction.user?.id ?? "",
    ...(interaction.locale === undefined ? {} : { locale: interaction.locale }),
    manager:
      member === undefined || may(PermissionFlagsBits.ManageChannels | PermissionFlagsBits.ManageGuild),
    mayPost:
      member === undefined ||
      may(inThread ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages),
  };
}

export function isThreadType(type: number): boolean {
  return THREAD_TYPES.has(type);
}
