/** A stretch of text in one style, as a chat shows it. */
export interface Run {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly code?: boolean;
  /** Where a click leads. */
  readonly url?: string;
}

/**
 * One line of a message as a person sees it in the chat, whichever platform drew it. `small` is
 * grey print, `quote` is set off by a bar, `code` keeps its columns.
 */
export type LookLine =
  | { readonly as: "heading" | "text" | "bullet" | "quote" | "small" | "code"; readonly runs: readonly Run[] }
  | { readonly as: "buttons"; readonly labels: readonly string[] }
  | { readonly as: "rule" }
  | { readonly as: "blank" };

/** Splits runs at line breaks: chats break lines inside one block of text. */
export function splitRuns(runs: readonly Run[]): Run[][] {
  const lines: Run[][] = [[]];
  for (const run of runs) {
    run.text.split("\n").forEach((text, at) => {
      if (at > 0) lines.push([]);
      if (text !== "") lines.at(-1)?.push({ ...run, text });
    });
  }
  return lines;
}
