import { agreement, party, type TestArticle } from "./view-builder.ts";

const openai = party("OpenAI", "the ChatGPT maker", "the company");
const nato = party("NATO", "North Atlantic Treaty Organization", "the alliance");
const pentagon = party("Pentagon", "Department of Defense");
const anthropic = party("Anthropic");
const government = party("U.S. government", "the government", "Washington");

/** The yardstick story in our own words: a plan, a slip of the tongue, a deal that stands and one that ended. */
export const dealStruck: TestArticle = {
  id: "a1",
  at: "2026-02-28T03:15:00Z",
  title: "OpenAI strikes deal with Pentagon",
  text: "OpenAI struck a deal with the Pentagon late on Friday to deploy its models in a classified network, the company announced.\n\nThe deal came after President Donald Trump told the government to stop working with Anthropic, which had been in talks with it.",
  claims: (place) => [
    agreement(place, {
      parties: [openai, pentagon],
      status: "signed",
      object: "deploy its models in a classified network",
      date: "2026-02-27",
      attribution: { source: "the company", kind: "official" },
      sentence:
        "OpenAI struck a deal with the Pentagon late on Friday to deploy its models in a classified network, the company announced.",
      words: "struck a deal",
    }),
    agreement(place, {
      parties: [anthropic, government],
      kind: "other",
      status: "ended",
      sentence:
        "The deal came after President Donald Trump told the government to stop working with Anthropic, which had been in talks with it.",
      words: "stop working",
      earlier: [{ status: "negotiating", evidence: place("had been in talks") }],
    }),
  ],
};

export const planReported: TestArticle = {
  id: "a2",
  at: "2026-03-03T21:30:00Z",
  title: "OpenAI weighs NATO contract",
  origin: "The Wall Street Journal",
  text: "OpenAI is considering a contract with the North Atlantic Treaty Organization (NATO), a person familiar with the matter said on Tuesday.\n\nThe company is looking to deploy its technology on all of NATO's classified networks, its chief executive, Sam Altman, told a company meeting on Tuesday, according to The Wall Street Journal, which first reported the plan.\n\nNATO has 32 member countries. It did not immediately respond to a request for comment.",
  claims: (place) => [
    agreement(place, {
      parties: [openai, nato],
      status: "considering",
      object: "deploy its technology on all of NATO's classified networks",
      attribution: { source: "a person familiar with the matter", kind: "anonymous" },
      firstReportedBy: "The Wall Street Journal",
      date: "2026-03-03",
      sentence: [
        "OpenAI is considering a contract with the North Atlantic Treaty Organization (NATO), a person familiar with the matter said on Tuesday.",
        "The company is looking to deploy its technology on all of NATO's classified networks, its chief executive, Sam Altman, told a company meeting on Tuesday, according to The Wall Street Journal, which first reported the plan.",
      ],
      words: "is considering",
    }),
    {
      type: "figure",
      value: 32,
      unit: "members",
      counts: "NATO member countries",
      text: "32",
      span: place("32"),
      evidence: [place("NATO has 32 member countries.")],
    },
    {
      type: "no-comment",
      who: "NATO",
      how: "no response",
      span: place("did not immediately respond"),
      evidence: [place("It did not immediately respond to a request for comment.")],
    },
  ],
};

export const planCopied: TestArticle = {
  ...planReported,
  id: "a3",
  at: "2026-03-03T22:10:00Z",
  outlet: "Lakeside Daily",
  duplicateOf: "a2",
};

export const planCorrected: TestArticle = {
  id: "a4",
  at: "2026-03-04T13:50:00Z",
  title: "Altman misspoke, NATO contract is for unclassified networks",
  text: "Sam Altman misspoke when he told staff that OpenAI was looking at all of NATO's classified networks, a spokeswoman for the company said on Wednesday.\n\nThe contract that OpenAI is considering is for NATO's \"unclassified networks\", she said.",
  claims: (place) => [
    agreement(place, {
      parties: [openai, nato],
      status: "considering",
      object: 'NATO\'s "unclassified networks"',
      attribution: { source: "a spokeswoman for OpenAI", kind: "official" },
      sentence: [
        'The contract that OpenAI is considering is for NATO\'s "unclassified networks", she said.',
        "Sam Altman misspoke when he told staff that OpenAI was looking at all of NATO's classified networks, a spokeswoman for the company said on Wednesday.",
      ],
      words: "is considering",
    }),
    {
      type: "correction",
      wrong: "all of NATO's classified networks",
      right: 'NATO\'s "unclassified networks"',
      wrongSpan: place("all of NATO's classified networks"),
      rightSpan: place('NATO\'s "unclassified networks"'),
      saidBy: "Sam Altman",
      correctedBy: "a spokeswoman for OpenAI",
      date: "2026-03-04",
      evidence: [
        place(
          "Sam Altman misspoke when he told staff that OpenAI was looking at all of NATO's classified networks, a spokeswoman for the company said on Wednesday.",
        ),
        place('The contract that OpenAI is considering is for NATO\'s "unclassified networks", she said.'),
      ],
      rule: "test",
    },
  ],
};

export const dealDefended: TestArticle = {
  id: "a5",
  at: "2026-03-03T23:45:00Z",
  outlet: "Meridian Desk",
  title: "Altman calls Pentagon deal right but costly",
  text: '"It was a hard decision, and the right one, and it cost us," Sam Altman told a company meeting on Tuesday about the Pentagon deal, according to The Wall Street Journal.\n\nHe said that it had hurt the company\'s public image in the short term.',
  claims: (place) => [
    {
      type: "statement",
      speaker: "Sam Altman",
      speakerAliases: ["Altman", "He"],
      text: "It was a hard decision, and the right one, and it cost us,",
      span: place("It was a hard decision, and the right one, and it cost us,"),
      quoted: true,
      date: "2026-03-03",
      venue: "a company meeting",
      via: "The Wall Street Journal",
      evidence: [
        place(
          '"It was a hard decision, and the right one, and it cost us," Sam Altman told a company meeting on Tuesday about the Pentagon deal, according to The Wall Street Journal.',
        ),
      ],
      rule: "test",
    },
    {
      type: "statement",
      speaker: "Sam Altman",
      speakerAliases: ["Altman", "He"],
      text: "it had hurt the company's public image in the short term",
      span: place("it had hurt the company's public image in the short term"),
      quoted: false,
      evidence: [place("He said that it had hurt the company's public image in the short term.")],
      rule: "test",
    },
  ],
};

export const yardstick = [dealStruck, planReported, planCopied, dealDefended, planCorrected];
