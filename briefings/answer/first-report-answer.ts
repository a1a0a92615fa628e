import type { Article } from "../article/article.ts";
import type { Citation } from "../claim/citation.ts";
import { citationsOf } from "../claim/citations-of.ts";
import { foldName, foldText } from "../claim/fold-name.ts";
import type { Line } from "../claim/line.ts";
import { splitSentences } from "../reading/sentence-splitter.ts";
import { momentWords } from "../story/date-words.ts";
import { gatedLine } from "../story/gated-line.ts";
import type { StoryView } from "../story/story-view.ts";
import type { Answer, Query } from "./answer.ts";
import { type AnswerContext, answerOf, asOfContext } from "./answer-context.ts";
import { lineText } from "./line-text.ts";

/** Who had a story first: the publication that its articles credit, else the earliest article that was read. */
export function firstReportAnswer(query: Query, whole: StoryView, context: AnswerContext): Answer {
  const asOf = asOfContext(context);
  const view = namedIn(whole, query.subject);
  const stories = [{ id: view.story.id, title: view.story.title }];
  const credited = creditOf(view);
  if (credited !== undefined) {
    const { name, citation } = credited;
    const line = lineFrom(`${name} reported it first, says ${citation.outlet}.`, citation, [name]);
    return answerOf(query, `${name}, by what I have read.`, [lineText(line, asOf)], {
      lines: [line],
      stories,
    });
  }
  const [first] = view.articles;
  const citation = first === undefined ? undefined : openingOf(first);
  if (first === undefined || citation === undefined) {
    const reason = "No article of it says who had it first.";
    return answerOf(query, "That I cannot tell.", [reason], { reason, stories });
  }
  const reason = "No article credits another publication; this is the earliest that I have read.";
  const line = lineFrom(citation.sentence, citation, []);
  return answerOf(
    query,
    `${first.outlet}, ${momentWords(first.publishedAt, asOf)}, of all that I have read.`,
    [lineText(line, asOf), reason],
    { lines: [line], reason, stories },
  );
}

/** Of a story with several deals the articles and agreements that name whom the question is about, where there are any. */
function namedIn(view: StoryView, subject: string | undefined): StoryView {
  const names = (subject ?? "").split(/\s+(?:and|&)\s+/u).flatMap((name) => foldName(name) ?? []);
  const hasAll = (text: string) => {
    const folded = foldText(text);
    return names.every((name) => folded.includes(` ${name} `));
  };
  const articles = view.articles.filter(({ title, text }) => hasAll(`${title} ${text}`));
  if (names.length === 0 || articles.length === 0) return view;
  const agreements = view.agreements.filter(({ assertions }) =>
    assertions.some(({ claim }) => hasAll(claim.parties.map(({ name }) => name).join(" "))),
  );
  return { ...view, articles, agreements };
}

/** The outlet that most of the story's own articles credit, with a sentence that names it. */
function creditOf(view: StoryView): { readonly name: string; readonly citation: Citation } | undefined {
  const credits = new Map<string, number>();
  const add = (name: string | undefined) => {
    if (name !== undefined) credits.set(name, (credits.get(name) ?? 0) + 1);
  };
  for (const { assertions } of view.agreements)
    for (const { claim } of assertions) add(claim.firstReportedBy);
  for (const { origin, duplicateOf } of view.articles) if (duplicateOf === undefined) add(origin);
  const names = [...credits].sort((a, b) => b[1] - a[1]).map(([name]) => name);
  for (const name of names) {
    for (const article of view.articles) {
      const spans = splitSentences(article.text).filter(({ start, end }) =>
        article.text.slice(start, end).includes(name.replace(/^the /iu, "")),
      );
      const first =
        spans.find(({ start, end }) => /\bfirst\b/iu.test(article.text.slice(start, end))) ?? spans[0];
      const [citation] = first === undefined ? [] : citationsOf(article, [first]);
      if (citation !== undefined) return { name, citation };
    }
  }
  return undefined;
}

function openingOf(article: Article): Citation | undefined {
  const [first] = splitSentences(article.text);
  return first === undefined ? undefined : citationsOf(article, [first])[0];
}

function lineFrom(text: string, citation: Citation, names: readonly string[]): Line {
  const how = { kind: "report", certainty: "reported", citations: [citation] } as const;
  return gatedLine([text], how, { names }, []) ?? { ...how, text: citation.sentence, citations: [citation] };
}
