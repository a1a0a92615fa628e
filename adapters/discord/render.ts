import type { Message } from "../../briefings/delivery/message.ts";
import type { Part } from "../../briefings/delivery/platform.ts";
import { type CitationMarks, createCitationMarks } from "./citation-marks.ts";
import type { MessageBody } from "./components.ts";
import { plainLine } from "./escape.ts";
import { row, words } from "./inline.ts";
import { answerBlocks } from "./render-answer.ts";
import { digestBlocks } from "./render-digest.ts";
import { correctionBlocks, followBlocks, updateBlocks } from "./render-update.ts";
import { type Block, splitBlocks } from "./split.ts";

/**
 * Gives a message its looks on Discord, in as many parts as it needs. Pure and deterministic.
 *
 * It is drawn with Components V2, not with embeds, though an embed message may hold 6,000
 * characters and this only 4,000. Embeds put every button below the last of them, so that Follow
 * would stand far from its story; they show no headings or small print; and a component carries a
 * number of ours that stays with the message, by which a post whose answer was lost is found again
 * (Discord forgets the nonce). Instants are Discord's own timestamps, which each reader sees in
 * their own zone and language; days and months stay the words of the sources' calendar.
 */
export function renderDiscord(message: Message): Part[] {
  const bodies = renderBodies(message);
  const summary = plainLine(summaryOf(message));
  return bodies.map((body, index) => ({
    payload: { ...body },
    text: bodies.length === 1 ? summary : `${summary} (${index + 1} of ${bodies.length})`,
  }));
}

/** The same as messages of this adapter, for answers to interactions. */
export function renderBodies(message: Message): MessageBody[] {
  return splitBlocks(blocksOf(message, createCitationMarks()));
}

function blocksOf(message: Message, marks: CitationMarks): Block[] {
  switch (message.type) {
    case "digest":
      return digestBlocks(message.digest, message.notices, message.lateFor, marks);
    case "correction":
      return correctionBlocks(message, marks);
    case "update":
      return updateBlocks(message, marks);
    case "follow":
      return followBlocks(message, marks);
    case "answer":
      return answerBlocks(message.answer, marks, message.timezone);
    case "notice":
      return [
        {
          rows: message.text
            .split(/\r?\n/u)
            .filter((line) => line.trim() !== "")
            .map((line) => row(words(line))),
          boxed: false,
          buttons: [],
        },
      ];
  }
}

/** What the message says in one line, without Markdown. */
function summaryOf(message: Message): string {
  switch (message.type) {
    case "digest": {
      const lines = message.digest.bottomLine.map((line) => line.text).join(" ");
      return lines === "" ? message.digest.title : `${message.digest.title}: ${lines}`;
    }
    case "correction":
      return `Correction: ${message.notice.line.text}`;
    case "update":
      return `${message.storyTitle}: ${message.lines.map((line) => line.text).join(" ")}`;
    case "follow":
      return `Following: ${message.storyTitle}`;
    case "answer":
      return message.answer.text;
    case "notice":
      return message.text;
  }
}
