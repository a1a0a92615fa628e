import { expect, test } from "vitest";
import { type GateKnowledge, passesGate } from "../../../briefings/claim/evidence-gate.ts";

const cite = (sentence: string) => [{ sentence, outlet: "Harbour Wire" }];

function faults(text: string, sentence: string, knowledge: GateKnowledge = {}): string[] {
  const verdict = passesGate({ text, citations: cite(sentence) }, knowledge);
  return verdict.passes ? [] : verdict.faults.map(({ what, value }) => `${what} ${value}`);
}

test("passes a line whose names, number, date and status its sentence has", () => {
  const line =
    "Kestrel Foods has agreed to buy Orlin Mills for €240 million, the companies said on Saturday.";
  const sentence =
    "Kestrel Foods has agreed to buy the flour maker Orlin Mills for 240 million euros, the two companies said on Saturday.";
  expect(faults(line, sentence, { status: "agreed", statusWords: "has agreed to buy" })).toEqual([]);
});

test("refuses a name that no cited sentence has", () => {
  expect(
    faults("Kestrel Foods has agreed to buy Marlow Grain.", "Kestrel Foods has agreed to buy Orlin Mills."),
  ).toEqual(["name Marlow Grain"]);
});

test("takes a name for supported where the sentence has another name of the same body", () => {
  const parties = [{ name: "Pentagon", aliases: ["Department of Defense"] }];
  const sentence = "OpenAI struck a deal with the Department of Defense.";
  expect(faults("OpenAI struck a deal with the Pentagon.", sentence, { parties, status: "signed" })).toEqual(
    [],
  );
  expect(faults("OpenAI struck a deal with the Pentagon.", sentence, { status: "signed" })).toEqual([
    "name Pentagon",
  ]);
});

test("refuses another number, and reads scales and number words", () => {
  const sentence = "The council awarded Varden Rail forty-four trams for $1.2bn.";
  expect(faults("Varden Rail won 44 trams for $1.2 billion.", sentence)).toEqual([]);
  expect(faults("Varden Rail won 45 trams for $1.2 billion.", sentence)).toEqual(["number 45"]);
});

test("refuses a date that neither the sentence nor the resolved dates have", () => {
  const sentence = "The two firms signed the contract late last week.";
  expect(
    faults("The two firms signed the contract on 27 February.", sentence, {
      dates: ["2026-02-26/2026-02-27"],
    }),
  ).toEqual([]);
  expect(
    faults("The two firms signed the contract on 3 March.", sentence, { dates: ["2026-02-26/2026-02-27"] }),
  ).toEqual(["date 3 March"]);
  expect(faults("The two firms signed the contract on Friday.", sentence, { dates: ["2026-02-27"] })).toEqual(
    [],
  );
});

test.each([
  "OpenAI is considering a contract with NATO.",
  "OpenAI has not signed a contract with NATO.",
  "OpenAI will sign a contract with NATO on Monday.",
  "OpenAI denied that it had signed a contract with NATO.",
  "OpenAI would have signed a contract with NATO.",
])('does not let "%s" carry a signature', (sentence) => {
  expect(faults("OpenAI signed a contract with NATO.", sentence, { status: "signed" })).toContain(
    "status signed",
  );
});

test("refuses a binding word in a line about a plan", () => {
  expect(
    faults("OpenAI signed a plan for a contract with NATO.", "OpenAI is considering a contract with NATO.", {
      status: "considering",
    }),
  ).toEqual(["status signed"]);
});

test("lets a line say that nothing is signed", () => {
  const sentence = "OpenAI is considering a contract with NATO.";
  expect(
    faults("OpenAI is considering a contract with NATO. Nothing is signed.", sentence, {
      status: "considering",
    }),
  ).toEqual([]);
});

test("asks for a quotation to the letter", () => {
  const sentence = "“Nobody buys a mill to close it,” she said.";
  expect(faults("“Nobody buys a mill to close it,” she said.", sentence)).toEqual([]);
  expect(faults("“Nobody buys mills to close them,” she said.", sentence)).toEqual([
    "quote Nobody buys mills to close them,",
  ]);
});

test("keeps the point of initials that stand before another word", () => {
  const line = { text: "The contract between the U.S. government and Norrail has ended." };
  const citations = [
    { sentence: "The U.S. government has ended its contract with Norrail.", outlet: "Harbour Wire" },
  ];
  expect(passesGate({ ...line, citations })).toEqual({ passes: true });
});
