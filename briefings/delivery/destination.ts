import { z } from "zod";
import { WirebriefError } from "../errors.ts";

export const platformNameSchema = z.enum(["slack", "discord", "terminal"]);
export type PlatformName = z.infer<typeof platformNameSchema>;

/** Where a message goes, written `platform:workspace:channel[:thread]` or `platform:workspace/channel`. */
export interface Destination {
  readonly platform: PlatformName;
  /** Slack team or Discord guild. */
  readonly workspace: string;
  readonly channel: string;
  /** Slack: `ts` of the parent. Discord: id of the thread channel. */
  readonly thread?: string | undefined;
}

export function formatDestination(destination: Destination): string {
  const { platform, workspace, channel, thread } = destination;
  return [platform, workspace, channel, ...(thread === undefined ? [] : [thread])].join(":");
}

/** Reads `slack:T0001/C0001`, `slack:T0001:C0001` and `discord:1001:2001:3001`. */
export function parseDestination(text: string): Destination {
  const [platform, workspace, channel, thread, ...rest] = text.split(/[:/]/u);
  const known = platformNameSchema.safeParse(platform);
  if (!known.success || !workspace || !channel || rest.length > 0 || thread === "") {
    throw new WirebriefError({
      code: "config",
      thing: "destination",
      problem: "is not platform:workspace/channel",
      value: text,
      remedy: 'Write it like "slack:T0001/C0001" or "discord:1001/2001"',
    });
  }
  return { platform: known.data, workspace, channel, ...(thread === undefined ? {} : { thread }) };
}
