import type { Citation } from "../../briefings/claim/citation.ts";
import type { Line } from "../../briefings/claim/line.ts";
import type { Message } from "../../briefings/delivery/message.ts";
import type { CorrectionNotice } from "../../briefings/digest/correction-notice.ts";
import type { Digest, DigestAgreement, DigestStory } from "../../briefings/digest/digest.ts";
import type { Agreement } from "../../briefings/story/agreement-record.ts";

/**
 * One message of every kind, in invented words: a canton weighs a timetable contract. Platforms
 * render these in their contract suite and in their golden tests.
 */
const FIRST = "https://herald.example.org/2026/03/03/rail-timetables";
const SECOND = "https://courier.example.com/2026/03/04/rail-correction?ref=front&part=2";

function citation(articleId: "a1" | "a2", sentence: string): Citation {
  return {
    articleId,
    outlet: articleId === "a1" ? "Morning Herald" : "Lakeside Courier",
    url: articleId === "a1" ? FIRST : SECOND,
    publishedAt: articleId === "a1" ? "2026-03-03T16:20:00.000Z" : "2026-03-04T07:45:00.000Z",
    sentence,
    start: 40,
    end: 40 + sentence.length,
  };
}

const weighing = citation(
  "a1",
  "Norrail is considering a contract to plan timetables for the canton of Velm, a person familiar with the matter said on Tuesday.",
);
const misspoke = citation(
  "a2",
  "A spokeswoman said the chief executive misspoke and that only night trains would be covered.",
);
const struck = citation("a2", "Norrail struck a deal with the port of Arles on 27 February.");
const dropped = citation("a2", "Talks between Beltline and the port were stopped by the government.");

const newLine: Line = {
  text: "Norrail is considering a contract to plan timetables for the canton of Velm, a person familiar with the matter said on Tuesday.",
  kind: "agreement",
  certainty: "unconfirmed",
  citations: [weighing],
  note: "one source, anonymous · Velm had not commented",
};

const correctionLine: Line = {
  text: "Only night trains are covered, not all trains: the chief executive misspoke, a spokeswoman said.",
  kind: "correction",
  certainty: "confirmed",
  citations: [misspoke],
  note: "you were told “all trains” on Wednesday, 09:00",
};

const agreements: DigestAgreement[] = [
  {
    id: "g1",
    parties: [
      { name: "Norrail", aliases: ["Norrail AG"] },
      { name: "Velm", aliases: ["canton of Velm"] },
    ],
    kind: "contract",
    status: "considering",
    object: "timetables for night trains",
    amount: null,
    date: "2026-03-03",
    attribution: { source: "a person familiar with the matter", kind: "anonymous" },
    firstReportedBy: "Morning Herald",
    history: [
      {
        status: "considering",
        date: "2026-03-03",
        reportedAt: "2026-03-03T16:20:00.000Z",
        articleId: "a1",
        sentence: weighing.sentence,
      },
    ],
    certainty: "unconfirmed",
    dispute: null,
    citations: [weighing],
    storyId: "s1",
    was: null,
  },
  {
    id: "g2",
    parties: [
      { name: "Norrail", aliases: [] },
      { name: "Port of Arles", aliases: [] },
    ],
    kind: "contract",
    status: "signed",
    object: "freight planning",
    amount: { value: 12_500_000, currency: "EUR" },
    date: "2026-02-27",
    attribution: { kind: "official", source: "Norrail" },
    firstReportedBy: null,
    history: [
      {
        status: "negotiating",
        date: "2026-01",
        reportedAt: "2026-01-20T08:00:00.000Z",
        articleId: "a1",
        sentence: "The port and Norrail were in talks in January.",
      },
      {
        status: "signed",
        date: "2026-02-27",
        reportedAt: "2026-03-04T07:45:00.000Z",
        articleId: "a2",
        sentence: struck.sentence,
      },
    ],
    certainty: "confirmed",
    dispute: null,
    citations: [struck],
    storyId: "s1",
    was: "negotiating",
  },
  {
    id: "g3",
    parties: [
      { name: "Beltline", aliases: [] },
      { name: "Port of Arles", aliases: [] },
    ],
    kind: "contract",
    status: "ended",
    object: null,
    amount: null,
    date: null,
    attribution: { kind: "reporter" },
    firstReportedBy: null,
    history: [
      {
        status: "ended",
        date: null,
        reportedAt: "2026-03-04T07:45:00.000Z",
        articleId: "a2",
        sentence: dropped.sentence,
      },
    ],
    certainty: "disputed",
    dispute: "Beltline says the talks go on; the government says they were stopped.",
    citations: [dropped],
    storyId: "s1",
    was: null,
  },
];

const story: DigestStory = {
  id: "s1",
  title: "Norrail, Velm and the Port of Arles",
  state: "corrected",
  summary: [],
  developments: [correctionLine, newLine],
  agreements,
  statements: [
    {
      speaker: "Jorun Vale",
      text: "We will run every train that the canton wants.",
      quoted: true,
      date: "2026-03-03",
      venue: "company meeting",
      via: "Morning Herald",
      citations: [weighing],
    },
    {
      speaker: "Port of Arles",
      text: "the new plan starts in the autumn",
      quoted: false,
      date: null,
      venue: null,
      via: null,
      citations: [struck],
    },
  ],
  corrections: [
    {
      wrong: "all trains are covered",
      right: "only night trains are covered",
      saidBy: "Jorun Vale",
      correctedBy: "a spokeswoman",
      citations: [misspoke],
    },
  ],
  disputes: [
    {
      text: "Beltline says the talks go on; the government says they were stopped.",
      kind: "dispute",
      certainty: "disputed",
      citations: [dropped],
    },
  ],
  unconfirmed: [newLine],
  next: [
    {
      text: "The canton's council will vote on the timetables on 18 March.",
      kind: "report",
      certainty: "reported",
      citations: [citation("a2", "The canton's council will vote on the timetables on 18 March.")],
    },
  ],
  timeline: [],
  sources: [
    {
      articleId: "a1",
      outlet: "Morning Herald",
      origin: null,
      url: FIRST,
      publishedAt: "2026-03-03T16:20:00.000Z",
    },
    {
      articleId: "a2",
      outlet: "Lakeside Courier",
      origin: null,
      url: SECOND,
      publishedAt: "2026-03-04T07:45:00.000Z",
    },
  ],
  independentSources: 2,
};

