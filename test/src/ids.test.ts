import { expect, test } from "vitest";
import { createIds } from "../../src/ids.ts";

test("makes ids of version 7 that sort in the order made, also within a millisecond", () => {
  let now = Date.parse("2026-03-05T08:00:00Z");
  const makeId = createIds(() => new Date(now));
  const ids = Array.from({ length: 10_000 }, (_, at) => {
    if (at % 3000 === 0) now += 1;
    return makeId();
  });
  expect(
    ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u.test(id)),
  ).toBe(true);
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

test("keeps sorting when the clock goes back", () => {
  let now = Date.parse("2026-03-05T08:00:00Z");
  const makeId = createIds(() => new Date(now));
  const before = makeId();
  now -= 3_600_000;
  expect(makeId() > before).toBe(true);
});
