import { reportingWords } from "./boilerplate.ts";
import { isBoilerplate } from "./clean-text.ts";

/** An outlet speaks of itself in the first person and names its trade. A longer paragraph is an article. */
const MOST_WORDS = 120;
const LEAST_FIRST_PERSONS = 2;
const FIRST_PERSON = /\b(?:we|our|ours|us)\b/giu;
const DESK =
  /\b(?:newsrooms?|newsletters?|news ?desks?|our (?:desk|work|site|app|team|standards|members?)|readers?|subscri(?:be|bers?|ptions?)|journalis(?:m|ts?)|corrections?|inbox|donat(?:e|ions?)|cookies|reporters?|editors?|coverage)\b/iu;
/** "The Lake Courier is an independent weekly newspaper of the valley." */
const ABOUT =
  /^(?:about )?(?:the |this )?\p{Lu}[^.]{0,60}? is (?:an? |the )(?:[\p{L}-]+ ){0,5}(?:newsrooms?|newspapers?|news (?:agency|service|site|outlet|organi[sz]ation)|magazine|broadcaster|wire service)\b/u;
const QUOTED = /["“”„«»]/u;

/**
 * The text without the paragraphs at its end in which the outlet speaks of itself: who it is, how to
 * write to it or to pay for it. A text of nothing else stays as it is.
 */
export function withoutOutletFoot(text: string): string {
  let end = text.trimEnd().length;
  for (;;) {
    const start = text.lastIndexOf("\n", end - 1) + 1;
    if (start === 0 || !isOutletFoot(text.slice(start, end).trim())) return text.slice(0, end);
    end = text.slice(0, start).trimEnd().length;
    if (end === 0) return text;
  }
}

/** True where a paragraph is about the outlet and not about the news. What somebody said is news. */
function isOutletFoot(paragraph: string): boolean {
  if (isBoilerplate(paragraph)) return true;
  if (QUOTED.test(paragraph) || paragraph.split(/\s+/u).length > MOST_WORDS) return false;
  if (ABOUT.test(paragraph) && !reportingWords.test(paragraph)) return true;
  return DESK.test(paragraph) && (paragraph.match(FIRST_PERSON)?.length ?? 0) >= LEAST_FIRST_PERSONS;
}
