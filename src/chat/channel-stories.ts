import type { Kysely } from "kysely";
import type { Database } from "../store/database.ts";

const MOST = 30;

/** Ids of the stories that a destination was told of, latest first. */
export async function channelStories(db: Kysely<Database>, destination: string): Promise<string[]> {
  const rows = await db
    .selectFrom("seen")
    .select(["story_id", ({ fn }) => fn.max("seen_at").as("latest")])
    .where("destination", "=", destination)
    .groupBy("story_id")
    .orderBy("latest", "desc")
    .limit(MOST)
    .execute();
  return rows.map(({ story_id }) => story_id);
}
