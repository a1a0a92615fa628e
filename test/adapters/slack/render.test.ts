import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renderSlack } from "../../../adapters/slack/render.ts";
import { type Message, messageSchema } from "../../../briefings/delivery/message.ts";
import type { Part } from "../../../briefings/delivery/platform.ts";
import { digest, messages, notice } from "../../contracts/platform-messages.ts";
import { refuseMessage } from "../../fakes/slack/validate-blocks.ts";
import { linksOf, pingsOf, visibleText } from "../../fakes/slack/visible.ts";
import { hostileText, hostileUrl } from "./hostile-text.ts";

const shown = (parts: readonly Part[]) =>
  parts.map(({ payload, text }) => `${visibleText(payload.blocks)}\n\n(${text})`).join("\n\n=====\n\n");

describe("golden renderings", () => {
  test.each(Object.entries(messages))("of a %s, as a reader sees it", async (name, message) => {
    await expect(`${shown(renderSlack(message))}\n`).toMatchFileSnapshot(
      `../../golden/slack/${name.replaceAll(" ", "-")}.txt`,
    );
  });

  test("of a digest, as Slack takes it", async () => {
    const [part] = renderSlack(messages.digest!);
    await expect(`${JSON.stringify(part?.payload, undefined, 2)}\n`).toMatchFileSnapshot(
      "../../golden/slack/digest.json",
    );
  });
});

describe("a digest", () => {
  test("tells a correction of what the channel was told before anything else, and once", () => {
    const text = shown(renderSlack(messages.digest!));
    expect(text.indexOf("You were told on")).toBeLessThan(text.indexOf("In short"));
    expect(text.split("Corrected: Only night trains are covered")).toHaveLength(2 + 1);
  });

  test("says when it is late", () => {
    expect(shown(renderSlack(messages["late digest"]!))).toContain("late: due Thursday 5 March, 09:00");
  });

  test("shows no preview of its links and lets Slack read nothing out of its text", () => {
    expect(renderSlack(messages.digest!)[0]?.payload).toMatchObject({
      unfurl_links: false,
      unfurl_media: false,
      parse: "none",
      link_names: false,
    });
  });

  test("keeps a title that no header takes", () => {
    const title = "Railways ".repeat(40).trim();
    const parts = renderSlack({ type: "digest", digest: { ...digest, title }, notices: [] });
    expect(shown(parts)).toContain(title);
    expect(parts.flatMap(({ payload }) => refuseMessage(payload) ?? [])).toEqual([]);
  });

  test("links every source that it cites", () => {
    const links = new Set(linksOf(renderSlack(messages.digest!)[0]!.payload));
    for (const { url } of digest.stories.flatMap(({ sources }) => sources)) expect(links).toContain(url);
  });
});

/** A message has about so many texts from outside; each run infects one message with so many. */
const TEXTS_A_RUN = 25;

describe("hostile sources", () => {
  /** Every text of a message begun with one from outside, and every address replaced, each with the next. */
  function infect(value: unknown, next: Supply, key = ""): unknown {
    if (Array.isArray(value)) return value.map((each) => infect(each, next, key));
    if (typeof value === "object" && value !== null) {
      return Object.fromEntries(
        Object.entries(value).map(([name, each]) => [name, infect(each, next, name)]),
      );
    }
    if (typeof value !== "string") return value;
    if (key === "url") return next.url();
    return OUTSIDE.has(key) ? `${value.slice(0, 3)}${next.text()}` : value;
  }

  interface Supply {
    readonly text: () => string;
    readonly url: () => string;
  }

  function supply(texts: readonly string[], urls: readonly string[]): Supply {
    let used = 0;
    return {
      text: () => texts[used++ % texts.length] ?? "",
      url: () => urls[used++ % urls.length] ?? "",
    };
  }

  const OUTSIDE: ReadonlySet<string> = new Set(
    "title text note speaker venue via wrong right saidBy correctedBy outlet origin name object source firstReportedBy dispute sentence told storyTitle headline didYouMean reason subject about".split(
      " ",
    ),
  );

  test("can neither ping, nor link where they like, nor break a block", () => {
    const kinds = Object.values(messages).filter((message) => message !== messages["long digest"]);
    const texts = fc.array(hostileText, { minLength: TEXTS_A_RUN, maxLength: TEXTS_A_RUN });
    const urls = fc.array(hostileUrl, { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(fc.constantFrom(...kinds), texts, urls, (message, outside, addresses) => {
        const hostile = messageSchema.parse(infect(message, supply(outside, addresses)));
        for (const { payload, text: notification } of renderSlack(hostile)) {
          const sent = payload as { readonly text: string; readonly blocks: unknown };
          expect(refuseMessage(sent)).toBeUndefined();
          expect(pingsOf(sent)).toEqual([]);
          expect(
            linksOf(sent).filter((shownUrl) => !addresses.some((url) => sameAddress(shownUrl, url))),
          ).toEqual([]);
          expect(notification.length).toBeLessThanOrEqual(4_000);
        }
      }),
      // Shrinking two dozen texts in a whole message would take an hour; the report names the run.
      { numRuns: 10_000 / TEXTS_A_RUN, endOnFailure: true },
    );
  }, 60_000);

  function sameAddress(shownUrl: string, url: string): boolean {
    return (
      URL.canParse(url) &&
      new URL(shownUrl).href ===
        new URL(new URL(url).href.replaceAll("|", "%7C").replaceAll("<", "%3C").replaceAll(">", "%3E")).href
    );
  }

  test("are shown to the letter", () => {
    const words = "<!channel> *bold* & <https://evil.example|your bank> `x`";
    const message: Message = {
      type: "correction",
      timezone: "UTC",
      notice: { ...notice, line: { ...notice.line, text: words } },
    };
    expect(visibleText(renderSlack(message)[0]?.payload.blocks)).toContain(words);
  });
});
