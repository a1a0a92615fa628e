import { foldName } from "../../../briefings/claim/fold-name.ts";
import type { Agreement, AgreementRecord } from "../../../briefings/story/agreement-record.ts";
import { contentWords, sharedWords } from "../../../briefings/story/content-words.ts";
import { correctionsOf } from "../../../briefings/story/corrections.ts";
import { agreementOf } from "../../../briefings/story/ledger.ts";
import { isShaky } from "../../../briefings/story/tell-agreement.ts";
import { type LivedWeek, liveWeek } from "../../fakes/live-week.ts";
import { bcubed } from "./bcubed.ts";
import { type GoldAgreement, readGold, type WeekGold } from "./week-gold.ts";

const WEEKS = [
  { week: "week one, looked at while building", folder: new URL("../../fixtures/week/", import.meta.url) },
  { week: "week two, never looked at", folder: new URL("../../fixtures/week-two/", import.meta.url) },
];
const EVERYTHING = {
  id: "all",
  title: "Everything",
  topic: { any: [], none: [], sources: [] },
  maxStories: 20,
};
const SAME_WRONG_SHARE = 0.4;

/** Two invented weeks of a busy desk, lived through on a real store and compared with what is true of them. */
export async function week(errors: boolean): Promise<void> {
  for (const { week: name, folder } of WEEKS) {
    const gold = readGold(folder);
    const lived = await liveWeek(folder, [EVERYTHING]);
    for (const { figure, ...values } of figuresOf(
      gold,
      lived,
      errors ? (line) => process.stderr.write(`${line}\n`) : () => undefined,
    ))
      process.stdout.write(
        `${JSON.stringify({ bench: "stories", figure: `${name}: ${figure}`, ...values })}\n`,
      );
  }
}

type Say = (line: string) => void;

/** One object for each part: grouping, copies, histories, corrections, disputes, developments, repeats. */
export function figuresOf(
  gold: WeekGold,
  lived: LivedWeek,
  say: Say,
): (Record<string, unknown> & { readonly figure: string })[] {
  const deals = dealsOf(lived);
  const matches = matchDeals(gold, deals);
  return [
    { figure: "grouping", ...grouping(gold, lived) },
    { figure: "copies", ...copies(gold, lived) },
    { figure: "status histories", ...histories(gold, deals, matches, say), bar: "all whole" },
    { figure: "corrections", ...corrections(gold, lived, say), bar: "all" },
    { figure: "disputes", ...disputes(gold, matches, say), bar: "all" },
    {
      figure: "developments a day",
      ...developments(gold, lived, deals, matches, say),
      bar_recall: 0.9,
      bar_repeats: 0,
    },
  ];
}

interface Deal {
  readonly record: AgreementRecord;
  readonly agreement: Agreement;
}

function dealsOf({ views }: LivedWeek): Deal[] {
  const corrected = new Map(views.flatMap((view) => [...correctionsOf(view)]));
  const records = new Map(views.flatMap(({ agreements }) => agreements.map((record) => [record.id, record])));
  return [...records.values()]
    .filter((record) => !isShaky(record))
    .map((record) => ({ record, agreement: agreementOf(record, corrected.get(record.id) ?? []) }));
}

/** Each found deal with the true one that it is, where it is one: same parties, and of those the likest statuses. */
function matchDeals(gold: WeekGold, deals: readonly Deal[]): Map<Deal, GoldAgreement> {
  const found = new Map<Deal, GoldAgreement>();
  for (const deal of deals) {
    const alike = gold.agreements
      .filter((wanted) => areParties(wanted, deal.agreement))
      .map((wanted) => ({
        wanted,
        score: common(wanted, deal.agreement) + objectShare(wanted, deal.agreement),
      }))
      .sort((a, b) => b.score - a.score);
    if (alike[0] !== undefined) found.set(deal, alike[0].wanted);
  }
  return found;
}

function areParties({ parties, optional = [], aliases = {} }: GoldAgreement, agreement: Agreement): boolean {
  const keysOf = (name: string) =>
    new Set([name, ...(aliases[name] ?? [])].map((each) => foldName(each) ?? each));
  const wanted = parties.map(keysOf);
  const extra = optional.map(keysOf);
  const told = agreement.parties.map(({ name, aliases: others }) =>
    [name, ...others].map((each) => foldName(each) ?? each),
  );
  const is = (keys: ReadonlySet<string>, names: readonly string[]) => names.some((name) => keys.has(name));
  return (
    wanted.every((keys) => told.some((names) => is(keys, names))) &&
    told.every((names) => [...wanted, ...extra].some((keys) => is(keys, names)))
  );
}

