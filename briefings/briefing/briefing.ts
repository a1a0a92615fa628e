import { z } from "zod";

/** The standing order that makes digests. Sources are collected once; the topic filters here. */
export const briefingSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/u, "lower-case letters, digits and hyphens"),
  tenant: z.string().min(1),
  title: z.string().min(1).max(120),
  sources: z.array(
    z.union([
      z.strictObject({ feed: z.string() }),
      z.strictObject({ folder: z.string() }),
      z.strictObject({ page: z.string() }),
      z.strictObject({ file: z.string() }),
    ]),
  ),
  topic: z.strictObject({
    /** An article belongs where it names any of these; empty: all of them. */
    any: z.array(z.string()),
    /** … and none of these. */
    none: z.array(z.string()),
    /** … and comes through one of these outlets or sources; empty: all of them. */
    sources: z.array(z.string()),
  }),
  /** Cron with 5 or 6 fields (seconds first), read in `timezone`. */
  schedule: z.string(),
  timezone: z.string(),
  maxStories: z.int().min(1).max(20),
  /** What a quiet day gets: nothing, or one line. */
  quiet: z.enum(["skip", "say"]),
  language: z.string(),
  /** Who wrote it: the configuration file, or people in chat. */
  origin: z.enum(["file", "chat"]),
  paused: z.boolean(),
});
export type Briefing = z.infer<typeof briefingSchema>;
