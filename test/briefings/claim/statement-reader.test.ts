import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findQuotations } from "../../../briefings/claim/quotation.ts";
import { statementClaimSchema } from "../../../briefings/claim/statement.ts";
import { readStatements } from "../../../briefings/claim/statement-reader.ts";
import { createReader } from "../../../briefings/reading/reader.ts";

const reader = createReader(
  readFileSync(new URL("../../../briefings/reading/weights/english.bin", import.meta.url)),
);

function statements(text: string) {
  return readStatements(reader.read({ text, publishedAt: "2026-03-18" }));
}

const told = (text: string): [string, string, boolean][] =>
  statements(text).map((s) => [s.speaker, s.text, s.quoted]);

describe("direct quotations", () => {
  it("belong to the name before or behind the verb", () => {
    expect(told('"We will not sell the mill," Maria Keller said.')).toEqual([
      ["Maria Keller", "We will not sell the mill", true],
    ]);
    expect(told('"We will not sell the mill," said Maria Keller, who runs it.')).toEqual([
      ["Maria Keller", "We will not sell the mill", true],
    ]);
    expect(told('Maria Keller said: "We will not sell the mill."')).toEqual([
      ["Maria Keller", "We will not sell the mill.", true],
    ]);
  });

  it("find the speaker behind a title or an apposition", () => {
    expect(told('"The tender is open," its procurement head, Peter Lindqvist, said on Monday.')[0]?.[0]).toBe(
      "Peter Lindqvist",
    );
    expect(told('"The tender is open," said Finance Minister Peter Lindqvist.')[0]?.[0]).toBe(
      "Peter Lindqvist",
    );
  });

  it("give both parts of a split quotation to one speaker", () => {
    expect(told('"The bridge is safe," Anna Bergström said. "It has always been safe."')).toEqual([
      ["Anna Bergström", "The bridge is safe", true],
      ["Anna Bergström", "It has always been safe.", true],
    ]);
  });

  it("go on over paragraphs that open with a mark again", () => {
    const text =
      '"The first year was hard," Anna Bergström said. "We had no roof.\n\n"The second year we had one."';
    expect(told(text).map(([speaker]) => speaker)).toEqual([
      "Anna Bergström",
      "Anna Bergström",
      "Anna Bergström",
    ]);
  });

  it("give a pronoun to the one who spoke before", () => {
    const text = 'Anna Bergström said that the bridge was safe. "It has always been safe," she said.';
    expect(told(text).map(([speaker]) => speaker)).toEqual(["Anna Bergström", "Anna Bergström"]);
  });

  it("pair straight and curly marks", () => {
    expect(told('"The bridge is safe for all of us,” Anna Bergström said.')).toEqual([
      ["Anna Bergström", "The bridge is safe for all of us", true],
    ]);
  });

  it("name the body of an unnamed spokeswoman", () => {
    const [statement] = statements(
      'Northwind Shipping sold two ferries. "The price was fair," a company spokeswoman said.',
    );
    expect(statement?.speaker).toBe("Northwind Shipping spokeswoman");
    expect(statement?.speakerAliases).toContain("a company spokeswoman");
  });

  it("keep day, venue and the outlet that passed it on", () => {
    const text =
      '"We were too fast," Peter Lindqvist said in a staff meeting on Tuesday, according to the Wall Street Journal.';
    expect(statements(text)[0]).toMatchObject({
      speaker: "Peter Lindqvist",
      date: "2026-03-17",
      venue: "a staff meeting",
      via: expect.stringContaining("Wall Street Journal"),
    });
  });
});

describe("quoted words inside a clause", () => {
  it("are a statement of their own where they carry the clause", () => {
    const text =
      'In a statement on Monday after a long night, Northwind said its ferries "shall never be used to carry weapons of any kind."';
    expect(statements(text)[0]).toMatchObject({
      speaker: "Northwind",
      text: "shall never be used to carry weapons of any kind.",
      quoted: true,
      date: "2026-03-16",
    });
  });

  it("are none where they are a term, a title or a name", () => {
    expect(told('The firm runs the "Blue Line" and the so-called "night boats" to Oslo.')).toEqual([]);
    expect(told('He starred in "The Long Way Home", which won three prizes.')).toEqual([]);
  });
});

describe("paraphrase", () => {
  it("is told apart from quotation", () => {
    expect(told("Maria Keller said on Tuesday that the mill was not for sale.")).toEqual([
      ["Maria Keller", "the mill was not for sale", false],
    ]);
    expect(told("The mill is not for sale, Maria Keller said.")).toEqual([
      ["Maria Keller", "The mill is not for sale", false],
    ]);
  });

  it("keeps an unnamed source in the text's own words", () => {
    expect(told("The firm is weighing a sale, a person familiar with the matter said on Monday.")).toEqual([
      ["a person familiar with the matter", "The firm is weighing a sale", false],
    ]);
  });

  it("ends where the next speaker begins", () => {
    const found = told(
      "Maria Keller said that the mill was not for sale, but Peter Lindqvist insisted that it was open to offers.",
    );
    expect(found[0]?.slice(0, 2)).toEqual(["Maria Keller", "the mill was not for sale"]);
    expect(found[1]?.slice(0, 2)).toEqual(["Peter Lindqvist", "it was open to offers"]);
  });

  it("keeps the chain of who told whom", () => {
    const text = "The Wall Street Journal reported that Peter Lindqvist had said the bank was safe.";
    expect(statements(text)).toMatchObject([{ speaker: "Peter Lindqvist", text: "the bank was safe" }]);
    expect(statements(text)[0]?.via).toContain("Wall Street Journal");
  });

  it("is none where nothing was said", () => {
    expect(told("Maria Keller did not say whether the mill was for sale.")).toEqual([]);
    expect(told("Northwind declined to say that a deal was near.")).toEqual([]);
    expect(told("Maria Keller denied that the mill was for sale.")).toEqual([]);
    expect(told("Maria Keller will say on Friday that the mill is for sale.")).toEqual([]);
  });
});

