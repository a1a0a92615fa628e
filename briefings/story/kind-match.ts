import type { AgreementKind } from "../claim/agreement.ts";

/** Kinds that reporters use for one and the same deal. `other` goes with all of them. */
const TOLD_ALIKE: readonly (readonly AgreementKind[])[] = [
  ["contract", "partnership", "licence", "memorandum"],
  ["acquisition", "merger", "investment"],
  ["investment", "loan", "partnership"],
  ["treaty", "ceasefire", "settlement", "memorandum", "partnership"],
  ["pledge", "memorandum", "treaty", "law"],
  ["hire", "contract"],
];

export function areKindsCompatible(a: AgreementKind, b: AgreementKind): boolean {
  if (a === b || a === "other" || b === "other") return true;
  return TOLD_ALIKE.some((kinds) => kinds.includes(a) && kinds.includes(b));
}
