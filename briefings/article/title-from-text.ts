/** The longest title made from a text that has none, in characters. */
const MADE_TITLE_CHARACTERS = 120;

/**
 * A title for a text without one: its first sentence, shortened at a word where it is long. The
 * first line is not assumed to be a headline, since a plain text file often has none.
 */
export function titleFromText(text: string): string {
  const opening = text.split("\n", 1)[0]?.trim() ?? "";
  const sentence = firstSentence(opening);
  if (sentence.length <= MADE_TITLE_CHARACTERS) return sentence.replace(/(?<![.\s]\p{L})\.$/u, "");
  const room = sentence.slice(0, MADE_TITLE_CHARACTERS);
  const lastBlank = room.lastIndexOf(" ");
  const cut = lastBlank > MADE_TITLE_CHARACTERS / 2 ? room.slice(0, lastBlank) : room.slice(0, -1);
  return `${cut.replace(/[\s,;:–—-]+$/u, "")}…`;
}

/**
 * Ends at a full stop that follows a word of at least three small letters or a closing mark, and
 * stands before a capital: "U.S.", "Mr." and "J. Smith" do not end a sentence.
 */
function firstSentence(line: string): string {
  const end = /(?:\p{Ll}{3}|[)"”’\d%])[.!?]["”’)]?(?=\s+["“‘(]?[\p{Lu}\d])/u.exec(line);
  return end === null ? line : line.slice(0, end.index + end[0].length);
}
