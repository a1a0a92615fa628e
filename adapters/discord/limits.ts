/** A length, count or time that Discord enforces, with the page that says so. */
interface Limit {
  readonly max: number;
  readonly source: string;
}

/**
 * What Discord refuses beyond. Lengths are counted in UTF-16 units, which is never less than what
 * Discord counts. The numbers of its rate limits are not here: Discord publishes none and tells
 * them with each answer.
 */
export const limits = {
  components: { max: 40, source: "docs: components/reference, nested ones counted" },
  componentText: { max: 4000, source: "docs: components/reference, all text displays of a message together" },
  buttonsInRow: { max: 5, source: "docs: components/reference#action-row" },
  buttonLabel: { max: 80, source: "docs: components/reference#button" },
  customId: { max: 100, source: "docs: components/reference#button" },
  threadName: { max: 100, source: "docs: resources/channel#start-thread-from-message" },
  nonce: { max: 25, source: "docs: resources/message#create-message" },
  linkAddress: { max: 1500, source: "ours: a longer address would crowd out the text it proves" },
  historyPage: { max: 100, source: "docs: resources/message#get-channel-messages" },
  commandDescription: { max: 100, source: "docs: interactions/application-commands" },
  choices: { max: 25, source: "docs: interactions/application-commands" },
  choiceName: { max: 100, source: "docs: interactions/application-commands" },
  choiceValue: { max: 100, source: "docs: interactions/application-commands" },
} as const satisfies Record<string, Limit>;

/**
 * What rendering fills of a message. The rest is kept for the part's number and for the row with
 * the Share button, which are added after splitting.
 */
export const partBudget = { characters: limits.componentText.max - 100, components: 36 } as const;

/** Threads stay open as long as Discord lets them: a story runs for days (docs: topics/threads). */
export const THREAD_ARCHIVE_MINUTES = 10_080;
