import { z } from "zod";
import { answerSchema } from "../../briefings/answer/answer.ts";
import { articleSchema } from "../../briefings/article/article.ts";
import { briefingSchema } from "../../briefings/briefing/briefing.ts";
import { citationSchema } from "../../briefings/claim/citation.ts";
import { claimSchema } from "../../briefings/claim/claim.ts";
import { lineSchema } from "../../briefings/claim/line.ts";
import { deliverySchema } from "../../briefings/delivery/delivery.ts";
import { digestSchema } from "../../briefings/digest/digest.ts";
import { WirebriefError } from "../../briefings/errors.ts";
import { agreementSchema } from "../../briefings/story/agreement-record.ts";
import { storySchema } from "../../briefings/story/story.ts";
import type { Invocation } from "../cli.ts";

const SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  agreement: agreementSchema,
  answer: answerSchema,
  article: articleSchema,
  briefing: briefingSchema,
  citation: citationSchema,
  claim: claimSchema,
  delivery: deliverySchema,
  digest: digestSchema,
  line: lineSchema,
  story: storySchema,
};

/** `wirebrief schema [name]`: a JSON Schema (draft 2020-12) on stdout, or the names. */
export async function schema({ output }: Invocation, name: string | undefined): Promise<number> {
  const names = Object.keys(SCHEMAS);
  if (name === undefined) {
    output.out(names.join("\n"));
    return 0;
  }
  const chosen = SCHEMAS[name.toLowerCase()];
  if (chosen === undefined) {
    throw new WirebriefError({
      code: "usage",
      thing: "schema",
      problem: "has no such name",
      value: name,
      remedy: `Use one of: ${names.join(", ")}`,
    });
  }
  output.out(JSON.stringify(z.toJSONSchema(chosen), null, 2));
  return 0;
}