export const digest: Digest = {
  id: "d1",
  briefing: "rail",
  window: { from: "2026-03-04T08:00:00.000Z", to: "2026-03-05T08:00:00.000Z", timezone: "Europe/Brussels" },
  title: "Railways and cantons",
  bottomLine: [
    {
      text: "Norrail is weighing a contract with Velm for night trains. Nothing is signed.",
      kind: "agreement",
      certainty: "unconfirmed",
      citations: [weighing],
    },
  ],
  stories: [story],
  quiet: [{ id: "s9", title: "Ferries of the northern lakes" }],
  articles: 4,
};

export const notice: CorrectionNotice = {
  storyId: "s1",
  storyTitle: story.title,
  told: "All trains are covered, Jorun Vale said.",
  toldAt: "2026-03-04T08:00:00.000Z",
  line: {
    text: correctionLine.text,
    kind: correctionLine.kind,
    certainty: correctionLine.certainty,
    citations: correctionLine.citations,
  },
};

const plainAgreements: Agreement[] = agreements.map(({ was: _, ...agreement }) => agreement);
const timezone = "Europe/Brussels";

/** A digest that no platform can take in one message: `stories` long stories. */
function longDigest(stories = 12): Digest {
  return {
    ...digest,
    stories: Array.from({ length: stories }, (_, index) => ({
      ...story,
      id: `s${index + 1}`,
      title: `${story.title}, part ${index + 1}`,
      developments: Array.from({ length: 6 }, (__, line) => ({
        ...newLine,
        text: `Development ${line + 1} of story ${index + 1}: ${newLine.text} ${correctionLine.text}`,
      })),
    })),
  };
}

/** Every kind of message, and the shapes of each that look different, by name. */
export const messages: Readonly<Record<string, Message>> = {
  digest: { type: "digest", digest, notices: [notice] },
  "late digest": { type: "digest", digest, notices: [], lateFor: "2026-03-05T08:00:00.000Z" },
  "quiet digest": {
    type: "digest",
    digest: { ...digest, bottomLine: [], stories: [], articles: 0 },
    notices: [],
  },
  "long digest": { type: "digest", digest: longDigest(), notices: [notice] },
  correction: { type: "correction", notice, timezone },
  update: {
    type: "update",
    storyId: "s1",
    storyTitle: story.title,
    lines: [newLine, correctionLine],
    notices: [notice],
    timezone,
  },
  follow: {
    type: "follow",
    storyId: "s1",
    storyTitle: story.title,
    agreements: plainAgreements,
    lines: [newLine],
    timezone,
  },
  "who-signed answer": {
    type: "answer",
    timezone,
    answer: {
      command: "who-signed",
      query: { command: "who-signed", subject: "Velm" },
      text: "Nobody has signed with Velm in what I have read. Closest: Norrail is considering a contract.",
      headline: "Nobody has signed with Velm in what I have read.",
      nearest: plainAgreements.slice(0, 1),
      stories: [{ id: "s1", title: story.title }],
    },
  },
  "agreements answer": {
    type: "answer",
    timezone,
    answer: {
      command: "who-signed",
      query: { command: "who-signed", subject: "Port of Arles", since: "2026-01-01" },
      text: "Two agreements with Port of Arles.",
      headline: "Two agreements with Port of Arles.",
      agreements: plainAgreements.slice(1),
    },
  },
  "who-said answer": {
    type: "answer",
    timezone,
    answer: {
      command: "who-said",
      query: { command: "who-said", subject: "Jorun Vale", about: "trains" },
      text: "Jorun Vale said one thing about trains.",
      headline: "Jorun Vale said one thing about trains.",
      statements: story.statements,
    },
  },
  "timeline answer": {
    type: "answer",
    timezone,
    answer: {
      command: "timeline",
      query: { command: "timeline", subject: "Norrail" },
      text: "Norrail, Velm and the Port of Arles: two dated developments.",
      headline: "Norrail, Velm and the Port of Arles: two dated developments.",
      timeline: [
        { date: "2026-02-27", precision: "day", line: { ...newLine, text: "Norrail struck a deal." } },
        { date: "2026-03", precision: "month", line: newLine },
      ],
    },
  },
  "brief answer": {
    type: "answer",
    timezone,
    answer: {
      command: "brief",
      query: { command: "brief" },
      text: "What is new for this channel.",
      headline: "What is new for this channel.",
      digest,
    },
  },
  "answer without a match": {
    type: "answer",
    timezone,
    answer: {
      command: "story",
      query: { command: "story", subject: "Norail" },
      text: "I know no story called Norail. Did you mean Norrail?",
      headline: "I know no story called Norail.",
      didYouMean: ["Norrail", "Nordlicht"],
      reason: "Nothing that I have read names it.",
    },
  },
  "help answer": {
    type: "answer",
    timezone,
    answer: {
      command: "help",
      query: { command: "help" },
      text: "Ask me who signed what.\n/who-signed Norrail\n/timeline Norrail",
      headline: "Ask me who signed what.",
    },
  },
  notice: {
    type: "notice",
    text: "This channel now receives “Railways and cantons” at 09:00, Brussels time.",
  },
};
