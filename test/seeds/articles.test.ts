import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { demoWeek } from "../../seeds/demo-week.ts";
import { parseBriefings } from "../../src/briefings-file.ts";

const root = new URL("../../", import.meta.url);
const articles = readdirSync(new URL(demoWeek.articles, root)).map((name) =>
  readFileSync(new URL(`${demoWeek.articles}/${name}`, root), "utf8"),
);

test("a dozen articles over five days, each with title, date, outlet and address", () => {
  expect(articles.length).toBeGreaterThanOrEqual(12);
  const dates = articles.map((article) => /^date: (\d{4}-\d{2}-\d{2})T/mu.exec(article)?.[1] ?? "none");
  expect(new Set(dates).size).toBeGreaterThanOrEqual(5);
  for (const article of articles) {
    expect(article).toMatch(/^---\ntitle: .+\ndate: .+Z\noutlet: .+\nurl: https:\/\/[a-z-]+\.example\//u);
  }
});

test("the demo's digests lie around the correction", () => {
  const correction = articles.find((article) => article.includes(" misspoke")) ?? "";
  const date = /^date: (\S+)$/mu.exec(correction)?.[1] ?? "";
  expect(demoWeek.firstDigest < date && date < demoWeek.secondDigest).toBe(true);
});

test("the briefings file is valid and has the demo's briefing", () => {
  const text = readFileSync(new URL(demoWeek.briefings, root), "utf8");
  expect(parseBriefings(text, demoWeek.briefings, "local").map(({ briefing }) => briefing.id)).toContain(
    demoWeek.briefing,
  );
});
