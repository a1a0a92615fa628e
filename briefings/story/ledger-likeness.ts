import type { AgreementKind } from "../claim/agreement.ts";
import {
  areCountedApart,
  compareObjects,
  type ObjectForms,
  type ObjectLikeness,
  objectForms,
} from "./agreement-object-match.ts";
import type { Assertion } from "./agreement-record.ts";
import { contentWords } from "./content-words.ts";
import { daysBetween } from "./date-span.ts";
import { areKindsCompatible } from "./kind-match.ts";
import { type PartyForms, partyForms } from "./party-forms.ts";
import { comparePartyLists, type PartyListMatch } from "./party-lists.ts";

/** Two dated assertions further apart than this are of two agreements, however alike. */
const ONE_DEAL_DAYS = 3 * 365;
/** A pair that signs twice further apart than this has signed twice, save where one signing takes years. */
const ONE_SIGNATURE_DAYS = 300;
const SLOW_KINDS: ReadonlySet<AgreementKind> = new Set(["acquisition", "merger", "treaty", "law"]);
/** Different words for the object are one object where the same story tells them this close together. */
const ONE_OBJECT_DAYS = 45;
/** Different objects that are signed on dated days further apart than this are two. */
const TWO_SIGNATURES_DAYS = 7;
/** Different objects whose prices differ by more than this share are two. */
const TWO_PRICES_SHARE = 0.25;
/** The rule of claims whose kind is no word of the text but a guess. */
const GUESSED_KIND = "told";
const DAY_MS = 86_400_000;

/** An assertion with what comparing it needs, taken apart once. */
export interface Comparable {
  readonly assertion: Assertion;
  readonly parties: readonly PartyForms[];
  readonly object: ObjectForms;
  readonly at: number;
}

/** How an assertion stands to another one: of one agreement, of two, or not to be told from these alone. */
export type Likeness =
  | { readonly verdict: "apart" }
  | { readonly verdict: "none" }
  /** `told`: both objects say so. `open`: nothing speaks against it. `loose`: in other words. */
  | { readonly verdict: "one"; readonly by: "told" | "open" | "loose"; readonly score: number };

const NONE: Likeness = { verdict: "none" };
const APART: Likeness = { verdict: "apart" };

/** Compares assertions; what many of them share (parties, objects) is taken apart and compared once. */
export interface Comparer {
  readonly comparable: (assertion: Assertion) => Comparable;
  readonly likenessOf: (a: Comparable, b: Comparable) => Likeness;
}

export function createComparer(): Comparer {
  const lists = new Map<
    string,
    { readonly forms: readonly PartyForms[]; readonly names: ReadonlySet<string> }
  >();
  const objects = new Map<string, ObjectForms>();
  const comparePartiesOnce = pairwise(comparePartyLists);
  const compareObjectsOnce = pairwise(compareObjects);
  return {
    comparable(assertion) {
      const { parties, object } = assertion.claim;
      const key = JSON.stringify(parties);
      const list = once(lists, key, () => ({
        forms: parties.map(partyForms),
        names: new Set(
          parties.flatMap(({ name, aliases }) => [...contentWords([name, ...aliases].join(" "))]),
        ),
      }));
      const forms = once(objects, `${object ?? ""}\n${object === undefined ? "" : key}`, () =>
        objectForms(object, list.names),
      );
      return { assertion, parties: list.forms, object: forms, at: Date.parse(assertion.publishedAt) };
    },
    likenessOf: (a, b) =>
      likenessOf(a, b, comparePartiesOnce(a.parties, b.parties), () =>
        compareObjectsOnce(a.object, b.object),
      ),
  };
}

function once<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}

/** The same function, that compares the same two things once. */
function pairwise<T extends object, R>(compare: (a: T, b: T) => R): (a: T, b: T) => R {
  const known = new Map<T, Map<T, R>>();
  return (a, b) =>
    once(
      once(known, a, () => new Map<T, R>()),
      b,
      () => compare(a, b),
    );
}

