import type { SourceAddress } from "../../briefings/article/source.ts";
import type { Message } from "../../briefings/delivery/message.ts";
import { WirebriefError } from "../../briefings/errors.ts";
import { addSource } from "../store/sources.ts";
import { collectSource, type Visit } from "../work/collect-source.ts";
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
  const { visit, address } = await visitEither(async (place) => collectSource(parts, place, { tenant }), url);
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

/** A link does not say whether it is a feed: it is tried as one first, then as a page. */
async function visitEither(
  visit: (address: SourceAddress) => Promise<Visit>,
  url: string,
): Promise<{ readonly visit: Visit; readonly address: SourceAddress }> {
  try {
    return { visit: await visit({ feed: url }), address: { feed: url } };
  } catch (error) {
    if (!(error instanceof WirebriefError) || error.code !== "input") throw error;
    return { visit: await visit({ page: url }), address: { page: url } };
  }
}
