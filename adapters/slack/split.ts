import {
  blockLength,
  type Inline,
  lengthOf,
  type Row,
  richText,
  rowLength,
  type SlackBlock,
} from "./blocks.ts";
import { slackLimits } from "./limits.ts";

/** What stands together where it can: the head, one story, the list of quiet ones. */
export interface Chapter {
  /** Said again, with "continued", where the chapter goes on in another part. */
  readonly title: string;
  readonly sections: readonly Section[];
}

/** A heading with its lines, a row of buttons. Inside it a break may fall between blocks. */
export interface Section {
  readonly blocks: readonly SlackBlock[];
  /** The blocks at the start that may not be left alone at the foot of a part. Default 0. */
  readonly heading?: number;
}

/** The room that `numberParts` and the repeated title take. */
const RESERVED = { blocks: 4, text: 700 };
const ROOM = {
  blocks: slackLimits.message.blocks.max - RESERVED.blocks,
  text: slackLimits.message.blocksText.max - RESERVED.text,
};

export interface SplitPart {
  readonly blocks: readonly SlackBlock[];
  /** The chapter that goes on in this part from an earlier one. */
  readonly continues: string | undefined;
}

/** Blocks that are never parted, with what begins there. */
interface Unit {
  readonly blocks: readonly SlackBlock[];
  readonly chapter: number;
  readonly section: number;
}

/**
 * Lays chapters out in as few messages as keep to Slack's limits and to this order of breaks:
 * between chapters, else between sections, else between blocks. A chapter or section is parted only
 * when it does not fit into a message of its own. Nothing is left out.
 */
export function splitChapters(chapters: readonly Chapter[]): SplitPart[] {
  const units = chapters.flatMap((chapter, index) => unitsOf(chapter, index));
  const parts: Unit[][] = [];
  let current: Unit[] = [];
  for (const unit of units) {
    while (current.length > 0 && !fits([...current, unit])) {
      const at = breakBefore(unit, current, units);
      parts.push(current.slice(0, at));
      current = current.slice(at);
    }
    current.push(unit);
  }
  if (current.length > 0) parts.push(current);
  return parts.map((part, index) => {
    const [first] = part;
    const before = parts[index - 1]?.at(-1);
    const continued = before !== undefined && first !== undefined && before.chapter === first.chapter;
    return {
      blocks: part.flatMap((unit) => unit.blocks),
      continues: continued ? chapters[first.chapter]?.title : undefined,
    };
  });
}

/** How many units of the current part stay in it when `unit` does not fit any more. */
function breakBefore(unit: Unit, current: readonly Unit[], units: readonly Unit[]): number {
  const sameChapter = (other: Unit) => other.chapter === unit.chapter;
  const sameSection = (other: Unit) => sameChapter(other) && other.section === unit.section;
  for (const same of [sameChapter, sameSection]) {
    const start = current.findIndex(same);
    if (start === -1) return current.length;
    // A section is moved only where its chapter began in an earlier part or is too long itself.
    if (start > 0 && fits(units.filter(same))) return start;
  }
  return current.length;
}

function fits(units: readonly Unit[]): boolean {
  const blocks = units.flatMap((unit) => unit.blocks);
  return blocks.length <= ROOM.blocks && blockLength(blocks) <= ROOM.text;
}

function unitsOf(chapter: Chapter, index: number): Unit[] {
  return chapter.sections.flatMap((section, place) => {
    const head = section.heading ?? 0;
    const first = section.blocks.slice(0, head + 1);
    const unit = (blocks: readonly SlackBlock[]): Unit => ({ blocks, chapter: index, section: place });
    const grouped = [first, ...section.blocks.slice(head + 1).map((block) => [block])];
    return grouped
      .filter((blocks) => blocks.length > 0)
      .flatMap((blocks) => (fits([unit(blocks)]) ? [unit(blocks)] : blocks.map((block) => unit([block]))));
  });
}

/** Rich text blocks of the rows in their order, each within a block's limit. */
export function rowBlocks(rows: readonly Row[]): SlackBlock[] {
  const blocks: SlackBlock[] = [];
  let held: Row[] = [];
  let length = 0;
  const flush = () => {
    if (held.length > 0) blocks.push(richText(held));
    held = [];
    length = 0;
  };
  for (const whole of rows) {
    for (const row of splitRow(whole)) {
      if (length + rowLength(row) > slackLimits.block.richText.max) flush();
      held.push(row);
      length += rowLength(row);
    }
  }
  flush();
  return blocks;
}

/**
 * A row that is longer than a block may be, as several. Links stay whole; text is parted after a
 * sentence, else between words, and inside a word only where one word is longer than a block.
 */
export function splitRow(row: Row): Row[] {
  const max = slackLimits.block.richText.max - 1;
  if (rowLength(row) <= slackLimits.block.richText.max) return row.inlines.length === 0 ? [] : [row];
  const rows: Row[] = [];
  let held: Inline[] = [];
  let length = 0;
  const flush = () => {
    if (held.length > 0) rows.push({ as: row.as, inlines: held });
    held = [];
    length = 0;
  };
  for (const inline of row.inlines) {
    let rest: Inline | undefined = inline;
    while (rest !== undefined) {
      if (length + lengthOf(rest) <= max) {
        held.push(rest);
        length += lengthOf(rest);
        rest = undefined;
      } else if (length > 0 && (rest.type === "link" || lengthOf(rest) <= max)) {
        flush();
      } else if (rest.type === "link") {
        // Too long for any block: its words stay, the address cannot.
        rest = { type: "text", text: rest.text ?? rest.url };
      } else {
        const [head, tail] = cutText(rest.text, max - length);
        if (head !== "") held.push({ ...rest, text: head });
        flush();
        rest = tail === "" ? undefined : { ...rest, text: tail };
      }
    }
  }
  flush();
  return rows;
}

/** Parts `text` so that the first piece has at most `max` characters, at the best place before it. */
export function cutText(text: string, max: number): [head: string, tail: string] {
  if (text.length <= max) return [text, ""];
  const window = text.slice(0, max + 1);
  const sentence = window.search(/[.!?…]["”’')\]]*\s[^.!?…]*$/u);
  const at =
    sentence > max / 2 ? sentence + 1 + window.slice(sentence + 1).search(/\s/u) : window.search(/\s\S*$/u);
  if (at > 0) return [text.slice(0, at).trimEnd(), text.slice(at).trimStart()];
  const whole = wholeCharacters(text, max);
  return [text.slice(0, whole), text.slice(whole)];
}

/** The largest end of a character, as a reader sees one, that is not beyond `max`; at least one. */
function wholeCharacters(text: string, max: number): number {
  const segments = new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(
    text.slice(0, max + 64),
  );
  let end = 0;
  for (const { index, segment } of segments) {
    if (index + segment.length > max) break;
    end = index + segment.length;
  }
  // One character of thousands of combining marks: parted between code points after all.
  if (end > 0) return end;
  return /[\ud800-\udbff]/u.test(text.charAt(max - 1)) ? Math.max(1, max - 1) : Math.max(1, max);
}
