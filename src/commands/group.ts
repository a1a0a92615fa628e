import { createGrouper } from "../../briefings/story/grouping.ts";
import type { Invocation } from "../cli.ts";
import { parseDocumentJson } from "./document.ts";
import { jsonLines } from "./read-input.ts";

/**
 * `wirebrief group [FILE|-] --jsonl`: story grouping of a stream in the order given, each article
 * decided when it arrives. A line an article `{ id, story, duplicate_of }`; last the merges.
 */
export async function group({ output }: Invocation, file: string): Promise<number> {
  const grouper = createGrouper();
  // An undated article counts as told at the time of the one before it.
  let latest = "1970-01-01T00:00:00Z";
  const merges: (readonly [older: string, younger: string])[] = [];
  for await (const entry of jsonLines(file)) {
    if ("error" in entry) throw entry.error;
    const { id, title, text, published_at, outlet, url } = parseDocumentJson(
      entry.value,
      `line ${entry.line}`,
    );
    const articleId = id ?? String(entry.line);
    latest = published_at ?? latest;
    const decision = grouper.decide({
      id: articleId,
      publishedAt: latest,
      title,
      text,
      outlet,
      url,
    });
    merges.push(...(decision.merged ?? []));
    output.out(
      JSON.stringify({ id: articleId, story: decision.storyId, duplicate_of: decision.duplicateOf ?? null }),
    );
  }
  for (const merged of merges) output.out(JSON.stringify({ merged }));
  return 0;
}
