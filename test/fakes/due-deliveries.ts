import type { Kysely } from "kysely";
import { type Message, messageSchema } from "../../briefings/delivery/message.ts";
import type { Database } from "../../src/store/database.ts";

/** The messages that were written for a destination, in order. */
export async function dueDeliveries(db: Kysely<Database>, destination: string): Promise<Message[]> {
  const rows = await db
    .selectFrom("deliveries")
    .select("message")
    .where("destination", "=", destination)
    .orderBy("seq")
    .execute();
  return rows.map(({ message }) => messageSchema.parse(message));
}
