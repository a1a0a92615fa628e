import { expect, test } from "vitest";
import { renderDiscord } from "../../../adapters/discord/render.ts";
import { renderSlack } from "../../../adapters/slack/render.ts";
import { answerSchema } from "../../../briefings/answer/answer.ts";
import { answerQuery } from "../../../briefings/answer/answer-query.ts";
import { parseCommand } from "../../../briefings/answer/parse-command.ts";
import { answerText } from "../../../briefings/answer/render-answer-text.ts";
import type { Message } from "../../../briefings/delivery/message.ts";
import type { StoryView } from "../../../briefings/story/story-view.ts";
import { messages } from "../../contracts/platform-messages.ts";
import { memoryArchive } from "../../fakes/memory-archive.ts";
import { agreement, buildView, party, type TestArticle } from "../story/view-builder.ts";

const velmo = party("Velmo");
const brenn = party("Brenn Rail");
const orlin = party("Orlin Bank");

const TRAMS =
  "Velmo signed a ten-year contract with Brenn Rail for 44 trams worth €118 million on 2 March, the city said.";
const LOAN = "Velmo is in talks with Orlin Bank on a loan of €40 million, a person close to the bank said.";
const DEPOT = "Velmo opened its harbour depot on 20 March, eighteen days after the order, its mayor said.";

const articles: TestArticle[] = [
  {
    id: "t1",
    at: "2026-03-02T11:00:00Z",
    title: "Velmo signs for trams",
    text: TRAMS,
    claims: (place) => [
      agreement(place, {
        parties: [velmo, brenn],
        status: "signed",
        object: "44 trams",
        amount: { value: 118e6, currency: "EUR" },
        date: "2026-03-02",
        attribution: { source: "Velmo", kind: "official" },
        sentence: TRAMS,
        words: "signed",
      }),
    ],
  },
  {
    id: "t2",
    at: "2026-03-04T09:00:00Z",
    title: "Velmo talks to bank on loan for trams",
    text: `${LOAN} The trams of Brenn Rail are on order.`,
    claims: (place) => [
      agreement(place, {
        parties: [velmo, orlin],
        kind: "loan",
        status: "negotiating",
        amount: { value: 40e6, currency: "EUR" },
        attribution: { source: "a person close to the bank", kind: "anonymous" },
        sentence: LOAN,
        words: "in talks",
      }),
    ],
  },
];
const later: TestArticle = {
  id: "t3",
  at: "2026-03-20T09:00:00Z",
  title: "Velmo opens harbour depot",
  text: DEPOT,
};

const built = buildView(articles, "s-t");
const view: StoryView = {
  ...built,
  story: {
    ...built.story,
    title: "Trams of Velmo",
    formerly: [{ title: "Buses of Velmo", reason: "correction", changedAt: "2026-03-03T08:00:00.000Z" }],
  },
};
const long = buildView([...articles, later], "s-l");
const context = { scope: { tenants: ["local"] }, now: "2026-03-21T08:00:00Z", timezone: "UTC" };

async function ask(text: string, of = view) {
  const answer = await answerQuery(parseCommand(text), memoryArchive([of]), context);
  expect(answerSchema.parse(answer)).toEqual(answer);
  return answer;
}

const statuses = (answer: { agreements?: readonly { status: string }[] | undefined }) =>
  (answer.agreements ?? []).map(({ status }) => status);

test("a story's page shows the deals of the party, the status, the kind, the sum or the time asked for", async () => {
  expect(statuses(await ask("/story s-t")).toSorted()).toEqual(["negotiating", "signed"]);
  expect(statuses(await ask('/story s-t with:"Orlin Bank"'))).toEqual(["negotiating"]);
  expect(statuses(await ask("/story s-t status:signed"))).toEqual(["signed"]);
  expect(statuses(await ask("/story s-t kind:loans"))).toEqual(["negotiating"]);
  expect(statuses(await ask("/story s-t amount:>100m"))).toEqual(["signed"]);
  expect(statuses(await ask("/story s-t since:2026-03-03"))).toEqual(["negotiating"]);
});

test("says what was left out, and that nothing fits", async () => {
  expect((await ask("/story s-t status:signed since:March")).text).toContain(
    "Only signed agreements since 1 March.",
  );
  expect(await ask("/story s-t status:ended")).toMatchObject({
    headline: "Trams of Velmo: I have read of no deals that are over in it.",
    reason: "Ask /story Trams of Velmo for all of it.",
  });
});

