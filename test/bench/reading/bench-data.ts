import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { createTellingReader, type TellingReader } from "../../../briefings/claim/telling-model.ts";
import { createReader } from "../../../briefings/reading/reader.ts";
import type { Reader } from "../../../briefings/reading/reading.ts";

/** Where the measured sets lie, beside the repository; each bench skips a set that is not there. */
export const SHARED = fileURLToPath(new URL("../../../../shared/", import.meta.url));
const WEIGHTS = fileURLToPath(new URL("../../../briefings/reading/weights/english.bin", import.meta.url));

let shared: Reader | undefined;

/** The reader of English with the committed weights, made once for all benches of one run. */
export function englishReader(): Reader {
  shared ??= createReader(weights());
  return shared;
}

let scorers: TellingReader | undefined;

/** The scorers of deals that belong to that reader. */
export function tellingReader(): TellingReader {
  scorers ??= createTellingReader(weights());
  return scorers;
}

export function weights(): Uint8Array {
  return new Uint8Array(readFileSync(WEIGHTS));
}

/** One JSON line a figure. */
export function print(figure: Record<string, unknown>): void {
  process.stdout.write(`${JSON.stringify({ bench: "reading", ...figure })}\n`);
}

/**
 * The lines of a file under the measured sets, or `undefined` with a note where it is not there. Empty
 * lines are left out, save where they tell sentences apart.
 */
export function linesOf(file: string, withEmpty = false): string[] | undefined {
  const path = SHARED + file;
  if (!existsSync(path)) {
    print({ figure: file, note: "data set not present, skipped" });
    return undefined;
  }
  const bytes = readFileSync(path);
  const text = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  return text.split("\n").filter((line) => withEmpty || line.trim() !== "");
}

/** `npm run bench -- reading awards --errors` tells each error on stderr. */
export function showErrors(): boolean {
  return process.argv.includes("--errors");
}

export function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

/** A share of four decimals; of nothing it is absent, not 0. */
export function share(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : rounded(part / whole);
}

export function f1(right: number, found: number, gold: number): number {
  return found + gold === 0 ? 1 : rounded((2 * right) / (found + gold));
}
