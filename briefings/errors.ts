/**
 * The one base class of the errors that Wirebrief raises on purpose.
 *
 * Read `code` to decide, never `message`. `message` is one line for a person: what went wrong,
 * the value that caused it, and what to do about it. Faults of our own code (a broken invariant)
 * are plain `Error`s and are not meant to be caught.
 */
export class WirebriefError extends Error {
  override readonly name = "WirebriefError";
  readonly code: ErrorCode;
  /** The thing that is wrong: a file, a variable, a channel. */
  readonly thing: string;
  /** The offending value, when there is one that may be shown. Never a secret. */
  readonly value: string | undefined;
  /** What the reader can do now, as an imperative sentence. */
  readonly remedy: string;

  constructor(fault: {
    code: ErrorCode;
    thing: string;
    problem: string;
    value?: string;
    remedy: string;
    cause?: unknown;
  }) {
    const shown = fault.value === undefined ? "" : ` (${shorten(fault.value)})`;
    super(`${fault.thing}: ${fault.problem}${shown}. ${fault.remedy}`, { cause: fault.cause });
    this.code = fault.code;
    this.thing = fault.thing;
    this.value = fault.value;
    this.remedy = fault.remedy;
  }
}

/**
 * `usage` is wrong use of a command (exit 2); all others are failures (exit 1).
 * `input` is a document, feed or file that cannot be read; `config` a setting; `store` the
 * database; `network` a fetch; `platform` Slack or Discord; `locked` a data folder in use.
 */
export type ErrorCode =
  | "usage"
  | "input"
  | "config"
  | "store"
  | "network"
  | "platform"
  | "locked"
  | "not-found";

const SHOWN_VALUE_CHARACTERS = 80;

function shorten(value: string): string {
  const line = value.replace(/\s+/gu, " ").trim();
  return line.length <= SHOWN_VALUE_CHARACTERS ? line : `${line.slice(0, SHOWN_VALUE_CHARACTERS - 1)}…`;
}
