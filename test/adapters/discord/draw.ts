import type { Part } from "../../../briefings/delivery/platform.ts";

/** A message's parts as text that a person can review: boxes, buttons, and the Markdown as it is sent. */
export function draw(parts: readonly Part[]): string {
  return parts.map((part) => `${drawValue(part.payload, "").join("\n")}\n`).join("\n~~~\n\n");
}

function drawValue(value: unknown, indent: string): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => drawValue(each, indent));
  if (typeof value !== "object" || value === null) return [];
  const { type, content, components } = value as Record<string, unknown>;
  if (typeof content === "string") return content.split("\n").map((line) => `${indent}${line}`);
  if (type === 1 && Array.isArray(components)) {
    return [indent + components.map((each) => `( ${each.label} → ${each.custom_id} )`).join(" ")];
  }
  if (type === 17) {
    const { accent_color: color } = value as Record<string, unknown>;
    const marked = typeof color === "number" ? ` #${color.toString(16)}` : "";
    return [`${indent}┌──${marked}`, ...drawValue(components, `${indent}│ `), `${indent}└──`];
  }
  return drawValue(components, indent);
}
