import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readAgreements } from "../../../briefings/claim/agreement-reader.ts";
import { createReader } from "../../../briefings/reading/reader.ts";

const reader = createReader(
  new Uint8Array(readFileSync(new URL("../../../briefings/reading/weights/english.bin", import.meta.url))),
);
const statusOf = (text: string) =>
  readAgreements(reader.read({ text, publishedAt: "2026-03-04" })).map((claim) => claim.status);

const ONE_SENTENCE: readonly (readonly [string, string])[] = [
  ["Brellin Naval signed a contract with Orvella Foods.", "signed"],
  ["Brellin Naval has completed its purchase of Orvella Foods.", "signed"],
  ["Brellin Naval has agreed to buy Orvella Foods.", "agreed"],
  ["Brellin Naval reached a tentative deal with Orvella Foods.", "agreed"],
  ["Brellin Naval signed a letter of intent with Orvella Foods.", "agreed"],
  ["Brellin Naval is in talks with Orvella Foods about a merger.", "negotiating"],
  ["Brellin Naval is considering a contract with Orvella Foods.", "considering"],
  ["Brellin Naval will sign a contract with Orvella Foods on Friday.", "considering"],
  ["Brellin Naval is expected to sign a contract with Orvella Foods.", "considering"],
  ["Brellin Naval refused to sign a contract with Orvella Foods.", "declined"],
  ["Brellin Naval rejected an offer from Orvella Foods.", "declined"],
  ["Brellin Naval terminated its contract with Orvella Foods.", "ended"],
  ["A contract between Brellin Naval and Orvella Foods expired in May.", "ended"],
  ["Talks between Brellin Naval and Orvella Foods collapsed on Monday.", "declined"],
  ["Brellin Naval said it is not in talks with Orvella Foods.", "denied"],
];

test.each(ONE_SENTENCE)("%s → %s", (text, status) => {
  expect(statusOf(text)).toEqual([status]);
});

test("a signature that is negated is none", () => {
  expect(statusOf("Brellin Naval has not signed the contract with Orvella Foods.")).not.toContain("signed");
  expect(statusOf("Neither side has signed: Brellin Naval and Orvella Foods go on talking.")).not.toContain(
    "signed",
  );
});

test("a wish and a condition assert nothing", () => {
  expect(statusOf("Brellin Naval should sign a contract with Orvella Foods.")).toEqual([]);
  expect(statusOf("If Brellin Naval signs a contract with Orvella Foods, prices will fall.")).toEqual([]);
});

test("an order to stop ends what stood", () => {
  const text = "President Ana Sarko directed the Transport Ministry to stop working with Brellin Naval.";
  expect(statusOf(text)).toEqual(["ended"]);
});

test("the steps tell what decided the status", () => {
  const [claim] = readAgreements(
    reader.read({ text: "Brellin Naval denied that it had agreed to buy Orvella Foods." }),
  );
  expect(claim?.status).toBe("denied");
  expect(claim?.steps).toContain('"deny": denied');
});
