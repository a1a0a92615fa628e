import { initialsOf, type NameDraft } from "./entity-draft.ts";
import { INSTITUTION_NOUNS, LEGAL_FORMS, PERSON_NOUNS, SITE_WORDS } from "./entity-lexicon.ts";
import { countryOfCapital, foldName } from "./gazetteer.ts";
import type { NameType } from "./name.ts";

/** All mentions by name of one thing. */
export interface NameCluster {
  readonly drafts: NameDraft[];
  type: NameType;
  name: string;
}

/** Words that begin too many names to stand for one: "National", "Real", "Banco". */
const COMMON_FIRST =
  /^(?:national|united|royal|american|first|new|north|south|east|west|northern|southern|eastern|western|grand|saint|san|santa|port|porto|real|banco|banque|banca|grupo|groupe|credito|general|international|central|federal|big|great|old|royal|club|deportivo|fc|the|st|la|le|el|lake|lakes|mount|cape|fort|black|white|red|blue|green|state|public|global|world|air)$/u;

function wordsOf(folded: string): string[] {
  return folded.split(" ").filter((word) => word !== "");
}

function withoutLegalForm(words: string[]): string[] {
  let end = words.length;
  while (end > 1 && LEGAL_FORMS.has(words[end - 1]!)) end--;
  return words.slice(0, end);
}

/** The sort with most votes; a body where nothing speaks. */
function typeOf(drafts: readonly NameDraft[]): NameType {
  const sum: Record<NameType, number> = { person: 0, organisation: 0.4, place: 0, other: 0 };
  for (const draft of drafts) {
    for (const type of ["person", "organisation", "place", "other"] as const) sum[type] += draft.votes[type];
  }
  return (Object.entries(sum) as [NameType, number][]).reduce((a, b) => (b[1] > a[1] ? b : a))[0];
}

/**
 * Joins the mentions that name the same thing: equal names, names that the gazetteer joins, legal
 * forms, short forms ("Kestrel" for "Kestrel Foods"), surnames, acronyms. A short form that
 * fits two names goes to the one named last before it.
 */
export function clusterNames(drafts: readonly NameDraft[]): NameCluster[] {
  const byKey = new Map<string, NameCluster>();
  const clusters: NameCluster[] = [];
  for (const draft of drafts) {
    const words = withoutLegalForm(wordsOf(draft.folded));
    const key = draft.known === undefined ? words.join(" ") : `=${draft.known.name}`;
    const found = byKey.get(key);
    if (found !== undefined) {
      found.drafts.push(draft);
      continue;
    }
    const cluster: NameCluster = { drafts: [draft], type: "other", name: draft.text };
    byKey.set(key, cluster);
    clusters.push(cluster);
  }
  for (const cluster of clusters) cluster.type = typeOf(cluster.drafts);
  return joinShortForms(clusters);
}

/** A longer run of capitals (a line in capitals, "A&A&A…") is no name that would have short forms. */
const MOST_WORDS = 40;