test("a timeline has the changes to a status, an unconfirmed list the points of a kind", async () => {
  const { timeline } = await ask("/timeline s-t status:signed");
  expect(timeline?.map(({ date }) => date)).toEqual(["2026-03-02"]);
  expect((await ask("/unconfirmed kind:loans")).lines).toHaveLength(1);
  expect((await ask("/unconfirmed with:Brenn")).headline).toBe(
    "Nothing of agreements with Brenn Rail is unconfirmed or disputed in Trams of Velmo.",
  );
});

test.each([
  ["/story s-t with:Nobodia", "I have read of no agreement that names “Nobodia”."],
  ["/timeline s-t status:wedded", "I know no status “wedded”."],
  ["/unconfirmed amount:lots", "I cannot read the amount “lots”."],
])("answers the wrong value in %j once", async (text, headline) => {
  expect((await ask(text)).headline).toBe(headline);
});

test("shows beside the title what a story was called before", async () => {
  const answer = await ask("/story s-t");
  const words = "formerly: Buses of Velmo (a correction)";
  expect(answer.text).toContain(`(${words})`);
  const message = { type: "answer", answer, timezone: "UTC" } as const;
  for (const parts of [renderSlack(message), renderDiscord(message)])
    expect(JSON.stringify(parts)).toContain(words);
});

test("digests and updates say what a story was called when the reader was last told", () => {
  const formerly = { title: "Buses of Velmo", reason: "correction" as const };
  const { digest, update } = messages;
  if (digest?.type !== "digest" || update?.type !== "update") throw new Error("no such messages");
  const [first, ...rest] = digest.digest.stories;
  if (first === undefined) throw new Error("no story");
  const retitled: Message[] = [
    { ...digest, digest: { ...digest.digest, stories: [{ ...first, formerly }, ...rest] } },
    { ...update, formerly },
  ];
  for (const message of retitled)
    for (const parts of [renderSlack(message), renderDiscord(message)])
      expect(JSON.stringify(parts)).toContain("formerly: Buses of Velmo (a correction)");
});

test("tells a long story in chapters, each with its days and what happened in it", async () => {
  const answer = await ask("/story s-l", long);
  expect(answer.chapters?.map(({ title, lines }) => [title, lines.length])).toEqual([
    ["Velmo and Brenn Rail", 2],
    ["Velmo opens harbour depot", 1],
  ]);
  expect(answer.text).toContain("Chapters\n  2 to 4 March · Velmo and Brenn Rail\n");
  expect(answer.text).toContain("  20 March · Velmo opens harbour depot");
  const message = { type: "answer", answer, timezone: "UTC" } as const;
  expect(JSON.stringify(renderSlack(message))).toContain("2 to 4 March");
  expect(JSON.stringify(renderDiscord(message))).toContain("**2 to 4 March**");
  expect((await ask("/story s-t")).chapters).toBeUndefined();
});

test("answers for each of several others, and how long a deal runs", async () => {
  expect((await ask("has Velmo signed with Brenn Rail and Orlin Bank?")).headline).toMatch(
    /^Brenn Rail: Yes\. Velmo .*Orlin Bank: Not so far as I have read/u,
  );
  expect((await ask("how long is the contract between Velmo and Brenn Rail?")).headline).toBe(
    "Ten years, says Harbour Wire.",
  );
  expect((await ask("how long is the loan from Orlin Bank?")).headline).toBe(
    "For how long is not told in what I have read.",
  );
});

test("a deal about another thing is no yes", async () => {
  expect((await ask("is Velmo selling the depot to Brenn Rail?")).headline).toMatch(
    /^Not so far as I have read/u,
  );
  expect((await ask("did Velmo buy trams from Brenn Rail?")).headline).toMatch(/^Yes\./u);
});

test("keeps dates in a column of their own when the text is wrapped", () => {
  const text = "  3 March (reported)  Velmo is in talks with Orlin Bank on a loan of some size.";
  expect(answerText({ text }, { width: 60 })).toBe(
    "  3 March (reported)  Velmo is in talks with Orlin Bank on a\n                      loan of some size.\n",
  );
});
