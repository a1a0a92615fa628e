/** Capitalised words that open a sentence or a clause of ours and name nobody. */
const OPENERS: ReadonlySet<string> = new Set(
  (
    "A An And As At But By For From If In It Its No Nobody Not Nothing On One Only Others She He So Some That The Their " +
    "There These They This Those To Until What When Where Which While Who With Both Two Three Talks"
  ).split(" "),
);
const CALENDAR =
  /^(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December)$/u;
const RUN =
  /(?:\p{L}[\p{L}\p{N}&'’.-]*\p{Lu}[\p{L}\p{N}&'’-]*(?:(?<=\.\p{Lu})\.)?|\p{Lu}[\p{L}\p{N}&'’]*(?:[.-][\p{L}\p{N}]+)*\.?)(?:\s+(?:(?:of|de|del|der|van|von|and|&|for|the)\s+(?=\p{Lu}))?(?:\p{L}[\p{L}\p{N}&'’.-]*\p{Lu}[\p{L}\p{N}&'’-]*(?:(?<=\.\p{Lu})\.)?|\p{Lu}[\p{L}\p{N}&'’]*(?:[.-][\p{L}\p{N}]+)*\.?))*/gu;

/** Words whose point ends no sentence: what follows belongs to the name. */
const SHORTENED =
  /^(?:\p{L}|(?:\p{L}\.)+\p{L}|Adm|Brig|Capt|Col|Dr|Ft|Gen|Gov|Lt|Maj|Mr|Mrs|Ms|Mt|Prof|Rep|Rev|Sen|Sgt|St)\.$/u;

/** A run of capitalised words, cut where a sentence ends in it: "Orlin Mills. Nothing" is no name. */
function withinSentences(run: string): string[] {
  const words = run.split(/\s+/u);
  const parts: string[][] = [[]];
  for (const [at, word] of words.entries()) {
    parts.at(-1)?.push(word);
    const next = words[at + 1];
    const isEnd = word.endsWith(".") && (!SHORTENED.test(word) || OPENERS.has(next ?? ""));
    if (isEnd && next !== undefined) parts.push([]);
  }
  return parts.map((part) => part.join(" "));
}

/** The runs of capitalised words in a text of ours, without sentence openers and calendar names. */
export function namesIn(text: string): string[] {
  const found: string[] = [];
  for (const [run] of text.matchAll(RUN)) {
    // "and" joins two names of a list as well as the words of one: each half is looked up alone.
    for (const part of withinSentences(run).flatMap((within) => within.split(/\s+(?:and|&)\s+/u))) {
      const words = part.split(/\s+/u).filter((word) => word !== "");
      while (words.length > 0 && (OPENERS.has(words[0] ?? "") || CALENDAR.test(words[0] ?? "")))
        words.shift();
      while (words.length > 0 && CALENDAR.test((words.at(-1) ?? "").replace(/[.'’]s?$/u, ""))) words.pop();
      const joined = words.join(" ").replace(/['’]s$/u, "");
      // The point of "U.S." is the name's own; that of a sentence's last word is not.
      const name = /(?:\p{L}\.){2}$/u.test(joined) ? joined : joined.replace(/[.'’]+$/u, "");
      if (name !== "") found.push(name);
    }
  }
  return found;
}
