import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type DealText, readDealTexts } from "./deal-text.ts";

/** Reads every annotated text below a folder or the files given and prints faults and counts. */
const paths = process.argv.slice(2);
const files = paths.flatMap((path) =>
  path.endsWith(".txt")
    ? [path]
    : readdirSync(path, { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".txt"))
        .map((name) => join(path, name)),
);
const texts: DealText[] = [];
for (const file of files.sort()) {
  for (const part of readFileSync(file, "utf8").split(/^===\s*$/mu)) {
    if (part.trim() === "") continue;
    try {
      texts.push(...readDealTexts(part, file));
    } catch (error) {
      process.stdout.write(`${(error as Error).message}\n`);
      process.exitCode = 1;
    }
  }
}
const count = (of: (text: DealText) => number) => texts.reduce((sum, text) => sum + of(text), 0);
const statuses = new Map<string, number>();
for (const text of texts)
  for (const deal of text.deals) statuses.set(deal.status, (statuses.get(deal.status) ?? 0) + 1);
process.stdout.write(
  `${texts.length} texts, ${count((text) => text.text.split(/\s+/u).length)} words, ${count((text) => text.deals.length)} deals, ${count((text) => text.triggers.length)} triggers, ${count((text) => text.mentions.length)} mentions, ${count((text) => text.names.length)} other names\n${JSON.stringify(Object.fromEntries(statuses))}\n`,
);
