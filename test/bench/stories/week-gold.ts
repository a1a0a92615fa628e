import { readFileSync } from "node:fs";
import { z } from "zod";

const historySchema = z.looseObject({
  status: z.string(),
  /** Another status that says the same of this change. */
  alt: z.array(z.string()).optional(),
  from: z.string(),
});

/** What is true of a fixture week, written before the engine read it. Unknown keys are notes. */
const goldSchema = z.looseObject({
  stories: z.array(z.looseObject({ id: z.string(), articles: z.array(z.string()) })),
  singles: z.array(z.string()),
  copies: z.array(z.looseObject({ id: z.string(), of: z.string() })),
  agreements: z.array(
    z.looseObject({
      id: z.string(),
      story: z.string(),
      parties: z.array(z.string()),
      optional: z.array(z.string()).optional(),
      optionalAgreement: z.boolean().optional(),
      aliases: z.record(z.string(), z.array(z.string())).optional(),
      object: z.string().nullish(),
      history: z.array(historySchema),
    }),
  ),
  corrections: z.array(
    z.looseObject({ article: z.string(), wrong: z.string(), right: z.string().nullish() }),
  ),
  disputes: z.array(
    z.looseObject({
      agreement: z.string().nullish(),
      story: z.string().optional(),
      from: z.string(),
      settledBy: z.string().nullish(),
      optional: z.boolean().optional(),
    }),
  ),
  days: z.array(
    z.looseObject({
      date: z.string(),
      developments: z.array(
        z.looseObject({
          story: z.string(),
          change: z.string(),
          article: z.string(),
          what: z.string(),
          agreement: z.string().nullish(),
          status: z.string().nullish(),
        }),
      ),
    }),
  ),
  rehashes: z.array(z.string()),
});
export type WeekGold = z.infer<typeof goldSchema>;
export type GoldAgreement = WeekGold["agreements"][number];

export function readGold(folder: URL): WeekGold {
  return goldSchema.parse(JSON.parse(readFileSync(new URL("gold.json", folder), "utf8")));
}
