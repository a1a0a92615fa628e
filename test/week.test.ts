import { describe, expect, test } from "vitest";
import { digestText } from "../briefings/digest/render-text.ts";
import { figuresOf } from "./bench/stories/week.ts";
import { readGold } from "./bench/stories/week-gold.ts";
import { type LivedWeek, liveWeek } from "./fakes/live-week.ts";

const FOLDER = new URL("./fixtures/week/", import.meta.url);
const topic = (any: readonly string[]) => ({ any: [...any], none: [], sources: [] });
const CHANNELS = [
  {
    id: "takeovers",
    title: "Cold stores and takeovers",
    topic: topic(["Polarvik", "Frostline", "Corrow", "Tessand"]),
    maxStories: 5,
  },
  {
    id: "denmark",
    title: "Denmark's big orders",
    topic: topic(["Kestor", "Kestora", "Medisag"]),
    maxStories: 5,
  },
  { id: "everything", title: "Everything", topic: topic([]), maxStories: 20 },
];

/** A week of a busy desk on a real store: every article read when it arrives, every channel briefed each morning. */
let lived: Promise<LivedWeek> | undefined;
const theWeek = () => {
  lived ??= liveWeek(FOLDER, CHANNELS);
  return lived;
};

describe("a week of a busy desk", () => {
  test.each(["takeovers", "denmark"])(
    "gives the %s channel the digests that were read and found good enough",
    async (channel) => {
      const { mornings } = await theWeek();
      const digests = mornings
        .filter((morning) => morning.channel === channel)
        .map(({ message }) =>
          message?.type === "digest"
            ? digestText(message.digest, { width: 110, timezone: "Europe/Brussels" })
            : "",
        );
      expect(digests).toHaveLength(7);
      await expect(digests.join("\n")).toMatchFileSnapshot(`./golden/week/${channel}.txt`);
    },
  );

  test("keeps six stories and seven single articles apart, and finds the copies", async () => {
    const { mornings, ...week } = await theWeek();
    const figures = figuresOf(
      readGold(FOLDER),
      { ...week, mornings: mornings.filter(({ channel }) => channel === "everything") },
      () => undefined,
    );
    expect(figures).toMatchObject([
      { figure: "grouping", precision: 1, recall: 1 },
      { figure: "copies", recall: 1, precision: 1 },
      {},
      { figure: "corrections", wrong: 0 },
      {},
      {},
    ]);
  });

  // Floors below the figures measured, so that a change that tells less or repeats more is seen. They are no aims.
  test("tells most of what is new, and hardly anything twice", async () => {
    const { mornings, ...week } = await theWeek();
    const figures = figuresOf(
      readGold(FOLDER),
      { ...week, mornings: mornings.filter(({ channel }) => channel === "everything") },
      () => undefined,
    );
    const [, , , , , told] = figures as { recall?: number; repeats?: number }[];
    expect(told?.recall).toBeGreaterThan(0.6);
    expect(told?.repeats).toBeLessThanOrEqual(4);
  });

  test("corrects at once what a channel was told wrongly", async () => {
    const { notices } = await theWeek();
    const told = notices.flatMap((message) =>
      message.type === "correction" ? [message.notice.line.text] : [],
    );
    expect(told.some((text) => text.includes("agreed in principle"))).toBe(true);
  });
});
