import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { readDates, readTimes, type TimeExpression } from "../../briefings/reading/date-resolver.ts";
import { createSyntax, type Syntax } from "../../briefings/reading/syntax.ts";

const PUBLIC = fileURLToPath(new URL("../../../shared/data/public/", import.meta.url));
const WEIGHTS = fileURLToPath(new URL("../../briefings/reading/weights/english.bin", import.meta.url));

const timedText = z.looseObject({
  dct: z.string(),
  text: z.string(),
  timexes: z.array(z.looseObject({ start: z.int(), end: z.int(), value: z.string().nullish() })),
});
const recognizerCase = z.looseObject({
  input: z.string(),
  reference: z.string().nullish(),
  results: z.array(
    z.looseObject({
      typename: z.string(),
      start: z.int(),
      end: z.int(),
      resolution: z
        .looseObject({
          values: z.array(
            z.looseObject({
              value: z.string().optional(),
              start: z.string().optional(),
              end: z.string().optional(),
            }),
          ),
        })
        .nullish(),
    }),
  ),
});

/**
 * Dates. TempEval-3: a phrase counts where it overlaps one of the gold phrases and has its value
 * (relaxed span and value, as the task's scorer); tuned on TimeBank and AQUAINT, platinum is the test.
 * Recognizers-Text: share of its end-to-end cases on dates of the calendar whose values all agree.
 */
export async function run(): Promise<void> {
  const syntax = createSyntax(readFileSync(WEIGHTS));
  tempEval(syntax, "platinum", {
    atLeast: 0.7,
    aim: 0.82,
    peers: { SUTime: 0.6738, HeidelTime: 0.7761, NavyTime: 0.7097, UWTime: 0.824 },
  });
  tempEval(syntax, "timebank", {});
  tempEval(syntax, "aquaint", {});
  recognizers(syntax);
}

function print(figure: Record<string, unknown>): void {
  console.log(JSON.stringify({ bench: "dates", ...figure }));
}

function lines(file: string): unknown[] | undefined {
  const path = PUBLIC + file;
  if (!existsSync(path)) {
    print({ figure: file, note: "data set not present, skipped" });
    return undefined;
  }
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line): unknown => JSON.parse(line));
}

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

function tempEval(syntax: Syntax, set: string, bars: Record<string, unknown>): void {
  const rows = lines(`temporal-tempeval3/${set}.jsonl`);
  if (!rows) return;
  let [gold, found, touched, right] = [0, 0, 0, 0];
  for (const row of rows) {
    const { dct, text, timexes } = timedText.parse(row);
    const times = readTimes({ text, publishedAt: dct }, syntax.parse(text).sentences).flatMap(
      (time): readonly TimeExpression[] => time.ends ?? [time],
    );
    gold += timexes.length;
    found += times.length;
    const used = new Set<TimeExpression>();
    for (const timex of timexes) {
      const match = times.find((t) => !used.has(t) && t.start < timex.end && timex.start < t.end);
      if (!match) continue;
      used.add(match);
      touched += 1;
      if (match.time.timex === timex.value) right += 1;
    }
  }
  const f1 = (hits: number): number => rounded((2 * hits) / (gold + found));
  print({ figure: `TempEval-3 ${set}, value F1`, value: f1(right), relaxedF1: f1(touched), ...bars });
}

const CALENDAR = new Set(["datetimeV2.date", "datetimeV2.daterange", "datetimeV2.datetime"]);

function recognizers(syntax: Syntax): void {
  const rows = lines("temporal-recognizers-en/datetime_model.jsonl");
  if (!rows) return;
  let [asked, right] = [0, 0];
  for (const row of rows) {
    const { input, reference, results } = recognizerCase.parse(row);
    if (results.length === 0 || !results.every((r) => CALENDAR.has(r.typename) && r.resolution)) continue;
    asked += 1;
    const dates = readDates(
      { text: input, publishedAt: reference ?? undefined },
      syntax.parse(input).sentences,
    ).map((d) => ({ ...d, days: daysOf(d.value) }));
    const agreed = results.every((result) =>
      dates.some(
        (d) =>
          d.start <= result.end &&
          result.start < d.end &&
          (result.resolution?.values ?? []).some((value) => sameDays(d.days, value)),
      ),
    );
    if (agreed && dates.length === results.length) right += 1;
  }
  print({
    figure: "Recognizers-Text calendar cases, share right",
    value: rounded(right / asked),
    of: asked,
    peers: { "Recognizers-Text": 1 },
    note: "the cases are its own unit tests, so it has all of them by construction",
  });
}

/** First day and the day behind the last one. */
function daysOf(value: string): { first: string; behind: string } {
  const [from = "", to = from] = value.split("/");
  const day = (iso: string, behind: boolean): string => {
    const [year = 0, month, dom] = iso.slice(0, 10).split("-").map(Number);
    const at =
      dom !== undefined && month !== undefined
        ? Date.UTC(year, month - 1, dom + (behind ? 1 : 0))
        : month !== undefined
          ? Date.UTC(year, month - 1 + (behind ? 1 : 0), 1)
          : Date.UTC(year + (behind ? 1 : 0), 0, 1);
    return new Date(at).toISOString().slice(0, 10);
  };
  return { first: day(from, false), behind: day(to, true) };
}

function sameDays(
  days: { first: string; behind: string },
  value: { value?: string | undefined; start?: string | undefined; end?: string | undefined },
): boolean {
  if (value.value !== undefined) return value.value.slice(0, 10) === days.first;
  return value.start?.slice(0, 10) === days.first && value.end?.slice(0, 10) === days.behind;
}
