import { slackCommands } from "./commands.ts";
import { placeEvents } from "./places.ts";

/**
 * The scopes that the app asks for, each with what needs it. One that nothing needs is not asked
 * for. [docs.slack.dev/reference/scopes]
 */
export const slackScopes: Readonly<Record<string, string>> = {
  "app_mentions:read": "event app_mention: questions asked by mention",
  "channels:history": "conversations.history and .replies: was a message posted whose answer was lost?",
  "channels:read": "conversations.info; events of public channels",
  "chat:write": "chat.postMessage, chat.postEphemeral",
  commands: "slash commands",
  "groups:history": "as channels:history, in private channels",
  "groups:read": "as channels:read, of private channels",
  "im:history": "event message.im: questions asked in a direct message",
  "im:read": "conversations.info of a direct message",
  "users:read": "users.info: the asker's time zone, and whether they manage the workspace",
};

const MESSAGE_EVENTS = ["app_mention", "message.im"] as const;

export interface ManifestOptions {
  /** With an app token nothing of Slack's needs to reach us from outside. */
  readonly socketMode: boolean;
  /** Address of this service, for HTTP: `https://wirebrief.example.org`. */
  readonly publicUrl?: string | undefined;
}

/**
 * The manifest from which Slack makes the app: Create New App, “From a manifest”.
 * [docs.slack.dev/reference/app-manifest, schema 2]
 */
export function slackManifest({ socketMode, publicUrl }: ManifestOptions) {
  const requestUrl =
    socketMode || publicUrl === undefined ? undefined : new URL("/slack/events", publicUrl).href;
  const atUrl = requestUrl === undefined ? {} : { request_url: requestUrl };
  return {
    display_information: {
      name: "Wirebrief",
      description: "Who signed what with whom, who said so, what is new and what was corrected.",
      long_description:
        "Wirebrief reads your sources once and tells each channel, at its own hour, only what is new: who signed what with whom and where each deal stands, who said it, what is disputed, unconfirmed or corrected. Every line links to the sentence that proves it.",
    },
    features: {
      bot_user: { display_name: "Wirebrief", always_online: true },
      app_home: {
        home_tab_enabled: false,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      slash_commands: slackCommands.map(({ command, description, usageHint }) => ({
        command: `/${command}`,
        description,
        usage_hint: usageHint,
        should_escape: false,
        ...(requestUrl === undefined ? {} : { url: requestUrl }),
      })),
    },
    oauth_config: { scopes: { bot: Object.keys(slackScopes) } },
    settings: {
      event_subscriptions: { ...atUrl, bot_events: [...MESSAGE_EVENTS, ...Object.keys(placeEvents)] },
      interactivity: { is_enabled: true, ...atUrl },
      org_deploy_enabled: false,
      socket_mode_enabled: socketMode,
      token_rotation_enabled: false,
    },
  };
}
