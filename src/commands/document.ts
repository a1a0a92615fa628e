import { z } from "zod";
import { WirebriefError } from "../../briefings/errors.ts";

/** A document as `extract` and `group` take it: the JSON of AGREEMENTS, tolerant of further keys. */
const documentSchema = z.object({
  id: z.union([z.string(), z.number()]).transform(String).optional(),
  title: z
    .string()
    .nullish()
    .transform((title) => title ?? ""),
  text: z.string(),
  published_at: z
    .string()
    .nullish()
    .transform((date) => date ?? undefined),
  outlet: z
    .string()
    .nullish()
    .transform((outlet) => outlet ?? ""),
  url: z
    .string()
    .nullish()
    .transform((url) => url ?? undefined),
});
export type Document = z.infer<typeof documentSchema>;

/** Throws a `WirebriefError` with code `input` that names the line and the key. */
export function parseDocumentJson(value: unknown, thing: string): Document {
  const parsed = documentSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new WirebriefError({
    code: "input",
    thing,
    problem: `${issue?.path.join(".") || "the document"}: ${issue?.message ?? "is not readable"}`,
    remedy: 'Give at least { "id": "…", "text": "…", "published_at": "YYYY-MM-DD" }',
  });
}
