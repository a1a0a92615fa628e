import type { SourceAddress, SourceMemory } from "../../briefings/article/source.ts";
import type { WirebriefError } from "../../briefings/errors.ts";
import { keepDraft } from "./keep-draft.ts";
import type { Parts } from "./parts.ts";

/** What a visit to a source brought. */
export interface Visit {
  readonly kept: number;
  readonly changed: number;
  readonly known: number;
  readonly failed: readonly { readonly item: string; readonly error: WirebriefError }[];
  readonly memory: SourceMemory;
}

/**
 * Visits one source and keeps what it has. Documents are kept as they come, so that a visit that
 * breaks off loses none of them. Rejects with a `WirebriefError` where the whole source cannot be
 * read.
 *
 * @param progress is told after each document how many there were
 * @param until instant of publication after which documents are left for later; for the demo
 */
export async function collectSource(
  parts: Pick<Parts, "store" | "clock" | "makeId" | "source" | "metrics">,
  address: SourceAddress,
  options: {
    readonly tenant: string;
    readonly memory?: SourceMemory;
    readonly progress?: (documents: number) => void;
    readonly until?: string;
  },
): Promise<Visit> {
  const counts = { new: 0, changed: 0, known: 0 };
  const failed: { item: string; error: WirebriefError }[] = [];
  const found = parts.source.collect(address, options.memory ?? {});
  for (let documents = 1; ; documents++) {
    const step = await found.next();
    if (step.done === true) {
      const { new: kept, ...rest } = counts;
      return { kept, ...rest, failed, memory: step.value };
    }
    if (step.value.kind === "failed") {
      failed.push({ item: step.value.item, error: step.value.error });
      parts.metrics.articles.inc({ outcome: "failed" });
    } else if (options.until === undefined || (step.value.draft.publishedAt ?? "") <= options.until) {
      const { outcome } = await keepDraft(parts, step.value.draft, options.tenant);
      counts[outcome] += 1;
      parts.metrics.articles.inc({ outcome });
    }
    options.progress?.(documents);
  }
}
