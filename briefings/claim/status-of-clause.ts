import type { AgreementStatus } from "./agreement.ts";
import type { Clause } from "./agreement-clause.ts";
import {
  DEAL_NOUNS,
  DEAL_VERBS,
  type DealAct,
  EARLY_MODIFIERS,
  GOVERNING_VERBS,
  type Governing,
} from "./agreement-lexicon.ts";

/** What a clause asserts of a deal, and by which steps. `status` is undefined where it asserts nothing. */
export interface StatusReading {
  readonly status: AgreementStatus | undefined;
  /** "has not signed": not made, and nothing said of what stands instead. */
  readonly notYet: boolean;
  readonly steps: readonly string[];
}

const STATUS_OF: Readonly<Record<DealAct, AgreementStatus>> = {
  made: "signed",
  agreed: "agreed",
  talking: "negotiating",
  weighing: "considering",
  declined: "declined",
  ended: "ended",
  denied: "denied",
  resumed: "negotiating",
};

const UNREAL_MARKERS = /^(?:if|unless|whether|lest|provided|until|till)$/u;

/** Nouns over an infinitive: "plans to sign", "talks to sell", "refusal to sign". */
const GOVERNING_NOUNS: Readonly<Record<string, Governing>> = {
  plan: "weighing",
  intention: "weighing",
  hope: "weighing",
  bid: "weighing",
  effort: "weighing",
  attempt: "weighing",
  move: "weighing",
  desire: "weighing",
  proposal: "weighing",
  offer: "weighing",
  option: "weighing",
  right: "weighing",
  decision: "weighing",
  wish: "weighing",
  interest: "weighing",
  chance: "weighing",
  opportunity: "weighing",
  time: "weighing",
  way: "weighing",
  ability: "weighing",
  talks: "talking",
  negotiations: "talking",
  negotiation: "talking",
  discussions: "talking",
  refusal: "declined",
  failure: "declined",
  reluctance: "weighing",
  agreement: "agreed",
  deal: "agreed",
  commitment: "agreed",
  promise: "agreed",
};

/**
 * Carries what the verb does to the deal up through its own negation and modal and then through the
 * verbs that govern it: "denied that it had agreed to buy" is made → agreed → denied.
 */
export function statusOfClause(clause: Clause, act: DealAct, nounNegated: boolean): StatusReading {
  const steps: string[] = [];
  let status: AgreementStatus | undefined = STATUS_OF[act];
  let notYet = false;
  const { verb } = clause;
  if (verb !== undefined) {
    steps.push(`"${verb.lemma.replace(/_/gu, " ")}" means ${status}`);
    const own = ownStatus(clause, status, nounNegated);
    if (own.step !== undefined) steps.push(own.step);
    status = own.status;
    notYet = own.notYet;
  }
  let current = clause;
  for (let depth = 0; depth < 8 && status !== undefined; depth++) {
    const step = climb(current, status);
    if (step === undefined) break;
    if (step.note !== undefined) steps.push(step.note);
    status = step.status;
    current = step.next;
  }
  return { status, notYet, steps };
}

