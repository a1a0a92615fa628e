import { readFileSync } from "node:fs";
import { type DealText, readDealTexts } from "./deal-text.ts";

/**
 * `npx tsx training/deals-to-jsonl.ts FILE… > set.jsonl`: annotated texts as the lines that the scorer of
 * agreements reads. Aliases of a party are the words by which the text means it, pronouns left out.
 */
const PRONOUN =
  /^(?:he|she|it|they|him|her|his|its|their|them|hers|theirs|himself|herself|itself|themselves|we|our|ours|us|ourselves|i|my|mine|me|you|your|who|which|whose|both|neither|each)$/iu;

for (const file of process.argv.slice(2))
  for (const text of readDealTexts(readFileSync(file, "utf8"), file))
    console.log(JSON.stringify(lineOf(text)));

function lineOf(text: DealText): object {
  const party = (key: string) => {
    const { name } = text.parties.get(key)!;
    const marked = text.mentions
      .filter(({ keys }) => keys.length === 1 && keys[0] === key)
      .map(({ start, end }) => text.text.slice(start, end));
    const aliases = new Set(marked.filter((words) => words !== name && !PRONOUN.test(words)));
    return { name, aliases: [...aliases] };
  };
  return {
    id: text.id,
    title: text.title,
    text: text.text,
    published_at: text.published,
    outlet: text.outlet,
    url: `https://news.example/${text.id}`,
    agreements: text.deals.map((deal) => {
      const amount = /^([A-Z]{3}) ([\d.,]+)$/u.exec(deal.amount ?? "");
      const source = /^(\w+)(?:: (.*))?$/u.exec(deal.attribution ?? "reporter");
      const trigger = text.triggers.find((one) => one.deal === deal.id)!;
      return {
        parties: deal.parties.map(party),
        kind: deal.kind,
        status: deal.status,
        object: null,
        amount:
          amount === null ? null : { value: Number(amount[2]!.replaceAll(",", "")), currency: amount[1] },
        date: deal.date ?? null,
        attribution: { source: source?.[2] ?? null, kind: source?.[1] ?? "reporter" },
        evidence: [text.text.slice(trigger.start, trigger.end)],
        ...(deal.optional ? { optional: true } : {}),
      };
    }),
    not: text.nots.map(({ parties, status }) => ({ parties: parties.map(party), status, why: "" })),
    statements: [],
    corrections: [],
  };
}
