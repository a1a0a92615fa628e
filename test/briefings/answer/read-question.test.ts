import fc from "fast-check";
import { expect, test } from "vitest";
import { querySchema } from "../../../briefings/answer/answer.ts";
import { parseCommand } from "../../../briefings/answer/parse-command.ts";

const signed = { command: "who-signed" } as const;
const said = { command: "who-said" } as const;
const pair = { subject: "Kestrel", with: "Orlin" };
const bought = "takeover,merger,investment";
const dropped = { status: "ended,declined" };

test.each([
  // Yes or no.
  ["has NATO signed with OpenAI?", { ...signed, subject: "NATO", with: "OpenAI", asks: "whether" }],
  ["hasn't OpenAI signed with NATO yet?", { ...signed, subject: "OpenAI", with: "NATO", asks: "whether" }],
  ["is OpenAI close to signing with NATO?", { ...signed, subject: "OpenAI", with: "NATO", asks: "whether" }],
  ["please tell me whether Kestrel signed with Orlin", { ...signed, ...pair, asks: "whether" }],
  ["do you know if Kestrel signed with Orlin?", { ...signed, ...pair, asks: "whether" }],
  ["did Kestrel buy Orlin?", { ...signed, ...pair, kind: bought, asks: "whether" }],
  ["Is Kestrel buying Orlin?", { ...signed, ...pair, kind: bought, asks: "whether" }],
  ["Is Kestrel selling the mill at Velm to Orlin?", { ...signed, ...pair, about: "mill", asks: "whether" }],
  ["has A signed with B?", { ...signed, subject: "A", with: "B", asks: "whether" }],
  ['did "i" sign with "A B"?', { ...signed, subject: "i", with: "A B", asks: "whether" }],
  [
    "has Kestrel signed with Orlin and Brenn?",
    { ...signed, subject: "Kestrel", with: "Orlin and Brenn", asks: "whether" },
  ],
  [
    "have Orlin or Brenn signed with Kestrel?",
    { ...signed, subject: "Kestrel", with: "Orlin and Brenn", asks: "whether" },
  ],
  [
    "has Portugal lent Orlin money?",
    { ...signed, subject: "Portugal", with: "Orlin", kind: "loan", asks: "whether" },
  ],
  ["are Kestrel and Orlin in talks?", { ...signed, ...pair, status: "negotiating", asks: "whether" }],
  ["did Kestrel and Orlin agree?", { ...signed, ...pair, status: "agreed,signed", asks: "whether" }],
  [
    "does Kestrel have a contract with Orlin?",
    { ...signed, ...pair, status: "signed,agreed", asks: "whether" },
  ],
  [
    "is there a deal between Kestrel and Orlin?",
    { ...signed, ...pair, status: "signed,agreed", asks: "whether" },
  ],
  ["is the deal between Kestrel and Orlin off?", { ...signed, ...pair, ...dropped, asks: "whether" }],
  ["did the talks between Kestrel and Orlin collapse?", { ...signed, ...pair, ...dropped, asks: "whether" }],
  ["are the talks over?", { ...signed, ...dropped, asks: "whether" }],
  ["is it true that Kestrel left Orlin?", { ...signed, ...pair, ...dropped, asks: "whether" }],
  ["did anyone deny it?", { ...signed, status: "denied", asks: "whether" }],
  ["has NATO denied the report?", { ...signed, subject: "NATO", status: "denied", asks: "whether" }],
  ["has anyone refused to sign with the government?", { ...signed, status: "declined", asks: "whether" }],
  ["is the NATO deal signed yet?", { ...signed, subject: "NATO", asks: "whether" }],
  [
    'has "Johnson and Johnson" signed with Orlin?',
    { ...signed, subject: "Johnson and Johnson", with: "Orlin", asks: "whether" },
  ],
  [
    "Has the Bank of England signed a contract with Palantir?",
    { ...signed, subject: "Bank of England", with: "Palantir", asks: "whether" },
  ],
  // How sure.
  ["is it confirmed that Kestrel signed with Orlin?", { ...signed, ...pair, asks: "confirmed" }],
  ["is the NATO deal confirmed?", { ...signed, subject: "NATO", status: "all", asks: "confirmed" }],
  ["has OpenAI confirmed the deal?", { ...signed, subject: "OpenAI", status: "all", asks: "confirmed" }],
  ["is that confirmed?", { command: "unconfirmed" }],
  ["what's disputed about NATO?", { command: "unconfirmed", subject: "NATO" }],
  ["what is still unconfirmed?", { command: "unconfirmed" }],
  // Who.
  ["who dropped out?", { ...signed, ...dropped }],
  ["who pulled out of the Orlin deal?", { ...signed, subject: "Orlin", ...dropped }],
  ["who else is talking to Orlin?", { ...signed, subject: "Orlin", status: "negotiating" }],
  ["who is negotiating with the Pentagon?", { ...signed, subject: "Pentagon", status: "negotiating" }],
  ["who is considering a contract with NATO?", { ...signed, subject: "NATO", status: "considering" }],
  ["who wants to buy Orlin?", { ...signed, subject: "Orlin", status: "considering" }],
  ["who is buying Orlin?", { ...signed, subject: "Orlin", status: "all", kind: bought }],
  ["what is Kestrel buying?", { ...signed, subject: "Kestrel", status: "all", kind: bought }],
  ["who are Kestrel's partners?", { ...signed, subject: "Kestrel", status: "all" }],
  ["who were the lenders of Orlin?", { ...signed, subject: "Orlin", status: "all" }],
  ["who sold what to whom?", { ...signed, kind: bought }],
  ["who lends Orlin money?", { ...signed, subject: "Orlin", status: "all", kind: "loan" }],
  ["who denied the takeover?", { ...signed, status: "denied" }],
  ["who got the Velmo contract?", { ...signed, subject: "Velmo", status: "all" }],
  // Lists and filters.
  [
    "which deals are worth more than 100 million?",
    { ...signed, status: "all", amount: "worth more than 100 million" },
  ],
  [
    "show me all takeovers over €10 million since March",
    { ...signed, status: "all", kind: "takeovers", amount: "over €10 million", since: "March" },
  ],
  [
    "which companies signed with the Pentagon in February?",
    { ...signed, subject: "Pentagon", since: "February", until: "February" },
  ],
  [
    "Which deals under 5bn dollars were signed last month?",
    { ...signed, amount: "under 5bn dollars", since: "last month", until: "last month" },
  ],
  ["what contracts does OpenAI have?", { ...signed, subject: "OpenAI", status: "all" }],
  ["list ceasefires", { ...signed, status: "all", kind: "ceasefires" }],
  ["deals with NATO since last week", { ...signed, subject: "NATO", since: "last week" }],
  ["OpenAI's deals", { ...signed, subject: "OpenAI" }],
  // When, how much, who first, what was put right.
  ["when did Kestrel and Orlin sign?", { ...signed, ...pair, asks: "when" }],
  ["when was the Orlin deal announced?", { ...signed, subject: "Orlin", asks: "when" }],
  ["how much is Kestrel paying for Orlin?", { ...signed, ...pair, status: "all", asks: "how-much" }],
  [
    "what is the price of the Orlin takeover?",
    { ...signed, subject: "Orlin", status: "all", asks: "how-much" },
  ],
  [
    "how long is the contract between Kestrel and Orlin?",
    { ...signed, ...pair, status: "all", asks: "how-long" },
  ],
  ["how long does the ceasefire last?", { ...signed, status: "all", asks: "how-long" }],
  [
    "how long have Kestrel and Orlin been in talks?",
    { ...signed, ...pair, status: "negotiating", asks: "when" },
  ],
  ["who reported it first?", { command: "story", asks: "who-first" }],
  ["who reported the NATO deal first?", { command: "story", subject: "NATO", asks: "who-first" }],
  [
    "who first reported that OpenAI was considering NATO?",
    { command: "story", subject: "OpenAI and NATO", asks: "who-first" },
  ],
  ["who broke the news on Velmo?", { command: "story", subject: "Velmo", asks: "who-first" }],
  ["was anything retracted about NATO?", { command: "story", subject: "NATO", asks: "corrected" }],
  // Said.
  ["what did the minister say about the price?", { ...said, subject: "minister", about: "price" }],
  [
    "what did Altman say about classified networks?",
    { ...said, subject: "Altman", about: "classified networks" },
  ],
  [
    "did the spokeswoman say anything about networks?",
    { ...said, subject: "spokeswoman", about: "networks" },
  ],
  ["any statement from NATO on the contract?", { ...said, subject: "NATO", about: "contract" }],
  ["quotes from Altman", { ...said, subject: "Altman" }],
  ["who commented on the Orlin purchase?", { ...said, about: "Orlin purchase" }],
  // News, stories, timelines.
  ["what changed since Monday?", { command: "timeline", since: "Monday" }],
  [
    "anything new on Kestrel this week?",
    { command: "timeline", subject: "Kestrel", since: "this week", until: "this week" },
  ],
  ["what's new?", { command: "brief" }],
  ["any news on OpenAI?", { command: "brief", subject: "OpenAI" }],
  ["what happened to Anthropic?", { command: "timeline", subject: "Anthropic" }],
  ["where do the talks with NATO stand?", { command: "story", subject: "NATO" }],
  ["tell me about Orlin Mills", { command: "story", subject: "Orlin Mills" }],
  ["why was Anthropic dropped?", { command: "why", subject: "Anthropic" }],
  // In a thread: about its story.
  ["and the price?", { ...signed, status: "all", asks: "how-much" }],
  ["what about the price?", { ...signed, status: "all", asks: "how-much" }],
  ["and when?", { ...signed, asks: "when" }],
  ["who said that?", said],
  ["is the deal off?", { ...signed, ...dropped, asks: "whether" }],
  ["did anyone correct it?", { command: "story", asks: "corrected" }],
  // No command fits: a search.
  [
    "who is the new chief executive of Kestrel?",
    { command: "help", subject: "who is the new chief executive of Kestrel", asks: "search" },
  ],
  [
    "who is the chief executive of Kestrel?",
    { command: "help", subject: "who is the chief executive of Kestrel", asks: "search" },
  ],
  [
    "when will the trams be delivered?",
    { command: "help", subject: "when will the trams be delivered", asks: "search" },
  ],
  [
    "how many members does NATO have?",
    { command: "help", subject: "how many members does NATO have", asks: "search" },
  ],
])("reads %j", (text, query) => {
  expect(parseCommand(text)).toEqual(query);
});

test("reads the same question in any case, with or without its mark and politeness", () => {
  const plain = parseCommand("has NATO signed with OpenAI?");
  for (const text of [
    "Has NATO signed with OpenAI",
    "hey, has NATO signed with OpenAI?!",
    "ok so has NATO signed with OpenAI",
  ])
    expect(parseCommand(text)).toEqual(plain);
});

test("makes a valid query of any words", () => {
  const word = fc.constantFrom(
    ..."who what when how much has did is the a deal contract NATO OpenAI with and between signed said about price first since Monday over €10m or not".split(
      " ",
    ),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), (words) => {
      const query = parseCommand(words.join(" "));
      expect(querySchema.parse(query)).toEqual(query);
    }),
  );
});
