import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { readCorrections } from "../../../briefings/claim/correction-reader.ts";
import { foldName } from "../../../briefings/claim/fold-name.ts";
import { readStatements } from "../../../briefings/claim/statement-reader.ts";
import { createReader } from "../../../briefings/reading/reader.ts";

const reader = createReader(
  readFileSync(new URL("../../../briefings/reading/weights/english.bin", import.meta.url)),
);

const textSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  published_at: z.string(),
  statements: z.array(
    z.strictObject({ speaker: z.string(), aliases: z.array(z.string()), quote: z.string() }),
  ),
  corrections: z.array(
    z.strictObject({ wrong: z.string(), right: z.string(), said_by: z.string(), corrected_by: z.string() }),
  ),
});

/** Twenty invented texts of many sorts, annotated before they were read for the first time. */
const texts = readFileSync(new URL("../../fixtures/told/told.jsonl", import.meta.url), "utf8")
  .split("\n")
  .filter(Boolean)
  .map((line) => textSchema.parse(JSON.parse(line)));

interface Counts {
  right: number;
  predicted: number;
  gold: number;
}

function f1({ right, predicted, gold }: Counts): number {
  return (2 * right) / (predicted + gold);
}

function shared(a: string, b: string): boolean {
  return a.includes(b) || b.includes(a);
}

/** A speaker by any of its names; "spokesman" and "spokeswoman" are the same to an annotator. */
function named(names: readonly string[]): Set<string> {
  return new Set(names.map((n) => (foldName(n) ?? n).replace(/spokes(?:wo)?man\b/u, "spokesperson")));
}

function statementsOf(text: z.infer<typeof textSchema>): Counts {
  const predicted = readStatements(reader.read({ text: text.text, publishedAt: text.published_at }));
  const right = text.statements.filter((gold) =>
    predicted.some((p) => {
      const start = text.text.indexOf(gold.quote);
      const [from, to] = [Math.max(start, p.span.start), Math.min(start + gold.quote.length, p.span.end)];
      const names = named([p.speaker, ...p.speakerAliases]);
      return (
        to - from >= 0.8 * gold.quote.length &&
        to - from >= 0.5 * (p.span.end - p.span.start) &&
        [...named([gold.speaker, ...gold.aliases])].some((name) => names.has(name))
      );
    }),
  ).length;
  return { right, predicted: predicted.length, gold: text.statements.length };
}

function correctionsOf(text: z.infer<typeof textSchema>): Counts {
  const predicted = readCorrections(reader.read({ text: text.text, publishedAt: text.published_at }));
  const right = text.corrections.filter((gold) =>
    predicted.some((p) => shared(p.wrong, gold.wrong) && shared(p.right ?? "-", gold.right)),
  ).length;
  return { right, predicted: predicted.length, gold: text.corrections.length };
}

function total(counts: readonly Counts[]): Counts {
  return counts.reduce(
    (sum, c) => ({
      right: sum.right + c.right,
      predicted: sum.predicted + c.predicted,
      gold: sum.gold + c.gold,
    }),
    { right: 0, predicted: 0, gold: 0 },
  );
}

describe("court reports, live blogs, calls, hearings, translated and first-person pieces", () => {
  it("annotate words that stand in the text", () => {
    for (const text of texts) {
      for (const { quote } of text.statements) expect(text.text, text.id).toContain(quote);
      for (const { wrong, right } of text.corrections) {
        expect(text.text, text.id).toContain(wrong);
        expect(text.text, text.id).toContain(right);
      }
    }
  });

  it("keep the share of statements that were read with their speaker", () => {
    expect(f1(total(texts.map(statementsOf)))).toBeGreaterThanOrEqual(0.91);
  });

  it("keep the share of corrections that were read with both versions", () => {
    expect(f1(total(texts.map(correctionsOf)))).toBeGreaterThanOrEqual(0.85);
  });
});
