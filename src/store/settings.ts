import type { Kysely } from "kysely";
import type { z } from "zod";
import type { Database } from "./database.ts";
import { json } from "./sql-values.ts";

/** A remembered value of a tenant, checked by `schema`; undefined where there is none. */
export async function readSetting<Value>(
  db: Kysely<Database>,
  tenant: string,
  key: string,
  schema: z.ZodType<Value>,
): Promise<Value | undefined> {
  const row = await db
    .selectFrom("settings")
    .select("value")
    .where("tenant", "=", tenant)
    .where("key", "=", key)
    .executeTakeFirst();
  return row === undefined ? undefined : schema.parse(row.value);
}

export async function writeSetting(
  db: Kysely<Database>,
  tenant: string,
  key: string,
  value: unknown,
): Promise<void> {
  await db
    .insertInto("settings")
    .values({ tenant, key, value: json(value) })
    .onConflict((conflict) => conflict.columns(["tenant", "key"]).doUpdateSet({ value: json(value) }))
    .execute();
}
