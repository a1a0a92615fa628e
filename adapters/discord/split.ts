import {
  actionRow,
  type Button,
  type Component,
  container,
  type MessageBody,
  messageBody,
  textDisplay,
} from "./components.ts";
import type { Inline, Row } from "./inline.ts";
import { limits, partBudget } from "./limits.ts";

/** A part of a message that belongs together: its head, a story, a closing remark. */
export interface Block {
  /** In Markdown; repeated, with "(continued)", where the block goes on in the next part. */
  readonly title?: string;
  readonly rows: readonly Row[];
  /** Drawn as a box of its own. */
  readonly boxed: boolean;
  readonly accentColor?: number;
  readonly buttons: readonly Button[];
}

interface Box {
  readonly block: Block;
  readonly lines: readonly string[];
  readonly buttons: readonly Button[];
}

const CONTINUED = " (continued)";

/**
 * Lays blocks out over as many messages as they need, each within Discord's limits. It divides
 * between blocks first, then between lines, then at a space inside a line; never inside a link, a
 * quote or a citation, and a heading stays with what it heads. Nothing is left out. A solid piece
 * that no message could hold is divided at its spaces after all.
 */
export function splitBlocks(blocks: readonly Block[], budget = partBudget): MessageBody[] {
  const parts: Box[][] = [[]];
  const current = (): Box[] => parts.at(-1) ?? [];
  const fits = (boxes: readonly Box[], box: Box): boolean => {
    const all = [...boxes, box];
    return sum(all.map(charactersOf)) <= budget.characters && sum(all.map(componentsOf)) <= budget.components;
  };
  const place = (box: Box): void => {
    if (!fits(current(), box) && current().length > 0) parts.push([]);
    current().push(box);
  };

  for (const block of blocks) {
    const lines = linesOf(block, budget.characters);
    const whole: Box = { block, lines: withTitle(block, lines, false), buttons: block.buttons };
    if (fits([], whole)) {
      place(whole);
      continue;
    }
    for (const piece of divide(block, lines, (box) => fits([], box))) place(piece);
  }
  const filled = parts.filter((boxes) => boxes.length > 0);
  return filled.map((boxes, index) => {
    const components = boxes.flatMap(componentsFor);
    const number = filled.length > 1 ? [textDisplay(`-# Part ${index + 1} of ${filled.length}`)] : [];
    return messageBody([...components, ...number]);
  });
}

/** Divides a block that no message holds between its lines; its buttons stand under the last piece. */
function divide(block: Block, lines: readonly Line[], fits: (box: Box) => boolean): Box[] {
  const pieces: Box[] = [];
  let open: Line[] = [];
  const boxFor = (content: readonly Line[], buttons: readonly Button[]): Box => ({
    block,
    lines: withTitle(block, content, pieces.length > 0),
    buttons,
  });
  for (const line of lines) {
    if (open.length > 0 && !fits(boxFor([...open, line], block.buttons))) {
      const kept = withoutTrailingHeadings(open);
      const moved = kept.length === 0 ? [] : open.slice(kept.length);
      pieces.push(boxFor(kept.length === 0 ? open : kept, []));
      open = [...moved, line];
    } else {
      open.push(line);
    }
  }
  pieces.push(boxFor(open, block.buttons));
  return pieces;
}

interface Line {
  readonly markdown: string;
  readonly heading: boolean;
}

function linesOf(block: Block, characters: number): Line[] {
  const title = (block.title?.length ?? 0) + CONTINUED.length;
  const labels = sum(block.buttons.map((each) => each.label?.length ?? 0));
  const longest = Math.max(200, Math.floor((characters - title - labels) * 0.9));
  return block.rows.flatMap((row) =>
    divideRow(row.inlines, longest).map((markdown) => ({ markdown, heading: row.heading === true })),
  );
}

/** Divides a line that is longer than `longest` into lines that are not. */
function divideRow(inlines: readonly Inline[], longest: number): string[] {
  const whole = inlines
    .map((inline) => inline.markdown)
    .join("")
    .trimEnd();
  if (whole.length <= longest) return [whole];
  const lines: string[] = [];
  let line = "";
  const close = (): void => {
    if (line.trim() !== "") lines.push(line.trimEnd());
    line = "";
  };
  for (const { markdown, solid } of inlines) {
    const tokens = solid && markdown.length <= longest ? [markdown] : (markdown.match(/\s*\S+|\s+$/gu) ?? []);
    for (const token of tokens) {
      if (line.length + token.length > longest) close();
      const started = line === "" ? token.trimStart() : token;
      const [first = "", ...more] = divideToken(started, longest);
      line += first;
      for (const piece of more) {
        close();
        line = piece;
      }
    }
  }
  close();
  return lines;
}

/** A run without any space, longer than a message: divided between characters, not inside an escape. */
function divideToken(token: string, longest: number): string[] {
  if (token.length <= longest) return [token];
  const pieces: string[] = [];
  let piece = "";
  for (const [character] of token.matchAll(/\\\S|[\s\S]/gu)) {
    if (piece.length + character.length > longest) {
      pieces.push(piece);
      piece = "";
    }
    piece += character;
  }
  return [...pieces, piece];
}

function withoutTrailingHeadings(lines: readonly Line[]): readonly Line[] {
  let end = lines.length;
  while (end > 0 && lines[end - 1]?.heading === true) end -= 1;
  return lines.slice(0, end);
}

function withTitle(block: Block, lines: readonly Line[], continued: boolean): string[] {
  const content = lines.map((line) => line.markdown);
  if (block.title === undefined) return content;
  return [continued ? `${block.title}${CONTINUED}` : block.title, ...content];
}

function componentsFor({ block, lines, buttons }: Box): Component[] {
  const rows: Button[][] = [];
  for (let start = 0; start < buttons.length; start += limits.buttonsInRow.max) {
    rows.push(buttons.slice(start, start + limits.buttonsInRow.max));
  }
  const text = lines.join("\n");
  const content = [...(text === "" ? [] : [textDisplay(text)]), ...rows.map(actionRow)];
  return block.boxed ? [container(content, block.accentColor)] : content;
}

function charactersOf({ lines, buttons }: Box): number {
  return sum(lines.map((line) => line.length + 1)) + sum(buttons.map((each) => each.label?.length ?? 0));
}

function componentsOf({ block, buttons }: Box): number {
  const rows = Math.ceil(buttons.length / limits.buttonsInRow.max);
  return (block.boxed ? 1 : 0) + 1 + rows + buttons.length;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
