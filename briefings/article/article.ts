import { z } from "zod";

/**
 * One published document.
 *
 * - `url` is canonical (tracking parameters, fragments and mobile hosts removed) and unique within
 *   a tenant: the same document fetched twice is one article.
 * - `text` is plain text with paragraphs separated by a blank line. Every offset that Wirebrief
 *   stores points into it, so it never changes: a changed document is a new `version`, with an
 *   article id of its own and `replaces` naming the one before.
 * - `publishedAt` is a UTC instant. Where the source gives none, it is the time of reading and
 *   `dated` is false; relative dates of such an article are not resolved.
 */
export const articleSchema = z.strictObject({
  id: z.string().min(1),
  /** Whose article it is: `local` for the sources of this installation, else a workspace or guild. */
  tenant: z.string().min(1),
  url: z.string().min(1),
  title: z.string(),
  text: z.string().min(1),
  outlet: z.string().min(1),
  /** The publisher it was copied from or credits ("first reported by"), where the text says so. */
  origin: z.string().optional(),
  byline: z.string().optional(),
  publishedAt: z.iso.datetime(),
  dated: z.boolean(),
  fetchedAt: z.iso.datetime(),
  version: z.int().positive(),
  replaces: z.string().optional(),
  /** The earlier article that this one nearly repeats. */
  duplicateOf: z.string().optional(),
  /** The configured source it came through: `feed:…`, `folder:…`, `page:…`, `file:…`. */
  source: z.string(),
});
export type Article = z.infer<typeof articleSchema>;

/** A document as a source hands it over: not yet identified, stored or compared. */
export const draftSchema = z.strictObject({
  url: z.string().min(1),
  title: z.string(),
  text: z.string().min(1),
  outlet: z.string().min(1),
  origin: z.string().optional(),
  byline: z.string().optional(),
  publishedAt: z.iso.datetime().optional(),
  source: z.string(),
});
export type Draft = z.infer<typeof draftSchema>;