function ownStatus(
  clause: Clause,
  base: AgreementStatus,
  nounNegated: boolean,
): { status: AgreementStatus | undefined; notYet: boolean; step: string | undefined } {
  const verb = clause.verb!;
  const negated = verb.negated !== nounNegated && (verb.negated || nounNegated);
  const { modal } = verb;
  if (verb.perfect && modal === "would")
    return { status: undefined, notYet: false, step: '"would have": it did not happen' };
  if (verb.perfect && (modal === "could" || modal === "should" || modal === "might"))
    return { status: undefined, notYet: false, step: "only imagined" };
  if (negated) {
    if (verb.base === "have" && base === "signed")
      return { status: "denied", notYet: false, step: "has none: denied" };
    const future = modal === "will" || modal === "would" || modal === "be-to";
    if (base === "signed" || base === "agreed") {
      if (verb.base === "renew" || verb.base === "extend")
        return { status: "ended", notYet: false, step: "not renewed: it ended" };
      if (future) return { status: "declined", notYet: false, step: '"will not": declined' };
      if (verb.perfect || modal === "have-to" || modal === "yet" || !verb.past)
        return { status: "considering", notYet: true, step: "negated: not made yet" };
      return { status: undefined, notYet: true, step: "negated: not made" };
    }
    if (base === "negotiating") return { status: "denied", notYet: false, step: "negated: no talks" };
    if (base === "considering")
      return { status: future ? "declined" : undefined, notYet: false, step: "negated" };
    return { status: undefined, notYet: false, step: "negated: asserts nothing" };
  }
  switch (modal) {
    case undefined:
    case "yet":
      if (base === "signed" && verb.progressive && !verb.past && !verb.passive) {
        const buys = /^(?:buy|acquire|sell|purchase|merge)$/u.test(verb.base);
        return { status: buys ? "agreed" : "considering", notYet: true, step: "under way, not done" };
      }
      return { status: base, notYet: false, step: undefined };
    case "should":
    case "must":
      return { status: undefined, notYet: false, step: `"${modal}": a wish` };
    case "will":
    case "be-to":
    case "shall":
    case "would":
      if (base === "signed" || base === "agreed")
        return { status: "considering", notYet: true, step: `"${modal}": still to come` };
      if (base === "negotiating")
        return { status: "considering", notYet: true, step: `"${modal}": still to come` };
      if (base === "ended" || base === "declined")
        return modal === "would" && clause.governor === undefined
          ? { status: undefined, notYet: false, step: "conditional" }
          : { status: base, notYet: false, step: undefined };
      return { status: base, notYet: false, step: undefined };
    default:
      if (base === "signed" || base === "agreed" || base === "considering")
        return { status: "considering", notYet: true, step: `"${modal}": possible only` };
      return { status: undefined, notYet: false, step: `"${modal}": possible only` };
  }
}

interface Climb {
  readonly status: AgreementStatus | undefined;
  readonly next: Clause;
  readonly note: string | undefined;
}

