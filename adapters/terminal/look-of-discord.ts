import { z } from "zod";
import type { LookLine, Run } from "./look.ts";

/** Component types of Discord's Components V2. */
const ACTION_ROW = 1;
const SECTION = 9;
const TEXT_DISPLAY = 10;
const SEPARATOR = 14;
const CONTAINER = 17;

interface Component {
  readonly type: number;
  readonly content?: string | undefined;
  readonly label?: string | undefined;
  readonly components?: readonly Component[] | undefined;
}
const componentSchema: z.ZodType<Component> = z.lazy(() =>
  z.looseObject({
    type: z.number(),
    content: z.string().optional(),
    label: z.string().optional(),
    components: z.array(componentSchema).optional(),
  }),
);
const payloadSchema = z.looseObject({
  content: z.string().optional(),
  components: z.array(componentSchema).optional(),
});

/**
 * What a Discord message looks like, from the payload that its API takes.
 * @param when writes a `<t:…>` timestamp as the reader's client would; seconds since 1970 and style
 */
export function lookOfDiscord(
  payload: unknown,
  when: (seconds: number, style: string) => string,
): LookLine[] {
  const { content, components = [] } = payloadSchema.parse(payload);
  return [
    ...(content === undefined ? [] : markdownLook(content, when)),
    ...components.flatMap((component) => lookOfComponent(component, when)),
  ];
}

function lookOfComponent(component: Component, when: (seconds: number, style: string) => string): LookLine[] {
  const children = component.components ?? [];
  switch (component.type) {
    case TEXT_DISPLAY:
      return markdownLook(component.content ?? "", when);
    case SEPARATOR:
      return [{ as: "rule" }];
    case ACTION_ROW:
      return [{ as: "buttons", labels: children.map(({ label }) => label ?? "▾") }];
    case SECTION:
      return children.flatMap((child) => lookOfComponent(child, when));
    case CONTAINER:
      return [{ as: "rule" }, ...children.flatMap((child) => lookOfComponent(child, when))];
    default:
      return [];
  }
}

const LINE_MARKS: readonly (readonly [mark: RegExp, as: "heading" | "small" | "quote" | "bullet"])[] = [
  [/^#{1,3} /u, "heading"],
  [/^\s*-# /u, "small"],
  [/^> /u, "quote"],
  [/^\s*[-*] /u, "bullet"],
];

function markdownLook(text: string, when: (seconds: number, style: string) => string): LookLine[] {
  return text.split("\n").map((line) => {
    if (line.trim() === "") return { as: "blank" };
    const marked = LINE_MARKS.find(([mark]) => mark.test(line));
    const bare = marked === undefined ? line : line.replace(marked[0], "");
    return { as: marked?.[1] ?? "text", runs: inlineRuns(bare, when) };
  });
}

/** Discord's inline Markdown as far as a bot's messages use it. */
function inlineRuns(text: string, when: (seconds: number, style: string) => string): Run[] {
  const runs: Run[] = [];
  let plain = "";
  let bold = false;
  let italic = false;
  const flush = () => {
    if (plain !== "") runs.push({ text: plain, ...(bold ? { bold } : {}), ...(italic ? { italic } : {}) });
    plain = "";
  };
  const pattern =
    /\\(.)|(\*\*)|(\*|_)|\[((?:\\.|\[[^\]]*\]|[^\]\\])+)\]\(<?([^)>\s]+)>?\)|<t:(-?\d+)(?::(\w))?>|([^\\*_[<]+|[[<])/gsu;
  for (const [, escaped, strong, em, label, url, seconds, style, other] of text.matchAll(pattern)) {
    if (escaped !== undefined) plain += escaped;
    else if (strong !== undefined) {
      flush();
      bold = !bold;
    } else if (em !== undefined) {
      flush();
      italic = !italic;
    } else if (label !== undefined && url !== undefined) {
      flush();
      const shown = inlineRuns(label, when)
        .map((run) => run.text)
        .join("");
      runs.push({ text: shown, url, ...(bold ? { bold } : {}) });
    } else if (seconds !== undefined) plain += when(Number(seconds), style ?? "f");
    else plain += other ?? "";
  }
  flush();
  return runs;
}
