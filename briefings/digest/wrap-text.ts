/** Lines of at most `width` characters; the first begins with `head`, the others with as many spaces. A long word is never cut. */
export function wrapText(text: string, width: number, head = ""): string[] {
  const indent = " ".repeat(head.length);
  const lines: string[] = [];
  let line = head;
  let isEmpty = true;
  for (const word of text.split(/\s+/u).filter((each) => each !== "")) {
    if (!isEmpty && line.length + 1 + word.length > width) {
      lines.push(line.trimEnd());
      line = indent;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  if (!isEmpty || head.trim() !== "") lines.push(line.trimEnd());
  return lines;
}

/** Text from a source without control characters and direction marks: it may not steer a terminal. */
export function plainText(text: string): string {
  return text
    .replace(/[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
}
