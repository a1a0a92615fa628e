import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { agreementStatusSchema } from "../../../briefings/claim/agreement.ts";
import { readClaims } from "../../../briefings/claim/read-claims.ts";
import { extractionOf } from "../../../src/reading/extraction.ts";
import { englishReader, print, SHARED, tellingReader } from "./bench-data.ts";

/** Texts of our own that were annotated before they were read, by the rules of the other sets. */
const FRESH = fileURLToPath(new URL("../../fixtures/agreements/", import.meta.url));

const documentSchema = z.looseObject({
  id: z.string(),
  text: z.string(),
  title: z.string().nullish(),
  published_at: z.string().nullish(),
  outlet: z.string().nullish(),
});
const countsSchema = z.looseObject({
  precision: z.number(),
  recall: z.number(),
  f1: z.number(),
  right: z.number(),
  predicted: z.number(),
  gold: z.number(),
});
const scoresSchema = z.looseObject({
  documents: z.number(),
  agreements: countsSchema,
  agreements_parties_only: countsSchema,
  date_accuracy: z.looseObject({ accuracy: z.number().nullable(), right: z.number(), of: z.number() }),
  trap_rate: z.looseObject({ rate: z.number(), asserted: z.number(), of: z.number() }),
  statements: countsSchema,
  corrections: countsSchema,
  by_status: z.partialRecord(agreementStatusSchema, countsSchema),
});

export interface ScoredSet {
  readonly name: string;
  /** The bars of the agreements; absent for a set that no bar was set for. */
  readonly atLeast: { readonly precision: number; readonly f1: number } | undefined;
  readonly scores: z.infer<typeof scoresSchema>;
}

/**
 * Reads each annotated set once, as `extract` does, and has it scored by the scorer beside the sets
 * (Python 3). `dev` is the easier set, `dev2` the harder one; both were tuned on. Empty, with a note, where
 * the scorer, Python or the sets are not there.
 */
export function scoredSets(): ScoredSet[] {
  const scorer = join(SHARED, "score.py");
  if (!existsSync(scorer)) {
    print({ figure: "agreements", note: "scorer not present, skipped" });
    return [];
  }
  const folder = mkdtempSync(join(tmpdir(), "wirebrief-reading-"));
  try {
    return setsOf().flatMap(({ name, file, atLeast }) => {
      if (!existsSync(file)) {
        print({ figure: `agreements_${name}`, note: "data set not present, skipped" });
        return [];
      }
      const predicted = join(folder, `${name}.jsonl`);
      writeFileSync(predicted, predictions(file));
      try {
        const told = execFileSync("python3", [scorer, file, predicted, "--by-status"], { encoding: "utf8" });
        return [{ name, atLeast, scores: scoresSchema.parse(JSON.parse(told)) }];
      } catch (fault) {
        if (!(fault instanceof Error && "code" in fault && fault.code === "ENOENT")) throw fault;
        print({ figure: `agreements_${name}`, note: "no python3 to run the scorer, skipped" });
        return [];
      }
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function setsOf(): { name: string; file: string; atLeast: ScoredSet["atLeast"] }[] {
  const own = existsSync(FRESH) ? readdirSync(FRESH).filter((file) => file.endsWith(".jsonl")) : [];
  return [
    {
      name: "dev",
      file: join(SHARED, "data/agreements-dev.jsonl"),
      atLeast: { precision: 0.92, f1: 0.85 },
    },
    {
      name: "dev2",
      file: join(SHARED, "data/agreements-dev2.jsonl"),
      atLeast: { precision: 0.92, f1: 0.75 },
    },
    ...own.sort().map((file) => ({
      name: file.replace(/\.jsonl$/u, ""),
      file: FRESH + file,
      atLeast: { precision: 0.85, f1: 0.65 },
    })),
  ];
}

function predictions(file: string): string {
  const reader = englishReader();
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const { id, text, title, published_at, outlet } = documentSchema.parse(JSON.parse(line));
      const reading = reader.read({
        text,
        title: title ?? undefined,
        publishedAt: published_at ?? undefined,
      });
      const claims = readClaims(reading, { outlet: outlet ?? undefined }, tellingReader());
      return `${JSON.stringify(extractionOf(id, reading, claims, false))}\n`;
    })
    .join("");
}
