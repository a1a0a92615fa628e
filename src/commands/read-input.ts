import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { WirebriefError } from "../../briefings/errors.ts";

/** Opens a file, or stdin for `-`. */
export function openInput(path: string): Readable {
  return path === "-" ? process.stdin : createReadStream(path);
}

/**
 * Yields the JSON documents of a file with one on each line, as they are read. A line that is no
 * JSON is yielded with its error, so that one bad line does not lose the rest; a file that cannot
 * be read throws a `WirebriefError` with code `input`.
 */
export async function* jsonLines(
  path: string,
): AsyncGenerator<
  | { readonly line: number; readonly value: unknown }
  | { readonly line: number; readonly error: WirebriefError }
> {
  const input = openInput(path);
  let failure: unknown;
  input.once("error", (error) => {
    failure = error;
  });
  let line = 0;
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  for await (const text of lines) {
    line += 1;
    if (text.trim() === "") continue;
    try {
      yield { line, value: JSON.parse(text.replace(/^\uFEFF/u, "")) };
    } catch (cause) {
      yield {
        line,
        error: new WirebriefError({
          code: "input",
          thing: `${path === "-" ? "stdin" : path}, line ${line}`,
          problem: "is no JSON",
          value: text,
          remedy: "Write one JSON document on each line",
          cause,
        }),
      };
    }
  }
  if (failure !== undefined) throw unreadable(path, failure);
}

export function unreadable(path: string, cause: unknown): WirebriefError {
  const reason = cause instanceof Error && "code" in cause ? String(cause.code) : "unknown";
  return new WirebriefError({
    code: "input",
    thing: path,
    problem: `cannot be read (${reason})`,
    remedy: "Name a file that exists and that you may read",
    cause,
  });
}
