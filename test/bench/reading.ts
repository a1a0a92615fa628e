import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { readAgreements } from "../../briefings/claim/agreement-reader.ts";
import { createReader } from "../../briefings/reading/reader.ts";

const SHARED = fileURLToPath(new URL("../../../shared", import.meta.url));
const WEIGHTS = fileURLToPath(new URL("../../briefings/reading/weights/english.bin", import.meta.url));

const documentSchema = z.looseObject({
  id: z.string(),
  text: z.string(),
  title: z.string().nullish(),
  published_at: z.string().nullish(),
  outlet: z.string().nullish(),
});
const share = z.looseObject({ precision: z.number(), f1: z.number() });
const scoresSchema = z.looseObject({
  agreements: share,
  agreements_parties_only: share,
  date_accuracy: z.looseObject({ accuracy: z.number().nullable() }),
  trap_rate: z.looseObject({ rate: z.number() }),
});

/** The sets, with the F1 that is asked of each. The first is the easier one. */
const SETS = [
  { name: "dev", file: "agreements-dev.jsonl", f1: 0.85 },
  { name: "dev2", file: "agreements-dev2.jsonl", f1: 0.75 },
] as const;
const WORDS_AN_ARTICLE = 400;
const TIMED_ROUNDS = 3;

/** Agreements on the two annotated sets by the scorer beside them, and the speed of reading on one core. */
export async function run(): Promise<void> {
  const scorer = join(SHARED, "score.py");
  if (!existsSync(scorer)) {
    print({ figure: "agreements", note: "data set not present, skipped" });
    return;
  }
  const reader = createReader(new Uint8Array(readFileSync(WEIGHTS)));
  const folder = mkdtempSync(join(tmpdir(), "wirebrief-reading-"));
  const texts: z.infer<typeof documentSchema>[] = [];
  try {
    for (const set of SETS) {
      const gold = join(SHARED, "data", set.file);
      const documents = readFileSync(gold, "utf8")
        .split("\n")
        .filter(Boolean)
        .map((line) => documentSchema.parse(JSON.parse(line)));
      texts.push(...documents);
      const predicted = join(folder, set.file);
      const lines = documents.map((document) => {
        const reading = reader.read({ text: document.text, publishedAt: document.published_at ?? undefined });
        const agreements = readAgreements(reading, { outlet: document.outlet ?? undefined });
        return JSON.stringify({
          id: document.id,
          agreements: agreements.map((claim) => ({ ...claim, date: claim.date ?? null })),
        });
      });
      writeFileSync(predicted, `${lines.join("\n")}\n`);
      const scores = scoresSchema.parse(
        JSON.parse(execFileSync("python3", [scorer, gold, predicted], { encoding: "utf8" })),
      );
      print({
        figure: `agreements_precision_${set.name}`,
        value: scores.agreements.precision,
        atLeast: 0.92,
      });
      print({ figure: `agreements_f1_${set.name}`, value: scores.agreements.f1, atLeast: set.f1 });
      print({ figure: `agreements_parties_f1_${set.name}`, value: scores.agreements_parties_only.f1 });
      print({
        figure: `agreements_date_accuracy_${set.name}`,
        value: scores.date_accuracy.accuracy,
        atLeast: 0.9,
      });
      print({ figure: `agreements_trap_rate_${set.name}`, value: scores.trap_rate.rate, atMost: 0 });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const words = texts.reduce((sum, { text }) => sum + text.split(/\s+/u).length, 0);
  const start = performance.now();
  for (let round = 0; round < TIMED_ROUNDS; round++) {
    for (const { text, published_at } of texts) {
      readAgreements(reader.read({ text, publishedAt: published_at ?? undefined }));
    }
  }
  const seconds = (performance.now() - start) / 1000;
  const articles = (words * TIMED_ROUNDS) / WORDS_AN_ARTICLE;
  print({ figure: "reading_articles_per_second", value: Math.round(articles / seconds), atLeast: 60 });
}

function print(figure: object): void {
  process.stdout.write(`${JSON.stringify({ bench: "reading", ...figure })}\n`);
}
