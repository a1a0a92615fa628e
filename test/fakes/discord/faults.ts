/**
 * What the fake does to a request instead of, or after, taking it:
 * - `rate-limited`: 429 for this route; `global-limit`: 429 for everything; `banned`: 429 with HTML, as
 *   Cloudflare answers before Discord.
 * - `status`: an answer of `status` with a body that is no JSON.
 * - `error`: Discord's own error, `status` and `code`.
 * - `reset`: the connection is dropped before anything is done.
 * - `lost-answer`: it is done and the connection dropped before the answer.
 * - `hang`: it is taken and never answered, and nothing is done.
 */
export type DiscordFault =
  | { readonly kind: "rate-limited" | "global-limit"; readonly waitMs: number }
  | { readonly kind: "banned" | "reset" | "lost-answer" | "hang" }
  | { readonly kind: "status"; readonly status: number }
  | { readonly kind: "error"; readonly status: number; readonly code: number; readonly message?: string };

export interface FaultRule {
  /** Default: any. */
  readonly method?: string;
  /** Matched against the path after `/api/v10`; a string stands for a channel's posts. */
  readonly path: RegExp | string;
  readonly fault: DiscordFault;
  /** How often it strikes; default once. */
  readonly times?: number;
}

/** The faults that are still to strike, oldest first. */
export class FaultScript {
  readonly #rules: { rule: FaultRule; left: number }[] = [];

  add(rule: FaultRule): void {
    this.#rules.push({ rule, left: rule.times ?? 1 });
  }

  clear(): void {
    this.#rules.length = 0;
  }

  take(method: string, path: string): DiscordFault | undefined {
    const found = this.#rules.find(({ rule, left }) => left > 0 && matches(rule, method, path));
    if (found === undefined) return undefined;
    found.left -= 1;
    return found.rule.fault;
  }
}

function matches(rule: FaultRule, method: string, path: string): boolean {
  if (typeof rule.path === "string") {
    const posts = [`/channels/${rule.path}/messages`, `/channels/${rule.path}/threads`];
    return method === (rule.method ?? "POST") && posts.includes(path);
  }
  return (rule.method === undefined || rule.method === method) && rule.path.test(path);
}
