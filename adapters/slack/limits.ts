/**
 * What Slack accepts, each figure with the page that says so. Lengths are in characters and are
 * counted after escaping, the way Slack counts them; we count UTF-16 units, which is never less.
 *
 * A figure marked "observed" stands on no page of Slack's: others ran into it and wrote it down.
 */
interface Limit {
  readonly max: number;
  /** Path under https://docs.slack.dev, or where else it was learnt. */
  readonly source: string;
}

const BLOCKS = "reference/block-kit/blocks";
const OBJECTS = "reference/block-kit/composition-objects";
const POST = "reference/methods/chat.postMessage";

export const slackLimits = {
  message: {
    blocks: limit(50, BLOCKS),
    /** Sum of the text of all blocks. Slack answers `msg_blocks_too_long` from about 13,200 on. */
    blocksText: limit(12_000, "observed: github.com/slackapi/bolt-js/issues/2509; a margin is kept"),
    /** Of the notification text. Slack advises 4,000 and cuts at 40,000. */
    text: limit(4_000, POST),
    metadataKey: limit(25, "ours: the shortest platform key, Discord's nonce, is used for both"),
  },
  block: {
    id: limit(255, BLOCKS),
    headerText: limit(150, `${BLOCKS}/header-block`),
    sectionText: limit(3_000, `${BLOCKS}/section-block`),
    sectionFields: limit(10, `${BLOCKS}/section-block`),
    sectionFieldText: limit(2_000, `${BLOCKS}/section-block`),
    contextElements: limit(10, `${BLOCKS}/context-block`),
    contextText: limit(2_000, "ours: no page gives one; the smallest of the other text objects"),
    actionsElements: limit(25, `${BLOCKS}/actions-block`),
    /** No page gives a limit for rich text; a section's is kept. */
    richText: limit(3_000, `${BLOCKS}/section-block`),
  },
  button: {
    text: limit(75, "reference/block-kit/block-elements/button-element"),
    value: limit(2_000, "reference/block-kit/block-elements/button-element"),
    actionId: limit(255, "reference/block-kit/block-elements/button-element"),
  },
  link: { url: limit(3_000, `${OBJECTS}/text-object`) },
  responseUrl: {
    uses: limit(5, "interactivity/handling-user-interaction#message_responses"),
    minutes: limit(30, "interactivity/handling-user-interaction#message_responses"),
  },
  request: {
    /** Commands, buttons and events are acknowledged within this time. */
    acknowledgeMs: limit(3_000, "interactivity/handling-user-interaction#acknowledgment_response"),
    /** A signature whose timestamp is further off, in either direction, is refused. */
    clockSkewSeconds: limit(300, "authentication/verifying-requests-from-slack"),
    /** A request body that is longer is refused unread. Slack's largest, a view, has 250 kB. */
    bodyBytes: limit(1_000_000, "reference/views; a margin is kept"),
  },
  manifest: {
    name: limit(35, "reference/app-manifest"),
    description: limit(140, "reference/app-manifest"),
    longDescription: limit(4_000, "reference/app-manifest"),
    botName: limit(80, "reference/app-manifest"),
    commands: limit(50, "reference/app-manifest"),
    commandName: limit(32, "reference/app-manifest"),
    events: limit(100, "reference/app-manifest"),
  },
} as const;

/**
 * How fast to post. Slack: about one message a second in a channel, short bursts tolerated, and "a
 * few hundred a minute" in a workspace, which is read as 300. [apis/web-api/rate-limits]
 */
export const slackPace = {
  channel: { burst: 3, everyMs: 1_000 },
  workspace: { burst: 20, everyMs: 200 },
} as const;

function limit(max: number, source: string): Limit {
  return { max, source };
}
