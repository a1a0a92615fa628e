import fc from "fast-check";
import { expect, test } from "vitest";
import { drawLook, wrapRuns } from "../../../adapters/terminal/draw-look.ts";
import { lookOfDiscord } from "../../../adapters/terminal/look-of-discord.ts";
import { lookOfSlack } from "../../../adapters/terminal/look-of-slack.ts";

const bare = { bold: String, dim: String, italic: String, cyan: String };

test("draws Slack's blocks as a person sees them", () => {
  const look = lookOfSlack({
    text: "fallback",
    blocks: [
      { type: "header", text: { type: "plain_text", text: "AI firms & governments" } },
      { type: "context", elements: [{ type: "plain_text", text: "1 story" }] },
      { type: "divider" },
      {
        type: "rich_text",
        elements: [
          {
            type: "rich_text_section",
            elements: [
              { type: "text", text: "New", style: { bold: true } },
              { type: "text", text: " Kestrel signed.\nSecond line " },
              { type: "link", url: "https://wire.example/a", text: "[1]" },
            ],
          },
          {
            type: "rich_text_list",
            style: "bullet",
            elements: [
              { type: "rich_text_section", elements: [{ type: "text", text: "Kestrel – Orlin: signed" }] },
            ],
          },
        ],
      },
      { type: "section", text: { type: "mrkdwn", text: "*Bold* &lt;safe&gt; <https://wire.example|label>" } },
      { type: "actions", elements: [{ type: "button", text: { type: "plain_text", text: "Follow" } }] },
    ],
  });
  expect(drawLook(look, 40, bare, "│ ")).toBe(
    [
      "│ AI firms & governments",
      "│ 1 story",
      `│ ${"─".repeat(38)}`,
      "│ New Kestrel signed.",
      "│ Second line [1]",
      "│ • Kestrel – Orlin: signed",
      "│ Bold <safe> label",
      "│",
      "│ [ Follow ]",
      "│",
    ].join("\n"),
  );
});

test("draws Discord's components with escapes undone and timestamps written out", () => {
  const look = lookOfDiscord(
    {
      components: [
        {
          type: 17,
          components: [
            {
              type: 10,
              content:
                "## Title \\*kept\\*\n**New** signed [\\[1\\]](https://wire.example/a) [[2]](https://wire.example/b)\n-# told <t:0:D>\n> quote",
            },
            {
              type: 1,
              components: [
                { type: 2, label: "Follow" },
                { type: 2, label: "Timeline" },
              ],
            },
          ],
        },
      ],
    },
    (seconds, style) => `${seconds}/${style}`,
  );
  expect(drawLook(look, 30, bare, "")).toBe(
    [
      "─".repeat(30),
      "Title *kept*",
      "New signed [1] [2]",
      "told 0/D",
      "▏ quote",
      "",
      "[ Follow ]  [ Timeline ]",
      "",
    ].join("\n"),
  );
});

test("wrapping loses no word and keeps the width", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ minLength: 1, maxLength: 30 })),
      fc.integer({ min: 10, max: 60 }),
      (texts, room) => {
        const rows = wrapRuns(
          texts.map((text, at) => ({ text, bold: at % 2 === 0 })),
          room,
        );
        const words = (text: string) => text.replace(/\s+/gu, "");
        expect(
          words(
            rows
              .flat()
              .map(({ text }) => text)
              .join(""),
          ),
        ).toBe(words(texts.join("")));
        for (const row of rows) {
          const line = row
            .map(({ text }) => text)
            .join("")
            .trimEnd();
          if (/\S\s+\S/u.test(line)) expect([...line].length).toBeLessThanOrEqual(room);
        }
      },
    ),
  );
});
