import { expect, test } from "vitest";
import { answerSchema } from "../../../briefings/answer/answer.ts";
import type { AnswerContext } from "../../../briefings/answer/answer-context.ts";
import { answerQuery } from "../../../briefings/answer/answer-query.ts";
import { parseCommand } from "../../../briefings/answer/parse-command.ts";
import { memoryArchive } from "../../fakes/memory-archive.ts";
import { agreement, buildView, party, type TestArticle } from "../story/view-builder.ts";
import { yardstick } from "../story/yardstick.ts";

const kestrel = party("Kestrel Foods", "Kestrel");
const orlin = party("Orlin Mills", "Orlin");
const velmo = party("Velmo");
const brenn = party("Brenn Rail");

const TALKS =
  "Kestrel Foods is in talks to buy Orlin Mills for €240 million, two people familiar with the matter said.";
const PLAN = "Kestrel Foods has agreed in principle to buy Orlin Mills for €240 million, the company said.";
const AWARD =
  "Velmo (?:on Monday )?awarded Brenn Rail a contract for 44 trams worth €118 million on 2 March, the city said.";
const DEPOTS = "The trams will be delivered to the harbour depots in 2028.";
const MINISTER = "Transport Minister Ada Berg said the price was fair.";

const takeover: TestArticle[] = [
  {
    id: "k1",
    at: "2026-02-24T09:00:00Z",
    title: "Kestrel Foods in talks to buy Orlin Mills",
    text: `${TALKS}\n\nNorthern Ledger first reported the talks.`,
    claims: (place) => [
      agreement(place, {
        parties: [kestrel, orlin],
        kind: "acquisition",
        status: "negotiating",
        amount: { value: 240e6, currency: "EUR" },
        attribution: { source: "two people familiar with the matter", kind: "anonymous" },
        firstReportedBy: "Northern Ledger",
        sentence: TALKS,
        words: "in talks",
      }),
    ],
  },
  {
    id: "k2",
    at: "2026-02-27T15:00:00Z",
    outlet: "Meridian Desk",
    title: "Kestrel Foods agrees to buy Orlin Mills",
    text: PLAN,
    claims: (place) => [
      agreement(place, {
        parties: [kestrel, orlin],
        kind: "acquisition",
        status: "agreed",
        amount: { value: 240e6, currency: "EUR" },
        date: "2026-02-27",
        attribution: { source: "Kestrel Foods", kind: "official" },
        sentence: PLAN,
        words: "agreed in principle",
      }),
    ],
  },
];

const trams: TestArticle[] = [
  {
    id: "v1",
    at: "2026-03-02T11:00:00Z",
    title: "Velmo awards tram contract",
    text: `${AWARD} ${DEPOTS}\n\n${MINISTER}`,
    claims: (place) => [
      agreement(place, {
        parties: [velmo, brenn],
        status: "signed",
        object: "44 trams",
        amount: { value: 118e6, currency: "EUR" },
        date: "2026-03-02",
        attribution: { source: "Velmo", kind: "official" },
        sentence: AWARD,
        words: "awarded",
      }),
      {
        type: "statement",
        speaker: "Ada Berg",
        speakerAliases: [],
        text: "the price was fair",
        span: place("the price was fair"),
        quoted: false,
        evidence: [place(MINISTER)],
        rule: "test",
      },
    ],
  },
];

const tramView = buildView(trams, "s-v");
const archive = memoryArchive([
  buildView(takeover, "s-k"),
  { ...tramView, agreements: tramView.agreements.map((record) => ({ ...record, id: "deal-v" })) },
]);
const context: AnswerContext = {
  scope: { tenants: ["local"] },
  now: "2026-03-05T08:00:00Z",
  timezone: "Europe/Brussels",
};

async function ask(text: string, more: Partial<AnswerContext> = {}) {
  const answer = await answerQuery(parseCommand(text), archive, { ...context, ...more });
  expect(answerSchema.parse(answer)).toEqual(answer);
  return answer;
}

