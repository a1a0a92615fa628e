import type { Kysely } from "kysely";
import { type Message, messageSchema } from "../../briefings/delivery/message.ts";
import type { Database } from "./database.ts";

/** The messages that wait to be delivered, in the order in which they were written. */
export async function pendingMessages(db: Kysely<Database>): Promise<Message[]> {
  const rows = await db
    .selectFrom("deliveries")
    .select("message")
    .where("state", "=", "due")
    .orderBy("seq")
    .execute();
  return rows.map(({ message }) => messageSchema.parse(message));
}
