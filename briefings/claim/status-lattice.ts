import type { AgreementStatus } from "./agreement.ts";
import type { DealDraft } from "./agreement-draft.ts";

/** How far a deal has come on the usual path. */
const RANK: Readonly<Record<AgreementStatus, number>> = {
  considering: 1,
  negotiating: 2,
  agreed: 3,
  signed: 4,
  declined: 5,
  denied: 6,
  ended: 7,
};

export interface NewestStatus {
  readonly status: AgreementStatus;
  /** The place that asserts it. */
  readonly draft: DealDraft;
  /** Places that tell an earlier status, in text order. */
  readonly earlier: readonly DealDraft[];
}

/**
 * The newest status of a deal that several places tell. News begins with the newest; what is told
 * in the pluperfect is older. On the usual path the farther status is the newer one. A refusal
 * yields to a later signature, a signature to its end; "has not signed" takes a signature back.
 */
export function newestStatus(drafts: readonly DealDraft[]): NewestStatus {
  let current = drafts[0]!;
  for (const draft of drafts.slice(1)) if (replaces(draft, current)) current = draft;
  const refuted =
    current.status === "signed"
      ? drafts.find(
          (draft) =>
            draft !== current &&
            draft.notYet &&
            draft.status === "considering" &&
            draft.act === "made" &&
            !draft.past &&
            draft.clause.verb?.negated,
        )
      : undefined;
  if (refuted !== undefined) {
    const talking = drafts.find((draft) => draft.status === "negotiating" || draft.status === "agreed");
    current = talking ?? refuted;
  }
  // A walk-out before any signature is a refusal.
  const walked =
    current.status === "ended" &&
    current.rule === "walks away" &&
    !drafts.some((draft) => draft.status === "signed");
  return {
    status: walked ? "declined" : current.status,
    draft: current,
    earlier: drafts.filter((draft) => draft !== current && draft.status !== current.status),
  };
}

function replaces(next: DealDraft, current: DealDraft): boolean {
  if (next.status === current.status) return current.past && !next.past;
  const dated = newerByDate(next, current);
  if (dated !== undefined) return dated;
  if (next.past && !current.past) return false;
  if (current.past && !next.past) return !(next.status === "considering" && current.status === "signed");
  if (current.notYet && next.status === "negotiating") return true;
  if (next.status === "signed" && (current.status === "declined" || current.status === "denied"))
    return current.status === "declined";
  // A denial stands against what was reported before it; a later word of talks takes it back.
  if (next.status === "negotiating" && current.status === "denied")
    return !next.clause.report?.verb?.pluperfect;
  if (current.status === "ended") return false;
  if (current.status === "declined") return false;
  return RANK[next.status] > RANK[current.status];
}

const DATED = /^(?:signed|ended|declined)$/u;

/** Of two dated statuses the one that begins later is the newer; undefined where the dates do not part them. */
function newerByDate(next: DealDraft, current: DealDraft): boolean | undefined {
  if (!DATED.test(next.status) || !DATED.test(current.status)) return undefined;
  const [a, b] = [next.date?.split("/")[0], current.date?.split("/")[0]];
  if (a === undefined || b === undefined || a === b || a.startsWith(b) || b.startsWith(a)) return undefined;
  return a > b;
}
