import { createHmac, timingSafeEqual } from "node:crypto";
import { slackLimits } from "./limits.ts";

/**
 * True where Slack signed this very body just now: HMAC-SHA256 of `v0:timestamp:body` over the raw
 * bytes, compared in constant time. A timestamp from the future is refused like a stale one: it
 * would stay valid until its time comes. [docs.slack.dev/authentication/verifying-requests-from-slack]
 */
export function isSigned(request: {
  readonly secret: string;
  readonly timestamp: string | null;
  readonly signature: string | null;
  readonly body: Uint8Array;
  /** Milliseconds since 1970. */
  readonly now: number;
}): boolean {
  const { secret, timestamp, signature, body, now } = request;
  if (secret === "" || timestamp === null || signature === null || !/^\d{1,12}$/u.test(timestamp))
    return false;
  const offBySeconds = Math.abs(now / 1_000 - Number(timestamp));
  if (offBySeconds > slackLimits.request.clockSkewSeconds.max) return false;
  const expected = Buffer.from(
    `v0=${createHmac("sha256", secret).update(`v0:${timestamp}:`).update(body).digest("hex")}`,
  );
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
