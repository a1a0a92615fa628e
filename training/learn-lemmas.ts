import { applyRule, type LemmaTable, Lemmatizer, LONGEST_ENDING } from "../briefings/reading/lemmatizer.ts";
import type { TreebankSentence } from "./conllu.ts";

/** Learns ending rules for each Penn tag, then lists the forms that they get wrong. */
export function learnLemmas(sentences: readonly TreebankSentence[]): LemmaTable {
  const seen = countLemmas(sentences);
  const rules = learnRules(seen);
  const byRule = new Lemmatizer({ rules, table: {} });
  const table: Record<string, Record<string, string>> = {};
  for (const { form, upos, xpos, lemma, count, total } of seen) {
    if (xpos.startsWith("NNP") || count * 2 <= total) continue;
    if (byRule.lemma(form, upos, xpos) === lemma) continue;
    const tag = `${upos} ${xpos}`;
    table[tag] ??= {};
    table[tag][form] = lemma;
  }
  return { rules, table };
}

interface Seen {
  form: string;
  upos: string;
  xpos: string;
  lemma: string;
  count: number;
  /** How often the form occurs with this tag, whatever the lemma. */
  total: number;
}

function countLemmas(sentences: readonly TreebankSentence[]): Seen[] {
  const counts = new Map<string, Seen>();
  const totals = new Map<string, number>();
  for (const { words } of sentences) {
    for (const { form, lemma, upos, xpos } of words) {
      if (lemma === "_" || lemma === "" || upos === "X") continue;
      const name = xpos.startsWith("NNP");
      const folded = (name ? form : form.toLowerCase()).replace(/[’‘]/gu, "'");
      const wanted = name ? lemma : upos === "PRON" && lemma === "I" ? lemma : lemma.toLowerCase();
      const key = `${folded}\t${upos}\t${xpos}`;
      totals.set(key, (totals.get(key) ?? 0) + 1);
      const entry = counts.get(`${key}\t${wanted}`) ?? {
        form: folded,
        upos,
        xpos,
        lemma: wanted,
        count: 0,
        total: 0,
      };
      entry.count++;
      counts.set(`${key}\t${wanted}`, entry);
    }
  }
  const seen = [...counts.values()];
  for (const entry of seen) entry.total = totals.get(`${entry.form}\t${entry.upos}\t${entry.xpos}`)!;
  return seen.sort((a, b) => b.count - a.count || (a.form < b.form ? -1 : 1));
}

function learnRules(seen: readonly Seen[]): Record<string, Record<string, string>> {
  const votes = new Map<string, Map<string, Map<string, number>>>();
  for (const { form, lemma, xpos, upos } of seen) {
    const rule = ruleFor(form, lemma);
    if (rule === undefined || CLOSED.has(upos)) continue;
    const own = votes.get(xpos) ?? new Map<string, Map<string, number>>();
    votes.set(xpos, own);
    const lower = form.toLowerCase();
    for (let length = 0; length <= Math.min(LONGEST_ENDING, lower.length); length++) {
      const ending = lower.slice(lower.length - length);
      const ballot = own.get(ending) ?? new Map<string, number>();
      ballot.set(rule, (ballot.get(rule) ?? 0) + 1);
      own.set(ending, ballot);
    }
  }
  const rules: Record<string, Record<string, string>> = {};
  for (const [xpos, own] of votes) rules[xpos] = pruned(own);
  return rules;
}

const CLOSED: ReadonlySet<string> = new Set(["PRON", "DET", "AUX", "PUNCT", "SYM"]);

/** Keeps an ending only where it decides otherwise than the next shorter one that is kept. */
function pruned(own: Map<string, Map<string, number>>): Record<string, string> {
  const kept: Record<string, string> = {};
  const endings = [...own.keys()].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  for (const ending of endings) {
    const ballot = [...own.get(ending)!].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const [rule, count] = ballot[0]!;
    if (ending.length > 3 && count < 2) continue;
    let shorter: string | undefined;
    for (let cut = 1; cut <= ending.length && shorter === undefined; cut++) shorter = kept[ending.slice(cut)];
    if (shorter !== rule) kept[ending] = rule;
  }
  return kept;
}

function ruleFor(form: string, lemma: string): string | undefined {
  let same = 0;
  while (same < form.length && same < lemma.length && form[same] === lemma[same]) same++;
  const drop = form.length - same;
  if (drop > 9 || same === 0) return undefined;
  const rule = `${drop}${lemma.slice(same)}`;
  return applyRule(form, rule) === lemma ? rule : undefined;
}
