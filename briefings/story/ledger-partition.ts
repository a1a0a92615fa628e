import type { Assertion } from "./agreement-record.ts";
import { type Comparable, type Comparer, createComparer, type Likeness } from "./ledger-likeness.ts";
import { byTime } from "./ledger-order.ts";

/** One party's word alone joins a deal only where it fits no other one nearly as well. */
const CLEAR_LEAD = 0.5;

interface Cluster {
  readonly members: Comparable[];
}

type Link = Likeness & { readonly verdict: "one" };

/**
 * Which assertions are about one agreement. A function of the set alone: the same parts for any
 * order of arrival, so that a ledger that was filled backwards is the ledger.
 *
 * 1. Assertions that name an object meet where the objects say so; the fullest lists of parties
 *    first, then the oldest.
 * 2. What a story tells of one pair in other words, close together, is joined where nothing speaks
 *    for two deals.
 * 3. Assertions without an object join the deal that they fit best. They never bridge two.
 * 4. Those that name one party of several join a deal of their own story, where only one fits.
 *
 * Two assertions that are surely of two agreements (two lots, two objects in one text) are never in
 * one part, whatever else links them.
 *
 * @returns the parts, each oldest first, the part with the oldest assertion first
 */
export function partitionAssertions(assertions: readonly Assertion[]): Assertion[][] {
  const comparer = createComparer();
  const items = [...assertions].sort(byTime).map(comparer.comparable);
  const isAlone = ({ parties }: Comparable) => parties.length === 1;
  const clusters = clustersOf(
    comparer,
    items.filter((item) => !isAlone(item)),
  );
  const deals = [...clusters];
  const left: Comparable[] = [];
  // Judged one by one against the deals themselves, not against each other, so that no order matters.
  const joined = items
    .filter(isAlone)
    .map((item) => ({ item, cluster: clearlyMeant(comparer, item, deals) }));
  for (const { item, cluster } of joined) {
    if (cluster === undefined) left.push(item);
    else cluster.members.push(item);
  }
  clusters.push(...clustersOf(comparer, left));
  return clusters
    .map(({ members }) => members.map(({ assertion }) => assertion).sort(byTime))
    .sort((a, b) => byTime(a[0] as Assertion, b[0] as Assertion));
}

function clustersOf(comparer: Comparer, items: readonly Comparable[]): Cluster[] {
  const ordered = [...items].sort((a, b) => b.parties.length - a.parties.length);
  const isTelling = ({ object }: Comparable) => object.words.size > 0;
  const told: Cluster[] = [];
  for (const item of ordered.filter(isTelling)) {
    join(item, best(comparer, item, told, (link) => link.by === "told")?.cluster, told);
  }
  const clusters: Cluster[] = [];
  for (const cluster of told) {
    const other = looselyOne(comparer, cluster, clusters);
    if (other === undefined) clusters.push(cluster);
    else other.members.push(...cluster.members);
  }
  const open = ordered.filter((item) => !isTelling(item));
  const found = open.map((item) => ({ item, cluster: best(comparer, item, clusters, () => true)?.cluster }));
  const rest: Cluster[] = [];
  for (const { item, cluster } of found) {
    if (cluster !== undefined) cluster.members.push(item);
    else join(item, best(comparer, item, rest, () => true)?.cluster, rest);
  }
  return [...clusters, ...rest];
}

function join(item: Comparable, cluster: Cluster | undefined, clusters: Cluster[]): void {
  if (cluster === undefined) clusters.push({ members: [item] });
  else cluster.members.push(item);
}

/** The cluster that an item fits best; the first among equals. One that holds its opposite is none. */
function best(
  comparer: Comparer,
  item: Comparable,
  clusters: readonly Cluster[],
  counts: (link: Link) => boolean,
): { readonly cluster: Cluster; readonly link: Link } | undefined {
  let found: { readonly cluster: Cluster; readonly link: Link } | undefined;
  for (const cluster of clusters) {
    const link = linkTo(comparer, item, cluster, counts);
    if (link !== undefined && (found === undefined || link.score > found.link.score))
      found = { cluster, link };
  }
  return found;
}

function linkTo(
  { likenessOf }: Comparer,
  item: Comparable,
  { members }: Cluster,
  counts: (link: Link) => boolean,
): Link | undefined {
  let strongest: Link | undefined;
  for (const member of members) {
    const likeness = likenessOf(item, member);
    if (likeness.verdict === "apart") return undefined;
    if (likeness.verdict === "none" || !counts(likeness)) continue;
    if (strongest === undefined || likeness.score > strongest.score) strongest = likeness;
  }
  return strongest;
}

/** An earlier cluster that tells the same in other words. */
function looselyOne(comparer: Comparer, cluster: Cluster, earlier: readonly Cluster[]): Cluster | undefined {
  let found: { readonly other: Cluster; readonly score: number } | undefined;
  for (const other of earlier) {
    const links = cluster.members.map((member) => linksOf(comparer, member, other));
    if (links.some((link) => link === "apart")) continue;
    const score = Math.max(0, ...links.map((link) => (link === "apart" ? 0 : link)));
    if (score > 0 && (found === undefined || score > found.score)) found = { other, score };
  }
  return found?.other;
}

function linksOf({ likenessOf }: Comparer, item: Comparable, { members }: Cluster): number | "apart" {
  let score = 0;
  for (const member of members) {
    const likeness = likenessOf(item, member);
    if (likeness.verdict === "apart") return "apart";
    if (likeness.verdict === "one") score = Math.max(score, likeness.score);
  }
  return score;
}

/** The deal that one party's word is about, where the object says so or no other deal is near. */
function clearlyMeant(
  comparer: Comparer,
  item: Comparable,
  clusters: readonly Cluster[],
): Cluster | undefined {
  const links = clusters
    .map((cluster) => ({ cluster, link: linkTo(comparer, item, cluster, ({ by }) => by !== "loose") }))
    .flatMap(({ cluster, link }) => (link === undefined ? [] : [{ cluster, link }]))
    .sort((a, b) => b.link.score - a.link.score);
  const [first, second] = links;
  if (first === undefined) return undefined;
  return second === undefined || first.link.score - second.link.score >= CLEAR_LEAD
    ? first.cluster
    : undefined;
}
