import type { Agreement } from "../story/agreement-record.ts";
import { amountWords } from "../story/amount-words.ts";
import { type AsOf, dateWords, dayIn, fullDate, momentWords, weekdayOf } from "../story/date-words.ts";
import { objectBeside, objectTold } from "../story/object-words.ts";
import { shortName } from "../story/party-words.ts";
import { statementWordings } from "../story/tell-statement.ts";
import type { Digest, DigestAgreement, DigestStatement } from "./digest.ts";

/** "1 story", "4 articles". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** "you were told “classified” on Wednesday, 09:00"; "otherwise" where no words can be quoted. */
export function toldWords(toldAt: string, asOf: AsOf, wrong?: string): string {
  return `you were told ${wrong === undefined ? "otherwise" : `“${wrong}”`} on ${momentWords(toldAt, asOf)}`;
}

/** "Thursday 5 March, 09:00 Brussels". */
export function digestMoment(instant: string, timezone: string): string {
  const asOf: AsOf = { now: instant, timezone };
  const day = dayIn(instant, timezone);
  const clock = momentWords(instant, asOf).split(", ").at(-1) ?? "";
  return `${weekdayOf(day)} ${fullDate(day, asOf)}, ${clock} ${zoneName(timezone)}`;
}

/** "Brussels" for "Europe/Brussels". */
export function zoneName(timezone: string): string {
  return (timezone.split("/").at(-1) ?? timezone).replaceAll("_", " ");
}

/** "OpenAI – Pentagon". */
export function partiesWords({ parties }: Pick<Agreement, "parties">): string {
  return parties.map(shortName).join(" – ");
}

const LASTING: ReadonlySet<Agreement["status"]> = new Set(["considering", "negotiating"]);

/** "since 3 March", "reported 3 March", "27 February, deploy its models in a classified network", "was: negotiating". */
export function dealWords(deal: DigestAgreement, asOf: AsOf): string {
  const open = LASTING.has(deal.status);
  const reported = deal.history.at(-1)?.reportedAt;
  const date =
    deal.date === null
      ? open && reported !== undefined
        ? `reported ${fullDate(dayIn(reported, asOf.timezone), asOf)}`
        : undefined
      : `${open ? "since " : ""}${spanWords(deal.date, asOf)}`;
  const was = deal.was === null ? undefined : `was: ${deal.was}`;
  const sure = deal.certainty === "unconfirmed" || deal.certainty === "disputed" ? deal.certainty : undefined;
  const amount = deal.amount === null ? undefined : amountWords(deal.amount);
  return [date, objectWords(deal), amount, was, sure].filter((part) => part !== undefined).join(", ");
}

/** "to deploy its models in the Pentagon's classified network": the object, fit to stand beside its parties. */
export function objectWords(
  deal: Pick<Agreement, "object" | "parties" | "status" | "kind">,
): string | undefined {
  const object = objectTold(deal);
  return object === undefined ? undefined : objectBeside(object);
}

/** A date in full, never a weekday: a table is read later than a line. */
export function spanWords(value: string, asOf: AsOf): string {
  const [first = value, last] = value.split("/");
  if (last === undefined || last === first) return fullDate(first, asOf);
  return `${fullDate(first, asOf)} to ${fullDate(last, asOf)}`;
}

/** "“…” Sam Altman, company meeting, Tuesday, via The Wall Street Journal"; paraphrase without marks. */
export function statementWords(statement: DigestStatement, asOf: AsOf): string {
  const { speaker, text, quoted, date, venue, via } = statement;
  const words = text.replace(/\s+/gu, " ");
  const tail = [
    speaker,
    venue?.replace(/^(?:at |in )?(?:an? |the )?/iu, ""),
    date === null ? undefined : dateWords(date, asOf),
    via === null ? undefined : `via ${via}`,
  ].filter((part) => part !== undefined && part !== "");
  if (quoted) return `“${words}” ${tail.join(", ")}`;
  return (statementWordings(statement, asOf)[0] ?? "").replace(/\.$/u, "");
}

/** How much a digest was made from: "1 story, 4 articles, 2 independent sources". */
export function measureWords(digest: Digest): string {
  const sources =
    digest.stories.length === 1
      ? (digest.stories[0]?.independentSources ?? 0)
      : new Set(
          digest.stories.flatMap((story) => story.sources.map(({ outlet, origin }) => origin ?? outlet)),
        ).size;
  return [
    count(digest.stories.length, "story", "stories"),
    count(digest.articles, "article"),
    ...(digest.stories.length === 0 ? [] : [count(sources, "independent source")]),
  ].join(", ");
}
