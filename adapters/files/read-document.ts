import type { Draft } from "../../briefings/article/article.ts";
import { cleanText } from "../../briefings/article/clean-text.ts";
import type { Collected } from "../../briefings/article/source.ts";
import { WirebriefError } from "../../briefings/errors.ts";
import { decodeText } from "../shared/decode-text.ts";
import { looksLikeFeed, looksLikeHtml } from "../shared/feed-links.ts";
import { htmlToText } from "../shared/html-text.ts";
import type { PageReader } from "../shared/page-reader.ts";
import { type FileFormat, fileLimits, formatByExtension } from "./config.ts";
import { type DocumentPlace, documentDraft, placeName } from "./document-draft.ts";
import { takeFrontLines } from "./front-lines.ts";
import { articlesIn, parseJson, readJsonArticle } from "./json-article.ts";
import { readLines } from "./json-lines.ts";
import { loadFile, shownName, standardInput } from "./load-file.ts";
import { readMarkdown } from "./markdown-article.ts";

/** What reads the formats that have an adapter of their own. */
export interface FileReaders {
  /** Reads HTML files as pages, without what surrounds the story. Without it all their text is taken. */
  readonly page?: PageReader | undefined;
  /** Reads a feed that was saved as a file. Without it feed files are refused. */
  readonly feed?: ((text: string, name: string) => AsyncIterable<Collected>) | undefined;
}

/**
 * The documents of one file, or of standard input for `-`: one of a text, HTML or Markdown file, any
 * number of a JSON, JSON Lines or feed file. The format is told by the extension, else by how the
 * content begins. Throws a `WirebriefError` of code `input` at the first that cannot be read.
 */
export async function* readDocument(path: string, readers: FileReaders = {}): AsyncGenerator<Draft> {
  for await (const found of readFile(path, `file:${shownName(path)}`, readers)) {
    if (found.kind === "failed") throw found.error;
    yield found.draft;
  }
}

/**
 * As `readDocument`, but a document that cannot be read is yielded as `failed` and the others go
 * on. Never throws a `WirebriefError`.
 */
export async function* readFile(
  path: string,
  source: string,
  readers: FileReaders,
): AsyncGenerator<Collected> {
  const place: DocumentPlace = { name: path === standardInput ? "stdin" : path, part: undefined, source };
  try {
    const named = formatByExtension.get(/\.[^./\\]+$/u.exec(path)?.[0].toLowerCase() ?? "");
    if (named === "jsonl") {
      for await (const line of readLines(path)) yield fromLine(line, place);
      return;
    }
    const bytes = await loadFile(
      path,
      named === "json" || path === standardInput ? fileLimits.json : fileLimits.document,
    );
    const { text } = decodeText(bytes, { thing: shownName(path) });
    yield* readText(text, named === undefined ? formatOf(text) : named, place, readers);
  } catch (error) {
    if (!(error instanceof WirebriefError)) throw error;
    yield { kind: "failed", item: path, error };
  }
}

async function* readText(
  text: string,
  format: FileFormat,
  place: DocumentPlace,
  readers: FileReaders,
): AsyncGenerator<Collected> {
  if (format === "feed" && looksLikeHtml(text)) return yield* readText(text, "html", place, readers);
  switch (format) {
    case "text": {
      const { front, body } = takeFrontLines(text);
      return yield { kind: "draft", draft: documentDraft(cleanText(body), front, place) };
    }
    case "markdown": {
      const { front, html } = readMarkdown(text, place.name);
      return yield { kind: "draft", draft: documentDraft(htmlToText(html), front, place) };
    }
    case "html":
      return yield { kind: "draft", draft: await pageDraft(text, place, readers.page) };
    case "json":
      return yield* fromJson(text, place, readers);
    case "jsonl":
      for (const [index, line] of text.split("\n").entries()) {
        if (line.trim() !== "") yield fromLine({ line: index + 1, text: line }, place);
      }
      return;
    case "feed":
      return yield* fromFeed(text, place, readers);
  }
}

async function pageDraft(html: string, place: DocumentPlace, reader: PageReader | undefined): Promise<Draft> {
  if (reader === undefined) return documentDraft(htmlToText(html), {}, place);
  const page = await reader.read({ html, url: place.name });
  const front = { ...page, date: page.publishedAt };
  return documentDraft(page.text, front, place);
}

async function* fromFeed(
  text: string,
  place: DocumentPlace,
  readers: FileReaders,
): AsyncGenerator<Collected> {
  if (readers.feed === undefined) {
    throw new WirebriefError({
      code: "input",
      thing: place.name,
      problem: "is a feed, not an article",
      remedy: "Give its address as a feed.",
    });
  }
  yield* readers.feed(text, place.name);
}

async function* fromJson(
  text: string,
  place: DocumentPlace,
  readers: FileReaders,
): AsyncGenerator<Collected> {
  if (looksLikeFeed(text)) return yield* fromFeed(text, place, readers);
  const articles = articlesIn(parseJson(text, place.name));
  for (const [index, value] of articles.entries()) {
    yield fromValue(value, articles.length === 1 ? place : { ...place, part: `article ${index + 1}` });
  }
}

function fromLine(
  line:
    | { readonly line: number; readonly text: string }
    | { readonly line: number; readonly error: WirebriefError },
  file: DocumentPlace,
): Collected {
  const place = { ...file, part: `line ${line.line}` };
  if ("error" in line) return { kind: "failed", item: placeName(place), error: line.error };
  try {
    return fromValue(parseJson(line.text, placeName(place)), place);
  } catch (error) {
    return failed(error, place);
  }
}

function fromValue(value: unknown, place: DocumentPlace): Collected {
  try {
    const { id, text, front } = readJsonArticle(value, placeName(place));
    return {
      kind: "draft",
      draft: documentDraft(text, front, { ...place, part: id ?? place.part?.replace(" ", "-") }),
    };
  } catch (error) {
    return failed(error, place);
  }
}

function failed(error: unknown, place: DocumentPlace): Collected {
  if (!(error instanceof WirebriefError)) throw error;
  return { kind: "failed", item: placeName(place), error };
}

/** For files whose name does not tell, and for standard input. */
function formatOf(text: string): FileFormat {
  const opening = text.slice(0, 4096).trimStart();
  if (looksLikeFeed(text)) return opening.startsWith("{") ? "json" : "feed";
  if (looksLikeHtml(text)) return "html";
  if (/^[{[]/u.test(opening)) return isLinewise(text) ? "jsonl" : "json";
  if (/^---[ \t]*\r?\n|^#{1,3} \S/u.test(opening)) return "markdown";
  return "text";
}

/** More than one line, and the first is a JSON object of its own. */
function isLinewise(text: string): boolean {
  const lines = text.trim().split("\n");
  if (lines.length < 2) return false;
  try {
    const first: unknown = JSON.parse(lines[0] ?? "");
    return typeof first === "object" && !Array.isArray(first);
  } catch {
    return false;
  }
}
