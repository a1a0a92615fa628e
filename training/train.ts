import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { readDealFolder } from "./read-deals.ts";
import { readNews } from "./read-news.ts";
import { trainDeals } from "./train-deals.ts";
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
    deals: { type: "string", default: fileURLToPath(new URL("./deals", import.meta.url)) },
    news: {
      type: "string",
      default: fileURLToPath(new URL("../../shared/data/public/wikinews-2019-2020", import.meta.url)),
    },
    base: { type: "string" },
    quick: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

if (values.help) {
  console.log(
    "npx tsx training/train.ts [--data FOLDER] [--deals FOLDER] [--news FOLDER] [--base FILE] [--out FILE] [--quick]\n\nTrains the English reader: tags, trees and names on treebanks, references and deals on annotated texts\nbeside ordinary news. Running it again on the same data gives the same file. With --base only references and deals are\ntrained again, over the tags, trees and names of that file.",
  );
} else {
  const folder = resolve(values.data);
  const log = (line: string) => console.error(line);
  const deals = readDealFolder(resolve(values.deals));
  const base =
    values.base === undefined
      ? trainEnglish({
          read: (path) => gunzipSync(readFileSync(join(folder, path))),
          deals,
          quick: values.quick,
          log,
        })
      : new Uint8Array(readFileSync(values.base));
  const bytes = trainDeals(base, deals, readNews(resolve(values.news)), log);
  mkdirSync(dirname(values.out), { recursive: true });
  writeFileSync(values.out, bytes);
  console.error(`${values.out}: ${bytes.length} bytes`);
}
