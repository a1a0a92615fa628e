import { citationsOf } from "../claim/citations-of.ts";
import type { Claim } from "../claim/claim.ts";
import type { Line } from "../claim/line.ts";
import { plainText } from "../digest/wrap-text.ts";
import { foldRecord } from "../story/agreement-fold.ts";
import { correctionsOf } from "../story/corrections.ts";
import { momentWords } from "../story/date-words.ts";
import { developmentsOf, tellStory } from "../story/developments.ts";
import { agreementOf } from "../story/ledger.ts";
import { sourceKey } from "../story/source-weight.ts";
import type { StoryView } from "../story/story-view.ts";
import { agreementText } from "./agreement-text.ts";
import type { Answer, Query } from "./answer.ts";
import { type AnswerContext, answerOf, asOfContext } from "./answer-context.ts";
import type { Archive } from "./archive.ts";
import { findStory } from "./find-story.ts";
import { lineText } from "./story-answer.ts";

/**
 * `/why ID`: the chain behind a claim, an agreement, an article or a story: the sentences, the rule
 * and its steps, who counts as a source, and the lines that were not written with what they lacked.
 */
export async function whyAnswer(query: Query, archive: Archive, context: AnswerContext): Promise<Answer> {
  const { subject } = query;
  if (subject === undefined && context.threadStory === undefined) {
    const reason =
      "Add what you want explained: the id of a claim, an agreement, an article or a story, or a story's name.";
    return answerOf(query, "Why what?", [reason], { reason });
  }
  if (subject !== undefined) {
    const claim = await archive.claim(context.scope, subject);
    if (claim !== undefined) return whyClaim(query, subject, claim, context);
    const article = await archive.article(context.scope, subject);
    if (article !== undefined) {
      const lines = [
        `It was published by ${article.outlet} ${momentWords(article.publishedAt, asOfContext(context))}: ${article.url}`,
        ...(article.duplicateOf === undefined
          ? []
          : [`It nearly repeats article ${article.duplicateOf} and counts as no source of its own.`]),
        ...(article.origin === undefined ? [] : [`It credits ${article.origin}.`]),
        ...(article.dated ? [] : ['Its source gave no date: words like "Tuesday" in it are not resolved.']),
      ];
      return answerOf(
        query,
        `Article “${plainText(article.title)}”.`,
        lines.map((line) => `  ${plainText(line)}`),
      );
    }
  }
  const found = await findStory(query, archive, context);
  if ("answer" in found) return found.answer;
  return whyStory(query, found.view, context);
}

function whyClaim(
  query: Query,
  id: string,
  { stored, article }: NonNullable<Awaited<ReturnType<Archive["claim"]>>>,
  context: AnswerContext,
): Answer {
  const { claim } = stored;
  const asOf = asOfContext(context);
  const lines: Line[] = citationsOf(article, claim.evidence).map((citation) => ({
    text: citation.sentence,
    kind: kindOf(claim),
    certainty: "reported",
    citations: [citation],
  }));
  const steps = [
    ...("rule" in claim ? [`Rule: ${claim.rule}.`] : []),
    ...(claim.type === "agreement"
      ? [
          `Status ${claim.status}, from the words “${article.text.slice(claim.statusSpan.start, claim.statusSpan.end)}”.`,
          `According to ${claim.attribution.source ?? article.outlet} (${claim.attribution.kind}); a ${claim.strength} reading.`,
          ...claim.steps,
        ]
      : []),
  ];
  return answerOf(
    query,
    `Claim ${id}: ${claimWords(claim)}`,
    [...lines.map((line) => lineText(line, asOf)), ...steps.map((step) => `  ${plainText(step)}`)],
    {
      lines,
      stories: [{ id: stored.storyId, title: stored.storyId }],
    },
  );
}

function whyStory(query: Query, view: StoryView, context: AnswerContext): Answer {
  const asOf = asOfContext(context);
  const corrections = correctionsOf(view);
  const { dropped } = tellStory(view, asOf);
  const deals = view.agreements.flatMap((record) => {
    const mine = corrections.get(record.id) ?? [];
    const { stretches } = foldRecord(record, mine);
    const agreement = agreementOf(record, mine);
    const said = stretches.flatMap(({ status, events }) =>
      events.map(
        ({ assertion, weight }) =>
          `  ${status}: ${assertion.outlet} (${assertion.claim.attribution.kind}, weight ${weight}, counts as ${sourceKey(assertion)}), claim ${assertion.claimId}`,
      ),
    );
    return [...agreementText(agreement, asOf), ...said];
  });
  const unwritten = dropped.map(({ line, why }) => `  “${plainText(line)}”: ${why}`);
  const members = view.articles.map(
    ({ id, outlet, title, duplicateOf }) =>
      `  ${plainText(`${id}: ${title} (${outlet}${duplicateOf === undefined ? "" : `, copy of ${duplicateOf}`})`)}`,
  );
  return answerOf(
    query,
    `Why ${view.story.title} stands as it does.`,
    [
      ...(deals.length === 0 ? [] : ["", "Agreements and who says so", ...deals]),
      ...(unwritten.length === 0 ? [] : ["", "Not written, for want of evidence", ...unwritten]),
      "",
      "Articles",
      ...members,
    ],
    {
      lines: developmentsOf(view, asOf).map(({ line }) => line),
      stories: [{ id: view.story.id, title: view.story.title }],
    },
  );
}

function kindOf(claim: Claim): Line["kind"] {
  return claim.type === "no-comment" || claim.type === "plan" ? "report" : claim.type;
}

function claimWords(claim: Claim): string {
  switch (claim.type) {
    case "agreement":
      return `${claim.parties.map(({ name }) => name).join(" – ")}, ${claim.status}.`;
    case "statement":
      return `${claim.speaker} ${claim.quoted ? "in quotation marks" : "as reported"}.`;
    case "correction":
      return `“${claim.wrong}” is put right.`;
    case "figure":
      return `${claim.text}.`;
    case "no-comment":
      return `${claim.who} said nothing.`;
    case "plan":
      return `to come, ${claim.date}.`;
  }
}
