import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { readAgreements } from "../briefings/claim/agreement-reader.ts";
import { createTellingReader } from "../briefings/claim/telling-model.ts";
import { createReader } from "../briefings/reading/reader.ts";
import type { DealText } from "./deal-text.ts";
import { readDealFolder } from "./read-deals.ts";
import { readNews } from "./read-news.ts";
import { trainDeals } from "./train-deals.ts";

/**
 * How deals are read in annotated texts that the scorers have not seen: trains on three quarters of
 * them, reads the others, and prints precision, recall and F1 of parties with status, of each status,
 * and of what the rules alone would give. The names were learnt from all texts unless `--base` says
 * otherwise.
 */
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const { values } = parseArgs({
  options: {
    deals: { type: "string", default: here("./deals") },
    news: { type: "string", default: here("../../shared/data/public/wikinews-2019-2020") },
    base: { type: "string", default: here("../briefings/reading/weights/english.bin") },
  },
});
const FOLDS = 4;

interface Count {
  right: number;
  read: number;
  gold: number;
}

const texts = readDealFolder(values.deals);
const base = new Uint8Array(readFileSync(values.base));
const seen = texts.filter((_, i) => i % FOLDS !== 0);
const bytes = trainDeals(base, seen, readNews(values.news), () => {});
const reader = createReader(bytes);
const tellings = createTellingReader(bytes);
const counts = new Map<string, Count>();
const countOf = (name: string): Count => {
  const found = counts.get(name) ?? { right: 0, read: 0, gold: 0 };
  counts.set(name, found);
  return found;
};

for (const [i, text] of texts.entries()) {
  if (i % FOLDS !== 0) continue;
  const reading = reader.read({ title: text.title, text: text.text, publishedAt: text.published });
  const both = readAgreements(reading, { outlet: text.outlet }, tellings);
  const rules = readAgreements(reading, { outlet: text.outlet });
  for (const [name, claims] of [
    ["rules and scorers", both],
    ["rules alone", rules],
  ] as const) {
    const open = text.deals.map((deal) => ({ deal, names: deal.parties.map((key) => namesOf(text, key)) }));
    for (const { deal } of open) {
      if (deal.optional) continue;
      countOf(name).gold++;
      countOf(`${name}: ${deal.status}`).gold++;
    }
    for (const claim of claims) {
      const parties = claim.parties.map((party) => [party.name, ...party.aliases].map(folded));
      const found = open.findIndex(
        ({ deal, names }) =>
          deal.status === claim.status &&
          names.length === parties.length &&
          names.every((own) => parties.some((party) => party.some((word) => own.has(word)))),
      );
      const right = found < 0 ? 0 : 1;
      if (found >= 0) open.splice(found, 1);
      for (const one of [countOf(name), countOf(`${name}: ${claim.status}`)]) {
        one.read++;
        one.right += right;
      }
    }
  }
}
for (const [name, { right, read, gold }] of counts) {
  const figures = { precision: right / read, recall: right / gold, f1: (2 * right) / (read + gold) };
  const rounded = Object.fromEntries(
    Object.entries(figures).map(([key, value]) => [key, Math.round(value * 1000) / 1000]),
  );
  console.log(JSON.stringify({ unseen: name, ...rounded, right, read, gold }));
}

function folded(name: string): string {
  return name.toLowerCase().replace(/^(?:the|a|an) /u, "");
}

function namesOf(text: DealText, key: string): Set<string> {
  const marked = text.mentions.filter(({ keys }) => keys.length === 1 && keys[0] === key);
  return new Set(
    [text.parties.get(key)!.name, ...marked.map(({ start, end }) => text.text.slice(start, end))].map(folded),
  );
}
