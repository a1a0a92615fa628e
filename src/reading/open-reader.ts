import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createReader } from "../../briefings/reading/reader.ts";
import type { Reader } from "../../briefings/reading/reading.ts";
import { packageRoot } from "../package-root.ts";

const WEIGHTS = "briefings/reading/weights/english.bin";

/** Loads the English reader with the weights that come with the program. */
export function openReader(): Reader {
  return createReader(readFileSync(join(packageRoot, WEIGHTS)));
}
