import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type DealText, readDealTexts } from "./deal-text.ts";

/** All annotated texts below a folder, in the order of their files. */
export function readDealFolder(folder: string): DealText[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".txt"))
    .sort()
    .flatMap((name) =>
      readFileSync(join(folder, name), "utf8")
        .split(/^===\s*$/mu)
        .filter((part) => part.trim() !== "")
        .flatMap((part) => {
          try {
            return readDealTexts(part, name);
          } catch {
            return [];
          }
        }),
    );
}
