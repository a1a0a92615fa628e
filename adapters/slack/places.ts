import type { App } from "@slack/bolt";
import { z } from "zod";
import type { SlackLog } from "./log.ts";

/** A channel or a workspace was lost or came back. */
export interface PlaceChange {
  readonly platform: "slack";
  readonly workspace: string;
  /** Undefined: the whole workspace. */
  readonly channel?: string | undefined;
  readonly state: "gone" | "back";
  /** For a person: "the channel was archived". */
  readonly reason: string;
}

/** The events that tell of it, both for public channels and for private ones ("groups"). */
export const placeEvents: Readonly<
  Record<string, { readonly state: PlaceChange["state"]; readonly reason: string }>
> = {
  channel_archive: { state: "gone", reason: "the channel was archived" },
  channel_unarchive: { state: "back", reason: "the channel is no longer archived" },
  channel_deleted: { state: "gone", reason: "the channel was deleted" },
  channel_left: { state: "gone", reason: "the app was removed from the channel" },
  group_archive: { state: "gone", reason: "the channel was archived" },
  group_unarchive: { state: "back", reason: "the channel is no longer archived" },
  group_deleted: { state: "gone", reason: "the channel was deleted" },
  group_left: { state: "gone", reason: "the app was removed from the channel" },
  member_joined_channel: { state: "back", reason: "the app was invited to the channel" },
  app_uninstalled: { state: "gone", reason: "the app was removed from the workspace" },
  tokens_revoked: { state: "gone", reason: "the app's token was revoked" },
};

const WHOLE_WORKSPACE: ReadonlySet<string> = new Set(["app_uninstalled", "tokens_revoked"]);

const bodySchema = z.object({
  team_id: z.string(),
  event: z.object({
    type: z.string(),
    channel: z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]).optional(),
    user: z.string().optional(),
    tokens: z.object({ bot: z.array(z.string()).default([]) }).optional(),
  }),
});

/** Passes changes on. They may come twice and in any order; whoever is told must not mind. */
export function listenToPlaces(
  app: App,
  log: SlackLog,
  changed: (change: PlaceChange) => Promise<void>,
): void {
  for (const [type, { state, reason }] of Object.entries(placeEvents)) {
    app.event(type, async ({ body, context }) => {
      const { team_id, event } = bodySchema.parse(body);
      // Others join channels, too, and a person's own token is no business of ours.
      if (type === "member_joined_channel" && event.user !== context.botUserId) return;
      if (type === "tokens_revoked" && (event.tokens?.bot ?? []).length === 0) return;
      const channel = WHOLE_WORKSPACE.has(type) ? undefined : event.channel;
      if (channel === undefined && !WHOLE_WORKSPACE.has(type)) return;
      log.info({ platform: "slack", workspace: team_id, channel, state, reason }, "place changed");
      await changed({ platform: "slack", workspace: team_id, channel, state, reason });
    });
  }
}
