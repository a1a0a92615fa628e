import { existsSync, readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { readClaims } from "../../../briefings/claim/read-claims.ts";
import { englishReader, print, rounded, SHARED, tellingReader } from "./bench-data.ts";

const TEXTS = 1000;
/** The longest texts; the rest of the thousand are the oddest ones. */
const LONGEST = 60;
const MOST_MS = 2000;
/** Keys under which the sets keep their texts. */
const KEYS = ["text", "gold_text", "content", "sentence", "input"];

/**
 * The longest and the oddest texts of all public sets, read whole: crashes and the slowest one. Odd is
 * what has the fewest letters and spaces for its length: markup, feeds, tables, other scripts. Then
 * what no set holds: all capitals, no punctuation, a sentence of a megabyte, marks that turn the
 * direction, emoji, left-over HTML.
 */
export function robustness(): void {
  const texts = publicTexts();
  if (texts === undefined) print({ figure: "robustness", note: "data sets not present, skipped" });
  else tell("robustness_longest_and_oddest", texts);
  tell("robustness_made", madeTexts());
}

function tell(figure: string, texts: readonly string[]): void {
  const reader = englishReader();
  reader.read({ text: "Warm." });
  let crashes = 0;
  let slowest = { ms: 0, characters: 0 };
  let characters = 0;
  const slow: string[] = [];
  for (const text of texts) {
    const { user, system } = process.cpuUsage();
    try {
      readClaims(reader.read({ text, publishedAt: "2026-03-04" }), {}, tellingReader());
    } catch (fault) {
      crashes++;
      process.stderr.write(`${figure}: ${String(fault)} on ${JSON.stringify(text.slice(0, 120))}\n`);
    }
    const spent = process.cpuUsage({ user, system });
    const ms = (spent.user + spent.system) / 1000;
    characters += text.length;
    if (ms > slowest.ms) slowest = { ms, characters: text.length };
    if (ms > MOST_MS) slow.push(`${text.length} characters: ${Math.round(ms)} ms`);
  }
  print({ figure: `${figure}_crashes`, value: crashes, texts: texts.length, characters, atMost: 0 });
  print({
    figure: `${figure}_slowest_s`,
    value: rounded(slowest.ms / 1000),
    characters: slowest.characters,
    atMost: MOST_MS / 1000,
    ...(slow.length === 0 ? {} : { over: slow }),
    note: "seconds of one core",
  });
}

function publicTexts(): string[] | undefined {
  const folder = `${SHARED}data/public/`;
  if (!existsSync(folder)) return undefined;
  const texts = new Set<string>();
  for (const set of readdirSync(folder).sort())
    for (const file of readdirSync(folder + set).sort())
      if (/\.jsonl(?:\.gz)?$/u.test(file))
        for (const text of textsOf(`${folder}${set}/${file}`)) texts.add(text);
  const all = [...texts].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const longest = all.slice(0, LONGEST);
  const oddest = all
    .slice(LONGEST)
    .filter((text) => text.length >= 40)
    .map((text) => ({ text, odd: oddity(text) }))
    .sort((a, b) => b.odd - a.odd)
    .slice(0, TEXTS - LONGEST)
    .map(({ text }) => text);
  return [...longest, ...oddest];
}

function textsOf(path: string): string[] {
  const bytes = readFileSync(path);
  const lines = (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8").split("\n");
  return lines.flatMap((line) => {
    if (line.trim() === "") return [];
    try {
      const row: unknown = JSON.parse(line.replaceAll(": NaN", ": null"));
      if (typeof row !== "object" || row === null) return [];
      return Object.entries(row).flatMap(([key, value]) =>
        KEYS.includes(key) && typeof value === "string" && value !== "" ? [value] : [],
      );
    } catch {
      // A line that is no JSON is a text too.
      return [line];
    }
  });
}

/** Share of characters that are no plain letters and spaces. */
function oddity(text: string): number {
  return (text.match(/[^a-zA-Z ]/gu)?.length ?? 0) / text.length;
}

function madeTexts(): string[] {
  const plain =
    "Orvella Foods said on Monday it had signed a contract worth 40 million euros with the Ministry of Ports in Selby, after talks with Brellin Naval collapsed. ";
  const article = plain.repeat(40);
  const bare = plain.replace(/[.,]/gu, "");
  return [
    article.toUpperCase(),
    article.toLowerCase(),
    bare.repeat(40),
    bare.repeat(Math.ceil(1_000_000 / bare.length)),
    plain.repeat(Math.ceil(1_000_000 / plain.length)),
    "a".repeat(1_000_000),
    "signed ".repeat(30_000),
    `${"“".repeat(20_000)}Orvella signed.`,
    "(".repeat(50_000),
    "$1,".repeat(50_000),
    "Inc., ".repeat(30_000),
    "Mr. ".repeat(30_000),
    "said ".repeat(30_000),
    "Smith and ".repeat(20_000),
    "\n".repeat(200_000),
    [...plain]
      .map((letter) => `\u202e${letter}\u200f`)
      .join("")
      .repeat(20),
    plain.replace(/ /gu, " 🤝🏽👩‍👩‍👧 ").repeat(40),
    plain.replace(/ /gu, "&nbsp;<br/></p>\u00a0").repeat(40),
    `<script>${"if(a<b){c&&d}".repeat(5_000)}</script>${plain}`,
    "\ud800\udc00\ud800 \udfff".repeat(5_000),
    "\u0000\u0007\ufeff\u2028".repeat(5_000),
    "e\u0301\u0327".repeat(20_000),
    "",
    " ",
  ];
}
