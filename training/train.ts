import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { trainEnglish } from "./train-english.ts";

const { values } = parseArgs({
  options: {
    data: {
      type: "string",
      default: fileURLToPath(new URL("../../shared/data/ud", import.meta.url)),
    },
    out: {
      type: "string",
      default: fileURLToPath(new URL("../briefings/reading/weights/english.bin", import.meta.url)),
    },
    quick: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

if (values.help) {
  console.log(
    "npx tsx training/train.ts [--data FOLDER] [--out FILE] [--quick]\n\nTrains the English reader. Running it again on the same data gives the same file.",
  );
} else {
  const folder = resolve(values.data);
  const bytes = trainEnglish({
    read: (path) => gunzipSync(readFileSync(join(folder, path))),
    quick: values.quick,
    log: (line) => console.error(line),
  });
  mkdirSync(dirname(values.out), { recursive: true });
  writeFileSync(values.out, bytes);
  console.error(`${values.out}: ${bytes.length} bytes`);
}
