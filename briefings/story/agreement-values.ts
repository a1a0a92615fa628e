import { foldName } from "../claim/fold-name.ts";
import type { Assertion } from "./agreement-record.ts";
import { OWN_VOICE, sourceKey, sourceWeight } from "./source-weight.ts";

/** A figure or a date that one assertion gives. */
export interface ToldValue<T> {
  readonly value: T;
  readonly assertion: Assertion;
  /** Which of the statuses that stood it was told of, counted up. */
  readonly stretch: number;
}

/** How two values of one thing stand to each other. */
export interface ValueRules<T> {
  readonly isSame: (a: T, b: T) => boolean;
  /** True where `finer` is what `rough` told less exactly. */
  readonly isRefined: (rough: T, finer: T) => boolean;
}

/** What became of a value. */
export type ValueState =
  /** It stands. */
  | "current"
  /** A more exact one took its place. */
  | "refined"
  /** A newer one of the same source, a later status or a nearer source took its place. */
  | "replaced"
  /** Sources of equal weight contradict each other. */
  | "disputed"
  /** A source further off than the one that is believed. */
  | "outweighed";

export interface ValueEntry<T> extends ToldValue<T> {
  readonly state: ValueState;
}

export interface ValueDispute<T> {
  readonly sides: readonly ToldValue<T>[];
  readonly settledBy: ToldValue<T> | undefined;
}

export interface ValueFold<T> {
  /** Undefined where none is told, and where it is disputed. */
  readonly current: ToldValue<T> | undefined;
  /** Each value once, in the order in which they were told. */
  readonly entries: readonly ValueEntry<T>[];
  readonly disputes: readonly ValueDispute<T>[];
}

/** A source nearer than this may make a figure exact that a party gave roughly. */
const REFINING_WEIGHT = 2;

/**
 * The value that stands after all were told. A finer one takes the place of a rough one; a source's
 * newer word that of its older one; a nearer source that of one further off. Sources of equal weight
 * that differ are a dispute until a nearer one speaks, one that had no part in it bears a side out,
 * or a side takes the other's value over.
 *
 * @param told in order of publication
 */
export function foldValues<T>(told: readonly ToldValue<T>[], rules: ValueRules<T>): ValueFold<T> {
  const states = new Map<ToldValue<T>, ValueState>();
  const disputes: ValueDispute<T>[] = [];
  let current: ToldValue<T> | undefined;
  let sides: ToldValue<T>[] = [];
  const stand = (next: ToldValue<T>, was: ValueState) => {
    if (current !== undefined) states.set(current, was);
    current = next;
    states.set(next, "current");
  };
  for (const next of told) {
    if (current === undefined) {
      stand(next, "replaced");
      continue;
    }
    if (sides.length > 0) {
      const winner = settledFor(next, sides, rules);
      if (winner === undefined) {
        const added = joinsDispute(next, sides, rules);
        if (added) {
          sides = [...sides.filter((side) => voiceOf(side) !== voiceOf(next)), next];
          for (const side of sides) states.set(side, "disputed");
          disputes[disputes.length - 1] = { sides, settledBy: undefined };
        } else if (!sides.some((side) => isOne(side, next, rules))) states.set(next, "outweighed");
        continue;
      }
      disputes[disputes.length - 1] = { sides, settledBy: next };
      for (const side of sides) states.set(side, "replaced");
      sides = [];
      current = undefined;
      stand(winner, "replaced");
      continue;
    }
    const [mine, other] = [sourceWeight(next.assertion), sourceWeight(current.assertion)];
    if (rules.isSame(current.value, next.value)) {
      if (rules.isRefined(current.value, next.value)) stand(next, "refined");
    } else if (rules.isRefined(current.value, next.value) && mine >= Math.min(REFINING_WEIGHT, other)) {
      stand(next, "refined");
    } else if (rules.isRefined(next.value, current.value)) {
      states.set(next, "refined");
    } else if (next.stretch !== current.stretch) {
      if (next.stretch > current.stretch && mine >= Math.min(REFINING_WEIGHT, other)) stand(next, "replaced");
      else states.set(next, "outweighed");
    } else if (mine > other || (mine === other && voiceOf(next) === voiceOf(current)))
      stand(next, "replaced");
    else if (mine < other) states.set(next, "outweighed");
    else {
      sides = [current, next];
      for (const side of sides) states.set(side, "disputed");
      disputes.push({ sides, settledBy: undefined });
    }
  }
  const entries = told.flatMap((each) => {
    const state = states.get(each);
    return state === undefined ? [] : [{ ...each, state }];
  });
  return { current: sides.length > 0 ? undefined : current, entries, disputes };
}

/** The value that stands where `next` settles a dispute: its own, or the finer one of the side it bears out. */
function settledFor<T>(
  next: ToldValue<T>,
  sides: readonly ToldValue<T>[],
  rules: ValueRules<T>,
): ToldValue<T> | undefined {
  const weight = sourceWeight(next.assertion);
  const most = Math.max(...sides.map(({ assertion }) => sourceWeight(assertion)));
  if (weight > most) return next;
  const same = sides.find((side) => isOne(side, next, rules));
  if (same === undefined || weight < Math.min(most, OWN_VOICE)) return undefined;
  const voice = voiceOf(next);
  const own = sides.find((side) => voiceOf(side) === voice);
  // The source of one side that repeats itself settles nothing.
  if (own === same) return undefined;
  return rules.isRefined(next.value, same.value) ? same : next;
}

function joinsDispute<T>(next: ToldValue<T>, sides: readonly ToldValue<T>[], rules: ValueRules<T>): boolean {
  const most = Math.max(...sides.map(({ assertion }) => sourceWeight(assertion)));
  return sourceWeight(next.assertion) >= most && !sides.some((side) => isOne(side, next, rules));
}

function isOne<T>(a: ToldValue<T>, b: ToldValue<T>, { isSame, isRefined }: ValueRules<T>): boolean {
  return isSame(a.value, b.value) || isRefined(a.value, b.value) || isRefined(b.value, a.value);
}

/** Whoever speaks: a party or a person by name wherever it is quoted, else the publisher. */
function voiceOf<T>({ assertion }: ToldValue<T>): string {
  const { kind, source } = assertion.claim.attribution;
  const name =
    (kind === "official" || kind === "named") && source !== undefined ? foldName(source) : undefined;
  return name === undefined ? sourceKey(assertion) : `says ${name}`;
}
