import { foldName } from "../claim/fold-name.ts";
import { withArticle } from "../story/party-words.ts";
import type { Query } from "./answer.ts";
import type { Archive, Scope } from "./archive.ts";
import { findExactly, findName, type NameFound } from "./find-name.ts";

const MOST_WORDS = 6;
const MOST_STORIES = 6;

/** The parties that a query names, as they are shown and as they are looked up, or a name that is not known. */
export type PartiesFound =
  | {
      readonly names: readonly string[];
      readonly keys: readonly string[];
      /** Words that name no party: what the deal is about. */
      readonly about?: string;
      /** The stories that tell of it, where no party is named. */
      readonly storyIds?: readonly string[];
    }
  | { readonly unknown: string; readonly found: NameFound & { readonly found: false } };

/**
 * Who a query is about. "Marks and Spencer" may be one name, "OpenAI NATO" two; beside a known party
 * a word that names nobody tells what the deal is about ("Velmo … trams").
 */
export async function findParties(query: Query, archive: Archive, scope: Scope): Promise<PartiesFound> {
  const typed = [query.subject, query.with].filter((name) => name !== undefined);
  const found = await Promise.all(typed.map((name) => findName(archive, scope, name, "party")));
  const [first, second] = found;
  const names = found.flatMap((name, at) => (name.found ? { ...name, typed: typed[at] ?? name.name } : []));
  if (names.length === typed.length) return known(names);
  const whole = typed.join(" and ");
  const joined = typed.length < 2 ? undefined : await exactly(archive, scope, whole);
  if (joined !== undefined) return known([{ ...joined, typed: whole }]);
  const [name] = names;
  if (name !== undefined && query.subject !== undefined) {
    const other = first?.found ? second : first;
    // A slip of the pen is asked about; a word that is like no name is about the deal.
    if (other !== undefined && !other.found && other.didYouMean.length === 0)
      return { ...known([name]), about: typed.find((words) => words !== name.typed) ?? "" };
  }
  const isStrange = found.every((each) => !each.found && each.didYouMean.length === 0);
  const parts = typed.length === 1 && isStrange ? await twoNames(archive, scope, typed[0] ?? "") : undefined;
  if (parts !== undefined) return known(parts);
  const about = await dealsAbout(typed, found, archive, scope);
  if (about !== undefined) return about;
  const missing = found.findIndex((each) => !each.found);
  const unknown = found[missing];
  return {
    unknown: typed[missing] ?? "",
    found:
      unknown === undefined || unknown.found ? { found: false, didYouMean: [], several: false } : unknown,
  };
}

/** "Who won the tram contract?": a word that names nobody, in lower case, stands in the sentence of a deal. */
async function dealsAbout(
  typed: readonly string[],
  found: readonly NameFound[],
  archive: Archive,
  scope: Scope,
): Promise<PartiesFound | undefined> {
  const [only] = typed;
  if (typed.length !== 1 || only === undefined || found.some((each) => !each.found && each.several))
    return undefined;
  if (/\p{Lu}/u.test(only)) return undefined;
  const hits = await archive.search(scope, { text: only, kinds: ["agreement"], limit: MOST_STORIES });
  const storyIds = hits.flatMap(({ share, storyId }) =>
    share < 1 || storyId === undefined ? [] : [storyId],
  );
  return storyIds.length === 0
    ? undefined
    : { names: [], keys: [], about: only, storyIds: [...new Set(storyIds)] };
}

interface Named {
  readonly name: string;
  readonly key: string;
  readonly typed: string;
}

function known(names: readonly Named[]): {
  readonly names: readonly string[];
  readonly keys: readonly string[];
} {
  return {
    names: names.map(({ name, typed }) => withArticle(shown(name, typed))),
    keys: [...new Set(names.map(({ key }) => key))],
  };
}

/** The asker's own word for a body, where it is another name of it and not a misspelling. */
function shown(name: string, typed: string): string {
  const isSame = foldName(name) === foldName(typed);
  return isSame || !/\p{Lu}/u.test(typed) ? name : typed;
}

function exactly(archive: Archive, scope: Scope, typed: string) {
  const key = foldName(typed);
  return key === undefined ? undefined : findExactly(archive, scope, typed, key, "party");
}

async function twoNames(archive: Archive, scope: Scope, typed: string): Promise<Named[] | undefined> {
  const words = typed.split(/[\s-]+/u);
  if (words.length < 2 || words.length > MOST_WORDS) return undefined;
  for (let at = 1; at < words.length; at++) {
    const halves = [words.slice(0, at).join(" "), words.slice(at).join(" ")];
    const found = await Promise.all(halves.map((half) => findName(archive, scope, half, "party")));
    const both = found.flatMap((name, half) =>
      !name.found ? [] : { name: name.name, key: name.key, typed: halves[half] ?? name.name },
    );
    if (both.length === 2) return both;
  }
  return undefined;
}
