import type { Kysely } from "kysely";
import { formatDestination, parseDestination } from "../../briefings/delivery/destination.ts";
import { findBriefing } from "../store/briefings.ts";
import type { Database } from "../store/database.ts";
import { listSubscriptions } from "../store/subscriptions.ts";

/** The time zone of a channel: that of a briefing which it gets, else UTC. */
export async function zoneOf(db: Kysely<Database>, destination: string): Promise<string> {
  const channel = formatDestination({ ...parseDestination(destination), thread: undefined });
  const [subscription] = await listSubscriptions(db, { destination: channel });
  if (subscription === undefined) return "UTC";
  return (await findBriefing(db, subscription.tenant, subscription.briefingId))?.timezone ?? "UTC";
}