describe("any text", () => {
  const words = [
    '"',
    "“",
    "”",
    "said",
    "Anna Keller",
    ",",
    ".",
    "that",
    "the mill",
    "is",
    "not",
    "he",
    "'",
    "\n\n",
    "according to",
    "Northwind",
    ":",
    "—",
    "added",
  ];
  it("gives spans that cut the words they name, and valid claims", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 40 }), (parts) => {
        const text = parts.join(" ");
        for (const claim of statements(text)) {
          expect(statementClaimSchema.safeParse(claim).error).toBeUndefined();
          expect(text.slice(claim.span.start, claim.span.end)).toBe(claim.text);
        }
      }),
      { numRuns: 150 },
    );
  });

  it("leaves a mark that nothing closes alone", () => {
    const text = 'The sign says 6" wide and "no entry to anyone, said Peter Lindqvist.';
    const reading = reader.read({ text });
    expect(findQuotations(text, reading.sentences)).toEqual([]);
  });
});

describe("British and social forms", () => {
  it("read single marks around an apostrophe, where a text has no double ones", () => {
    expect(
      told(
        "‘We did not know what to do,’ Peter Lindqvist told the Guardian. ‘It was the workers’ own idea,’ he said.",
      ),
    ).toEqual([
      ["Peter Lindqvist", "We did not know what to do", true],
      ["Peter Lindqvist", "It was the workers’ own idea", true],
    ]);
  });

  it("read posts with their platform", () => {
    expect(statements("Anna Keller wrote on Truth Social that the deal was dead.")[0]).toMatchObject({
      speaker: "Anna Keller",
      venue: "Truth Social",
    });
  });

  it("start behind a dateline", () => {
    const text =
      "LONDON, March 3 (Wire) - Northwind is weighing a sale of its ferries, a person familiar with the matter said.";
    expect(told(text)[0]?.[1]).toBe("Northwind is weighing a sale of its ferries");
  });
});

describe("told at second hand, in points and by more than one", () => {
  it("goes to whoever said it first", () => {
    expect(told("Peter Lind said that Anna Keller had told him that the mill would close.")).toEqual([
      ["Anna Keller", "the mill would close", false],
    ]);
    expect(told("The ferryman had heard the admiral say that the ships were sold.")[0]?.slice(1)).toEqual([
      "the ships were sold",
      false,
    ]);
    expect(told("Anna Keller said she had been told by a clerk that the ship had left.")).toEqual([
      ["a clerk", "the ship had left", false],
    ]);
  });

  it("is one statement a point, without what the reporter adds", () => {
    expect(
      told("Anna Keller said that the road would open in May, and that the bridge would follow.").map(
        (s) => s[1],
      ),
    ).toEqual(["the road would open in May", "the bridge would follow"]);
    expect(
      told("Anna Keller said that she would not sign the treaty, which had been ready since March.").map(
        (s) => s[1],
      ),
    ).toEqual(["she would not sign the treaty"]);
    expect(
      told("Anna Keller said that the ban had been lifted, and the ferries are running again.").map(
        (s) => s[1],
      ),
    ).toEqual(["the ban had been lifted"]);
  });

  it("is found where the tagger takes the verb for a participle", () => {
    expect(
      told("Federal and state officials said the two raised $350 million for a ski resort.")[0]?.[1],
    ).toBe("the two raised $350 million for a ski resort");
  });

  it("stays whole where half of it is quoted", () => {
    expect(told('Peter Lind said he would stay "until the last lamp".')).toEqual([
      ["Peter Lind", 'he would stay "until the last lamp"', false],
    ]);
  });

  it("takes the label with what it is put on", () => {
    expect(told('Peter Lind called the last offer "a coupon".')).toEqual([
      ["Peter Lind", 'the last offer "a coupon"', false],
    ]);
  });
});

describe("a transcript without quotation marks", () => {
  it("gives the turns to their labels and leaves questions out", () => {
    const text =
      "Harbour Review: Will the roof be closed?\n\nMaria Keller: It is closed already. I carry buckets.\n\nHarbour Review: Who pays?\n\nMaria Keller: The county, we hope, and our friends.";
    expect(told(text)).toEqual([
      ["Maria Keller", "It is closed already. I carry buckets.", false],
      ["Maria Keller", "The county, we hope, and our friends.", false],
    ]);
  });

  it("is no list of firms and news", () => {
    expect(
      told("TARIVO LINES: In talks to charter six ferries.\n\nNORVIK GROUP: Signed a loan of $3 million."),
    ).toEqual([]);
  });
});
