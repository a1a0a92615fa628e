const FNV_OFFSET = 0xcbf29ce484222325n;
const FNV_PRIME = 0x100000001b3n;
const MASK_64 = (1n << 64n) - 1n;

/**
 * The name under which a platform knows one part of a delivery; at most 25 characters, the length of
 * a Discord nonce. FNV-1a, 64 bits (Fowler, Noll, Vo), over the delivery's id: it is looked up within
 * one channel, where two ids never meet by chance.
 */
export function partKey(deliveryId: string, part: number): string {
  let hash = FNV_OFFSET;
  for (let at = 0; at < deliveryId.length; at++) {
    hash = ((hash ^ BigInt(deliveryId.charCodeAt(at))) * FNV_PRIME) & MASK_64;
  }
  return `wb-${hash.toString(36)}-${part}`;
}
