import { areOneNation, isCommonName, LOOSE_WORDS, type PartyForms } from "./party-forms.ts";

/**
 * How two names stand to each other. `same`: they name one body. `likely`: they may, where the rest
 * of what is told agrees: capitals and the long name, a firm and its group, a state and its
 * ministry, an office that many states have. `different`: anything else, as similar as it may look.
 */
export type PartyLikeness = "same" | "likely" | "different";

export function comparePartyForms(a: PartyForms, b: PartyForms): PartyLikeness {
  if (!sharesHead(a.heads, b.heads)) return "different";
  let shared = false;
  for (const [at, key] of a.keys.entries()) {
    const there = b.keys.indexOf(key);
    if (there < 0) continue;
    shared = true;
    const words = a.words[at] ?? [];
    if (isParted(words, a, b)) continue;
    if (!isCommonName(words) || hasSameName(a, b)) return "same";
  }
  if (shared) return isFullyParted(a, b) ? "different" : "likely";
  if (isOneGovernment(a, b)) return "same";
  return isInitialsOf(a, b) ||
    isInitialsOf(b, a) ||
    isReordered(a, b) ||
    isLooselyOne(a, b) ||
    isOfState(a, b) ||
    isOfState(b, a)
    ? "likely"
    : "different";
}

function sharesHead(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const head of a) if (b.has(head)) return true;
  return false;
}

/** Both have longer names that add different words to the shared one: "Harbour Energy", "Harbour Shipping". */
function isParted(shared: readonly string[], a: PartyForms, b: PartyForms): boolean {
  const left = addedWords(shared, a);
  const right = addedWords(shared, b);
  if (left.length === 0 || right.length === 0) return false;
  return !left.some((word) => right.some((other) => areOneWord(word, other)));
}

function isFullyParted(a: PartyForms, b: PartyForms): boolean {
  return a.keys.every((key, at) => !b.keys.includes(key) || isParted(a.words[at] ?? [], a, b));
}

function addedWords(shared: readonly string[], { words }: PartyForms): string[] {
  return words
    .filter((name) => name.length > shared.length && shared.every((word) => name.includes(word)))
    .flatMap((name) => name.filter((word) => !shared.includes(word)));
}

function hasSameName(a: PartyForms, b: PartyForms): boolean {
  const longest = ({ words }: PartyForms) => Math.max(0, ...words.map(({ length }) => length));
  const [left, right] = [longest(a), longest(b)];
  // An office without its state, on both sides: nothing speaks for two.
  return left === right && a.words.every(isCommonName) && b.words.every(isCommonName);
}

/** "tech" and "technologies" are one word shortened. */
function areOneWord(a: string, b: string): boolean {
  return a === b || (Math.min(a.length, b.length) >= 4 && (a.startsWith(b) || b.startsWith(a)));
}

/** "Government of Norria" and "the Norrian government": the same nation, both by its government. */
function isOneGovernment(a: PartyForms, b: PartyForms): boolean {
  return a.governs.some((left) => b.governs.some((right) => areOneNation(left, right)));
}

/** "Norria" beside "the Norrian defence ministry" or "the Norrian government". */
function isOfState(state: PartyForms, part: PartyForms): boolean {
  if (part.governs.length + part.serves.length === 0) return false;
  const own = [...state.words.flatMap((words) => (words.length === 1 ? words : [])), ...state.governs];
  return own.some((left) => [...part.governs, ...part.serves].some((right) => areOneNation(left, right)));
}

function isInitialsOf({ initials }: PartyForms, { words, keys }: PartyForms): boolean {
  return initials.some((letters) =>
    words.some((name, at) => {
      const all = (keys[at] ?? "").split(" ");
      return (
        (name.length >= 3 && name.map((word) => word.charAt(0)).join("") === letters) ||
        (all.length >= 3 && all.map((word) => word.charAt(0)).join("") === letters)
      );
    }),
  );
}

/** "Ministry of Transport" and "Transport Ministry". */
function isReordered(a: PartyForms, b: PartyForms): boolean {
  return a.words.some(
    (left) =>
      left.length > 1 &&
      b.words.some((right) => right.length === left.length && left.every((word) => right.includes(word))),
  );
}

/** "Norrail" and "Norrail Group": a firm may be told by its group's name. */
function isLooselyOne(a: PartyForms, b: PartyForms): boolean {
  return a.words.some((left) =>
    b.words.some((right) => {
      const [short, long] = left.length <= right.length ? [left, right] : [right, left];
      return (
        short.length > 0 &&
        !isCommonName(short) &&
        short.every((word, at) => word === long[at]) &&
        long.slice(short.length).every((word) => LOOSE_WORDS.has(word))
      );
    }),
  );
}
