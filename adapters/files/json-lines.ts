import { WirebriefError } from "../../briefings/errors.ts";
import { fileLimits } from "./config.ts";
import { openFile, shownName, tooLarge, unreadable } from "./load-file.ts";

export type JsonLine =
  | { readonly line: number; readonly text: string }
  | { readonly line: number; readonly error: WirebriefError };

/**
 * The lines of a JSON Lines file that are not blank, as they are read: the file is never in memory
 * as a whole, and a line over the limit is skipped up to its end and yielded as its error. Bytes
 * that are no UTF-8 spoil only their own line.
 */
export async function* readLines(path: string): AsyncGenerator<JsonLine> {
  const thing = shownName(path);
  let rest: Buffer[] = [];
  let size = 0;
  let line = 0;
  const take = (): JsonLine | undefined => {
    line++;
    const bytes = Buffer.concat(rest);
    const whole = size;
    rest = [];
    size = 0;
    if (whole > fileLimits.line)
      return { line, error: tooLarge(`${thing}, line ${line}`, whole, fileLimits.line) };
    return decodedLine(bytes, line, thing);
  };
  try {
    for await (const piece of openFile(path)) {
      const bytes: Buffer = Buffer.isBuffer(piece) ? piece : Buffer.from(String(piece));
      let from = 0;
      for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, from)) {
        size += end - from;
        if (size <= fileLimits.line) rest.push(bytes.subarray(from, end));
        from = end + 1;
        const found = take();
        if (found !== undefined) yield found;
      }
      size += bytes.length - from;
      if (size <= fileLimits.line) rest.push(bytes.subarray(from));
      else rest = [];
    }
  } catch (cause) {
    if (cause instanceof WirebriefError) throw cause;
    throw unreadable(thing, cause);
  }
  const last = size === 0 ? undefined : take();
  if (last !== undefined) yield last;
}

const strictUtf8 = new TextDecoder("utf-8", { fatal: true });

function decodedLine(bytes: Buffer, line: number, thing: string): JsonLine | undefined {
  try {
    const text = strictUtf8.decode(bytes).trim();
    return text === "" ? undefined : { line, text };
  } catch (cause) {
    return {
      line,
      error: new WirebriefError({
        code: "input",
        thing: `${thing}, line ${line}`,
        problem: "is not UTF-8",
        remedy: "Save the file as UTF-8.",
        cause,
      }),
    };
  }
}
