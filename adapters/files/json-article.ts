import { z } from "zod";
import { WirebriefError } from "../../briefings/errors.ts";
import type { FrontMatter } from "./front-lines.ts";

const optionalText = z
  .string()
  .nullish()
  .transform((text) => (text === null || text === undefined || text.trim() === "" ? undefined : text));

/**
 * The JSON article of AGREEMENTS, "File format". Other keys (annotations, tags) are ignored. Two
 * spellings of the date are taken, since our own exports write `publishedAt`.
 */
const jsonArticleSchema = z.object({
  id: z
    .union([z.string(), z.number()])
    .nullish()
    .transform((id) => (id === null || id === undefined || id === "" ? undefined : String(id))),
  title: optionalText,
  text: z.string(),
  published_at: optionalText,
  publishedAt: optionalText,
  outlet: optionalText,
  byline: optionalText,
  url: optionalText,
});

export interface JsonArticle {
  readonly id: string | undefined;
  readonly front: FrontMatter;
  /** To the letter: offsets that others keep into it must hold. */
  readonly text: string;
}

/** One article; a `WirebriefError` of code `input` that names the key where it is none. */
export function readJsonArticle(value: unknown, thing: string): JsonArticle {
  const parsed = jsonArticleSchema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const key = issue?.path.join(".") ?? "";
    throw new WirebriefError({
      code: "input",
      thing,
      problem: key === "" ? "is no article" : `${key}: ${issue?.message ?? "is wrong"}`,
      remedy:
        'Give an object with at least "text", best with "id", "title", "published_at", "outlet" and "url".',
    });
  }
  const { id, text, title, published_at, publishedAt, outlet, byline, url } = parsed.data;
  return { id, text, front: { title, date: published_at ?? publishedAt, outlet, byline, url } };
}

/** The articles of a JSON file: one, an array of them, or an object with the array under `articles`. */
export function articlesIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  const wrapped = z.object({ articles: z.array(z.unknown()) }).safeParse(value);
  return wrapped.success ? wrapped.data.articles : [value];
}

export function parseJson(text: string, thing: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new WirebriefError({
      code: "input",
      thing,
      problem: "is not valid JSON",
      value: text.trim().slice(0, 60),
      remedy: "Correct it; for one object a line, name the file .jsonl.",
      cause,
    });
  }
}
