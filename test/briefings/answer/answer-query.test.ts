import { expect, test } from "vitest";
import { answerSchema } from "../../../briefings/answer/answer.ts";
import { answerQuery } from "../../../briefings/answer/answer-query.ts";
import { parseCommand } from "../../../briefings/answer/parse-command.ts";
import { memoryArchive } from "../../fakes/memory-archive.ts";
import { buildView } from "../story/view-builder.ts";
import { planReported, yardstick } from "../story/yardstick.ts";

const context = { scope: { tenants: ["local"] }, now: "2026-03-05T08:00:00Z", timezone: "Europe/Brussels" };

async function ask(text: string, articles = yardstick) {
  const views = articles.length === 0 ? [] : [buildView(articles)];
  const answer = await answerQuery(parseCommand(text), memoryArchive(views), context);
  expect(answerSchema.parse(answer)).toEqual(answer);
  return answer;
}

test("says that nobody has signed with NATO and shows what comes nearest, with its sentence", async () => {
  const answer = await ask("/who-signed NATO", [planReported]);
  expect(answer.headline).toBe("Nobody has signed with NATO in what I have read.");
  expect(answer.text).toContain("(a person familiar with the matter, 3 March; one source, anonymous)");
  expect(answer.text).toContain(
    "“OpenAI is considering a contract with the North Atlantic Treaty Organization (NATO), a person",
  );
  expect(answer.agreements).toEqual([]);
  expect(answer.nearest).toMatchObject([{ status: "considering" }]);
});

test("finds a party by any of its names", async () => {
  const answer = await ask("/who-signed Department of Defense");
  expect(answer.headline).toBe(
    "OpenAI struck a deal with the Pentagon on Friday to deploy its models in a classified network.",
  );
});

test("never answers that the alliance deal is signed", async () => {
  const answer = await ask("has NATO signed with OpenAI?");
  expect(answer.headline).toBe("Not so far as I have read: NATO and OpenAI have not signed with each other.");
  expect(answer.text).toContain("unclassified networks");
});

test("answers who dropped out", async () => {
  expect((await ask("who dropped out?")).agreements).toMatchObject([{ status: "ended" }]);
});

test("asks whether another name was meant", async () => {
  expect(await ask("/who-signed Pentagn")).toMatchObject({ didYouMean: ["Pentagon"], agreements: [] });
});

test("names the next step where nothing has been read", async () => {
  const answer = await ask("/who-signed NATO", []);
  expect(answer.headline).toBe("I have read nothing yet.");
  expect(answer.reason).toContain("/track");
});

test("says which statuses there are where it is given another", async () => {
  expect((await ask("/who-signed NATO status:wedded")).reason).toContain("considering");
});

test("shows quotations apart from paraphrase", async () => {
  const { text, statements } = await ask("/who-said Altman");
  expect(statements?.map(({ quoted }) => quoted)).toEqual([true, false]);
  expect(text.indexOf("In their own words")).toBeLessThan(text.indexOf("As reported, not to the letter"));
});

test("shows a story's page, its timeline and what is not settled", async () => {
  expect((await ask("/story NATO")).text).toContain("Where the deals stand");
  expect((await ask("/timeline NATO")).timeline?.map(({ date }) => date)).toEqual([
    "2026-02-27",
    "2026-02-28",
    "2026-03-03",
    "2026-03-04",
  ]);
  expect((await ask("/unconfirmed", [planReported])).lines).toMatchObject([{ certainty: "unconfirmed" }]);
});

test("explains a claim and a story", async () => {
  expect((await ask("/why a2.0")).text).toContain("Status considering, from the words “is considering”.");
  expect((await ask("/why NATO")).text).toContain("Agreements and who says so");
});

test("helps with names that work here, and with what it did not understand", async () => {
  expect((await ask("/help")).text).toContain("/who-signed OpenAI");
  expect((await ask("qwer zxcv asdf poiu lkjh")).reason).toBe(
    "I did not understand “qwer zxcv asdf poiu lkjh”.",
  );
});

test("keeps to the tenants it is asked for", async () => {
  const archive = memoryArchive([buildView(yardstick)]);
  const elsewhere = { ...context, scope: { tenants: ["slack:T9"] } };
  expect((await answerQuery(parseCommand("/story NATO"), archive, elsewhere)).headline).toBe(
    "I have read nothing yet.",
  );
});

test("tells what comes nearest in a line with who says so, the day and how sure", async () => {
  const { lines, text } = await ask("/who-signed NATO", [planReported]);
  expect(lines?.map((line) => line.text)).toEqual([
    "Closest: OpenAI is considering a contract with NATO to deploy its technology on all of NATO's classified networks (a person familiar with the matter, 3 March; one source, anonymous).",
  ]);
  expect(lines?.[0]?.citations[0]?.sentence).toContain("OpenAI is considering");
  expect(text).not.toContain("Nothing is signed");
});
