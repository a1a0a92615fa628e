/**
 * Markdown to the little HTML that text extraction needs: paragraphs, line items and no marks.
 * Links keep their words, pictures go, code keeps its characters. Not a renderer: nothing here
 * is shown to anyone as HTML.
 */
export function markdownToHtml(markdown: string): string {
  const html: string[] = [];
  let inFence = false;
  for (const line of markdown.split(/\r\n?|\n/u)) {
    if (/^\s*(?:```|~~~)/u.test(line)) {
      inFence = !inFence;
      html.push("<p>");
    } else if (inFence) html.push(escaped(line), "<br>");
    else html.push(blockLine(line));
  }
  return html.join("\n");
}

function blockLine(line: string): string {
  if (line.trim() === "") return "<p>";
  // Rules, underlines of headings, table borders, link definitions and footnotes' addresses.
  if (
    /^\s*(?:[-*_]\s*){3,}$|^\s*=+\s*$|^\s*\|?(?:\s*:?-{2,}:?\s*\|)+[\s:|-]*$|^\s*\[[^\]]+\]:\s*\S+/u.test(
      line,
    )
  )
    return "<p>";
  const heading = /^\s*#{1,6}\s+(.*?)[\s#]*$/u.exec(line);
  if (heading !== null) return `<p>${inlineText(heading[1] ?? "")}<p>`;
  const item = /^\s*(?:[-*+]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?(.*)$/u.exec(line);
  if (item !== null) return `<p>${inlineText(item[1] ?? "")}`;
  const quoted = line.replace(/^\s*(?:>\s?)+/u, "");
  if (quoted.trim() === "") return "<p>";
  const cells = /^\s*\|(.*)\|\s*$/u.exec(quoted);
  if (cells !== null)
    return `<p>${inlineText(
      (cells[1] ?? "")
        .split("|")
        .map((cell) => cell.trim())
        .join(" "),
    )}`;
  const hardBreak = / {2,}$|\\$/u.test(quoted) ? "<br>" : "";
  return inlineText(quoted.replace(/\\$/u, "")) + hardBreak;
}

function inlineText(text: string): string {
  return text
    .replace(/!\[[^\]]*\]\([^)]*\)/gu, "")
    .replace(/\[([^\]]*)\]\((?:[^()]|\([^()]*\))*\)/gu, "$1")
    .replace(/\[([^\]]+)\]\[[^\]]*\]/gu, "$1")
    .replace(/\[\^[^\]]+\]/gu, "")
    .replace(/<(https?:\/\/[^>\s]+)>/gu, "$1")
    .replace(/(`+)(.+?)\1/gu, (_, _marks: string, code: string) => escaped(code))
    .replace(/(\*\*\*|\*\*|__)(?=\S)(.+?)(?<=\S)\1/gu, "$2")
    .replace(/(?<![\p{L}\p{N}*])\*(?=\S)([^*]+?)(?<=\S)\*(?![\p{L}\p{N}*])/gu, "$1")
    .replace(/(?<![\p{L}\p{N}_])_(?=\S)([^_]+?)(?<=\S)_(?![\p{L}\p{N}_])/gu, "$1")
    .replace(/~~(.+?)~~/gu, "$1")
    .replace(/\\([\\`*_{}[\]()#+.!|>~-])/gu, "$1");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
