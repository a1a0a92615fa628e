import { formatDestination, parseDestination } from "../../briefings/delivery/destination.ts";
import type { FileBriefing } from "../briefings-file.ts";
import { syncFileBriefings } from "../store/briefings.ts";
import { addSubscription, listSubscriptions, removeSubscription } from "../store/subscriptions.ts";
import { registerSources } from "./collect-due.ts";
import { LOCAL, type Parts } from "./parts.ts";

/**
 * Makes the store's briefings of the file, and their destinations, those of the file. What was made
 * in chat stays, and so does a pause.
 */
export async function syncBriefings(
  parts: Pick<Parts, "store" | "clock" | "makeId">,
  file: readonly FileBriefing[],
): Promise<void> {
  const { store, clock, makeId } = parts;
  await store.db.transaction().execute(async (trx) => {
    await syncFileBriefings(
      trx,
      file.map(({ briefing }) => briefing),
      clock().toISOString(),
    );
    const wanted = new Map(
      file.flatMap(({ briefing, deliver }) =>
        deliver.map((text) => {
          const destination = formatDestination(parseDestination(text));
          return [`${briefing.id} ${destination}`, { briefingId: briefing.id, destination }] as const;
        }),
      ),
    );
    const ids = new Set(file.map(({ briefing }) => briefing.id));
    for (const { id, briefingId, destination } of await listSubscriptions(trx, { tenant: LOCAL })) {
      if (ids.has(briefingId) && !wanted.has(`${briefingId} ${destination}`))
        await removeSubscription(trx, id);
    }
    for (const subscription of wanted.values())
      await addSubscription(trx, { id: makeId(), tenant: LOCAL, ...subscription });
  });
  await registerSources(parts);
}
