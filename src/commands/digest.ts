import { existsSync } from "node:fs";
import { renderDiscord } from "../../adapters/discord/render.ts";
import { renderSlack } from "../../adapters/slack/render.ts";
import type { Briefing } from "../../briefings/briefing/briefing.ts";
import type { Message } from "../../briefings/delivery/message.ts";
import { composeDigest } from "../../briefings/digest/compose-digest.ts";
import type { Digest } from "../../briefings/digest/digest.ts";
import { digestHtml } from "../../briefings/digest/render-html.ts";
import { digestMarkdown } from "../../briefings/digest/render-markdown.ts";
import { digestText } from "../../briefings/digest/render-text.ts";
import { WirebriefError } from "../../briefings/errors.ts";
import { readBriefingsFile } from "../briefings-file.ts";
import { orderFor } from "../chat/brief-now.ts";
import { type Invocation, instant } from "../cli.ts";
import { listBriefings } from "../store/briefings.ts";
import { storiesForDigest } from "../work/digest-input.ts";
import { LOCAL, type Parts } from "../work/parts.ts";
import { windowStart } from "../work/run-briefing.ts";
import { withApp } from "./with-app.ts";

interface DigestWish {
  readonly briefing: string | undefined;
  readonly since?: string;
  readonly until?: string;
  readonly format: string;
}

/** `wirebrief digest [BRIEFING]`: what a channel that has seen nothing would get. Keeps and sends nothing. */
export async function digest(invocation: Invocation, wish: DigestWish): Promise<number> {
  const { output, options, clock } = invocation;
  const until = wish.until === undefined ? clock() : endOf(wish.until);
  const made = await withApp(invocation, async ({ parts }) => {
    const briefing = await chooseBriefing(parts, invocation, wish.briefing);
    const from =
      wish.since === undefined
        ? windowStart(briefing, until)
        : instant(wish.since, "digest --since").toISOString();
    const window = { from, to: until.toISOString() };
    const views = await storiesForDigest(parts.store.db, briefing, window);
    return composeDigest({ id: parts.makeId(), briefing, window, views, seen: new Set() });
  });
  output.out(formatted(made.digest, options.json ? "json" : wish.format, output.width));
  return 0;
}

/** A day means its end: `--until 2026-03-05` has what was published on the fifth. */
function endOf(text: string): Date {
  const at = instant(text, "digest --until");
  return /^\d{4}-\d{2}-\d{2}$/u.test(text) ? new Date(at.getTime() + 86_399_999) : at;
}

async function chooseBriefing(
  parts: Parts,
  { options }: Invocation,
  id: string | undefined,
): Promise<Briefing> {
  const file =
    options.configGiven || existsSync(options.config) ? await readBriefingsFile(options.config, LOCAL) : [];
  const stored = await listBriefings(parts.store.db, [LOCAL]);
  const known = new Map(
    [...stored, ...file.map(({ briefing }) => briefing)].map((briefing) => [briefing.id, briefing]),
  );
  if (id === undefined)
    return (known.size === 1 ? [...known.values()][0] : undefined) ?? orderFor("All that is read");
  const chosen = known.get(id);
  if (chosen !== undefined) return chosen;
  throw new WirebriefError({
    code: "not-found",
    thing: "briefing",
    problem: "is not known",
    value: id,
    remedy:
      known.size === 0
        ? "Copy seeds/briefings.yaml to wirebrief.yaml, or leave the briefing out"
        : `Use one of: ${[...known.keys()].join(", ")}`,
  });
}

function formatted(made: Digest, format: string, width: number): string {
  const message: Message = { type: "digest", digest: made, notices: [] };
  switch (format) {
    case "json":
      return JSON.stringify(made, null, 2);
    case "markdown":
      return digestMarkdown(made, { timezone: made.window.timezone });
    case "html":
      return digestHtml(made, { timezone: made.window.timezone });
    case "slack":
      return JSON.stringify(
        renderSlack(message).map(({ payload }) => payload),
        null,
        2,
      );
    case "discord":
      return JSON.stringify(
        renderDiscord(message).map(({ payload }) => payload),
        null,
        2,
      );
    default:
      return digestText(made, { width, timezone: made.window.timezone });
  }
}
