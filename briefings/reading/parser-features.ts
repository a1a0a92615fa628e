import { feature1, feature2, feature3, feature4, scatter } from "./feature-hash.ts";
import type { ParserState } from "./parser-state.ts";

export const MOST_MOVE_FEATURES = 128;
export const MOST_RELATION_FEATURES = 80;

const SMALL = Int32Array.from({ length: 64 }, (_, i) => scatter(i + 0x9000));

function small(value: number): number {
  return SMALL[value < 63 ? value : 63]!;
}

/** Distances 1 to 4 as they are, then 5–6, 7–10, 11 and more. */
function distance(from: number, to: number): number {
  const steps = Math.abs(to - from);
  return steps < 5 ? steps : steps < 7 ? 5 : steps < 11 ? 6 : 7;
}

/** What decides the next move; templates after Zhang and Nivre (2011), with markers and word clusters. */
export function moveFeatures(state: ParserState, out: Int32Array): number {
  const { word: W, tag: T, cluster: C, broad: D, marker: M, leftmost, rightmost, nearestLeft } = state;
  const { leftCount, rightCount, leftRelations, rightRelations, none, length } = state;
  const s0 = state.top;
  const s1 = state.second;
  const s2 = state.third;
  const b0 = state.front;
  const b1 = b0 + 1 <= length ? b0 + 1 : none;
  const b2 = b0 + 2 <= length ? b0 + 2 : none;
  const s0w = W[s0]!;
  const s0t = T[s0]!;
  const s1w = W[s1]!;
  const s1t = T[s1]!;
  const s2t = T[s2]!;
  const b0w = W[b0]!;
  const b0t = T[b0]!;
  const b1w = W[b1]!;
  const b1t = T[b1]!;
  const b2t = T[b2]!;
  const s0l = leftmost[s0]!;
  const s0r = rightmost[s0]!;
  const s1l = leftmost[s1]!;
  const s1r = rightmost[s1]!;
  const b0l = leftmost[b0]!;
  const b0m = M[b0]!;
  const s0m = M[s0]!;
  const s1m = M[s1]!;
  const gap0 = s0 === none ? 0 : distance(s0, b0);
  const gap1 = s1 === none ? 0 : distance(s1, s0);
  const d0 = small(gap0);
  const d1 = small(gap1 + 10);
  let n = 0;
  out[n++] = feature1(1, s0w);
  out[n++] = feature1(2, s0t);
  out[n++] = feature2(3, s0w, s0t);
  out[n++] = feature1(4, s1w);
  out[n++] = feature1(5, s1t);
  out[n++] = feature2(6, s1w, s1t);
  out[n++] = feature2(7, W[s2]!, s2t);
  out[n++] = feature1(8, s2t);
  out[n++] = feature1(9, b0w);
  out[n++] = feature1(10, b0t);
  out[n++] = feature2(11, b0w, b0t);
  out[n++] = feature1(12, b1w);
  out[n++] = feature1(13, b1t);
  out[n++] = feature2(14, b1w, b1t);
  out[n++] = feature2(15, W[b2]!, b2t);
  out[n++] = feature1(16, b2t);
  // Top of the stack and next word.
  out[n++] = feature4(17, s0w, s0t, b0w, b0t);
  out[n++] = feature3(18, s0w, s0t, b0w);
  out[n++] = feature3(19, s0w, b0w, b0t);
  out[n++] = feature3(20, s0w, s0t, b0t);
  out[n++] = feature3(21, s0t, b0w, b0t);
  out[n++] = feature2(22, s0w, b0w);
  out[n++] = feature2(23, s0t, b0t);
  out[n++] = feature2(24, b0t, b1t);
  out[n++] = feature3(25, s0t, b0t, d0);
  out[n++] = feature3(26, s0w, b0t, d0);
  out[n++] = feature3(27, s0t, b0w, d0);
  // The two words on the stack.
  out[n++] = feature4(28, s1w, s1t, s0w, s0t);
  out[n++] = feature3(29, s1w, s1t, s0t);
  out[n++] = feature3(30, s1t, s0w, s0t);
  out[n++] = feature2(31, s1w, s0w);
  out[n++] = feature2(32, s1t, s0t);
  out[n++] = feature3(33, s1t, s0t, d1);
  out[n++] = feature3(34, s1w, s0t, d1);
  out[n++] = feature3(35, s1t, s0w, d1);
  out[n++] = feature2(36, s1t, b0t);
  out[n++] = feature3(37, s1w, b0w, b0t);
  // Triples.
  out[n++] = feature3(38, s0t, b0t, b1t);
  out[n++] = feature3(39, s1t, s0t, b0t);
  out[n++] = feature3(40, s2t, s1t, s0t);
  out[n++] = feature4(41, s1t, s0t, b0t, b1t);
  out[n++] = feature4(42, s2t, s1t, s0t, b0t);
  out[n++] = feature3(43, b0t, b1t, b2t);
  out[n++] = feature4(44, s0t, b0t, b1t, b2t);
  out[n++] = feature4(45, s1w, s0t, b0t, b1t);
  out[n++] = feature4(46, s0w, s1t, b0t, b1t);
  out[n++] = feature3(47, s0w, s1w, b0t);
  out[n++] = feature3(48, s1w, s0t, b0w);
  out[n++] = feature3(49, s1t, s0w, b0w);
  out[n++] = feature3(50, s0t, b0w, b1w);
  // Dependents.
  out[n++] = feature3(51, s0t, T[s0l]!, b0t);
  out[n++] = feature3(52, s0t, T[s0r]!, b0t);
  out[n++] = feature3(53, s0t, b0t, T[b0l]!);
  out[n++] = feature3(54, s1t, T[s1r]!, s0t);
  out[n++] = feature3(55, s1t, T[s1l]!, s0t);
  out[n++] = feature3(56, s1t, s0t, T[s0l]!);
  out[n++] = feature3(57, s1t, s0t, T[s0r]!);
  out[n++] = feature2(58, s0t, W[s0l]!);
  out[n++] = feature2(59, s0t, W[s0r]!);
  out[n++] = feature2(60, s1t, W[s1l]!);
  out[n++] = feature2(61, s1t, W[s1r]!);
  out[n++] = feature2(62, b0t, W[b0l]!);
  out[n++] = feature4(63, s1t, T[s1r]!, s0t, b0t);
  out[n++] = feature4(64, s0t, T[nearestLeft[s0]!]!, b0t, s1t);
  out[n++] = feature3(65, s0w, W[s0r]!, b0t);
  // Relations given so far, and how many.
  const s0left = scatter(leftRelations[s0]!);
  const s0right = scatter(rightRelations[s0]! + 7);
  const s1left = scatter(leftRelations[s1]!);
  const s1right = scatter(rightRelations[s1]! + 7);
  const b0left = scatter(leftRelations[b0]!);
  out[n++] = feature2(66, s0left, s0t);
  out[n++] = feature3(67, s0right, s0t, b0t);
  out[n++] = feature2(68, s0right, s0w);
  out[n++] = feature2(69, s1left, s1t);
  out[n++] = feature3(70, s1right, s1t, s0t);
  out[n++] = feature2(71, s1right, s1w);
  out[n++] = feature3(72, b0left, b0t, s0t);
  out[n++] = feature3(73, s0left, s0t, b0t);
  out[n++] = feature4(74, s1right, s1t, s0t, b0t);
  const s0n = small(Math.min(leftCount[s0]!, 3) * 4 + Math.min(rightCount[s0]!, 3) + 20);
  const s1n = small(Math.min(leftCount[s1]!, 3) * 4 + Math.min(rightCount[s1]!, 3) + 20);
  out[n++] = feature2(75, s0n, s0t);
  out[n++] = feature2(76, s0n, s0w);
  out[n++] = feature2(77, s1n, s1t);
  out[n++] = feature2(78, s1n, s1w);
  out[n++] = feature2(79, small(Math.min(leftCount[b0]!, 5)), b0t);
  // What stands between.
  const verbs = s0 === none ? 0 : Math.min(state.between(1, s0, b0), 2);
  const commas = s0 === none ? 0 : Math.min(state.between(3, s0, b0), 2);
  const joins = s0 === none ? 0 : Math.min(state.between(4, s0, b0), 1);
  const inner = small(verbs + commas * 3 + joins * 9 + 40);
  out[n++] = feature3(80, inner, s0t, b0t);
  const verbs1 = s1 === none ? 0 : Math.min(state.between(1, s1, s0), 2);
  const commas1 = s1 === none ? 0 : Math.min(state.between(3, s1, s0), 2);
  const joins1 = s1 === none ? 0 : Math.min(state.between(4, s1, s0), 1);
  const inner1 = small(verbs1 + commas1 * 3 + joins1 * 9 + 40);
  out[n++] = feature3(81, inner1, s1t, s0t);
  out[n++] = feature4(82, inner1, s1t, s0t, b0t);
  // Markers: they decide between verb and noun as the head of a phrase.
  out[n++] = feature2(83, b0m, s0w);
  out[n++] = feature3(84, b0m, s0t, b0t);
  out[n++] = feature3(85, b0m, s0t, s1t);
  out[n++] = feature3(86, b0m, s0w, s1w);
  out[n++] = feature3(87, b0m, s1w, s0t);
  out[n++] = feature2(88, s0m, s1w);
  out[n++] = feature3(89, s0m, s1t, s0t);
  out[n++] = feature3(90, s0m, s1w, s0w);
  out[n++] = feature3(91, s0m, s1t, s2t);
  out[n++] = feature3(92, s0m, s1w, W[s2]!);
  out[n++] = feature3(93, s0m, s1t, b0t);
  out[n++] = feature3(94, s1m, s1t, s0t);
  out[n++] = feature3(95, b0m, C[s0]!, C[b0]!);
  out[n++] = feature3(96, s0m, C[s1]!, C[s0]!);
  out[n++] = feature3(97, b0m, D[s0]!, D[s1]!);
  out[n++] = feature2(98, s0m, C[s1]!);
  out[n++] = feature3(99, s0m, s0t, b0t);
  // Word clusters.
  out[n++] = feature2(100, C[s0]!, C[b0]!);
  out[n++] = feature2(101, C[s1]!, C[s0]!);
  out[n++] = feature3(102, C[s0]!, s0t, b0t);
  out[n++] = feature3(103, s0t, C[b0]!, b0t);
  out[n++] = feature3(104, C[s1]!, s1t, s0t);
  out[n++] = feature3(105, s1t, C[s0]!, s0t);
  out[n++] = feature3(106, D[s0]!, D[b0]!, d0);
  out[n++] = feature3(107, D[s1]!, D[s0]!, d1);
  out[n++] = feature3(108, D[s1]!, D[s0]!, D[b0]!);
  out[n++] = feature3(109, D[s0]!, D[b0]!, b1t);
  out[n++] = feature3(110, C[s0]!, b0t, b1t);
  out[n++] = feature1(111, state.depth > 2 ? small(3) : small(state.depth));
  return n;
}

