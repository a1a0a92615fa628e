import { expect, test } from "vitest";
import {
  countryOfCapital,
  countryOfDemonym,
  findKnownName,
  foldName,
} from "../../../briefings/reading/gazetteer.ts";

test("finds a country by its official name, its short name and its demonym", () => {
  expect(findKnownName("Federal Republic of Germany")?.name).toBe("Germany");
  expect(findKnownName("the UK")?.name).toBe("United Kingdom");
  expect(countryOfDemonym("Norwegian")?.name).toBe("Norway");
  expect(countryOfCapital("Oslo")).toBe("Norway");
});

test("knows that the Pentagon, the Department of Defense and the Department of War are one body", () => {
  const names = ["Pentagon", "Department of Defense", "the U.S. Department of War", "Defense Department"];
  expect(new Set(names.map((name) => findKnownName(name)?.name))).toEqual(new Set(["Department of Defense"]));
});

test("knows international bodies by their acronyms", () => {
  expect(findKnownName("NATO")?.name).toBe("North Atlantic Treaty Organization");
  expect(findKnownName("EU")?.name).toBe("European Union");
});

test("knows outlets as outlets", () => {
  expect(findKnownName("the Wall Street Journal")).toMatchObject({
    name: "The Wall Street Journal",
    sort: "outlet",
  });
});

test("knows nothing of an invented name", () => {
  expect(findKnownName("Quarzbach Mills")).toBeUndefined();
});

test("folds case, marks, full stops and a leading article", () => {
  expect(foldName("The São-Tomé & Co.")).toBe("sao tome and co");
});
