import { type AgreementStatus, agreementStatusSchema } from "../claim/agreement.ts";
import type { Line } from "../claim/line.ts";
import { count, spanWords } from "../digest/wording.ts";
import { foldRecord } from "../story/agreement-fold.ts";
import { shortSentence, statusWords, withArticle } from "../story/agreement-line.ts";
import type { Agreement, AgreementRecord, Assertion } from "../story/agreement-record.ts";
import { correctionsOf } from "../story/corrections.ts";
import { dateSpan } from "../story/date-span.ts";
import { dayIn, fullDate } from "../story/date-words.ts";
import { gatedLine } from "../story/gated-line.ts";
import { agreementOf } from "../story/ledger.ts";
import { strongest } from "../story/status-fold.ts";
import { isShaky } from "../story/tell-agreement.ts";
import { agreementText, proofWords, sourceWords, sureWords, withWords } from "./agreement-text.ts";
import type { Answer, Query } from "./answer.ts";
import {
  type AnswerContext,
  answerOf,
  asOfContext,
  emptyAnswer,
  meantWords,
  storiesAskedAbout,
} from "./answer-context.ts";
import type { Archive } from "./archive.ts";
import { findName, type NameFound } from "./find-name.ts";

const LOOKED_AT = 60;
const MOST_SHOWN = 12;
const MOST_NEAREST = 3;

/** The order in which groups are shown: what is binding first. */
const ORDER: readonly AgreementStatus[] = [
  "signed",
  "agreed",
  "negotiating",
  "considering",
  "declined",
  "ended",
  "denied",
];

/** Words for a status that people type. */
const STATUS_WORDS: Readonly<Record<string, readonly AgreementStatus[]>> = {
  all: ORDER,
  any: ORDER,
  open: ["considering", "negotiating", "agreed"],
  pending: ["considering", "negotiating", "agreed"],
  done: ["signed"],
  talks: ["negotiating"],
  talking: ["negotiating"],
  rejected: ["declined"],
  refused: ["declined"],
  dropped: ["ended", "declined"],
  terminated: ["ended"],
  cancelled: ["ended"],
  over: ["ended"],
  considered: ["considering"],
};

/** `/who-signed`: what is signed with whom; where nothing is, that, and what comes nearest. */
export async function whoSigned(query: Query, archive: Archive, context: AnswerContext): Promise<Answer> {
  const empty = await emptyAnswer(query, archive, context);
  if (empty !== undefined) return empty;
  const wanted = statusesOf(query.status);
  if (wanted === undefined) {
    const known = ORDER.join(", ");
    return answerOf(query, `I know no status "${query.status}".`, [`Use one of ${known}, or all.`], {
      reason: `The statuses are ${known}.`,
    });
  }
  const typed = [query.subject, query.with].filter((name) => name !== undefined);
  const found = await Promise.all(typed.map((name) => findName(archive, context.scope, name, "party")));
  const missing = found.findIndex((name) => !name.found);
  if (missing >= 0) return unknownName(query, typed[missing] ?? "", found[missing]);
  const names = found.filter((name) => name.found);
  const storyIds = names.length === 0 ? storiesAskedAbout(context) : undefined;
  const records = await archive.agreements(context.scope, {
    partyKeys: names.map(({ key }) => key),
    ...(storyIds === undefined ? {} : { storyIds }),
    limit: LOOKED_AT,
  });
  const deals = (await dealsOf(records, archive, context)).filter(
    (deal) => isSince(deal.agreement, query.since) && isOfKind(deal.agreement, query.kind),
  );
  const shownNames = names.map(({ name }, at) => withArticle(shown(name, typed[at] ?? name)));
  const matching = deals.filter(({ agreement }) => wanted.includes(agreement.status));
  return matching.length > 0
    ? matched(query, matching, query.status === undefined ? deals : matching, shownNames, context)
    : nothing(query, deals, wanted, shownNames, context);
}

interface Deal {
  readonly record: AgreementRecord;
  readonly agreement: Agreement;
  readonly sentence: string;
  readonly lead: Assertion | undefined;
}