test.each([
  // The first words answer, no surer than the sources.
  ["has Velmo signed with Brenn Rail?", /^Yes\. Velmo (?:on Monday )?awarded Brenn Rail a contract/u],
  ["is it confirmed that Velmo signed with Brenn Rail?", /^Yes, it is confirmed\. Velmo/u],
  ["has Kestrel signed with Orlin?", /^Not so far as I have read: Kestrel and Orlin have not signed/u],
  ["are Kestrel and Orlin in talks?", /^It has gone further than that\. Kestrel Foods has agreed to buy/u],
  ["is the deal between Kestrel and Orlin off?", /^Not so far as I have read\.$/u],
  ["did Velmo sign with Orlin?", /^Not so far as I have read: Velmo and Orlin have not signed/u],
  ["did anyone deny it?", /^Not so far as I have read\.$/u],
  // That fact first.
  ["when did Velmo and Brenn Rail sign?", /^On 2 March: Velmo (?:on Monday )?awarded Brenn Rail/u],
  ["how much is Kestrel paying for Orlin?", /^€240 million: Kestrel Foods has agreed to buy Orlin Mills/u],
  ["who reported the Kestrel deal first?", /^Northern Ledger, by what I have read\.$/u],
  ["who broke the news on Velmo?", /^Harbour Wire, Monday, 12:00, of all that I have read\.$/u],
  // Filters go into the headline.
  ["which deals are worth more than 100 million?", /^2 agreements of 100 million or more\.$/u],
  ["deals over €200 million", /^Kestrel Foods has agreed to buy/u],
  ["takeovers since last week", /^Kestrel Foods has agreed to buy/u],
  ["mergers over $1bn", /^I have read of no agreement \(mergers\) of \$1 billion or more\.$/u],
  ["who won the tram contract?", /^Velmo (?:on Monday )?awarded Brenn Rail/u],
  ["who else is talking to Orlin?", /^I have read of no deal in talks with Orlin\.$/u],
  ["what changed since Monday?", /^2 developments in 1 story since 2 March\.$/u],
  ["was anything corrected?", /^Nothing has been corrected, so far as I have read\.$/u],
  ["what did the minister say about the price?", /^1 statement about price that mentions “minister”\.$/u],
])("answers %j", async (text, headline) => {
  expect((await ask(text)).headline).toMatch(headline);
});

test("says what would change a no where the deal is open", async () => {
  expect((await ask("has Kestrel signed with Orlin?")).reason).toBe(
    "I would say yes when one of the two, or two independent sources, say that it is signed.",
  );
  expect((await ask("did Velmo sign with Orlin?")).reason).toBe(
    "I have read of no agreement between Velmo and Orlin, of any status.",
  );
});

test.each([
  [
    "/who-signed status:wedded",
    "Use one of signed, agreed, negotiating, considering, declined, ended, denied, or all.",
  ],
  ["/who-signed amount:lots", "Write it like >10m, over €10 million or under 5bn dollars."],
  ["/who-signed since:someday", "Write it like 2026-03-01, March, Monday, last week or 3 days ago."],
  ["/who-said since:2026-02-30", "Write it like 2026-03-01, March, Monday, last week or 3 days ago."],
])("explains the wrong value in %j", async (text, remedy) => {
  expect(await ask(text)).toMatchObject({ reason: remedy });
});

test("gives ISO days for the words of a time", async () => {
  expect((await ask("/who-signed since:Monday")).query.since).toBe("2026-03-02");
  expect((await ask("deals in February")).query).toMatchObject({ since: "2026-02-01", until: "2026-02-28" });
});

test("answers a question that fits no command with the nearest sentence to the letter", async () => {
  const { headline, lines } = await ask("when will the trams be delivered?");
  expect(headline).toBe("I have no answer of my own to that. The nearest I have read:");
  expect(lines?.[0]?.citations[0]?.sentence).toBe(DEPOTS);
});

test("answers a question in a thread about the thread's story", async () => {
  const inThread = { threadStory: "s-v" };
  expect((await ask("and the price?", inThread)).headline).toMatch(/^€118 million: Velmo awarded/u);
  expect((await ask("and when?", inThread)).headline).toMatch(/^On 2 March: Velmo awarded/u);
  expect((await ask("who said that?", inThread)).statements).toMatchObject([{ speaker: "Ada Berg" }]);
  expect((await ask("and the price?", { threadStory: "s-k" })).headline).toMatch(/^€240 million: Kestrel/u);
});

test("finds a story by what its articles tell where no title has the words", async () => {
  expect((await ask("/story harbour depots")).stories?.[0]).toMatchObject({ id: "s-v" });
});

test("never says yes to the alliance deal, in whatever words it is asked", async () => {
  const views = memoryArchive([buildView(yardstick)]);
  const wordings = [
    "has NATO signed with OpenAI?",
    "did OpenAI sign a contract with NATO?",
    "is the NATO deal done?",
    "does OpenAI have a deal with NATO?",
    "is it confirmed that OpenAI signed with NATO?",
    "is it true that NATO awarded OpenAI a contract?",
  ];
  for (const text of wordings) {
    const { headline } = await answerQuery(parseCommand(text), views, context);
    expect(headline).toMatch(/^Not so far as I have read/u);
  }
});
