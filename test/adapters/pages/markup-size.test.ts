import { expect, test } from "vitest";
import { markupSize } from "../../../adapters/pages/markup-size.ts";

const most = { depth: 200, elements: 50_000 };

test.each([
  ["<html><body><p>a<p>b<p>c</body></html>", { depth: 3, elements: 5 }],
  ["<ul><li>a<li>b<li>c</ul>", { depth: 2, elements: 4 }],
  ["<table><tr><td>a<td>b<tr><td>c</table>", { depth: 3, elements: 6 }],
  ["<div><br><img src=x><hr/></div>", { depth: 1, elements: 4 }],
  ["<script>if (a < b) '<div><div>'</script><p>x</p>", { depth: 1, elements: 2 }],
  ["<!-- <div><div> --><p>x", { depth: 1, elements: 1 }],
  ["a < b </p></p> text", { depth: 0, elements: 0 }],
  ["<b><i></b></i><u>", { depth: 2, elements: 3 }],
])("counts %s", (html, size) => {
  expect(markupSize(html, most)).toEqual(size);
});

test("stops soon after the limits", () => {
  const started = performance.now();
  expect(markupSize("<div>".repeat(1_000_000), most).depth).toBe(201);
  expect(markupSize("<b></b>".repeat(1_000_000), most).elements).toBe(50_001);
  expect(performance.now() - started).toBeLessThan(10_000);
});

test("an endless list of paragraphs is not deep", () => {
  expect(markupSize("<p>x".repeat(10_000), most)).toEqual({ depth: 1, elements: 10_000 });
});
