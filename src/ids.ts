import { randomBytes } from "node:crypto";

/** Makes identifiers that sort by the time they were made. */
export type MakeId = () => string;

/**
 * UUID version 7 (RFC 9562, section 5.7): 48 bits of milliseconds, then random bits; ids made in one
 * millisecond count up in their first random bits, so that they sort in the order made.
 *
 * @param random fills that many bytes; tests pass their own
 */
export function createIds(clock: () => Date, random: (bytes: number) => Uint8Array = randomBytes): MakeId {
  let lastMs = -1;
  let counter = 0;
  return () => {
    const nowMs = Math.max(clock().getTime(), lastMs);
    const bytes = Uint8Array.from(random(10));
    counter = nowMs === lastMs ? counter + 1 : (((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0)) & 0x7ff;
    // 12 bits of counter are 2,048 ids or more a millisecond; past them the time is moved on.
    const overflow = counter > 0xfff;
    lastMs = overflow ? nowMs + 1 : nowMs;
    if (overflow) counter = 0;
    const time = lastMs.toString(16).padStart(12, "0");
    const version = (0x7000 | counter).toString(16);
    const variant = (0x80 | ((bytes[2] ?? 0) & 0x3f)).toString(16).padStart(2, "0");
    const rest = Buffer.from(bytes.subarray(3)).toString("hex");
    return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${variant}${rest.slice(0, 2)}-${rest.slice(2, 14)}`;
  };
}