/** Folds the newest records, with the corrections of their stories. */
async function dealsOf(
  records: readonly AgreementRecord[],
  archive: Archive,
  context: AnswerContext,
): Promise<Deal[]> {
  const asOf = asOfContext(context);
  const solid = records.filter((record) => !isShaky(record));
  const storyIds = [...new Set(solid.slice(0, MOST_SHOWN).map(({ storyId }) => storyId))];
  const views = await Promise.all(storyIds.map((id) => archive.story(context.scope, id)));
  const corrections = new Map(views.flatMap((view) => (view === undefined ? [] : [...correctionsOf(view)])));
  return solid
    .map((record) => {
      const mine = corrections.get(record.id) ?? [];
      const agreement = agreementOf(record, mine);
      const lead = strongest(foldRecord(record, mine).stretches.at(-1)?.events ?? [])?.assertion;
      return {
        record,
        agreement,
        lead,
        sentence: lead === undefined ? "" : shortSentence(agreement, lead, asOf),
      };
    })
    .sort((a, b) => changedAt(b.agreement) - changedAt(a.agreement) || (a.record.id < b.record.id ? -1 : 1));
}

function changedAt({ date, history }: Agreement): number {
  const reported = Date.parse(history.at(-1)?.reportedAt ?? "");
  return date === null ? reported : Math.min(reported, dateSpan(date).to);
}

function matched(
  query: Query,
  matching: readonly Deal[],
  all: readonly Deal[],
  names: readonly string[],
  context: AnswerContext,
): Answer {
  const asOf = asOfContext(context);
  const shownDeals = all.slice(0, MOST_SHOWN);
  const groups = ORDER.map((status) => ({
    status,
    deals: shownDeals.filter(({ agreement }) => agreement.status === status),
  })).filter(({ deals }) => deals.length > 0);
  const ordered = groups.flatMap(({ deals }) => deals);
  const [only] = matching;
  const noun = query.status === undefined || query.status === "signed" ? "signed agreement" : "agreement";
  const headline =
    only !== undefined && matching.length === 1
      ? only.sentence
      : `${count(matching.length, noun)}${withWords(names)}${matching.length > MOST_SHOWN ? `, the newest ${MOST_SHOWN} here` : ""}.`;
  const lines = groups.flatMap(({ status, deals }) => [
    "",
    `${capital(status)} (${deals.length})`,
    ...deals.flatMap(({ agreement }) => agreementText(agreement, asOf)),
  ]);
  return answerOf(query, headline, lines, {
    agreements: ordered.map(({ agreement }) => agreement),
  });
}

/** Nothing has that status: said plainly, with what comes nearest and its evidence. */
function nothing(
  query: Query,
  deals: readonly Deal[],
  wanted: readonly AgreementStatus[],
  names: readonly string[],
  context: AnswerContext,
): Answer {
  const asOf = asOfContext(context);
  const isSigned = wanted.length === 1 && wanted[0] === "signed";
  const since = query.since === undefined ? "" : ` since ${spanWords(query.since, asOf)}`;
  const who = names.length > 1 ? `${names[0]} and ${names[1]} have not signed with each other` : undefined;
  const headline = isSigned
    ? who === undefined
      ? `Nobody has signed${names.length === 0 ? " anything" : ` with ${names[0]}`} in what I have read${since}.`
      : `${capital(who)} in what I have read${since}.`
    : `Nothing${withWords(names)} is ${wanted.join(" or ")} in what I have read${since}.`;
  const nearest = [...deals]
    .sort((a, b) => nearness(b.agreement) - nearness(a.agreement))
    .slice(0, MOST_NEAREST);
  if (nearest.length === 0) {
    const reason =
      names.length > 1
        ? `I have read of no agreement between ${names[0]} and ${names[1]}, of any status.`
        : "I have read of no agreement that fits, of any status.";
    return answerOf(query, headline, [reason], { agreements: [], nearest: [], reason });
  }
  const lines = nearest.flatMap(
    (deal, at) => nearestLine(deal, at === 0 ? "Closest" : "Also", context) ?? [],
  );
  // An answer tells all that is near in lines, or none: a line that its sentences do not prove is not written.
  if (lines.length < nearest.length) {
    const full = nearest.flatMap(({ agreement }) => agreementText(agreement, asOf));
    return answerOf(query, headline, ["Closest:", ...full], {
      agreements: [],
      nearest: nearest.map(({ agreement }) => agreement),
    });
  }
  const texts = lines.map(({ text, citations }) => `${text} ${proofWords({ citations }, asOf)}`);
  return answerOf(query, headline, texts, {
    agreements: [],
    nearest: nearest.map(({ agreement }) => agreement),
    lines,
  });
}

