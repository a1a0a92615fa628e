import type { Readable } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { WirebriefError } from "../../briefings/errors.ts";
import { type FetchLimits, inflationFloor } from "./fetch-limits.ts";

/**
 * The decoded bytes of a response. Stops, and destroys the stream, at the first byte over the
 * limits: a packed document is measured as it unpacks, not by what its header claims.
 */
export async function readBody(
  body: Readable,
  about: { readonly url: string; readonly encoding: string | undefined },
  limits: Pick<FetchLimits, "bytes" | "inflation">,
): Promise<Uint8Array> {
  const decoded = decoderFor(body, about);
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of decoded) {
      const bytes: Uint8Array = piece instanceof Uint8Array ? piece : Buffer.from(String(piece));
      size += bytes.length;
      if (size > limits.bytes) throw tooLarge(about.url, limits.bytes);
      const packed = decoded === body ? size : wireBytesOf(decoded);
      if (size > inflationFloor && size > packed * limits.inflation) throw bomb(about.url);
      pieces.push(bytes);
    }
  } finally {
    discard(body);
    if (decoded !== body) decoded.destroy();
  }
  return Buffer.concat(pieces);
}

/** Gives up on the rest of a body. undici reports that as an error, which is no news to whoever did it. */
export function discard(body: Readable): void {
  body.on("error", () => undefined);
  body.destroy();
}

function decoderFor(
  body: Readable,
  about: { readonly url: string; readonly encoding: string | undefined },
): Readable {
  const encoding = about.encoding?.trim().toLowerCase() ?? "";
  if (encoding === "" || encoding === "identity") return body;
  const decoder =
    encoding === "gzip" || encoding === "x-gzip"
      ? createGunzip()
      : encoding === "deflate"
        ? createInflate()
        : encoding === "br"
          ? createBrotliDecompress()
          : undefined;
  // Several packings on top of each other serve only to hide a bomb.
  if (decoder === undefined) {
    discard(body);
    throw new WirebriefError({
      code: "network",
      thing: about.url,
      problem: "is packed in a way that was not asked for",
      value: encoding,
      remedy: "Report it to the site; nothing can be read from it.",
    });
  }
  body.on("error", (error) => decoder.destroy(error));
  return body.pipe(decoder);
}

/** What the decoder has taken in so far; what arrived and still waits says nothing. */
function wireBytesOf(decoder: Readable): number {
  return "bytesWritten" in decoder && typeof decoder.bytesWritten === "number" ? decoder.bytesWritten : 0;
}

function tooLarge(url: string, most: number): WirebriefError {
  return new WirebriefError({
    code: "network",
    thing: url,
    problem: `is larger than ${Math.round(most / 1_000_000)} MB, the most that is fetched`,
    remedy: "Give the address of a single article or of a smaller feed.",
  });
}

function bomb(url: string): WirebriefError {
  return new WirebriefError({
    code: "network",
    thing: url,
    problem: "unpacks to far more than a document of its size can hold",
    remedy: "Do not use this address; it may be meant to do harm.",
  });
}
