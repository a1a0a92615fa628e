import { formatWhen } from "../../adapters/shared/format-when.ts";
import type { Briefing } from "../../briefings/briefing/briefing.ts";
import { nextSlot, parseSchedule } from "../../briefings/briefing/schedule.ts";
import { formatDestination } from "../../briefings/delivery/destination.ts";
import type { Message } from "../../briefings/delivery/message.ts";
import { WirebriefError } from "../../briefings/errors.ts";
import { listBriefings, setBriefingPaused } from "../store/briefings.ts";
import { listSubscriptions } from "../store/subscriptions.ts";
import { BELLS, LOCAL } from "../work/parts.ts";
import { runBriefing } from "../work/run-briefing.ts";
import { tenantOf } from "../work/tenant.ts";
import { type CommandContext, noticeMessage } from "./create-chat.ts";

const USAGE = "Use /briefing list, pause, resume or run. Briefings are set up in wirebrief.yaml.";

/** `/briefing list|pause|resume|run [ID]`: the standing orders of this channel. */
export async function manageBriefings({ parts, request, query }: CommandContext): Promise<Message> {
  const [action = "list", ...rest] = (query.subject ?? "list").trim().split(/\s+/u);
  const { platform, workspace, channel } = request;
  const destination = formatDestination({ platform, workspace, channel });
  const subscriptions = await listSubscriptions(parts.store.db, { destination });
  const all = await listBriefings(parts.store.db, [LOCAL, tenantOf(request)]);
  const here = all.filter(({ id }) => subscriptions.some(({ briefingId }) => briefingId === id));
  if (action === "list") return noticeMessage(listText(here, parts.clock().getTime()));
  if (!["pause", "resume", "run"].includes(action)) return noticeMessage(USAGE);
  if (!request.manager) return noticeMessage(`Only managers of this channel can ${action} a briefing.`);
  const chosen = choose(here, rest.join(" "));
  if (action === "run") {
    const run = await runBriefing(parts, chosen, {});
    if (run.deliveries > 0) await parts.queue.ring(BELLS.deliver);
    return noticeMessage(
      run.deliveries > 0
        ? `Running “${chosen.title}” now.`
        : `“${chosen.title}” has nothing new for this channel.`,
    );
  }
  await setBriefingPaused(parts.store.db, chosen.tenant, chosen.id, action === "pause");
  const next = nextSlot(parseSchedule(chosen.schedule, chosen.timezone), parts.clock().getTime());
  return noticeMessage(
    action === "pause"
      ? `Paused “${chosen.title}”. Resume it with /briefing resume ${chosen.id}.`
      : `Resumed “${chosen.title}”.${next === undefined ? "" : ` Next: ${whenText(next, chosen.timezone)}.`}`,
  );
}

function choose(here: readonly Briefing[], id: string): Briefing {
  const wanted = id.trim().toLowerCase();
  const found =
    wanted === "" && here.length === 1
      ? here[0]
      : here.find((each) => each.id === wanted || each.title.toLowerCase() === wanted);
  if (found !== undefined) return found;
  throw new WirebriefError({
    code: "not-found",
    thing: "briefing",
    problem: wanted === "" ? "needs a name here" : "is not one of this channel's",
    ...(wanted === "" ? {} : { value: id }),
    remedy:
      here.length === 0
        ? "None is delivered to this channel"
        : `Use one of: ${here.map((each) => each.id).join(", ")}`,
  });
}

function listText(here: readonly Briefing[], nowMs: number): string {
  if (here.length === 0) return "No briefing is delivered to this channel.";
  return here
    .map(({ id, title, schedule, timezone, paused }) => {
      const next = nextSlot(parseSchedule(schedule, timezone), nowMs);
      const when = paused ? "paused" : next === undefined ? "never due" : `next ${whenText(next, timezone)}`;
      return `${title} (${id}): ${when}`;
    })
    .join("\n");
}

function whenText(instantMs: number, timezone: string): string {
  return formatWhen(new Date(instantMs).toISOString(), timezone);
}
