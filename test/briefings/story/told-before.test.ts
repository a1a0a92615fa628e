import { expect, test } from "vitest";
import { createToldBefore } from "../../../briefings/story/told-before.ts";

const first =
  "Port workers in Halmar walked out on Monday over night shifts, and ferries to the islands were cancelled. " +
  "The union's leader, Edda Rohn, said the strike would last three days.";

test("hears a retelling as told, in other words and on another day", () => {
  const told = createToldBefore();
  told.add(first);
  expect(
    told.covers(
      "Ferries to the islands were cancelled on Tuesday as Halmar port workers walked out over night shifts.",
    ),
  ).toBe(true);
  expect(told.covers("The strike will last three days, the union's leader said.")).toBe(true);
});

test("hears a new name, a new number or a new happening as news", () => {
  const told = createToldBefore();
  told.add(first);
  expect(told.covers("Port workers in Orsund walked out over night shifts.")).toBe(false);
  expect(told.covers("The strike would last 5 days, Edda Rohn said.")).toBe(false);
  expect(told.covers("The strike would last five days, Edda Rohn said.")).toBe(false);
  expect(told.covers("Police cleared the quay after the strike turned violent.")).toBe(false);
});

test("has told nothing before the first text", () => {
  expect(createToldBefore().covers("Port workers walked out.")).toBe(false);
});
