import type { Message } from "../../briefings/delivery/message.ts";
import { addSource } from "../store/sources.ts";
import { collectSource } from "../work/collect-source.ts";
import { BELLS } from "../work/parts.ts";
import { sourceKey } from "../work/source-key.ts";
import { tenantOf } from "../work/tenant.ts";
import { type CommandContext, noticeMessage } from "./create-chat.ts";

/** `/track URL`: reads a feed or an article now; a feed is visited from then on. Managers only. */
export async function track({ parts, request, query }: CommandContext): Promise<Message> {
  const url = query.subject?.trim() ?? "";
  if (!/^https?:\/\//iu.test(url))
    return noticeMessage("Give an address: /track https://example.org/feed.xml");
  if (!request.manager) return noticeMessage("Only managers of this channel can add sources.");
  const tenant = tenantOf(request);
  const address = await parts.source.addressOf(url);
  const visit = await collectSource(parts, address, { tenant });
  await parts.queue.ring(BELLS.read);
  if ("page" in address) {
    return noticeMessage(
      visit.known > 0 ? "I have that article already." : "Read. Ask about it in a moment.",
    );
  }
  await addSource(parts.store.db, tenant, sourceKey(address), parts.clock().toISOString());
  const count = visit.kept + visit.changed + visit.known;
  return noticeMessage(
    `Tracking this feed: ${count} ${count === 1 ? "article" : "articles"} now, more as they come.`,
  );
}
