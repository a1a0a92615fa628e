import { describe, expect, test } from "vitest";
import { renderDiscord } from "../../../adapters/discord/render.ts";
import { amountWords } from "../../../adapters/discord/wording.ts";
import type { Citation } from "../../../briefings/claim/citation.ts";
import type { Message } from "../../../briefings/delivery/message.ts";
import { messages } from "../../contracts/platform-messages.ts";
import { validateMessage } from "../../fakes/discord/validate-message.ts";
import { draw } from "./draw.ts";

const HOSTILE =
  "@everyone **now** [free](https://evil.example) <@123456789012345678>\n# Breaking\n||x|| `y` :tada:";

const { digest } = messages.digest as Extract<Message, { type: "digest" }>;
const [story] = digest.stories;
const CITATION: Citation = {
  articleId: "a1",
  outlet: "Morning Herald",
  url: "https://herald.example.org/a",
  publishedAt: "2026-03-03T16:20:00.000Z",
  sentence: "It is so.",
  start: 0,
  end: 9,
};

describe("rendering for Discord", () => {
  test.each(Object.entries(messages))("draws %s as reviewed", async (name, message) => {
    const file = `../../golden/discord/${name.replaceAll(" ", "-")}.md`;
    await expect(draw(renderDiscord(message))).toMatchFileSnapshot(file);
  });

  test("lets no source's text act, wherever it stands", () => {
    const hostile = {
      ...CITATION,
      sentence: HOSTILE,
      outlet: HOSTILE,
      url: "https://e.example/a) @everyone [x](b",
    };
    const text = replaceStrings<Message>({ type: "digest", digest, notices: [] }, (key, value) =>
      [
        "title",
        "text",
        "speaker",
        "venue",
        "via",
        "name",
        "object",
        "note",
        "told",
        "right",
        "wrong",
      ].includes(key)
        ? HOSTILE
        : value,
    );
    const message = withCitations(text, hostile);
    const parts = renderDiscord(message);
    expect(parts.flatMap((part) => validateMessage(part.payload))).toEqual([]);
    const shown = draw(parts).replace(/\\[^0-9A-Za-z\s]/gu, "");
    expect(shown).not.toMatch(/@everyone|<@\d|\*\*now|https?:\/\/evil|\n\s*│? ?# Breaking|\|\|x|`y`|:tada:/u);
  });

  test("says a line once, though it is new and unconfirmed and a notice", () => {
    const [part] = renderDiscord(messages.digest!);
    const text = draw([part!]);
    for (const line of [...story!.developments]) expect(text.split(line.text)).toHaveLength(2);
  });

  test("names the outlet where its address cannot be linked", () => {
    const message = withCitations(messages.correction!, {
      ...CITATION,
      url: "file:///etc/passwd",
    });
    expect(draw(renderDiscord(message))).toContain("\\[1: Morning Herald\\]");
  });

  test.each([
    [{ value: 12_500_000, currency: "EUR" }, "€12.5 million"],
    [{ value: 68_700_000_000, currency: "USD" }, "$68.7 billion"],
    [{ value: 1_234_567, currency: "USD" }, "$1,234,567"],
    [{ value: 750_000, currency: "GBP" }, "£750,000"],
    [{ value: 5, currency: "???" }, "5 ???"],
  ])("writes the amount %j exactly: %s", (amount, expected) => {
    expect(amountWords(amount)).toBe(expected);
  });
});

function replaceStrings<T>(value: T, change: (key: string, value: string) => string): T {
  return JSON.parse(
    JSON.stringify(value, (key, inner) => (typeof inner === "string" ? change(key, inner) : inner)),
  );
}

function withCitations(message: Message, replacement: Citation): Message {
  return JSON.parse(JSON.stringify(message, (key, inner) => (key === "citations" ? [replacement] : inner)));
}
