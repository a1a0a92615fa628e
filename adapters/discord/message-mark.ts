import { createHash } from "node:crypto";
import { z } from "zod";

/**
 * A message of ours as the history shows it. Discord keeps no nonce, so the look-up hangs on the id
 * of the first component, which Discord keeps as it was sent (docs: components/reference#anatomy).
 */
export const storedMessageSchema = z.object({
  id: z.string(),
  author: z.object({ id: z.string() }).optional(),
  nonce: z.union([z.string(), z.number()]).nullish(),
  components: z.array(z.object({ id: z.number().optional() })).optional(),
  thread: z.object({ id: z.string() }).nullish(),
});
export type StoredMessage = z.infer<typeof storedMessageSchema>;

/** The payload with the key's mark on its first component. */
export function markPayload(
  payload: Readonly<Record<string, unknown>>,
  key: string,
): Record<string, unknown> {
  const { components } = payload;
  if (!Array.isArray(components)) return { ...payload };
  const [first, ...others] = z.array(z.record(z.string(), z.unknown())).parse(components);
  return { ...payload, components: [{ ...first, id: markOf(key) }, ...others] };
}

/** Whether `message` is the bot's own and was posted under `key`. */
export function carriesMark(message: StoredMessage, key: string, ownId: string): boolean {
  if (message.author?.id !== ownId) return false;
  return message.nonce === key || message.components?.[0]?.id === markOf(key);
}

/** 31 bits from 1 up: a component's id is a signed 32-bit number, and Discord replaces 0. */
function markOf(key: string): number {
  const value = createHash("sha256").update(key).digest().readUInt32BE(0) >>> 1;
  return value === 0 ? 1 : value;
}
