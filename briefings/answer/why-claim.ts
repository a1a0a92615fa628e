import { citationsOf } from "../claim/citations-of.ts";
import type { Claim } from "../claim/claim.ts";
import type { Line } from "../claim/line.ts";
import { plainText } from "../digest/wrap-text.ts";
import type { Answer, Query } from "./answer.ts";
import { type AnswerContext, answerOf, asOfContext } from "./answer-context.ts";
import type { Archive } from "./archive.ts";
import { lineText } from "./line-text.ts";

/** Why a claim was read: its sentences, the rule and its steps, and who says so. */
export function whyClaim(
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
