import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { Readable } from "node:stream";
import { WirebriefError } from "../../briefings/errors.ts";

/** The name under which standard input is asked for. */
export const standardInput = "-";

/** What a file is called in messages. */
export function shownName(path: string): string {
  return path === standardInput ? "standard input" : path;
}

export function openFile(path: string): Readable {
  return path === standardInput ? process.stdin : createReadStream(path);
}

/**
 * The bytes of a file or of standard input, up to `mostBytes`. A `WirebriefError` of code `input`
 * where it cannot be read, is a folder, is empty or is larger.
 */
export async function loadFile(path: string, mostBytes: number): Promise<Uint8Array> {
  const thing = shownName(path);
  if (path !== standardInput) await checkFile(path, mostBytes);
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of openFile(path)) {
      const bytes: Uint8Array = piece instanceof Uint8Array ? piece : Buffer.from(String(piece));
      size += bytes.length;
      if (size > mostBytes) throw tooLarge(thing, size, mostBytes);
      pieces.push(bytes);
    }
  } catch (cause) {
    if (cause instanceof WirebriefError) throw cause;
    throw unreadable(thing, cause);
  }
  if (size === 0) throw emptyDocument(thing);
  return Buffer.concat(pieces);
}

async function checkFile(path: string, mostBytes: number): Promise<void> {
  let found: Awaited<ReturnType<typeof stat>>;
  try {
    found = await stat(path);
  } catch (cause) {
    throw unreadable(path, cause);
  }
  if (found.isDirectory()) {
    throw new WirebriefError({
      code: "input",
      thing: path,
      problem: "is a folder, not a file",
      remedy: "Name a file in it, or give it as a folder.",
    });
  }
  if (!found.isFile()) {
    throw new WirebriefError({
      code: "input",
      thing: path,
      problem: "is neither a file nor a folder",
      remedy: "Name a text, HTML, Markdown or JSON file.",
    });
  }
  if (found.size > mostBytes) throw tooLarge(path, found.size, mostBytes);
}

/** The system's own word for why a file cannot be opened, in ours. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EACCES: "it may not be read",
  EPERM: "it may not be read",
  ENOTDIR: "it is not a folder",
  ELOOP: "its links lead in a circle",
  EMFILE: "too many files are open",
  ENAMETOOLONG: "its name is too long",
};

export function unreadable(thing: string, cause: unknown): WirebriefError {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : undefined;
  const reason = code === undefined ? "reading failed" : (REASONS[code] ?? code);
  return new WirebriefError({
    code: "input",
    thing,
    problem: `cannot be read: ${reason}`,
    remedy: code === "EACCES" ? "Give yourself the right to read it." : "Check the name and the rights.",
    cause,
  });
}

export function emptyDocument(thing: string): WirebriefError {
  return new WirebriefError({
    code: "input",
    thing,
    problem: "has no text",
    remedy: "Give a document with at least one sentence.",
  });
}

export function tooLarge(thing: string, size: number, most: number): WirebriefError {
  return new WirebriefError({
    code: "input",
    thing,
    problem: `is larger than ${megabytes(most)}, the most that one document may have`,
    value: megabytes(size),
    remedy: "Split it into one file an article, or give many articles as JSON Lines.",
  });
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 100_000) / 10} MB`;
}
