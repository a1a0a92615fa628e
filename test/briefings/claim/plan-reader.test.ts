import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { planClaimSchema } from "../../../briefings/claim/plan.ts";
import { readPlans } from "../../../briefings/claim/plan-reader.ts";
import { createReader } from "../../../briefings/reading/reader.ts";

const reader = createReader(
  readFileSync(new URL("../../../briefings/reading/weights/english.bin", import.meta.url)),
);

function planned(text: string, publishedAt: string | undefined = "2026-03-04"): [string, string][] {
  return readPlans(reader.read({ text, publishedAt })).map((claim) => {
    expect(planClaimSchema.safeParse(claim).error).toBeUndefined();
    const { start = 0, end = 0 } = claim.evidence[0] ?? {};
    expect(text.slice(start, end).trim()).not.toBe("");
    return [claim.date, text.slice(claim.span.start, claim.span.end)];
  });
}

describe("what is to come", () => {
  it("has a date that the text fixes", () => {
    expect(planned("Shareholders will vote on the offer on 20 March.")).toEqual([["2026-03-20", "20 March"]]);
    expect(planned("The court is due to hear the appeal on Monday.")).toEqual([["2026-03-09", "Monday"]]);
    expect(planned("The two sides meet again in Oslo on 19 March.")).toEqual([["2026-03-19", "19 March"]]);
    expect(planned("The ministry expects the treaty to be signed in April.")).toMatchObject([
      ["2026-04", expect.any(String)],
    ]);
    expect(planned("Bidders have to hand in their papers by 17 March.")).toMatchObject([
      ["2026-03-17", expect.any(String)],
    ]);
  });

  it("is not what was, what may be or what lasts", () => {
    expect(planned("Shareholders voted on the offer on 2 March.")).toEqual([]);
    expect(planned("Shareholders could vote on the offer on 20 March.")).toEqual([]);
    expect(planned("If the bank agrees, work will begin on 20 March.")).toEqual([]);
    expect(planned("The contract will run until 30 June.")).toEqual([]);
    expect(planned("Will the vote take place on 20 March?")).toEqual([]);
    expect(planned("The firm aims to be free of carbon by 2040.")).toEqual([]);
  });

  it("is nothing where the text has no day of its own", () => {
    expect(readPlans(reader.read({ text: "They will meet on Monday." }))).toEqual([]);
  });
});