function joinShortForms(clusters: readonly NameCluster[]): NameCluster[] {
  const forms = clusters.map((cluster) => ({
    cluster,
    words: withoutLegalForm(wordsOf(cluster.drafts[0]!.folded)),
    first: cluster.drafts[0]!,
  }));
  const target = new Map<NameCluster, NameCluster>();
  const lookup = new Map<string, { cluster: NameCluster; at: number }[]>();
  const put = (form: string, cluster: NameCluster, at: number) => {
    const key = foldName(form);
    if (key === "") return;
    const list = lookup.get(key);
    if (list === undefined) lookup.set(key, [{ cluster, at }]);
    else if (!list.some((entry) => entry.cluster === cluster)) list.push({ cluster, at });
  };
  for (const { cluster, words } of forms) {
    if (cluster.type === "other" || SITE_WORDS.has(words.at(-1) ?? "")) continue;
    for (const draft of cluster.drafts) for (const form of draft.otherForms) put(form, cluster, draft.start);
    for (const alias of cluster.drafts[0]!.known?.aliases ?? [])
      put(alias, cluster, cluster.drafts[0]!.start);
    if (words.length < 2 || words.length > MOST_WORDS) continue;
    const at = cluster.drafts[0]!.start;
    if (cluster.type !== "person") {
      for (let n = 1; n < words.length; n++) {
        const prefix = words.slice(0, n);
        if (n === 1 && (COMMON_FIRST.test(prefix[0]!) || INSTITUTION_NOUNS.has(prefix[0]!))) continue;
        if (/^(?:of|for|and|de|'|'s)$/u.test(prefix.at(-1)!)) continue;
        put(prefix.join(" "), cluster, at);
      }
      for (const letters of initialsOf(cluster.drafts[0]!.text))
        if (letters.length >= 2) put(letters, cluster, at);
    } else {
      put(words[0]!, cluster, at);
    }
    const structured = words.includes("of") || words.includes("for");
    if (!structured || cluster.type === "person") {
      for (let n = 1; n < words.length; n++) {
        const suffix = words.slice(n);
        if (/^(?:of|for|and|'|'s)$/u.test(suffix[0]!)) continue;
        if (suffix.join("").length < 4 && cluster.type !== "person") continue;
        put(suffix.join(" "), cluster, at);
      }
    }
    // "Valdauer-Roth" for "Ines Valdauer-Roth" is caught above; "Tóth" for "Marek-Tóth" is not meant.
  }
  for (const { cluster, words, first } of forms) {
    if (target.has(cluster) || cluster.type === "other") continue;
    const key = foldName(first.text);
    const bare = words.join(" ");
    const fits = [...(lookup.get(key) ?? []), ...(bare === key ? [] : (lookup.get(bare) ?? []))].filter(
      (entry) =>
        entry.cluster !== cluster &&
        !target.has(entry.cluster) &&
        mayJoin(cluster, first, entry.cluster, words),
    );
    if (fits.length === 0) continue;
    const before = fits.filter((entry) => entry.at <= first.start);
    const chosen = before.length > 0 ? before[before.length - 1]! : fits[0]!;
    if (fits.length > 1 && before.length === 0) continue;
    target.set(cluster, chosen.cluster);
  }
  const result: NameCluster[] = [];
  for (const cluster of clusters) {
    const owner = target.get(cluster);
    if (owner === undefined) result.push(cluster);
    else owner.drafts.push(...cluster.drafts);
  }
  for (const cluster of result) {
    cluster.drafts.sort((a, b) => a.start - b.start);
    cluster.type = typeOf(cluster.drafts);
    cluster.name = canonicalName(cluster);
  }
  return result.sort((a, b) => a.drafts[0]!.start - b.drafts[0]!.start);
}

function mayJoin(short: NameCluster, first: NameDraft, long: NameCluster, words: readonly string[]): boolean {
  const single = words.length === 1;
  const word = words[0]!;
  if (short.drafts[0]!.known !== undefined && long.drafts[0]!.known === undefined) {
    // A country or a capital is itself, unless the long name's brackets say otherwise.
    if (short.drafts[0]!.known.type === "place" || countryOfCapital(first.text) !== undefined) return false;
  }
  if (single && countryOfCapital(first.text) !== undefined && long.type !== "person") return false;
  if (short.type === "person" && long.type !== "person") {
    // "Lumbria" of "Lumbria Robotics" may look like a person; a title or a description decides.
    return short.drafts.every(
      (draft) => draft.title === undefined && draft.descriptions.every((d) => !PERSON_NOUNS.has(d.head)),
    );
  }
  if (long.type === "person" && short.type !== "person") {
    return (
      single &&
      short.drafts.every((draft) => draft.descriptions.length === 0 && draft.known === undefined) &&
      short.type !== "place"
    );
  }
  if (long.type === "place" && short.type === "organisation" && single) return true;
  if (single && short.type === "place" && long.type === "organisation") {
    return !INSTITUTION_NOUNS.has(word) && placeVotes(short) < 4;
  }
  return true;
}

function placeVotes(cluster: NameCluster): number {
  return cluster.drafts.reduce((sum, draft) => sum + draft.votes.place, 0);
}

/** The fullest name of the text; a known body keeps its usual full name. */
function canonicalName(cluster: NameCluster): string {
  const known = cluster.drafts.find((draft) => draft.known !== undefined)?.known;
  if (known !== undefined) return known.name;
  let best = "";
  for (const draft of cluster.drafts) {
    const shouting = draft.text === draft.text.toUpperCase() && draft.text.length > 5;
    if (
      draft.text.length > best.length ||
      (shouting === false && best === best.toUpperCase() && draft.text.length === best.length)
    )
      best = draft.text;
  }
  const full = cluster.drafts
    .flatMap((draft) => draft.otherForms)
    .find((form) => / of /u.test(form) && form.startsWith(best));
  if (full !== undefined) return full;
  return best === best.toUpperCase() && best.includes(" ") ? titleCase(best) : best;
}

function titleCase(shout: string): string {
  return shout.toLowerCase().replace(/(?:^|[\s-])\p{L}/gu, (letter) => letter.toUpperCase());
}

export function aliasesOf(cluster: NameCluster): string[] {
  const known = cluster.drafts.find((draft) => draft.known !== undefined)?.known;
  const forms = cluster.drafts.flatMap((draft) => [draft.text, ...draft.otherForms]);
  return [...new Set([...forms, ...(known?.aliases ?? [])])].filter((form) => form !== cluster.name);
}
