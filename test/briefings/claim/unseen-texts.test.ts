import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { readAgreements } from "../../../briefings/claim/agreement-reader.ts";
import { createTellingReader } from "../../../briefings/claim/telling-model.ts";
import { createReader } from "../../../briefings/reading/reader.ts";

const weights = new Uint8Array(
  readFileSync(new URL("../../../briefings/reading/weights/english.bin", import.meta.url)),
);
const reader = createReader(weights);
const tellings = createTellingReader(weights);

const partySchema = z.looseObject({ name: z.string(), aliases: z.array(z.string()) });
const lineSchema = z.looseObject({
  text: z.string(),
  title: z.string(),
  outlet: z.string(),
  published_at: z.string(),
  agreements: z.array(
    z.looseObject({ parties: z.array(partySchema), status: z.string(), optional: z.boolean().optional() }),
  ),
});

const folded = (name: string) => name.toLowerCase().replace(/^(?:the|a|an) /u, "");

/** Right, read and annotated agreements of one file: parties and status together. */
function count(file: string): { right: number; read: number; gold: number } {
  const lines = readFileSync(new URL(`../../fixtures/agreements/${file}`, import.meta.url), "utf8");
  const sum = { right: 0, read: 0, gold: 0 };
  for (const line of lines.split("\n").filter((one) => one !== "")) {
    const { text, title, outlet, published_at: publishedAt, agreements } = lineSchema.parse(JSON.parse(line));
    const open = agreements.map(({ parties, status, optional }) => ({
      status,
      optional,
      parties: parties.map(({ name, aliases }) => new Set([name, ...aliases].map(folded))),
    }));
    sum.gold += open.filter(({ optional }) => optional !== true).length;
    for (const claim of readAgreements(reader.read({ title, text, publishedAt }), { outlet }, tellings)) {
      sum.read++;
      const parties = claim.parties.map(({ name, aliases }) => [name, ...aliases].map(folded));
      const found = open.findIndex(
        (gold) =>
          gold.status === claim.status &&
          gold.parties.length === parties.length &&
          gold.parties.every((own) => parties.some((names) => names.some((name) => own.has(name)))),
      );
      if (found < 0) continue;
      sum.right++;
      open.splice(found, 1);
    }
  }
  return sum;
}

// Floors below the figures measured, so that a change that reads worse is seen. They are no aims.
test.each([
  ["fresh.jsonl", 0.5, 0.42],
  ["held-out.jsonl", 0.45, 0.38],
])("%s, which nothing was trained or tuned on", (file, precision, f1) => {
  const { right, read, gold } = count(file);
  expect(right / read).toBeGreaterThan(precision);
  expect((2 * right) / (read + gold)).toBeGreaterThan(f1);
});
