export interface FetchLimits {
  /** Decoded bytes of one document. Long pages have 2 to 5 MB of HTML. */
  readonly bytes: number;
  /** From the moment that it is the request's turn to the last byte, redirects included. */
  readonly totalMs: number;
  readonly connectMs: number;
  readonly redirects: number;
  /** Decoded bytes for one byte on the wire. Text packs 5 to 20 times; a bomb 1,000 times. */
  readonly inflation: number;
  /** Between two requests to one host. */
  readonly pauseMs: number;
  /** The longest pause that a robots.txt can ask for. */
  readonly mostPauseMs: number;
  /** How long the answer of a robots.txt holds (RFC 9309, 2.4: at most 24 hours). */
  readonly robotsMs: number;
  /** How long a robots.txt that answered with a fault keeps its site closed. */
  readonly robotsRetryMs: number;
  /** How long a 429 or 503 holds its host where it names no time, and at most where it does. */
  readonly holdMs: { readonly unnamed: number; readonly most: number };
}

const SECOND = 1000;
const HOUR = 3600 * SECOND;

export const fetchLimits: FetchLimits = {
  bytes: 10_000_000,
  totalMs: 30 * SECOND,
  connectMs: 10 * SECOND,
  redirects: 5,
  inflation: 200,
  pauseMs: SECOND,
  mostPauseMs: 30 * SECOND,
  robotsMs: 24 * HOUR,
  robotsRetryMs: 600 * SECOND,
  holdMs: { unnamed: 60 * SECOND, most: 24 * HOUR },
};

/** Bytes that may come before `inflation` is looked at, since short documents pack unusually well. */
export const inflationFloor = 1_000_000;
