import { answerQuery } from "../../../briefings/answer/answer-query.ts";
import { parseCommand } from "../../../briefings/answer/parse-command.ts";
import { createArchive } from "../../../src/store/archive.ts";
import type { Store } from "../../../src/store/open-store.ts";
import { seededRandom } from "../../fixtures/articles/mutate-article.ts";
import type { Filled } from "./made-archive.ts";

const QUESTIONS = 400;
const WARM = 20;

/** How a question is put, and how often of a hundred. */
const MANNERS = [
  { manner: "a party", share: 55 },
  { manner: "two parties", share: 12 },
  { manner: "a status", share: 10 },
  { manner: "since a day", share: 8 },
  { manner: "a misspelt name", share: 8 },
  { manner: "everything", share: 7 },
] as const;
type Manner = (typeof MANNERS)[number]["manner"];

/** `/who-signed` as the chat asks it: parsed, answered from the ledger, written out. One at a time. */
export async function answerFigures(
  store: Store,
  filled: Filled,
  print: (figure: Record<string, unknown>) => void,
): Promise<void> {
  const archive = createArchive(store.db);
  const context = {
    scope: { tenants: ["local", "slack:T1"] },
    now: filled.latestAt,
    timezone: "Europe/Brussels",
  };
  const random = seededRandom(11);
  const waits: { readonly manner: Manner; readonly ms: number }[] = [];
  let shown = 0;
  for (let at = -WARM; at < QUESTIONS; at++) {
    const { manner, text } = question(filled, random);
    const started = performance.now();
    const answer = await answerQuery(parseCommand(text), archive, context);
    const ms = performance.now() - started;
    if (at < 0) continue;
    waits.push({ manner, ms });
    shown += answer.agreements?.length ?? 0;
  }
  const all = waits.map(({ ms }) => ms);
  const p99 = quantile(all, 0.99);
  print({
    figure: "/who-signed, p99, ms",
    value: p99,
    p50: quantile(all, 0.5),
    worst: quantile(all, 1),
    store: store.kind,
    articles: filled.articles,
    agreements: filled.agreements,
    questions: QUESTIONS,
    agreements_an_answer: round(shown / QUESTIONS),
    by_question: Object.fromEntries(
      MANNERS.map(({ manner }) => {
        const own = waits.filter((each) => each.manner === manner).map(({ ms }) => ms);
        return [manner, { n: own.length, p50: quantile(own, 0.5), worst: quantile(own, 1) }];
      }),
    ),
    at_most: 100,
    aim: 25,
    reached: p99 <= 100,
  });
}

/** Asked are names as often as they are in the news, and one in three times any name. */
function question({ parties, latestAt }: Filled, random: () => number): { manner: Manner; text: string } {
  const names = [...parties];
  const total = names.reduce((sum, [, count]) => sum + count, 0);
  const name = (): string => {
    if (random() < 1 / 3) return names[Math.floor(random() * names.length)]?.[0] ?? "";
    let left = random() * total;
    for (const [each, count] of names) {
      left -= count;
      if (left <= 0) return each;
    }
    return names[0]?.[0] ?? "";
  };
  const manner = mannerAt(random() * 100);
  switch (manner) {
    case "a party":
      return { manner, text: `/who-signed "${name()}"` };
    case "two parties":
      return { manner, text: `/who-signed "${name()}" with:"${name()}"` };
    case "a status":
      return { manner, text: `/who-signed "${name()}" status:negotiating` };
    case "since a day":
      return { manner, text: `/who-signed "${name()}" since:${latestAt.slice(0, 8)}01` };
    case "a misspelt name": {
      const right = name();
      const at = 1 + Math.floor(random() * Math.max(1, right.length - 2));
      return { manner, text: `/who-signed "${right.slice(0, at)}${right.slice(at + 1)}"` };
    }
    case "everything":
      return { manner, text: "/who-signed" };
  }
}

function mannerAt(turn: number): Manner {
  let left = turn;
  for (const { manner, share } of MANNERS) {
    left -= share;
    if (left <= 0) return manner;
  }
  return MANNERS[0].manner;
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
