import type { Sentence, Token } from "../reading/sentence.ts";

/** Children and subtrees of one sentence; built once, read often. Arcs that loop are cut. */
export interface SentenceTree {
  readonly sentence: Sentence;
  readonly children: readonly (readonly Token[])[];
  /** First and last token below a token, itself included. */
  readonly first: readonly number[];
  readonly last: readonly number[];
}

type Arcs = Omit<SentenceTree, "sentence">;

const trees = new WeakMap<Sentence, SentenceTree>();

/** The tree of a sentence. It is worked out when its first arc is asked for: most are never asked. */
export function treeOf(sentence: Sentence): SentenceTree {
  let tree = trees.get(sentence);
  if (tree === undefined) {
    tree = new LazyTree(sentence);
    trees.set(sentence, tree);
  }
  return tree;
}

class LazyTree implements SentenceTree {
  readonly sentence: Sentence;
  private known: Arcs | undefined;

  constructor(sentence: Sentence) {
    this.sentence = sentence;
  }

  get children(): Arcs["children"] {
    return this.arcs.children;
  }

  get first(): Arcs["first"] {
    return this.arcs.first;
  }

  get last(): Arcs["last"] {
    return this.arcs.last;
  }

  private get arcs(): Arcs {
    this.known ??= arcsOf(this.sentence.tokens);
    return this.known;
  }
}

function arcsOf(tokens: readonly Token[]): Arcs {
  const children: Token[][] = tokens.map(() => []);
  for (const token of tokens) {
    if (token.head >= 0 && token.head < tokens.length && token.head !== token.index)
      children[token.head]?.push(token);
  }
  const first = tokens.map((t) => t.index);
  const last = tokens.map((t) => t.index);
  const state = new Uint8Array(tokens.length);
  const order: number[] = [];
  for (const root of tokens) {
    if (state[root.index] !== 0) continue;
    const stack = [root.index];
    while (stack.length > 0) {
      const at = stack.at(-1) ?? 0;
      if (state[at] === 0) {
        state[at] = 1;
        for (const child of children[at] ?? []) if (state[child.index] === 0) stack.push(child.index);
      } else {
        stack.pop();
        if (state[at] === 1) {
          state[at] = 2;
          order.push(at);
        }
      }
    }
  }
  for (const at of order) {
    const head = tokens[at]?.head ?? -1;
    if (head < 0 || head === at) continue;
    first[head] = Math.min(first[head] ?? head, first[at] ?? at);
    last[head] = Math.max(last[head] ?? head, last[at] ?? at);
  }
  return { children, first, last };
}
