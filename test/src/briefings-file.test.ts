import { expect, test } from "vitest";
import { parseBriefings } from "../../src/briefings-file.ts";

const good = `briefings:
  - id: ai-contracts
    title: AI firms and governments
    sources: [ { feed: "https://example.org/world.xml" }, { folder: seeds/articles } ]
    schedule: "0 9 * * 1-5"
    timezone: Europe/Brussels
    deliver: [ "slack:T0001/C0001", "discord:1001/2001" ]
`;

test("reads a briefing and fills in what is left out", () => {
  expect(parseBriefings(good, "wirebrief.yaml", "local")).toEqual([
    {
      briefing: {
        id: "ai-contracts",
        tenant: "local",
        title: "AI firms and governments",
        sources: [{ feed: "https://example.org/world.xml" }, { folder: "seeds/articles" }],
        topic: { any: [], none: [], sources: [] },
        schedule: "0 9 * * 1-5",
        timezone: "Europe/Brussels",
        maxStories: 5,
        quiet: "skip",
        language: "en",
        origin: "file",
        paused: false,
      },
      deliver: ["slack:T0001/C0001", "discord:1001/2001"],
    },
  ]);
});

function messageOf(text: string): string {
  try {
    parseBriefings(text, "wirebrief.yaml", "local");
  } catch (error) {
    return (error as Error).message;
  }
  return "no error";
}

test("reports an unknown key and a bad zone together, each with its line", () => {
  const message = messageOf(
    good.replace("Europe/Brussels", "Europe/Brussel").replace("schedule:", "colour: red\n    schedule:"),
  );
  expect(message).toContain('wirebrief.yaml, line 5: has the unknown key "colour"');
  expect(message).toContain("wirebrief.yaml, line 7: briefings[0].timezone");
  expect(message).toContain('Use a name like "Europe/Brussels"');
  expect(message.split("\n")).toHaveLength(2);
});

test("names the line of a bad destination and of a bad schedule", () => {
  const message = messageOf(good.replace("slack:T0001/C0001", "irc:general").replace("0 9 *", "0 25 *"));
  expect(message).toContain("wirebrief.yaml, line 7");
  expect(message).toContain("wirebrief.yaml, line 5");
});

test("names the line where the YAML itself breaks", () => {
  expect(messageOf("briefings:\n  - id: a\n   title: b\n")).toMatch(/^wirebrief\.yaml, line [23]: /u);
});

test("refuses two briefings of one id", () => {
  expect(messageOf(good + good.replace("briefings:\n", ""))).toContain('has two briefings "ai-contracts"');
});

test("refuses a file that is not a list of briefings", () => {
  expect(messageOf("hello")).toContain("the file: Invalid input");
  expect(messageOf("")).toContain("the file: Invalid input");
});
