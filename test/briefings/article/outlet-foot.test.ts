import { expect, test } from "vitest";
import { withoutOutletFoot } from "../../../briefings/article/outlet-foot.ts";

const news =
  "The ferry line Ostrand Lines sold two ships to Port Ellis on Friday.\n\nThe port pays in March.";

test.each([
  "We are eleven reporters on one lake. If you have a tip, write to our newsroom.",
  "Our newsletter comes on Fridays, and we never share your address.",
  "The Lake Courier is an independent weekly newspaper of the valley.",
  "All rights reserved.",
])("leaves out what an outlet says of itself below a text: %s", (foot) => {
  expect(withoutOutletFoot(`${news}\n\n${foot}`)).toBe(news);
});

test.each([
  "“We will tell our readers why the paper closes,” said the editor.",
  "We found that the port had paid twice, and we asked the ministry about it.",
  "The Lake Courier is a weekly newspaper that said it would close in May.",
  "The port has two newsletters and a newspaper of its own.",
])("keeps a last paragraph that is news: %s", (last) => {
  expect(withoutOutletFoot(`${news}\n\n${last}`)).toBe(`${news}\n\n${last}`);
});

test("leaves out several feet, and no text altogether", () => {
  const foot = "We are eleven reporters on one lake. If you have a tip, write to our newsroom.";
  expect(withoutOutletFoot(`${news}\n\n${foot}\nAll rights reserved.\n`)).toBe(news);
  expect(withoutOutletFoot(foot)).toBe(foot);
  expect(withoutOutletFoot("")).toBe("");
});
