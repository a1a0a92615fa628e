import { parseDocument } from "yaml";
import { z } from "zod";
import { WirebriefError } from "../../briefings/errors.ts";
import { type FrontMatter, frontKeys } from "./front-lines.ts";
import { markdownToHtml } from "./markdown-html.ts";

/**
 * A Markdown article: front matter between `---` lines, then the text as HTML. The first heading
 * of the first level is its title where the front matter has none, and is no part of the text.
 */
export function readMarkdown(
  markdown: string,
  thing: string,
): { readonly front: FrontMatter; readonly html: string } {
  const { front, body } = takeFrontMatter(markdown, thing);
  const heading = /^\s*#[ \t]+(.+?)[ \t#]*(?:\r?\n|$)|^\s*([^\n]+)\r?\n=+[ \t]*(?:\r?\n|$)/u.exec(body);
  const title = heading?.[1] ?? heading?.[2];
  if (heading === null || title === undefined) return { front, html: markdownToHtml(body) };
  const html = markdownToHtml(body.slice(heading[0].length));
  return { front: { ...front, title: front.title ?? title }, html };
}

const FENCED = /^\s*---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/u;
const anyMapping = z.record(z.string(), z.unknown());

function takeFrontMatter(markdown: string, thing: string): { front: FrontMatter; body: string } {
  const fenced = FENCED.exec(markdown);
  if (fenced === null) return { front: {}, body: markdown };
  const document = parseDocument(fenced[1] ?? "");
  const fault = document.errors[0];
  if (fault !== undefined) {
    throw new WirebriefError({
      code: "input",
      thing,
      problem: `the front matter is not valid YAML: ${fault.message.split("\n", 1)[0]?.replace(/[.:]$/u, "") ?? ""}`,
      remedy: "Correct it, or quote values that hold a colon.",
      cause: fault,
    });
  }
  const mapping = anyMapping.safeParse(document.toJS({ maxAliasCount: 10 }));
  const body = markdown.slice(fenced[0].length);
  // Between two rules may stand a paragraph instead of front matter; then it is text.
  if (!mapping.success) return { front: {}, body: markdown };
  const front: { -readonly [Key in keyof FrontMatter]: FrontMatter[Key] } = {};
  for (const [name, value] of Object.entries(mapping.data)) {
    const key = frontKeys.get(name.toLowerCase());
    const text = Array.isArray(value) ? value.join(", ") : value;
    if (key === undefined || front[key] !== undefined) continue;
    if (typeof text === "string" && text.trim() !== "") front[key] = text.trim();
    else if (text instanceof Date) front[key] = text.toISOString();
    else if (typeof text === "number") front[key] = String(text);
  }
  return { front, body };
}
