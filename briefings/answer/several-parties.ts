import type { Answer, Query } from "./answer.ts";
import type { AnswerContext } from "./answer-context.ts";
import type { Archive } from "./archive.ts";
import { findName } from "./find-name.ts";
import type { Filters } from "./read-filters.ts";
import { whoSigned } from "./who-signed.ts";

const MOST_OTHERS = 4;

/**
 * "Has Velmo signed with Orlin and Brenn?": each of several others is answered by itself, one after
 * the other. Undefined where the words after "with" are one name ("Marks and Spencer") or unknown ones.
 */
export async function severalParties(
  query: Query,
  filters: Filters,
  archive: Archive,
  context: AnswerContext,
): Promise<Answer | undefined> {
  const typed = query.with ?? "";
  const parts = typed.split(/\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|&)\s+/u).filter((part) => part !== "");
  if (query.subject === undefined || parts.length < 2 || parts.length > MOST_OTHERS) return undefined;
  if ((await findName(archive, context.scope, typed, "party")).found) return undefined;
  const found = await Promise.all(parts.map((part) => findName(archive, context.scope, part, "party")));
  if (!found.every((name) => name.found)) return undefined;
  const answers = await Promise.all(
    parts.map((part) => whoSigned({ ...query, with: part }, filters, archive, context)),
  );
  const headline = answers.map((answer, at) => `${parts[at]}: ${answer.headline}`).join(" ");
  const texts = answers.map((answer, at) => `${parts[at]}: ${answer.text}`);
  const agreements = joined(answers.map((answer) => answer.agreements));
  const nearest = joined(answers.map((answer) => answer.nearest));
  const reasons = [...new Set(answers.flatMap(({ reason }) => reason ?? []))];
  return {
    command: query.command,
    query,
    headline,
    text: texts.join("\n\n"),
    agreements,
    ...(nearest.length === 0 ? {} : { nearest }),
    ...(reasons.length === 0 ? {} : { reason: reasons.join(" ") }),
  };
}

function joined<T extends { readonly id: string }>(lists: readonly (readonly T[] | undefined)[]): T[] {
  return [...new Map(lists.flatMap((list) => list ?? []).map((each) => [each.id, each])).values()];
}
