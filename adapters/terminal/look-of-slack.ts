import { z } from "zod";
import { type LookLine, type Run, splitRuns } from "./look.ts";

const textSchema = z.looseObject({ type: z.string(), text: z.string() });
const styleSchema = z
  .looseObject({ bold: z.boolean().optional(), italic: z.boolean().optional(), code: z.boolean().optional() })
  .optional();
const inlineSchema = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  url: z.string().optional(),
  style: styleSchema,
});
type RichElement = {
  type: string;
  elements?: RichElement[] | undefined;
  style?: unknown;
  text?: string;
  url?: string;
};
const richSchema: z.ZodType<RichElement> = z.lazy(() =>
  z.looseObject({ type: z.string(), elements: z.array(richSchema).optional() }),
);
const blockSchema = z.looseObject({
  type: z.string(),
  text: textSchema.optional(),
  fields: z.array(textSchema).optional(),
  elements: z.array(z.looseObject({ type: z.string() })).optional(),
});
const payloadSchema = z.looseObject({ text: z.string().optional(), blocks: z.array(blockSchema).optional() });

/** What a Slack message looks like, from the payload that `chat.postMessage` takes. */
export function lookOfSlack(payload: unknown): LookLine[] {
  const { text, blocks } = payloadSchema.parse(payload);
  if (blocks === undefined || blocks.length === 0) return lines("text", mrkdwnRuns(text ?? ""));
  return blocks.flatMap(lookOfBlock);
}

function lookOfBlock({ type, text, fields = [], elements = [] }: z.infer<typeof blockSchema>): LookLine[] {
  switch (type) {
    case "header":
      return lines("heading", [{ text: text?.text ?? "" }]);
    case "divider":
      return [{ as: "rule" }];
    case "section":
      return [...(text === undefined ? [] : [text]), ...fields].flatMap((part) =>
        lines("text", textRuns(part)),
      );
    case "context":
      return elements.flatMap((part) => {
        const read = textSchema.safeParse(part);
        return read.success ? lines("small", textRuns(read.data)) : [];
      });
    case "actions":
      return [
        {
          as: "buttons",
          labels: elements.map(
            (part) => z.looseObject({ text: textSchema.optional() }).parse(part).text?.text ?? "▾",
          ),
        },
      ];
    case "rich_text":
      return elements.flatMap((part) => lookOfRich(richSchema.parse(part)));
    default:
      return [];
  }
}

function lookOfRich(element: RichElement): LookLine[] {
  const children = element.elements ?? [];
  switch (element.type) {
    case "rich_text_list":
      return children.flatMap((item) => lines("bullet", inlineRuns(item.elements ?? [])));
    case "rich_text_quote":
      return lines("quote", inlineRuns(children));
    case "rich_text_preformatted":
      return lines("code", inlineRuns(children));
    default:
      return lines("text", inlineRuns(children));
  }
}

function inlineRuns(elements: readonly RichElement[]): Run[] {
  return elements.map((element) => {
    const { text, url, style } = inlineSchema.parse(element);
    return {
      text: text ?? url ?? "",
      ...(url === undefined ? {} : { url }),
      ...(style?.bold === true ? { bold: true } : {}),
      ...(style?.italic === true ? { italic: true } : {}),
      ...(style?.code === true ? { code: true } : {}),
    };
  });
}

function textRuns({ type, text }: z.infer<typeof textSchema>): Run[] {
  return type === "mrkdwn" ? mrkdwnRuns(text) : [{ text }];
}

/** Slack's own markup: `*bold*`, `_italic_`, `<url|label>` and three escapes. */
function mrkdwnRuns(text: string): Run[] {
  const runs: Run[] = [];
  const pattern = /<([^>|]+)(?:\|([^>]*))?>|\*([^*\n]+)\*|\b_([^_\n]+)_\b|`([^`\n]+)`/gu;
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > at) runs.push({ text: plainText(text.slice(at, match.index)) });
    at = match.index + match[0].length;
    const [, url, label, bold, italic, code] = match;
    if (url !== undefined) runs.push({ text: plainText(label ?? url), url: plainText(url) });
    else if (bold !== undefined) runs.push({ text: plainText(bold), bold: true });
    else if (italic !== undefined) runs.push({ text: plainText(italic), italic: true });
    else runs.push({ text: plainText(code ?? ""), code: true });
  }
  if (at < text.length) runs.push({ text: plainText(text.slice(at)) });
  return runs;
}

function plainText(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

function lines(as: Exclude<LookLine["as"], "buttons" | "rule" | "blank">, runs: readonly Run[]): LookLine[] {
  return splitRuns(runs).map((line) => (line.length === 0 ? { as: "blank" } : { as, runs: line }));
}
