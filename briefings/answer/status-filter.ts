import { type AgreementStatus, agreementStatusSchema } from "../claim/agreement.ts";

/** The order in which groups are shown: what is binding first. */
export const STATUS_ORDER: readonly AgreementStatus[] = [
  "signed",
  "agreed",
  "negotiating",
  "considering",
  "declined",
  "ended",
  "denied",
];

/** Words for a status that people type. */
const STATUS_WORDS: Readonly<Record<string, readonly AgreementStatus[]>> = {
  all: STATUS_ORDER,
  any: STATUS_ORDER,
  open: ["considering", "negotiating", "agreed"],
  pending: ["considering", "negotiating", "agreed"],
  unsigned: ["considering", "negotiating", "agreed"],
  done: ["signed"],
  closed: ["signed"],
  completed: ["signed"],
  talks: ["negotiating"],
  talking: ["negotiating"],
  "in talks": ["negotiating"],
  planned: ["considering"],
  considered: ["considering"],
  "in principle": ["agreed"],
  rejected: ["declined"],
  refused: ["declined"],
  dropped: ["ended", "declined"],
  off: ["ended", "declined"],
  terminated: ["ended"],
  cancelled: ["ended"],
  canceled: ["ended"],
  over: ["ended"],
};

/** The statuses that a list of words means; undefined where one of them means none. */
export function statusesOf(text: string): readonly AgreementStatus[] | undefined {
  const statuses = text.split(",").map((typed) => {
    const word = typed.trim().toLowerCase();
    const status = agreementStatusSchema.safeParse(word);
    return status.success ? [status.data] : STATUS_WORDS[word];
  });
  return statuses.some((status) => status === undefined)
    ? undefined
    : [...new Set(statuses.flatMap((status) => status ?? []))];
}

/** What is counted, and what there is none of, for the statuses that were asked for. */
const NOUNS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  signed: ["signed agreement", "signed agreements"],
  agreed: ["agreement in principle", "agreements in principle"],
  negotiating: ["deal in talks", "deals in talks"],
  considering: ["deal under consideration", "deals under consideration"],
  declined: ["deal that was turned down", "deals that were turned down"],
  ended: ["deal that is over", "deals that are over"],
  denied: ["denied deal", "denied deals"],
  "declined,ended": ["deal that was dropped", "deals that were dropped"],
  "signed,agreed": ["agreement, signed or in principle,", "agreements, signed or in principle,"],
  "agreed,negotiating,considering": ["open deal", "open deals"],
};

/** "signed agreement", "deal in talks", "agreement"; `many` for more than one. */
export function statusNoun(statuses: readonly AgreementStatus[], many = false): string {
  const key = STATUS_ORDER.filter((status) => statuses.includes(status)).join(",");
  const [one, more] = NOUNS[key] ?? ["agreement", "agreements"];
  return many ? more : one;
}
