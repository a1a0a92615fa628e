import { WirebriefError } from "../../briefings/errors.ts";
import type { Invocation } from "../cli.ts";
import { collectSource, type Visit } from "../work/collect-source.ts";
import { LOCAL, type Parts } from "../work/parts.ts";
import { readArticles } from "../work/read-articles.ts";
import { progressBar } from "./progress.ts";
import { withApp } from "./with-app.ts";

interface Report {
  read: number;
  new: number;
  changed: number;
  duplicate: number;
  failed: { item: string; reason: string }[];
}

/**
 * `wirebrief ingest WHAT…`: reads files, folders, feeds and pages and keeps them. One that fails
 * does not stop the others; the exit code is then 1.
 */
export async function ingest(invocation: Invocation, what: readonly string[]): Promise<number> {
  const { output, options } = invocation;
  const report: Report = { read: 0, new: 0, changed: 0, duplicate: 0, failed: [] };
  await withApp(invocation, async ({ parts }) => {
    const bar = progressBar(output, options.quiet);
    for (const place of what) {
      try {
        add(report, await collectPlace(parts, place, (count) => bar.show(`${place}: ${count}`)));
      } catch (error) {
        if (!(error instanceof WirebriefError)) throw error;
        report.failed.push({ item: place, reason: error.message });
      }
    }
    bar.show(`reading ${report.new + report.changed}`);
    report.read = await readArticles(parts);
    bar.clear();
  });
  output.out(options.json ? JSON.stringify(report) : reportText(report));
  return report.failed.length === 0 ? 0 : 1;
}

async function collectPlace(parts: Parts, place: string, progress: (count: number) => void): Promise<Visit> {
  return collectSource(parts, await parts.source.addressOf(place), { tenant: LOCAL, progress });
}

function add(report: Report, visit: Visit): void {
  report.new += visit.kept;
  report.changed += visit.changed;
  report.duplicate += visit.known;
  for (const { item, error } of visit.failed) report.failed.push({ item, reason: error.message });
}

function reportText(report: Report): string {
  const counts = [
    `${report.read} read`,
    `${report.new} new`,
    ...(report.changed === 0 ? [] : [`${report.changed} changed`]),
    `${report.duplicate} known already`,
    `${report.failed.length} failed`,
  ];
  return [counts.join(", "), ...report.failed.map(({ reason }) => `  ${reason}`)].join("\n");
}
