import type { LookLine, Run } from "../../adapters/terminal/look.ts";

/** A page that shows one message as a platform's client would, in its light or dark dress. */
export interface Scene {
  readonly platform: "slack" | "discord";
  readonly dress: "light" | "dark";
  readonly time: string;
  readonly messages: readonly (readonly LookLine[])[];
}

const COLOURS = {
  "slack light": {
    page: "#ffffff",
    ink: "#1d1c1d",
    small: "#616061",
    link: "#1264a3",
    line: "#dddddd",
    button: "#ffffff",
    card: "#ffffff",
  },
  "slack dark": {
    page: "#1a1d21",
    ink: "#d1d2d3",
    small: "#9a9b9e",
    link: "#1d9bd1",
    line: "#3a3d42",
    button: "#222529",
    card: "#1a1d21",
  },
  "discord light": {
    page: "#ffffff",
    ink: "#2e3338",
    small: "#5c5e66",
    link: "#0068d6",
    line: "#d7d9dc",
    button: "#e3e5e8",
    card: "#f2f3f5",
  },
  "discord dark": {
    page: "#313338",
    ink: "#dbdee1",
    small: "#949ba4",
    link: "#00a8fc",
    line: "#3f4147",
    button: "#4e5058",
    card: "#2b2d31",
  },
} as const;

const FONTS = {
  slack: "Lato, 'Noto Sans', 'DejaVu Sans', sans-serif",
  discord: "'gg sans', 'Noto Sans', 'DejaVu Sans', sans-serif",
} as const;

/** One HTML document with the scenes side by side. */
export function pageOf(scenes: readonly Scene[]): string {
  return `<!doctype html><meta charset="utf-8"><style>
body { margin: 0; display: flex; align-items: stretch; font-size: 15px; line-height: 1.46; }
.scene { width: 640px; padding: 20px 24px; box-sizing: border-box; }
.message { display: grid; grid-template-columns: 44px 1fr; gap: 10px; margin-bottom: 18px; }
.face { width: 36px; height: 36px; display: grid; place-items: center; color: #fff; background: #24405f; font-weight: 700; }
.who { font-weight: 700; } .tag { font-size: 10px; padding: 1px 4px; border-radius: 3px; margin: 0 6px; vertical-align: middle; }
.heading { font-weight: 800; font-size: 18px; margin: 2px 0 4px; } .small { font-size: 12.5px; }
.bullet { padding-left: 18px; text-indent: -12px; } .quote { border-left: 4px solid; padding-left: 10px; }
.code { font-family: 'DejaVu Sans Mono', monospace; font-size: 12.5px; white-space: pre-wrap; }
.buttons { margin: 8px 0; } .buttons span { display: inline-block; padding: 4px 12px; margin-right: 8px; font-size: 13px; font-weight: 600; }
hr { border: 0; border-top: 1px solid; margin: 12px 0; } a { text-decoration: none; } .blank { height: 8px; }
</style>${scenes.map(sceneHtml).join("")}`;
}

function sceneHtml({ platform, dress, time, messages }: Scene): string {
  const c = COLOURS[`${platform} ${dress}`];
  const radius = platform === "slack" ? "6px" : "50%";
  const tag =
    platform === "slack" ? `background:${c.line};color:${c.small}` : "background:#5865f2;color:#fff";
  const body = messages
    .map((lines) => {
      const inside = lines.map((line) => lineHtml(line, c, platform)).join("");
      const card =
        platform === "discord"
          ? `<div style="background:${c.card};border:1px solid ${c.line};border-left:4px solid #24405f;border-radius:8px;padding:10px 14px;margin-top:4px">${inside}</div>`
          : inside;
      return `<div class="message"><div class="face" style="border-radius:${radius}">W</div><div><div><span class="who">Wirebrief</span><span class="tag" style="${tag}">APP</span><span class="small" style="color:${c.small}">${escapeHtml(time)}</span></div>${card}</div></div>`;
    })
    .join("");
  return `<div class="scene" style="background:${c.page};color:${c.ink};font-family:${FONTS[platform]}">${body}</div>`;
}

function lineHtml(
  line: LookLine,
  c: (typeof COLOURS)[keyof typeof COLOURS],
  platform: Scene["platform"],
): string {
  if (line.as === "blank") return '<div class="blank"></div>';
  if (line.as === "rule") return platform === "discord" ? "" : `<hr style="border-color:${c.line}">`;
  if (line.as === "buttons") {
    const style = `background:${c.button};border:1px solid ${c.line};border-radius:${platform === "slack" ? 4 : 8}px`;
    return `<div class="buttons">${line.labels.map((label) => `<span style="${style}">${escapeHtml(label)}</span>`).join("")}</div>`;
  }
  const colour =
    line.as === "small" ? `color:${c.small}` : line.as === "quote" ? `border-color:${c.line}` : "";
  const mark = line.as === "bullet" ? "•&nbsp; " : "";
  return `<div class="${line.as}" style="${colour}">${mark}${line.runs.map((run) => runHtml(run, c.link)).join("")}</div>`;
}

function runHtml({ text, bold, italic, url }: Run, link: string): string {
  let html = escapeHtml(text);
  if (bold === true) html = `<b>${html}</b>`;
  if (italic === true) html = `<i>${html}</i>`;
  return url === undefined ? html : `<a style="color:${link}">${html}</a>`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
