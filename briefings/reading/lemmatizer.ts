import { z } from "zod";

/**
 * Learned from the treebanks. `rules`: Penn tag → ending → how many characters to drop and what to
 * put in their place ("3y"). `table`: "UPOS XPOS" → lower-case form → lemma, for the forms that no
 * rule gets right.
 */
export const lemmaTableSchema = z.strictObject({
  rules: z.record(z.string(), z.record(z.string(), z.string())),
  table: z.record(z.string(), z.record(z.string(), z.string())),
});
export type LemmaTable = z.infer<typeof lemmaTableSchema>;

/** Rules look at no longer ending. */
export const LONGEST_ENDING = 6;
const MOST_CACHED = 100_000;

/** Dictionary forms by table and by the longest known ending. */
export class Lemmatizer {
  private readonly rules: ReadonlyMap<string, ReadonlyMap<string, string>>;
  private readonly table: ReadonlyMap<string, ReadonlyMap<string, string>>;
  private cache = new Map<string, string>();

  constructor(table: LemmaTable) {
    this.rules = mapOfMaps(table.rules);
    this.table = mapOfMaps(table.table);
  }

  /** Lower-case dictionary form; a name (NNP, NNPS) keeps its capitals. */
  lemma(form: string, upos: string, xpos: string): string {
    const key = `${xpos} ${upos} ${form}`;
    const known = this.cache.get(key);
    if (known !== undefined) return known;
    if (this.cache.size > MOST_CACHED) this.cache = new Map();
    const lemma = this.find(form, upos, xpos);
    this.cache.set(key, lemma);
    return lemma;
  }

  private find(form: string, upos: string, xpos: string): string {
    const lower = form.toLowerCase().replace(/[’‘]/gu, "'");
    const listed = this.table.get(`${upos} ${xpos}`)?.get(lower);
    const name = xpos.startsWith("NNP");
    if (listed !== undefined && !name) return listed;
    const base = name ? form : lower;
    const rules = this.rules.get(xpos);
    if (rules === undefined) return base;
    for (let length = Math.min(LONGEST_ENDING, lower.length); length >= 0; length--) {
      const rule = rules.get(lower.slice(lower.length - length));
      if (rule !== undefined) return applyRule(base, rule);
    }
    return base;
  }
}

/** "2y" drops two characters and adds "y". */
export function applyRule(form: string, rule: string): string {
  const drop = rule.charCodeAt(0) - 48;
  return drop >= form.length ? form : form.slice(0, form.length - drop) + rule.slice(1);
}

function mapOfMaps(
  table: Record<string, Record<string, string>>,
): ReadonlyMap<string, ReadonlyMap<string, string>> {
  return new Map(Object.entries(table).map(([key, inner]) => [key, new Map(Object.entries(inner))]));
}
