import { htmlEntities, windows1252 } from "./html-entities.ts";

/**
 * Replaces character references (`&amp;`, `&#8217;`, `&#x2019;`) by their characters, once: what
 * was escaped twice is still escaped once afterwards. Unknown names and a bare `&` stay.
 */
export function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#(\d{1,7});?|#[xX]([0-9a-fA-F]{1,6});?|([A-Za-z][A-Za-z0-9]{1,30});)/gu,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return htmlEntities.get(name) ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number.parseInt(decimal, 10);
      return characterOf(code);
    },
  );
}

function characterOf(code: number): string {
  if (code >= 0x80 && code <= 0x9f) return windows1252[code - 0x80] ?? "";
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  if (code === 0 || isSurrogate || code > 0x10ffff) return "\ufffd";
  return String.fromCodePoint(code);
}
