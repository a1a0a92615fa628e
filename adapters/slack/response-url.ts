import type { Part } from "../../briefings/delivery/platform.ts";
import { SendError } from "../../briefings/delivery/platform.ts";
import { UNTOLD_WAIT_MS } from "./faults.ts";

/**
 * Posts to the address that came with a command or a button: five times within 30 minutes, also
 * where the app is in no channel. Rejects with `SendError`.
 *
 * @throws `gone` when the address is used up or too old, `refused` when Slack does not take the blocks.
 */
export async function postResponse(request: {
  readonly url: string;
  readonly part: Part;
  readonly visibility: "private" | "channel";
  readonly thread?: string | undefined;
  readonly timeoutMs: number;
}): Promise<void> {
  const { url, part, visibility, thread, timeoutMs } = request;
  const { text, blocks } = part.payload;
  let response: Response;
  try {
    response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        text,
        blocks,
        response_type: visibility === "channel" ? "in_channel" : "ephemeral",
        replace_original: false,
        ...(thread === undefined ? {} : { thread_ts: thread }),
      }),
      redirect: "error",
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch (cause) {
    throw new SendError("uncertain", "the response address did not answer", { cause });
  }
  const said = (await response.text().catch(() => "")).slice(0, 200);
  if (response.ok) return;
  if (response.status === 429) {
    const seconds = Number(response.headers.get("retry-after"));
    const waitMs = Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : UNTOLD_WAIT_MS;
    throw new SendError("wait", "the rate limit is reached", { waitMs });
  }
  if (response.status === 404) throw new SendError("gone", `the response address is dead: ${said}`);
  if (response.status === 503) throw new SendError("passing", "Slack is not available");
  throw new SendError("refused", `the response address answered ${response.status}: ${said}`);
}
