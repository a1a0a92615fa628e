import fc from "fast-check";
import { expect, test } from "vitest";
import { GIVE_UP_AFTER_MS, retryPolicy } from "../../../briefings/delivery/retry-policy.ts";

test("waits exactly as long as the platform said and counts no attempt", () => {
  expect(retryPolicy({ kind: "wait", waitMs: 31_000 }, 4, 0, 0.9)).toEqual({
    state: "due",
    waitMs: 31_000,
    countsAsAttempt: false,
  });
});

test("backs off from one to two seconds at the first passing fault", () => {
  expect(retryPolicy({ kind: "passing" }, 0, 0, 0)).toEqual({
    state: "due",
    waitMs: 1000,
    countsAsAttempt: true,
  });
  expect(retryPolicy({ kind: "passing" }, 1, 0, 0)).toEqual({
    state: "due",
    waitMs: 2000,
    countsAsAttempt: true,
  });
});

test("never sends again blindly when the answer was lost", () => {
  expect(retryPolicy({ kind: "uncertain" }, 0, 0, 0.5)).toEqual({ state: "uncertain" });
});

test("holds a delivery whose destination or token is gone", () => {
  expect(retryPolicy({ kind: "gone" }, 0, 0, 0.5)).toEqual({ state: "held" });
  expect(retryPolicy({ kind: "revoked" }, 0, 0, 0.5)).toEqual({ state: "held" });
});

test("fails at once when the platform refuses the message itself", () => {
  expect(retryPolicy({ kind: "refused" }, 0, 0, 0.5)).toEqual({ state: "failed" });
});

test("a passing wait stays between a second and fifteen minutes until a day has passed", () => {
  fc.assert(
    fc.property(
      fc.nat({ max: 10_000 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      fc.nat({ max: GIVE_UP_AFTER_MS - 1 }),
      (attempts, random, ageMs) => {
        const decision = retryPolicy({ kind: "passing" }, attempts, ageMs, random);
        expect(decision.state).toBe("due");
        if (decision.state !== "due") return;
        expect(decision.waitMs).toBeGreaterThanOrEqual(1000);
        expect(decision.waitMs).toBeLessThanOrEqual(15 * 60_000);
      },
    ),
  );
});

test("gives up a delivery that is a day old", () => {
  for (const kind of ["wait", "passing", "uncertain", "gone"] as const) {
    expect(retryPolicy({ kind, waitMs: 1 }, 0, GIVE_UP_AFTER_MS, 0.5)).toEqual({ state: "failed" });
  }
});
