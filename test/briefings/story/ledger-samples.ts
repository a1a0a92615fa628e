import type { AgreementClaim, Party } from "../../../briefings/claim/agreement.ts";
import type { AgreementRecord, Assertion } from "../../../briefings/story/agreement-record.ts";
import { settleRecords } from "../../../briefings/story/ledger-settle.ts";

export function party(name: string, ...aliases: string[]): Party {
  return { name, aliases };
}

/** An assertion of a plain reporter's sentence; `claim` and `extra` say what is different. */
export function told(
  articleId: string,
  at: string,
  claim: Partial<AgreementClaim> & { readonly sentence?: string; readonly position?: number },
  extra: Partial<Assertion> = {},
): Assertion {
  const { sentence = `What ${articleId} tells.`, position = 0, ...rest } = claim;
  const start = position * 1000;
  const end = start + sentence.length;
  const publishedAt = at.includes("T") ? at : `${at}T08:00:00Z`;
  const outlet = extra.outlet ?? `Outlet ${articleId}`;
  const url = `https://news.example/${articleId}`;
  return {
    claimId: `${articleId}.${position}`,
    articleId,
    storyId: "s-1",
    outlet,
    publisher: outlet.toLowerCase().replaceAll(" ", ""),
    url,
    publishedAt,
    claim: {
      type: "agreement",
      parties: [party("Norrail"), party("Velm")],
      kind: "contract",
      status: "considering",
      attribution: { kind: "reporter" },
      earlier: [],
      evidence: [{ start, end }],
      statusSpan: { start, end: start + 4 },
      strength: "plain",
      rule: "test",
      steps: [],
      ...rest,
    },
    citations: [{ articleId, outlet, url, publishedAt, sentence, start, end }],
    ...extra,
  };
}

/** A ledger as a store keeps it: assertions enter one by one, aliases of merged records are kept. */
export class MemoryLedger {
  readonly records = new Map<string, AgreementRecord>();
  readonly aliases = new Map<string, string>();
  #made = 0;

  enter(...incoming: readonly Assertion[]): void {
    const { changed, removed } = settleRecords([...this.records.values()], incoming, {
      makeId: () => `deal-${String(++this.#made).padStart(4, "0")}`,
      tenant: "local",
    });
    for (const record of changed) this.records.set(record.id, record);
    for (const { id, into } of removed) {
      this.records.delete(id);
      this.aliases.set(id, into);
    }
  }

  static of(assertions: readonly Assertion[]): MemoryLedger {
    const ledger = new MemoryLedger();
    for (const assertion of assertions) ledger.enter(assertion);
    return ledger;
  }

  /** Claims by record, in the ledger's order: how the assertions were dealt out. */
  parts(): string[][] {
    return [...this.records.values()]
      .map(({ assertions }) => assertions.map(({ claimId }) => claimId))
      .sort((a, b) => ((a[0] ?? "") < (b[0] ?? "") ? -1 : 1));
  }
}
