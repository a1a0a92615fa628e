import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { figureClaimSchema } from "../../../briefings/claim/figure.ts";
import { readFigures } from "../../../briefings/claim/figure-reader.ts";
import { createReader } from "../../../briefings/reading/reader.ts";

const reader = createReader(
  readFileSync(new URL("../../../briefings/reading/weights/english.bin", import.meta.url)),
);

const figures = (text: string) => readFigures(reader.read({ text, publishedAt: "2026-03-18" }));
const brief = (text: string): [number, string, string | undefined][] =>
  figures(text).map((f) => [f.value, f.unit, f.counts]);

describe("figures", () => {
  it("have a unit and what they count", () => {
    expect(brief("Northwind, a 12-member group, employs 1,900 people.")).toEqual([
      [12, "members", "Northwind"],
      [1900, "people", "Northwind"],
    ]);
    expect(brief("Northwind bought 22 percent of the shares.")).toEqual([[22, "%", "the shares"]]);
  });

  it("read money in whole units of its currency", () => {
    expect(brief("Northwind paid $4.2bn for the yard.")[0]?.slice(0, 2)).toEqual([4_200_000_000, "USD"]);
    expect(brief("The yard cost 35 million euros.")[0]?.slice(0, 2)).toEqual([35_000_000, "EUR"]);
  });

  it("read numbers in words", () => {
    expect(brief("The yard built twenty-four coastal ferries.")[0]?.slice(0, 2)).toEqual([
      24,
      "coastal ferries",
    ]);
    expect(brief("It carried 2 million passengers.")[0]?.slice(0, 2)).toEqual([2_000_000, "passengers"]);
  });

  it("are no dates, times or spans of time", () => {
    expect(brief("On 4 May 2017 at 9:30 a.m. the yard had been shut for three years and two days.")).toEqual(
      [],
    );
  });

  it("cut the text they name", () => {
    const words = [
      "12",
      "percent",
      "$",
      "4.2bn",
      "of",
      "the",
      "shares",
      "members",
      "-",
      "two",
      "million",
      "people",
      "in",
      "May",
      "2019",
      ",",
      ".",
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 30 }), (parts) => {
        const text = parts.join(" ");
        for (const figure of figures(text)) {
          expect(figureClaimSchema.safeParse(figure).error).toBeUndefined();
          expect(text.slice(figure.span.start, figure.span.end)).toBe(figure.text);
        }
      }),
      { numRuns: 100 },
    );
  });
});
