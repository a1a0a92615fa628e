/**
 * What happens to a call instead of the usual:
 * - `rate-limited`: 429 with `Retry-After`.
 * - `rate-limited-untold`: 429 without it.
 * - `unavailable`: 503; `server-error`: 500. Nothing is done.
 * - `html`: 200 with a page that is not Slack's. Nothing is done.
 * - `lost-answer`: the call is carried out and the connection dropped.
 * - `dropped`: the connection is dropped and nothing is done.
 * - `silent`: no answer ever comes, nothing is done.
 * - `{ error }`: Slack's own refusal.
 */
export type SlackFault =
  | { readonly kind: "rate-limited"; readonly seconds: number }
  | { readonly kind: "error"; readonly error: string }
  | {
      readonly kind:
        | "rate-limited-untold"
        | "unavailable"
        | "server-error"
        | "html"
        | "lost-answer"
        | "dropped"
        | "silent";
    };

export interface FaultTarget {
  /** Default: every method. */
  readonly method?: string;
  readonly channel?: string;
  readonly thread?: string;
}

/** Faults that wait for the calls that they are meant for; each hits once unless told otherwise. */
export class FaultPlan {
  #planned: { readonly target: FaultTarget; readonly fault: SlackFault; times: number }[] = [];

  add(target: FaultTarget, fault: SlackFault, times = 1): void {
    this.#planned.push({ target, fault, times });
  }

  clear(): void {
    this.#planned = [];
  }

  take(method: string, args: Readonly<Record<string, unknown>>): SlackFault | undefined {
    const hit = this.#planned.find(
      ({ target, times }) =>
        times > 0 &&
        (target.method === undefined || target.method === method) &&
        (target.channel === undefined || target.channel === args.channel) &&
        (target.thread === undefined || target.thread === args.thread_ts),
    );
    if (hit !== undefined) hit.times -= 1;
    return hit?.fault;
  }
}
