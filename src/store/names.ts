import { sql, type Transaction } from "kysely";
import type { Database } from "./database.ts";

/** Counts each name once more, in the form that was met first. `key` is the folded name. */
export async function countNames(
  trx: Transaction<Database>,
  tenant: string,
  kind: "party" | "speaker",
  names: readonly { readonly key: string; readonly name: string }[],
): Promise<void> {
  const unique = [...new Map(names.map((entry) => [entry.key, entry])).values()];
  if (unique.length === 0) return;
  await trx
    .insertInto("names")
    .values(unique.map(({ key, name }) => ({ tenant, kind, key, name, count: 1 })))
    .onConflict((conflict) =>
      conflict.columns(["tenant", "kind", "key"]).doUpdateSet({ count: sql<number>`names.count + 1` }),
    )
    .execute();
}
