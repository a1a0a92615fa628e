import { foldText } from "../claim/fold-name.ts";
import type { Agreement } from "../story/agreement-record.ts";
import { contentWords, sharedWords } from "../story/content-words.ts";
import type { DigestStatement } from "./digest.ts";

/** Words with which people speak of deals; stemmed as `contentWords` does. */
const DEAL_WORDS = contentWords(
  "agree agreement deal contract talk talks negotiate negotiation offer bid price pay sign signed signature buy sell sale merger takeover " +
    "treaty truce ceasefire accord terms vote reject accept decline deny denial end terminate withdraw decide decision plan consider delay " +
    "partner partnership loan lease licence order supply deliver wrong mistake correct sorry true untrue false confirm",
);
/** A quotation of fewer words is a scrap. */
const FEWEST_WORDS = 5;

/**
 * Statements in the order in which a reader wants them: what bears on the deals of the story before
 * colour, and everybody once before anybody twice. Scraps of quotations come last.
 */
export function tellingFirst(
  statements: readonly DigestStatement[],
  agreements: readonly Pick<Agreement, "parties" | "object">[],
): DigestStatement[] {
  const names = agreements.flatMap(({ parties }) =>
    parties.flatMap(({ name, aliases }) => [name, ...aliases]),
  );
  const parties = new Set(names.map((name) => foldText(name).trim()).filter((name) => name !== ""));
  const objects = contentWords(agreements.map(({ object }) => object ?? "").join(" "));
  const bearing = ({ text, speaker }: DigestStatement) => {
    const words = contentWords(text);
    const folded = foldText(text);
    return (
      2 * Math.min(2, sharedWords(words, DEAL_WORDS).length) +
      Math.min(2, sharedWords(words, objects).length) +
      ([...parties].some((name) => folded.includes(` ${name} `)) ? 1 : 0) +
      (parties.has(foldText(speaker).trim()) ? 1 : 0) -
      (words.size < FEWEST_WORDS ? 4 : 0)
    );
  };
  const ranked = statements
    .map((statement, order) => ({ statement, order, bearing: bearing(statement) }))
    .sort((a, b) => b.bearing - a.bearing || a.order - b.order);
  const turns = new Map<string, number>();
  return ranked
    .map(({ statement }, order) => {
      const turn = turns.get(statement.speaker) ?? 0;
      turns.set(statement.speaker, turn + 1);
      return { statement, turn, order };
    })
    .sort((a, b) => a.turn - b.turn || a.order - b.order)
    .map(({ statement }) => statement);
}
