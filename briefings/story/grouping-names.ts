import { countryOfDemonym, findKnownName } from "../reading/gazetteer.ts";

/** A name as grouping compares it. */
export interface GroupedName {
  /** Folded: "American" and "U.S." are both "united states". */
  readonly key: string;
  /** As the text writes it. */
  readonly shown: string;
  readonly place: boolean;
}

/** The name that a run of capitalised words is; `stems` is its key where no table knows it. */
export type NameReader = (shown: string, stems: string) => GroupedName;

const MOST_KEPT = 20_000;

/** Remembers what it looked up: the same names come again and again. */
export function createNameReader(): NameReader {
  const kept = new Map<string, GroupedName>();
  return (shown, stems) => {
    const known = kept.get(shown);
    if (known !== undefined) return known;
    const entry =
      findKnownName(shown) ?? countryOfDemonym(shown) ?? countryOfDemonym(shown.replace(/s$/u, ""));
    const name: GroupedName =
      entry === undefined
        ? { key: stems, shown, place: false }
        : { key: entry.name.toLowerCase(), shown, place: entry.sort === "country" };
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(shown, name);
    return name;
  };
}