function climb(clause: Clause, status: AgreementStatus): Climb | undefined {
  const { governor } = clause;
  if (
    clause.kind === "infinitive" &&
    governor !== undefined &&
    governor.verb === undefined &&
    governor.marker === "whether"
  ) {
    const next = governor.governor ?? governor;
    return {
      status: status === "ended" || status === "declined" ? undefined : "considering",
      next,
      note: '"whether to": considering',
    };
  }
  const done = /^(?:until|till)$/u.test(clause.marker ?? "") && clause.verb?.past === true;
  if (
    clause.kind === "adverbial" &&
    clause.marker !== undefined &&
    !done &&
    UNREAL_MARKERS.test(clause.marker)
  ) {
    return { status: undefined, next: clause, note: `under "${clause.marker}": not asserted` };
  }
  if (clause.marker === "whether")
    return {
      status:
        status === "signed" || status === "agreed" || status === "considering" ? "considering" : undefined,
      next: governor ?? clause,
      note: "open question",
    };
  if (governor === undefined || governor.verb === undefined) {
    return undefined;
  }
  if (clause.kind === "gerund" && /^(?:to|near)$/u.test(clause.marker ?? ""))
    return apply("weighing", status, governor, `"${governor.verb.lemma}" to`, false);
  if (clause.kind === "gerund" && /^(?:without|instead|against|before|rather)$/u.test(clause.marker ?? ""))
    return { status: undefined, next: governor, note: `"${clause.marker}": not done` };
  const governs =
    clause.kind === "infinitive" ||
    clause.kind === "that" ||
    (clause.kind === "gerund" &&
      (clause.marker === undefined || /^(?:from|of|in|about|on)$/u.test(clause.marker)));
  if (!governs) return undefined;
  if (clause.kind === "infinitive" && clause.antecedent !== undefined) {
    const noun = clause.antecedent.phrases.at(-1)!.noun;
    const effect = GOVERNING_NOUNS[noun];
    if (effect === "talking" && governor.verb.negated)
      return apply("denied", status, governor, `not in ${noun}`, false);
    const act = DEAL_VERBS.get(governor.verb.lemma) ?? DEAL_VERBS.get(governor.verb.base);
    if (effect === "weighing" && (act === "declined" || act === "ended")) {
      return {
        status: status === "signed" ? "declined" : undefined,
        next: governor,
        note: `${noun} dropped`,
      };
    }
    if (effect === "agreed" && act !== undefined && DEAL_NOUNS.has(noun)) {
      // "entered into an agreement to acquire X": as far as the agreement itself has come.
      const early = clause.antecedent.phrases.at(-1)!.modifiers.some((word) => EARLY_MODIFIERS.has(word));
      const own = ownStatus(governor, STATUS_OF[act], false).status;
      return { status: early && own === "signed" ? "agreed" : own, next: governor, note: `${noun} to` };
    }
    if (effect !== undefined) return apply(effect, status, governor, `"${noun} to"`, false);
  }
  const { verb } = governor;
  // "Last week we said that …", "an earlier version said": what the text itself takes back.
  const teller = governor.subject?.phrases[0]?.noun ?? "";
  if (clause.kind === "that" && /^(?:we|version|article)$/u.test(teller))
    return { status: undefined, next: governor, note: "an earlier report of this text" };
  const effect = GOVERNING_VERBS.get(verb.lemma) ?? GOVERNING_VERBS.get(verb.base);
  const name = `"${verb.lemma.replace(/_/gu, " ")}"`;
  if (effect === undefined) {
    if (clause.kind === "infinitive") {
      if (verb.base === "be" || verb.base === "remain")
        return apply("weighing", status, governor, name, false);
      if (verb.base === "have") return apply("weighing", status, governor, name, false);
      // A purpose: "raised money to buy X" tells of a plan only.
      return apply("weighing", status, governor, `${name} to`, false);
    }
    return { status, next: governor, note: undefined };
  }
  // "is negotiating to", "expects to": the governor's own negation and modal come with it.
  if (verb.negated) {
    if (effect === "agreed") return { status: "considering", next: governor, note: `not ${name}` };
    if (effect === "neutral" && (verb.base === "say" || verb.base === "confirm" || verb.base === "announce"))
      return { status: undefined, next: governor, note: `not ${name}: nothing asserted` };
    if (effect === "declined" || effect === "denied")
      return { status: undefined, next: governor, note: `not ${name}: nothing asserted` };
    if (effect === "weighing")
      return { status: status === "signed" ? "declined" : undefined, next: governor, note: `not ${name}` };
  }
  return apply(effect, status, governor, name, verb.modal !== undefined);
}

function apply(
  effect: Governing,
  status: AgreementStatus,
  next: Clause,
  name: string,
  modal: boolean,
): Climb {
  const made = status === "signed" || status === "agreed";
  switch (effect) {
    case "neutral":
      return {
        status: modal && made && next.verb?.modal !== "will" ? status : status,
        next,
        note: undefined,
      };
    case "agreed":
      if (modal && made) return { status: "considering", next, note: `might ${name}: considering` };
      return {
        status: made || status === "considering" ? "agreed" : status,
        next,
        note: made ? `${name}: agreed, not made` : undefined,
      };
    case "weighing":
      return {
        status: made || status === "negotiating" || status === "considering" ? "considering" : undefined,
        next,
        note: `${name}: considering`,
      };
    case "ordered":
      return {
        status: status === "ended" ? "ended" : made ? "considering" : undefined,
        next,
        note: `${name}: ordered`,
      };
    case "declined":
      return {
        status: made || status === "considering" || status === "negotiating" ? "declined" : undefined,
        next,
        note: `${name}: declined`,
      };
    case "denied":
      return {
        status: status === "ended" || status === "declined" ? undefined : "denied",
        next,
        note: `${name}: denied`,
      };
    case "ended":
      return { status: made || status === "negotiating" ? "ended" : undefined, next, note: `${name}: ended` };
    case "talking":
      return {
        status: made || status === "considering" || status === "negotiating" ? "negotiating" : undefined,
        next,
        note: `${name}: negotiating`,
      };
    case "unreal":
      return { status: undefined, next, note: `${name}: not asserted` };
    default:
      return { status, next, note: undefined };
  }
}
