import type { AgreementClaim } from "../../briefings/claim/agreement.ts";
import type { Claim } from "../../briefings/claim/claim.ts";
import type { Reading } from "../../briefings/reading/reading.ts";
import type { Span } from "../../briefings/reading/span.ts";

/** What `wirebrief extract` writes for a document: the shape of AGREEMENTS, with offsets. */
export interface Extraction {
  readonly id: string | null;
  readonly agreements: readonly unknown[];
  readonly statements: readonly unknown[];
  readonly corrections: readonly unknown[];
  readonly figures: readonly unknown[];
  readonly noComments: readonly unknown[];
  readonly plans: readonly unknown[];
  readonly dates: readonly unknown[];
  readonly names: readonly unknown[];
}

/** @param explain adds the rule and the steps behind every fact */
export function extractionOf(
  id: string | undefined,
  reading: Reading,
  claims: readonly Claim[],
  explain: boolean,
): Extraction {
  const cut = ({ start, end }: Span) => ({ start, end, text: reading.text.slice(start, end) });
  const of = <T extends Claim["type"]>(type: T) =>
    claims.filter((claim): claim is Extract<Claim, { type: T }> => claim.type === type);
  return {
    id: id ?? null,
    agreements: of("agreement").map((claim) => agreementOf(claim, cut, explain)),
    statements: of("statement").map(({ type: _, speakerAliases, evidence, rule, ...claim }) => ({
      speaker: claim.speaker,
      aliases: speakerAliases,
      text: claim.text,
      quoted: claim.quoted,
      span: claim.span,
      date: claim.date ?? null,
      venue: claim.venue ?? null,
      via: claim.via ?? null,
      evidence: evidence.map(cut),
      ...(explain ? { rule } : {}),
    })),
    corrections: of("correction").map(({ evidence, rule, ...claim }) => ({
      wrong: claim.wrong,
      right: claim.right ?? null,
      said_by: claim.saidBy ?? null,
      corrected_by: claim.correctedBy ?? null,
      date: claim.date ?? null,
      evidence: evidence.map(cut),
      ...(explain ? { rule } : {}),
    })),
    figures: of("figure").map(({ type: _, evidence, ...claim }) => ({
      ...claim,
      counts: claim.counts ?? null,
      evidence: evidence.map(cut),
    })),
    noComments: of("no-comment").map(({ who, how, evidence }) => ({ who, how, evidence: evidence.map(cut) })),
    plans: of("plan").map(({ date, evidence }) => ({ date, evidence: evidence.map(cut) })),
    dates: reading.dates.map(({ start, end, text, value, precision }) => ({
      start,
      end,
      text,
      value,
      precision,
    })),
    names: reading.entities.map(({ name, type, aliases, mentions }) => ({
      name,
      type,
      aliases,
      mentions: mentions.map(({ start, end, by }) => ({ start, end, by })),
    })),
  };
}

function agreementOf(claim: AgreementClaim, cut: (span: Span) => unknown, explain: boolean): unknown {
  return {
    parties: claim.parties,
    kind: claim.kind,
    status: claim.status,
    object: claim.object ?? null,
    amount: claim.amount ?? null,
    date: claim.date ?? null,
    attribution: { source: claim.attribution.source ?? null, kind: claim.attribution.kind },
    first_reported_by: claim.firstReportedBy ?? null,
    certainty: certaintyOf(claim),
    history: claim.earlier.map(({ status, date, evidence }) => ({
      status,
      date: date ?? null,
      evidence: cut(evidence),
    })),
    evidence: claim.evidence.map(cut),
    status_words: cut(claim.statusSpan),
    ...(explain ? { rule: claim.rule, steps: claim.steps } : {}),
  };
}

/** One article alone: a party's own word is confirmed, an unnamed person's or a weak reading is not. */
function certaintyOf({ attribution, strength }: AgreementClaim): "confirmed" | "reported" | "unconfirmed" {
  if (strength === "weak" || attribution.kind === "anonymous") return "unconfirmed";
  return attribution.kind === "official" ? "confirmed" : "reported";
}
