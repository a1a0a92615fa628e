import { expect, test } from "vitest";
import { namesIn } from "../../../briefings/claim/gate-names.ts";

test.each([
  ["Kestrel Foods is in talks with Orlin Mills. Nothing is signed.", ["Kestrel Foods", "Orlin Mills"]],
  ["Velmo signed with Brenn Rail Inc. Orlin Mills did not.", ["Velmo", "Brenn Rail Inc", "Orlin Mills"]],
  ["The U.S. Nothing is signed.", ["U.S."]],
  [
    "The U.S. Army and J. Smith met Dr. Ada Berg in St. Velm.",
    ["U.S. Army", "J. Smith", "Dr. Ada Berg", "St. Velm"],
  ],
])("reads the names of %j, none across a sentence end", (text, names) => {
  expect(namesIn(text)).toEqual(names);
});