/** What names the relation of `dependent`, whose own dependents are all known, to `head`. */
export function relationFeatures(
  state: ParserState,
  head: number,
  dependent: number,
  out: Int32Array,
): number {
  const {
    word: W,
    tag: T,
    cluster: C,
    broad: D,
    marker: M,
    suffix: S,
    leftmost,
    rightmost,
    none,
    length,
  } = state;
  const h = head;
  const d = dependent;
  const hw = W[h]!;
  const ht = T[h]!;
  const dw = W[d]!;
  const dt = T[d]!;
  const way = small(d < h ? 1 : 2);
  const far = small(distance(h, d) + (d < h ? 10 : 20));
  const dl = leftmost[d]!;
  const dr = rightmost[d]!;
  const hl = leftmost[h]!;
  const hr = rightmost[h]!;
  const near = state.nearestLeft[d]!;
  const dm = M[d]!;
  const dLeft = scatter(state.leftRelations[d]!);
  const dRight = scatter(state.rightRelations[d]! + 7);
  const hLeft = scatter(state.leftRelations[h]!);
  const hRight = scatter(state.rightRelations[h]! + 7);
  const before = d > 0 ? d - 1 : none;
  const after = d + 1 < length ? d + 1 : none;
  const hAfter = h + 1 < length ? h + 1 : none;
  const hBefore = h > 0 && h <= length ? h - 1 : none;
  const low = Math.min(h, d);
  const high = Math.max(h, d);
  const between = small(
    Math.min(state.between(3, low, high), 2) +
      Math.min(state.between(4, low, high), 1) * 3 +
      Math.min(state.between(1, low, high), 2) * 6 +
      30,
  );
  let n = 0;
  out[n++] = feature2(1, ht, way);
  out[n++] = feature2(2, dt, way);
  out[n++] = feature2(3, hw, way);
  out[n++] = feature2(4, dw, way);
  out[n++] = feature3(5, ht, dt, way);
  out[n++] = feature3(6, hw, dt, way);
  out[n++] = feature3(7, ht, dw, way);
  out[n++] = feature3(8, hw, dw, way);
  out[n++] = feature3(9, ht, dt, far);
  out[n++] = feature3(10, dw, dt, far);
  out[n++] = feature3(11, dt, dm, way);
  out[n++] = feature3(12, ht, dm, dt);
  out[n++] = feature3(13, hw, dm, dt);
  out[n++] = feature3(14, dm, dw, ht);
  out[n++] = feature3(15, dt, T[dl]!, ht);
  out[n++] = feature3(16, dt, W[dl]!, way);
  out[n++] = feature3(17, dt, W[near]!, ht);
  out[n++] = feature3(18, dt, T[dr]!, ht);
  out[n++] = feature3(19, dt, W[dr]!, way);
  out[n++] = feature3(20, dt, dLeft, ht);
  out[n++] = feature3(21, dt, dRight, ht);
  out[n++] = feature4(22, dt, dLeft, dRight, way);
  out[n++] = feature3(23, ht, hLeft, way);
  out[n++] = feature4(24, ht, hRight, dt, way);
  out[n++] = feature4(25, ht, hLeft, dt, way);
  out[n++] = feature3(26, hw, hRight, way);
  out[n++] = feature3(27, T[before]!, dt, T[after]!);
  out[n++] = feature4(28, T[before]!, dt, ht, way);
  out[n++] = feature4(29, T[after]!, dt, ht, way);
  out[n++] = feature4(30, T[hBefore]!, ht, dt, way);
  out[n++] = feature4(31, T[hAfter]!, ht, dt, way);
  out[n++] = feature3(32, W[before]!, dt, way);
  out[n++] = feature3(33, W[after]!, dt, way);
  out[n++] = feature4(34, ht, dt, between, way);
  out[n++] = feature4(35, hw, dt, between, way);
  out[n++] = feature3(36, C[h]!, C[d]!, way);
  out[n++] = feature3(37, ht, C[d]!, dt);
  out[n++] = feature3(38, C[h]!, dt, way);
  out[n++] = feature3(39, dm, C[d]!, ht);
  out[n++] = feature3(40, dm, C[h]!, dt);
  out[n++] = feature4(41, D[h]!, D[d]!, dt, way);
  out[n++] = feature3(42, S[d]!, dt, ht);
  out[n++] = feature3(43, S[h]!, ht, dt);
  out[n++] = feature3(44, T[hl]!, ht, dt);
  out[n++] = feature3(45, T[hr]!, ht, dt);
  out[n++] = feature3(46, W[hl]!, ht, dt);
  out[n++] = feature4(47, dm, hRight, ht, dt);
  out[n++] = feature4(48, dm, D[h]!, D[d]!, dt);
  out[n++] = feature3(49, hw, C[d]!, way);
  out[n++] = feature3(50, C[h]!, dw, way);
  return n;
}
