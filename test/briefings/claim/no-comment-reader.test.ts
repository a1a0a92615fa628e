import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { noCommentClaimSchema } from "../../../briefings/claim/no-comment.ts";
import { readNoComments } from "../../../briefings/claim/no-comment-reader.ts";
import { createReader } from "../../../briefings/reading/reader.ts";

const reader = createReader(
  readFileSync(new URL("../../../briefings/reading/weights/english.bin", import.meta.url)),
);

function silent(text: string): [string, string][] {
  const claims = readNoComments(reader.read({ text, publishedAt: "2026-03-18" }));
  for (const claim of claims) {
    expect(noCommentClaimSchema.safeParse(claim).error).toBeUndefined();
    expect(claim.span.end).toBeGreaterThan(claim.span.start);
    expect(claim.span.end).toBeLessThanOrEqual(text.length);
  }
  return claims.map((c) => [c.who, c.how]);
}

describe("silence", () => {
  it("is declined, without response or out of reach", () => {
    expect(silent("Northwind declined to comment.")).toEqual([["Northwind", "declined"]]);
    expect(silent("Northwind would not comment on the report.")).toEqual([["Northwind", "declined"]]);
    expect(silent("Northwind did not immediately respond to a request for comment.")).toEqual([
      ["Northwind", "no response"],
    ]);
    expect(silent("Peter Lindqvist could not be reached for comment.")).toEqual([
      ["Peter Lindqvist", "not reachable"],
    ]);
    expect(silent("Peter Lindqvist was not available for comment.")).toEqual([
      ["Peter Lindqvist", "not reachable"],
    ]);
  });

  it("belongs to each one that was asked", () => {
    expect(silent("Northwind and Sundline declined to comment.")).toEqual([
      ["Northwind", "declined"],
      ["Sundline", "declined"],
    ]);
  });

  it("passes over an apposition", () => {
    expect(
      silent("Northwind, a shipping company with 30 ferries, did not respond to requests for comment."),
    ).toEqual([["Northwind", "no response"]]);
  });

  it("is told from calls that nobody returned", () => {
    expect(silent("Calls to Northwind were not returned.")).toEqual([["Northwind", "no response"]]);
  });

  it("is nothing where no question was put", () => {
    expect(silent("The fire brigade did not respond in time.")).toEqual([]);
    expect(silent("Northwind declined the offer and its shares declined by 4 percent.")).toEqual([]);
    expect(silent("Northwind commented on the report on Monday.")).toEqual([]);
  });
});
