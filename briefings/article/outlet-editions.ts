import { pressWords } from "./origin-patterns.ts";

/** Words that mark an edition of a title, wherever the title is a newspaper's: "Harbour Times Sunday". */
const EDITIONS =
  "sunday|saturday|weekend|international|global|europe|asia|africa|americas?|us|usa|uk|eu|digital|online|live|plus|extra|print|web|website|app|mobile";
/** These mark one after any title. */
const CARRIERS = /\s(?:online|digital|website|app|newsroom)$/iu;
const BRACKETED = /\s*[([][^)\]]*\bedition\b[^)\]]*[)\]]$/iu;
const NAMED_EDITION = new RegExp(`[\\s,–—-]+(?:(?:${EDITIONS}|\\p{Lu}\\p{L}+)\\s)?edition$`, "iu");
const ON_SUNDAY = /\son (?:sunday|saturday)$/iu;
const AT_END = new RegExp(`[\\s,–—-]+(?:${EDITIONS})$`, "iu");
const AT_HEAD = /^(the\s+)?(?:sunday|saturday)\s+/iu;

/**
 * The title without the words that mark one of its editions: "Harbour Times" for "The Harbour Times on
 * Sunday", "Harbour Times Asia" and "Sunday Harbour Times". A word of a place or a day is an
 * edition's only after a newspaper's title ("Radio Free Asia" keeps its last word), and never where
 * a bare "Post" would be left, which is many papers' name.
 *
 * @param isKnown says of a title whether it is an outlet's: "Telegraph" of "The Sunday Telegraph"
 */
export function titleOfEdition(name: string, isKnown: (title: string) => boolean = () => false): string {
  const isPaper = (title: string) => isTitle(title) || isKnown(title);
  const bracketless = name.trim().replace(BRACKETED, "");
  for (const pattern of [NAMED_EDITION, ON_SUNDAY, AT_END]) {
    const title = bracketless.replace(pattern, "");
    if (title !== bracketless && isPaper(title)) return title;
  }
  const carried = bracketless.replace(CARRIERS, "");
  if (carried !== bracketless && !isBarePress(carried)) return carried;
  const headless = bracketless.replace(AT_HEAD, "$1");
  return headless !== bracketless && isPaper(headless) ? headless : bracketless;
}

/** A newspaper's title of two words or more. */
function isTitle(name: string): boolean {
  const words = wordsOf(name);
  return words.length > 1 && pressWords.has(words.at(-1) ?? "");
}

/** A word that many papers are called by alone. */
export function isBarePress(name: string): boolean {
  const words = wordsOf(name);
  return words.length === 1 && pressWords.has(words[0] ?? "");
}

function wordsOf(name: string): string[] {
  return name
    .toLowerCase()
    .replace(/^the\s+/u, "")
    .split(/[\s-]+/u)
    .filter((word) => word !== "");
}
