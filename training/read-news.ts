import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { DealText } from "./deal-text.ts";

const articleSchema = z.looseObject({
  id: z.string(),
  title: z.string().nullish(),
  text: z.string(),
  published_at: z.string().nullish(),
});

/** Articles that are learnt from; the rest of the file stays unseen. */
const MOST_ARTICLES = 220;

/** The first articles of `articles.jsonl` in a folder, as unmarked texts. Throws where the file is missing. */
export function readNews(folder: string): DealText[] {
  return readFileSync(join(folder, "articles.jsonl"), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .slice(0, MOST_ARTICLES)
    .map((line) => {
      const { id, title, text, published_at: published } = articleSchema.parse(JSON.parse(line));
      return {
        id,
        title: title ?? "",
        outlet: "",
        published: published ?? "2020-01-01",
        style: "news",
        text,
        parties: new Map(),
        mentions: [],
        names: [],
        triggers: [],
        deals: [],
        unmarked: true,
        nots: [],
      };
    });
}