/** Symmetric: the same for both orders of its arguments. */
function likenessOf(
  a: Comparable,
  b: Comparable,
  { extent, isSure }: PartyListMatch,
  objectLikeness: () => ObjectLikeness,
): Likeness {
  if (extent === "none") return NONE;
  const [left, right] = [a.assertion, b.assertion];
  // What a text of the same story calls a deal without saying what it is may be any.
  const isGuess =
    left.storyId === right.storyId && [left, right].some(({ claim }) => claim.rule === GUESSED_KIND);
  if (!isGuess && !areKindsCompatible(left.claim.kind, right.claim.kind)) return NONE;
  const objects = objectLikeness();
  const inOneText = left.articleId === right.articleId;
  if (objects === "apart") return APART;
  if (objects === "unlike" && (inOneText || areTwoDeals(a, b))) return APART;
  if (areDatedApart(left, right)) return APART;
  const sameStory = left.storyId === right.storyId;
  const days = Math.abs(a.at - b.at) / DAY_MS;
  const isNear = sameStory && days <= ONE_OBJECT_DAYS;
  const sameKind = left.claim.kind === right.claim.kind;
  if (objects === "unlike" && !(isNear && sameKind)) return NONE;
  // What is not sure of the parties, or names not all of them, needs the story or the object.
  if ((!isSure || extent !== "all") && !isNear && !(objects === "like" && days <= ONE_DEAL_DAYS)) return NONE;
  if (extent === "one" && (!sameStory || inOneText)) return NONE;
  if (objects === "open" && !sameStory && days > ONE_DEAL_DAYS) return NONE;
  return {
    verdict: "one",
    by: objects === "like" ? "told" : objects === "open" ? "open" : "loose",
    score:
      1 +
      (objects === "like" ? 2 : 0) +
      (extent === "all" ? 1 : 0) +
      (isSure ? 0.5 : 0) +
      (sameStory ? 1 : 0) +
      (sameKind ? 0.5 : 0) +
      (isSameSum(left, right) ? 1 : 0) +
      (left.claim.status === right.claim.status ? 0.25 : 0) +
      0.25 / (1 + days),
  };
}

/** Objects without a word in common are two deals where a count, a price or a day of signing says so. */
function areTwoDeals(a: Comparable, b: Comparable): boolean {
  if (areCountedApart(a.object, b.object)) return true;
  const [left, right] = [a.assertion.claim, b.assertion.claim];
  if (
    left.amount !== undefined &&
    right.amount !== undefined &&
    left.amount.currency === right.amount.currency
  ) {
    const most = Math.max(Math.abs(left.amount.value), Math.abs(right.amount.value));
    if (Math.abs(left.amount.value - right.amount.value) > TWO_PRICES_SHARE * most) return true;
  }
  return (
    left.status === "signed" &&
    right.status === "signed" &&
    left.date !== undefined &&
    right.date !== undefined &&
    daysBetween(left.date, right.date) > TWO_SIGNATURES_DAYS
  );
}

function areDatedApart({ claim: a }: Assertion, { claim: b }: Assertion): boolean {
  if (a.date === undefined || b.date === undefined) return false;
  const days = daysBetween(a.date, b.date);
  const isSlow = SLOW_KINDS.has(a.kind) || SLOW_KINDS.has(b.kind);
  return (
    days > ONE_DEAL_DAYS ||
    (!isSlow && a.status === "signed" && b.status === "signed" && days > ONE_SIGNATURE_DAYS)
  );
}

function isSameSum({ claim: { amount: a } }: Assertion, { claim: { amount: b } }: Assertion): boolean {
  return (
    a !== undefined &&
    b !== undefined &&
    a.currency === b.currency &&
    Math.abs(a.value - b.value) <= 0.02 * Math.max(a.value, b.value)
  );
}
