import { WirebriefError } from "../../briefings/errors.ts";

export interface DecodedText {
  readonly text: string;
  /** WHATWG name, for example `utf-8` or `windows-1252`. */
  readonly encoding: string;
}

/**
 * Turns the bytes of a text, page or feed into characters.
 *
 * A byte order mark decides. Else valid UTF-8 is UTF-8, whatever is declared, since documents that
 * were converted often keep an old declaration. Else the declared encoding (`declared` from the
 * transport, then the document's own `<?xml encoding>` or `<meta charset>`) is used, and last
 * windows-1252, which is what undeclared Western text is. Text that cannot be that, and files that
 * are no text at all, are refused with a `WirebriefError` of code `input` naming `thing`.
 */
export function decodeText(
  bytes: Uint8Array,
  about: { readonly thing: string; readonly declared?: string | undefined },
): DecodedText {
  const marked = byMark(bytes);
  if (marked !== undefined) return marked;
  const kind = binaryKind(bytes);
  if (kind !== undefined) {
    throw new WirebriefError({
      code: "input",
      thing: about.thing,
      problem: "is not text",
      value: kind,
      remedy: "Convert it to plain text, HTML, Markdown or JSON first.",
    });
  }
  const named = [about.declared, declaredInside(bytes)].map(knownEncoding).find((name) => name !== undefined);
  // These spell other scripts in plain ASCII bytes, so that they always look like valid UTF-8.
  if (named === "iso-2022-jp") return { text: new TextDecoder(named).decode(bytes), encoding: named };
  const utf8 = decodeStrictly(bytes, "utf-8");
  if (utf8 !== undefined) return { text: utf8, encoding: "utf-8" };
  if (named !== undefined && named !== "utf-8") {
    return { text: new TextDecoder(named).decode(bytes), encoding: named };
  }
  if (named === undefined && !looksWestern(bytes)) {
    throw new WirebriefError({
      code: "input",
      thing: about.thing,
      problem: "is in an encoding that cannot be told from its bytes",
      remedy: "Save it as UTF-8, or declare its encoding.",
    });
  }
  return { text: new TextDecoder("windows-1252").decode(bytes), encoding: "windows-1252" };
}

function byMark(bytes: Uint8Array): DecodedText | undefined {
  const [first, second, third, fourth] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return decoded(bytes, "utf-8");
  if (first === 0xff && second === 0xfe) return decoded(bytes, "utf-16le");
  if (first === 0xfe && second === 0xff) return decoded(bytes, "utf-16be");
  // XML, appendix F: "<?" or "<" and a letter in 16 bits without a mark.
  if (first === 0x3c && second === 0 && fourth === 0 && third !== 0) return decoded(bytes, "utf-16le");
  if (first === 0 && second === 0x3c && third === 0 && fourth !== 0) return decoded(bytes, "utf-16be");
  return undefined;
}

function decoded(bytes: Uint8Array, encoding: string): DecodedText {
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** How the kinds of file begin that people most often pass by mistake. */
const MAGIC: readonly (readonly [string, string])[] = [
  ["25504446", "PDF"],
  ["504b0304", "ZIP or Office document"],
  ["d0cf11e0", "old Office document"],
  ["1f8b", "gzip archive"],
  ["89504e47", "PNG picture"],
  ["ffd8ff", "JPEG picture"],
  ["47494638", "GIF picture"],
  ["7f454c46", "program"],
  ["4d5a90", "program"],
  ["7b5c727466", "RTF document"],
];

const PROBE_BYTES = 8192;
/** Above this share of control bytes it is no text. Text has line ends and tabs only. */
const MOST_CONTROLS = 0.02;

/** What kind of file this is if it is no text. */
function binaryKind(bytes: Uint8Array): string | undefined {
  const opening = Buffer.from(bytes.subarray(0, 8)).toString("hex");
  const magic = MAGIC.find(([start]) => opening.startsWith(start));
  if (magic !== undefined) return magic[1];
  const probe = bytes.subarray(0, PROBE_BYTES);
  let controls = 0;
  for (const byte of probe) {
    if (byte === 0) return "binary data";
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27) controls++;
  }
  return controls > probe.length * MOST_CONTROLS && controls > 2 ? "binary data" : undefined;
}

/** HTML and XML declare their encoding in ASCII within the first kilobyte. */
function declaredInside(bytes: Uint8Array): string | undefined {
  const opening = Buffer.from(bytes.subarray(0, 2048)).toString("latin1");
  return (
    /^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']/iu.exec(opening)?.[1] ??
    /<meta[^>]+?\bcharset\s*=\s*["']?\s*([\w.:-]+)/iu.exec(opening)?.[1]
  );
}

function knownEncoding(label: string | undefined): string | undefined {
  if (label === undefined) return undefined;
  try {
    const { encoding } = new TextDecoder(label.trim());
    // A document that could be read as ASCII so far is not in 16 bits, whatever it says.
    return encoding.startsWith("utf-16") ? "utf-8" : encoding;
  } catch {
    return undefined;
  }
}

/**
 * Western text is mostly ASCII letters with some accents and curly quotes. Where a third of all
 * bytes are high, or where bytes stand that windows-1252 leaves undefined, it is another script.
 */
function looksWestern(bytes: Uint8Array): boolean {
  let high = 0;
  for (const byte of bytes) {
    if (byte < 128) continue;
    if (byte === 0x81 || byte === 0x8d || byte === 0x8f || byte === 0x90 || byte === 0x9d) return false;
    high++;
  }
  return high * 3 < bytes.length;
}
