import type { VerbGroup } from "./agreement-chunk.ts";
import type { DealAct, DealNoun } from "./agreement-lexicon.ts";
import type { DealPhrase } from "./agreement-sentence.ts";

const LIGHT_VERBS =
  /^(?:make|do|get|have|take|give|receive|hold|draw|cut|need|want|gain|earn|obtain|raise|land|buy|arrange|form|pull|drop|lose|win|expect|lead|leave|place|kill|sink)$/u;

export function isLight(verb: VerbGroup): boolean {
  return verb.lemma === verb.base && LIGHT_VERBS.test(verb.base);
}

/** Which light verbs tell of a deal with which sorts of noun. */
export function lightVerbFits(base: string, deal: DealNoun): boolean {
  switch (base) {
    case "hold":
      return deal.sort === "talks";
    case "have":
      return deal.sort === "instrument" || deal.sort === "talks" || deal.sort === "early";
    case "make":
    case "receive":
      return deal.sort === "offer" || deal.sort === "instrument" || deal.sort === "event";
    case "take":
    case "raise":
    case "arrange":
    case "draw":
      return deal.kind === "loan" || deal.kind === "licence" || deal.kind === "investment";
    case "buy":
      return deal.kind === "investment";
    case "want":
    case "need":
    case "expect":
      return deal.sort === "instrument" || deal.sort === "early";
    case "lose":
    case "leave":
      return deal.sort === "instrument" || deal.sort === "talks";
    case "drop":
    case "pull":
    case "kill":
    case "sink":
      return deal.sort !== "open" && deal.sort !== "law" && deal.sort !== "suit";
    case "win":
    case "land":
    case "gain":
    case "earn":
    case "obtain":
    case "get":
    case "give":
      return deal.sort === "instrument" || deal.sort === "early";
    case "form":
      return deal.kind === "partnership";
    default:
      return deal.sort === "instrument" && base !== "do" && base !== "lead" && base !== "place";
  }
}

/** What the verb does, by its whole form or, with a particle that says nothing, by its base. */
export function actOf(table: ReadonlyMap<string, DealAct>, verb: VerbGroup): DealAct | undefined {
  return table.get(verb.lemma) ?? (verb.lemma === verb.base ? undefined : table.get(verb.base));
}

/** What the verb does to this sort of deal: to end talks is to decline, to reject a bill is to decline it. */
export function actOn(act: DealAct, verb: VerbGroup, deal: DealPhrase): DealAct | undefined {
  const { sort } = deal.deal;
  if (sort === "talks") {
    if (act === "made" || act === "talking")
      return verb.base === "complete" || verb.base === "conclude" || verb.base === "close"
        ? undefined
        : "talking";
    if (act === "ended" || act === "declined") return "declined";
    if (act === "agreed") return undefined;
    return act;
  }
  if (sort === "offer") {
    if (act === "made" || act === "weighing" || act === "talking")
      return /^(?:win|sign|approve|extend|award)$/u.test(verb.base) ? undefined : "weighing";
    if (act === "ended") return "declined";
    return act;
  }
  if (sort === "event") {
    if (act === "made")
      return /^(?:complete|close|finalise|finalize|conclude|consummate|seal|sign|agree|strike|clinch|reach)$/u.test(
        verb.base,
      )
        ? "made"
        : verb.base === "announce" || verb.base === "unveil"
          ? "agreed"
          : undefined;
    if (act === "talking") return "talking";
    if (act === "declined") return verb.base === "block" ? "ended" : verb.base === "oppose" ? undefined : act;
    return act;
  }
  if (sort === "law") {
    if (act === "made") return /^(?:sign|enact|approve|ratify)$/u.test(verb.base) ? "made" : undefined;
    if (act === "declined") return /^(?:veto|reject|block|refuse)$/u.test(verb.base) ? "declined" : undefined;
    if (act === "ended")
      return /^(?:suspend|revoke|annul|strike_down|overturn|rescind|freeze)$/u.test(verb.lemma)
        ? "ended"
        : undefined;
    return undefined;
  }
  if (sort === "open") {
    if (act === "made")
      return /^(?:sign|co-sign|cosign|countersign|endorse|join)$/u.test(verb.base) ? "made" : undefined;
    if (act === "declined" || act === "ended") return act;
    return undefined;
  }
  if (sort === "suit") return act === "made" || verb.base === "settle" ? "made" : undefined;
  if (act === "declined" && sort === "instrument")
    return /^(?:lose)$/u.test(verb.base)
      ? "ended"
      : /^(?:kill|sink|pull|drop|withdraw|shelve|abandon)$/u.test(verb.base)
        ? "ended"
        : act;
  if (
    act === "weighing" &&
    /^(?:draft|need|expect|await|review|study|examine|submit|prepare|table|launch|invite|request)$/u.test(
      verb.base,
    ) &&
    sort === "instrument"
  )
    return "weighing";
  if (verb.base === "announce" || verb.base === "unveil") return "made";
  return act;
}
