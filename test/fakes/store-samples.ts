import type { Article } from "../../briefings/article/article.ts";
import type { Briefing } from "../../briefings/briefing/briefing.ts";
import type { AgreementClaim, AgreementStatus } from "../../briefings/claim/agreement.ts";
import type { StatementClaim } from "../../briefings/claim/statement.ts";
import type { AgreementRecord, Assertion } from "../../briefings/story/agreement-record.ts";
import type { Story } from "../../briefings/story/story.ts";
import type { NewDelivery } from "../../src/store/outbox.ts";

const TEXT =
  "Harbour Energy is considering a contract with the port of Lindholm.\n\n" +
  'Chief executive Ada Berg said: "We have signed nothing."';

export function sampleArticle(change: Partial<Article> = {}): Article {
  return {
    id: "article-1",
    tenant: "local",
    url: "https://news.example/harbour",
    title: "Harbour Energy weighs a contract",
    text: TEXT,
    outlet: "Example News",
    publishedAt: "2026-03-04T10:00:00.000Z",
    dated: true,
    fetchedAt: "2026-03-04T11:00:00.000Z",
    version: 1,
    source: "feed:https://news.example/world.xml",
    ...change,
  };
}

export function sampleStory(change: Partial<Story> = {}): Story {
  return {
    id: "story-1",
    tenant: "local",
    title: "Harbour Energy and Lindholm",
    anchorArticleId: "article-1",
    aliases: [],
    firstAt: "2026-03-04T10:00:00.000Z",
    lastAt: "2026-03-04T10:00:00.000Z",
    ...change,
  };
}

const evidence = [{ start: 0, end: TEXT.indexOf("\n") }];

export function sampleAgreementClaim(status: AgreementStatus = "considering"): AgreementClaim {
  return {
    type: "agreement",
    parties: [
      { name: "Harbour Energy", aliases: [] },
      { name: "Port of Lindholm", aliases: ["Lindholm"] },
    ],
    kind: "contract",
    status,
    attribution: { kind: "reporter" },
    earlier: [],
    evidence,
    statusSpan: { start: 15, end: 29 },
    strength: "plain",
    rule: "sample",
    steps: [],
  };
}

export function sampleStatementClaim(): StatementClaim {
  const start = TEXT.indexOf("We have");
  return {
    type: "statement",
    speaker: "Ada Berg",
    speakerAliases: [],
    text: "We have signed nothing.",
    span: { start, end: start + "We have signed nothing.".length },
    quoted: true,
    evidence: [{ start: TEXT.indexOf("Chief"), end: TEXT.length }],
    rule: "sample",
  };
}

export function sampleAssertion(change: Partial<Assertion> = {}): Assertion {
  return {
    claimId: "article-1.0",
    articleId: "article-1",
    storyId: "story-1",
    outlet: "Example News",
    publisher: "example news",
    url: "https://news.example/harbour",
    publishedAt: "2026-03-04T10:00:00.000Z",
    claim: sampleAgreementClaim(),
    citations: [
      {
        articleId: "article-1",
        outlet: "Example News",
        url: "https://news.example/harbour",
        publishedAt: "2026-03-04T10:00:00.000Z",
        sentence: TEXT.slice(0, TEXT.indexOf("\n")),
        start: 0,
        end: TEXT.indexOf("\n"),
      },
    ],
    ...change,
  };
}

export function sampleRecord(change: Partial<AgreementRecord> = {}): AgreementRecord {
  return {
    id: "record-1",
    tenant: "local",
    storyId: "story-1",
    partyKeys: ["harbour energy", "port of lindholm"],
    assertions: [sampleAssertion()],
    ...change,
  };
}

export function sampleBriefing(change: Partial<Briefing> = {}): Briefing {
  return {
    id: "harbours",
    tenant: "local",
    title: "Harbours",
    sources: [{ feed: "https://news.example/world.xml" }],
    topic: { any: ["Harbour Energy"], none: [], sources: [] },
    schedule: "0 9 * * 1-5",
    timezone: "Europe/Brussels",
    maxStories: 5,
    quiet: "skip",
    language: "en",
    origin: "file",
    paused: false,
    ...change,
  };
}

export function sampleDelivery(change: Partial<NewDelivery> = {}): NewDelivery {
  return {
    id: "delivery-1",
    key: "sub-1@2026-03-05T08:00:00Z",
    tenant: "local",
    destination: "slack:T1:C1",
    message: { type: "notice", text: "Hello" },
    priority: 2,
    dueAt: "2026-03-05T08:00:00.000Z",
    createdAt: "2026-03-05T07:59:00.000Z",
    ...change,
  };
}