/** "Closest: OpenAI is considering a contract with NATO (a person familiar with the matter, 3 March; one source)." */
function nearestLine(
  { agreement, sentence, lead }: Deal,
  label: string,
  context: AnswerContext,
): Line | undefined {
  const asOf = asOfContext(context);
  const reported = agreement.history.at(-1)?.reportedAt ?? context.now;
  const when =
    agreement.date === null
      ? fullDate(dayIn(reported, asOf.timezone), asOf)
      : spanWords(agreement.date, asOf);
  // The brackets say how sure it is: "is said to be considering" would say it twice.
  const plain =
    lead === undefined || agreement.certainty === "disputed"
      ? sentence
      : shortSentence({ ...agreement, certainty: "reported" }, lead, asOf);
  const fact = plain.replace(/\s*Nothing is signed\b.*$/u, "").replace(/\.$/u, "");
  const { parties, citations, certainty, date, status, attribution } = agreement;
  return gatedLine(
    [`${label}: ${fact} (${sourceWords(agreement)}, ${when}; ${sureWords(agreement)}).`],
    { kind: "agreement", certainty, citations },
    {
      parties,
      names: [label, attribution.source].filter((name) => name !== undefined),
      dates: [date, dayIn(reported, asOf.timezone)].filter((value) => value !== null),
      status,
      ...(lead === undefined ? {} : { statusWords: statusWords(lead) }),
    },
    [],
  );
}

/** The further along, the nearer to a signature; what is over or refused comes last. */
function nearness({ status }: Agreement): number {
  return { agreed: 3, negotiating: 2, considering: 1, signed: 4, declined: 0, ended: 0, denied: -1 }[status];
}

function unknownName(query: Query, typed: string, found: NameFound | undefined): Answer {
  const didYouMean = found === undefined || found.found ? [] : [...found.didYouMean];
  const reason = `I have read of no agreement that names "${typed}".`;
  const meant = meantWords(didYouMean);
  return answerOf(
    query,
    reason,
    meant === undefined ? ["Ask /who-signed alone for all that I know."] : [meant],
    {
      reason,
      agreements: [],
      nearest: [],
      ...(didYouMean.length === 0 ? {} : { didYouMean }),
    },
  );
}

export function statusesOf(text: string | undefined): readonly AgreementStatus[] | undefined {
  if (text === undefined) return ["signed"];
  const statuses = text.split(",").map((word) => {
    const status = agreementStatusSchema.safeParse(word.trim());
    return status.success ? [status.data] : STATUS_WORDS[word.trim()];
  });
  return statuses.some((status) => status === undefined)
    ? undefined
    : [...new Set(statuses.flatMap((status) => status ?? []))];
}

function isSince({ date, history }: Agreement, since: string | undefined): boolean {
  if (since === undefined) return true;
  const from = Date.parse(since);
  if (date !== null) return dateSpan(date).to >= from;
  return Date.parse(history.at(-1)?.reportedAt ?? "") >= from;
}

function isOfKind({ kind }: Agreement, wanted: string | undefined): boolean {
  return wanted === undefined || kind === wanted;
}

/** The asker's own word for a body, where it is another name of it and not a misspelling. */
function shown(name: string, typed: string): string {
  return typed.toLowerCase() === name.toLowerCase() ? name : /\p{Lu}/u.test(typed) ? typed : name;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
