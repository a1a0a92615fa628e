import { readDocument } from "../../adapters/files/read-document.ts";
import { createPageReader } from "../../adapters/pages/page-reader.ts";
import type { Draft } from "../../briefings/article/article.ts";
import { WirebriefError } from "../../briefings/errors.ts";
import type { Invocation } from "../cli.ts";
import { type Extraction, extractionOf } from "../reading/extraction.ts";
import { openReader } from "../reading/open-reader.ts";
import { type Document, parseDocumentJson } from "./document.ts";
import { jsonLines } from "./read-input.ts";

/**
 * `wirebrief extract [FILE|-] [--jsonl]`: reads, stores nothing. One article gives one JSON object;
 * with `--jsonl` a line in gives a line out in the same order. A line that cannot be read gives
 * `{ id, error }` in its place, and the exit code is 1 at the end.
 */
export async function extract(
  { output }: Invocation,
  { file, jsonl, explain }: { readonly file: string; readonly jsonl: boolean; readonly explain: boolean },
): Promise<number> {
  const reader = openReader();
  const read = (document: Document): Extraction => {
    const reading = reader.read({
      title: document.title,
      text: document.text,
      publishedAt: document.published_at,
    });
    return extractionOf(document.id, reading, reader.claimsOf(reading, { outlet: document.outlet }), explain);
  };
  if (!jsonl) {
    const documents: Document[] = [];
    const page = createPageReader();
    try {
      for await (const draft of readDocument(file, { page })) documents.push(fromDraft(draft));
    } finally {
      await page.close();
    }
    const [only, ...more] = documents.map(read);
    output.out(JSON.stringify(more.length === 0 ? only : [only, ...more], null, 2));
    return 0;
  }
  let failed = 0;
  for await (const entry of jsonLines(file)) {
    try {
      if ("error" in entry) throw entry.error;
      output.out(JSON.stringify(read(parseDocumentJson(entry.value, `line ${entry.line}`))));
    } catch (error) {
      if (!(error instanceof WirebriefError)) throw error;
      failed += 1;
      output.note(`wirebrief: ${error.message}`);
      output.out(JSON.stringify({ id: null, line: entry.line, error: error.message }));
    }
  }
  return failed === 0 ? 0 : 1;
}

function fromDraft(draft: Draft): Document {
  return {
    // A document of a file has its own id behind the file's name.
    id: /^file:.*#(.+)$/su.exec(draft.url)?.[1] ?? draft.url,
    title: draft.title,
    text: draft.text,
    published_at: draft.publishedAt,
    outlet: draft.outlet,
    url: draft.url,
  };
}
