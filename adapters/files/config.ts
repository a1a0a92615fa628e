const MEGABYTE = 1_000_000;

/** Limits of reading files. A long book has 1 MB of text; an article over these is not one. */
export const fileLimits = {
  /** A text, HTML, Markdown or feed file, in bytes. */
  document: 10 * MEGABYTE,
  /** A JSON file, which is read as a whole; JSON Lines files have no limit. */
  json: 64 * MEGABYTE,
  /** One line of a JSON Lines file, in characters. */
  line: 10 * MEGABYTE,
  /** The text of one article, in characters. */
  text: 5 * MEGABYTE,
} as const;

export type FileFormat = "text" | "html" | "markdown" | "json" | "jsonl" | "feed";

/** What a file is by its name. Other files of a folder are not articles and are passed over. */
export const formatByExtension: ReadonlyMap<string, FileFormat> = new Map([
  [".txt", "text"],
  [".text", "text"],
  [".html", "html"],
  [".htm", "html"],
  [".xhtml", "html"],
  [".md", "markdown"],
  [".markdown", "markdown"],
  [".json", "json"],
  [".jsonl", "jsonl"],
  [".ndjson", "jsonl"],
  [".xml", "feed"],
  [".rss", "feed"],
  [".atom", "feed"],
  [".rdf", "feed"],
]);

/** The outlet of a file that names none. */
export const localOutlet = "local file";