function common({ history }: GoldAgreement, agreement: Agreement): number {
  return longestCommon(
    history,
    agreement.history.map(({ status }) => status),
  );
}

function objectShare({ object }: GoldAgreement, agreement: Agreement): number {
  return sharedWords(contentWords(object ?? ""), contentWords(agreement.object ?? "")).length / 10;
}

function isStatus({ status, alt = [] }: GoldAgreement["history"][number], told: string): boolean {
  return told === status || alt.includes(told);
}

function longestCommon(wanted: GoldAgreement["history"], told: readonly string[]): number {
  let row = new Array<number>(told.length + 1).fill(0);
  for (const entry of wanted) {
    const next = [0];
    for (const [at, status] of told.entries()) {
      next.push(isStatus(entry, status) ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

function histories(
  gold: WeekGold,
  deals: readonly Deal[],
  matches: ReadonlyMap<Deal, GoldAgreement>,
  say: Say,
) {
  let [whole, found, changes, changesFound, last] = [0, 0, 0, 0, 0];
  const required = gold.agreements.filter(({ optionalAgreement }) => optionalAgreement !== true);
  for (const wanted of required) {
    const mine = [...matches].filter(([, is]) => is === wanted).map(([deal]) => deal);
    const best = mine.sort((a, b) => common(wanted, b.agreement) - common(wanted, a.agreement))[0];
    const told = best?.agreement.history.map(({ status }) => status) ?? [];
    const same = longestCommon(wanted.history, told);
    changes += wanted.history.length;
    changesFound += same;
    if (best !== undefined) found += 1;
    const final = wanted.history.at(-1);
    if (final !== undefined && isStatus(final, best?.agreement.status ?? "")) last += 1;
    const isWhole = same === wanted.history.length && told.length === same;
    if (isWhole) whole += 1;
    else
      say(
        `history ${wanted.id} ${wanted.parties.join(" – ")}: ${wanted.history.map(({ status }) => status).join(" > ")}; told ${mine.length} times: ${told.join(" > ") || "nothing"}`,
      );
  }
  const wrong = deals.filter((deal) => !matches.has(deal) && !isBackground(gold, deal));
  for (const { agreement } of wrong)
    say(
      `not so: ${agreement.parties.map(({ name }) => name).join(" – ")} ${agreement.status} (${agreement.certainty}): ${agreement.citations[0]?.sentence}`,
    );
  return {
    agreements: required.length,
    whole,
    found,
    final_status_right: last,
    changes_recall: round(changesFound / changes),
    wrong_agreements: wrong.length,
  };
}

/** Deals that the texts tell as background; true, and not asked for. */
function isBackground(gold: WeekGold, { agreement }: Deal): boolean {
  const background = Array.isArray(gold.background) ? gold.background : [];
  return background.some((each: { parties?: string[] }) =>
    areParties({ id: "", story: "", history: [], parties: each.parties ?? [] }, agreement),
  );
}

function grouping(gold: WeekGold, { views, ids }: LivedWeek) {
  const story = new Map(
    views.flatMap((view) => view.articles.map(({ id }) => [ids.get(id) ?? id, view.story.id])),
  );
  const labelled = [
    ...gold.stories.flatMap(({ id, articles }) => articles.map((article) => ({ article, label: id }))),
    ...gold.singles.map((article) => ({ article, label: article })),
  ];
  return bcubed(
    labelled.map(({ article }) => story.get(article) ?? ""),
    labelled.map(({ label }) => label),
  );
}

function copies(gold: WeekGold, { views, ids }: LivedWeek) {
  const found = views.flatMap(({ articles }) =>
    articles.flatMap(({ id, duplicateOf }) => (duplicateOf === undefined ? [] : [ids.get(id) ?? id])),
  );
  const wanted = new Set(gold.copies.map(({ id }) => id));
  const right = found.filter((id) => wanted.has(id)).length;
  return { recall: round(right / wanted.size), precision: round(right / (found.length || 1)) };
}

function corrections(gold: WeekGold, { views, ids }: LivedWeek, say: Say) {
  const read = views.flatMap(({ claims }) =>
    claims.flatMap(({ claim, articleId }) =>
      claim.type === "correction" ? [{ claim, article: ids.get(articleId) }] : [],
    ),
  );
  const family = familyOf(gold);
  const missed = gold.corrections.filter(
    ({ article, wrong, right }) =>
      !read.some((each) => {
        if (family(each.article ?? "") !== family(article)) return false;
        const told = contentWords(`${each.claim.wrong} ${each.claim.right ?? ""}`);
        const words = contentWords(`${wrong} ${right ?? ""}`);
        return sharedWords(words, told).length >= Math.min(words.size, told.size) * SAME_WRONG_SHARE;
      }),
  );
  for (const { article, wrong, right } of missed) say(`correction missed in ${article}: ${wrong} > ${right}`);
  const articles = new Set(gold.corrections.map(({ article }) => family(article)));
  const wrong = read.filter(({ article }) => !articles.has(family(article ?? "")));
  for (const { claim, article } of wrong) say(`no correction in ${article}: ${claim.wrong} > ${claim.right}`);
  return {
    wanted: gold.corrections.length,
    found: gold.corrections.length - missed.length,
    wrong: wrong.length,
  };
}

function disputes(gold: WeekGold, matches: ReadonlyMap<Deal, GoldAgreement>, say: Say) {
  const required = gold.disputes.filter(({ optional, agreement }) => optional !== true && agreement != null);
  const missed = required.filter(
    ({ agreement }) =>
      ![...matches].some(([deal, is]) => is.id === agreement && (deal.agreement.disputes ?? []).length > 0),
  );
  for (const each of missed) say(`dispute missed: ${each.agreement} from ${each.from}`);
  const open = required.filter(({ settledBy }) => settledBy == null);
  const stillOpen = (id: string | null | undefined) =>
    [...matches].some(([deal, is]) => is.id === id && deal.agreement.dispute !== null);
  const state = required.filter(
    (each) => !missed.includes(each) && stillOpen(each.agreement) === open.includes(each),
  ).length;
  return { wanted: required.length, found: required.length - missed.length, settled_or_open_right: state };
}

function developments(
  gold: WeekGold,
  { mornings, ids }: LivedWeek,
  deals: readonly Deal[],
  matches: ReadonlyMap<Deal, GoldAgreement>,
  say: Say,
) {
  const family = familyOf(gold);
  const byRecord = new Map(deals.map((deal) => [deal.record.id, matches.get(deal)]));
  let [wanted, found, shown, repeats] = [0, 0, 0, 0];
  const toldBefore = new Set<string>();
  const rehashes = new Set(gold.rehashes);
  for (const { day, message, told } of mornings) {
    const before = gold.days.find(({ date }) => nextDay(date) === day);
    const digest = message?.type === "digest" ? message.digest : undefined;
    const statuses = new Set(
      told.flatMap(({ key }) => {
        const [kind, record = "", status] = key.split("/");
        const agreement = kind === "agreement" ? byRecord.get(record) : undefined;
        return agreement === undefined ? [] : [`${agreement.id} ${status}`];
      }),
    );
    const lines = (digest?.stories ?? []).flatMap((story) => [
      ...[...story.developments, ...story.disputes].map((line) => ({
        kind: line.kind,
        text: line.text,
        citations: line.citations,
      })),
      ...story.corrections.map(({ wrong, citations }) => ({ kind: "correction", text: wrong, citations })),
      ...story.statements.map(({ text, citations }) => ({ kind: "statement", text, citations })),
    ]);
    const cites = (kinds: readonly string[] | undefined, article: string) =>
      lines.some(
        (line) =>
          (kinds === undefined || kinds.includes(line.kind)) &&
          line.citations.some(({ articleId }) => family(ids.get(articleId) ?? "") === family(article)),
      );
    for (const { change, article, agreement, status, what } of before?.developments ?? []) {
      wanted += 1;
      const known = gold.agreements.find(({ id }) => id === agreement);
      const entry = known?.history.find((each) => each.status === status);
      const isTold =
        change === "correction"
          ? cites(["correction"], article)
          : change === "dispute"
            ? cites(["dispute", "denial", "agreement", "correction"], article)
            : known === undefined || status == null
              ? cites(undefined, article)
              : [status, ...(entry?.alt ?? [])].some((each) => statuses.has(`${known.id} ${each}`));
      if (isTold) found += 1;
      else say(`${day} not told: ${what}`);
    }
    for (const story of digest?.stories ?? []) {
      for (const line of story.developments) {
        shown += 1;
        const onlyRehash = line.citations.every(({ articleId }) => rehashes.has(ids.get(articleId) ?? ""));
        if (toldBefore.has(line.text) || (onlyRehash && line.kind !== "statement")) {
          repeats += 1;
          say(`${day} told again: ${line.text}`);
        }
        toldBefore.add(line.text);
      }
    }
  }
  return { wanted, recall: round(found / wanted), lines: shown, repeats };
}

/** An article stands for its original: what a copy tells the original told. */
function familyOf({ copies: pairs }: WeekGold): (id: string) => string {
  const originals = new Map(pairs.map(({ id, of }) => [id, of]));
  return (id) => originals.get(id) ?? id;
}

function nextDay(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
