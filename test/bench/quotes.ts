import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { type Attribution, readAttributions } from "../../briefings/claim/statement-attribution.ts";
import { createReader } from "../../briefings/reading/reader.ts";

const DATA = fileURLToPath(new URL("../../../shared/data/public/quotes-polnear/dev.jsonl", import.meta.url));
const WEIGHTS = fileURLToPath(new URL("../../briefings/reading/weights/english.bin", import.meta.url));

const span = z.looseObject({ start: z.int(), end: z.int(), text: z.string() });
const quotedText = z.looseObject({
  text: z.string(),
  published_at: z.string().nullish(),
  quotes: z.array(
    z.looseObject({
      kind: z.enum(["direct", "mixed", "indirect"]),
      content: z.array(span),
      source: z.array(span),
    }),
  ),
});

interface Stretch {
  readonly start: number;
  readonly end: number;
}

interface Gold extends Stretch {
  readonly direct: boolean;
  readonly source: readonly z.infer<typeof span>[];
}

/**
 * Quotations, on the development part of PolNeAR. A direct quotation is found where its span and a
 * gold one overlap by 80 % of the longer, marks and closing punctuation left out; gold pieces with
 * only white space between them are one. A quotation that the gold holds with the same span but calls
 * mixed (the kinds there are derived from marks) counts neither way. The speaker is right where the
 * words of the source agree in half of the shorter one.
 */
export async function run(): Promise<void> {
  if (!existsSync(DATA)) {
    print({ figure: "quotes-polnear/dev.jsonl", note: "data set not present, skipped" });
    return;
  }
  const reader = createReader(readFileSync(WEIGHTS));
  let [gold, predicted, found, precise, speakers, judged] = [0, 0, 0, 0, 0, 0];
  for (const line of readFileSync(DATA, "utf8").split("\n").filter(Boolean)) {
    const document = quotedText.parse(JSON.parse(line));
    const { text } = document;
    const stretches = goldOf(text, document.quotes);
    const direct = stretches.filter((s) => s.direct);
    const reading = reader.read({ text, publishedAt: document.published_at ?? undefined });
    const quotations = readAttributions(reading).filter((a) => a.kind === "direct");
    gold += direct.length;
    const used = new Set<Gold>();
    for (const quotation of quotations) {
      const own = trimmed(text, quotation.content);
      const match = direct.find((g) => !used.has(g) && agree(g, own));
      const inside = match ?? direct.find((g) => shared(g, own) >= 0.8 * (own.end - own.start));
      if (!inside) {
        if (!stretches.some((s) => !s.direct && agree(s, own))) predicted += 1;
        continue;
      }
      predicted += 1;
      precise += 1;
      judged += 1;
      if (match) {
        used.add(match);
        found += 1;
      }
      if (sameSpeaker(text, quotation, inside)) speakers += 1;
    }
  }
  const [precision, recall] = [precise / predicted, found / gold];
  print({
    figure: "PolNeAR dev, direct quotations, content F1",
    value: rounded((2 * precision * recall) / (precision + recall)),
    precision: rounded(precision),
    recall: rounded(recall),
    atLeast: 0.85,
    aim: 0.93,
    peers: { "DirectQuote BERT-CRF, its own data": 0.86, "Quobert on Quotebank": 0.869 },
  });
  print({
    figure: "PolNeAR dev, direct quotations, speaker accuracy",
    value: rounded(speakers / judged),
    atLeast: 0.85,
  });
}

function print(figure: Record<string, unknown>): void {
  console.log(JSON.stringify({ bench: "quotes", ...figure }));
}

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

function goldOf(text: string, quotes: z.infer<typeof quotedText>["quotes"]): Gold[] {
  const stretches: Gold[] = [];
  for (const quote of quotes) {
    const merged: { start: number; end: number }[] = [];
    for (const piece of [...quote.content].sort((a, b) => a.start - b.start)) {
      const last = merged.at(-1);
      if (last && text.slice(last.end, piece.start).trim() === "") last.end = piece.end;
      else merged.push({ start: piece.start, end: piece.end });
    }
    for (const piece of merged) {
      const marked = /["“”`]|''/u.test(text.slice(piece.start, piece.end));
      const stretch = trimmed(text, piece);
      if (stretch.end - stretch.start < 2 || (quote.kind === "direct" && !marked)) continue;
      stretches.push({ ...stretch, direct: quote.kind === "direct", source: quote.source });
    }
  }
  return stretches;
}

function trimmed(text: string, stretch: Stretch): Stretch {
  let { start, end } = stretch;
  const edge = /[\s"“”'‘’,.`]/u;
  while (start < end && edge.test(text[start] ?? "")) start += 1;
  while (end > start && edge.test(text[end - 1] ?? "")) end -= 1;
  return { start, end };
}

function shared(a: Stretch, b: Stretch): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

function agree(a: Stretch, b: Stretch): boolean {
  return shared(a, b) >= 0.8 * Math.max(a.end - a.start, b.end - b.start);
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().split(/\W+/u).filter(Boolean));
}

function sameSpeaker(text: string, quotation: Attribution, gold: Gold): boolean {
  const { speaker } = quotation;
  const source = wordsOf(gold.source.map((s) => s.text).join(" "));
  const common = (words: Set<string>): number => [...words].filter((w) => source.has(w)).length;
  const told = wordsOf(text.slice(speaker.span.start, speaker.span.end));
  if (
    gold.source.some((s) => shared(s, speaker.span) > 0) &&
    common(told) >= 0.5 * Math.min(told.size, source.size)
  )
    return true;
  const named = wordsOf(speaker.name);
  return common(named) > 0 && common(named) >= 0.5 * named.size;
}
