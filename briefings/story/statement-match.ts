import type { StoredClaim } from "../claim/claim.ts";
import { foldName } from "../claim/fold-name.ts";
import type { StatementClaim } from "../claim/statement.ts";
import { contentWords, sharedWords } from "./content-words.ts";

export type StoredStatement = StoredClaim & { readonly claim: StatementClaim };

/** The same thing said once, however many articles pass it on. The first is the earliest. */
export interface Saying {
  readonly statements: readonly StoredStatement[];
}

/** Of the shorter wording, this share must stand in the longer one. */
const SAME_WORDS_SHARE = 0.7;
const FEWEST_WORDS = 3;

/** Statements in order of publication, reprints and paraphrases of one another put together. */
export function sayingsOf(statements: readonly StoredStatement[]): Saying[] {
  const sayings: { statements: StoredStatement[]; words: Set<string>[]; keys: Set<string> }[] = [];
  for (const statement of statements) {
    const { claim } = statement;
    const words = contentWords(claim.text);
    const keys = [claim.speaker, ...claim.speakerAliases].map(foldName).filter((key) => key !== undefined);
    const same = sayings.find(
      (saying) =>
        keys.some((key) => saying.keys.has(key)) && saying.words.some((other) => isSame(words, other)),
    );
    if (same === undefined) sayings.push({ statements: [statement], words: [words], keys: new Set(keys) });
    else {
      same.statements.push(statement);
      same.words.push(words);
      for (const key of keys) same.keys.add(key);
    }
  }
  return sayings;
}

/** The wording to show: the longest quotation, else the longest paraphrase. */
export function bestWording({ statements }: Saying): StoredStatement {
  const [first, ...rest] = statements as [StoredStatement, ...StoredStatement[]];
  return rest.reduce((best, other) => {
    if (best.claim.quoted !== other.claim.quoted) return best.claim.quoted ? best : other;
    return other.claim.text.length > best.claim.text.length ? other : best;
  }, first);
}

function isSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const smaller = Math.min(a.size, b.size);
  if (smaller < FEWEST_WORDS) return a.size === b.size && sharedWords(a, b).length === smaller;
  return sharedWords(a, b).length >= smaller * SAME_WORDS_SHARE;
}
