import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { correctionClaimSchema } from "../../../briefings/claim/correction.ts";
import { readCorrections } from "../../../briefings/claim/correction-reader.ts";
import { createReader } from "../../../briefings/reading/reader.ts";

const reader = createReader(
  readFileSync(new URL("../../../briefings/reading/weights/english.bin", import.meta.url)),
);

function corrections(text: string) {
  const claims = readCorrections(reader.read({ text, publishedAt: "2026-03-18" }));
  for (const claim of claims) {
    expect(correctionClaimSchema.safeParse(claim).error).toBeUndefined();
    expect(text.slice(claim.wrongSpan.start, claim.wrongSpan.end)).toBe(claim.wrong);
    if (claim.rightSpan) expect(text.slice(claim.rightSpan.start, claim.rightSpan.end)).toBe(claim.right);
  }
  return claims.map(({ wrong, right, saidBy, correctedBy }) => ({ wrong, right, saidBy, correctedBy }));
}

describe("a paper corrects itself", () => {
  it("names both figures", () => {
    expect(
      corrections(
        "The loan pays for a port.\n\nCorrection: An earlier version of this article gave the loan as $12 million. The correct figure is $21 million.",
      ),
    ).toMatchObject([{ wrong: "$12 million", right: "$21 million" }]);
  });

  it("leaves the right figure to the text, where it alone has it", () => {
    expect(
      corrections(
        "The loan is worth 21 million Danish crowns over two years.\n\nAn earlier version of this article misstated the value of the loan as 12 million Danish crowns.",
      ),
    ).toMatchObject([{ wrong: "12 million Danish crowns", right: "21 million Danish crowns" }]);
  });

  it("takes back a whole report", () => {
    expect(
      corrections(
        "The Harbour News has retracted its report of Friday that Northwind and Sundline had signed a merger. The two firms have been in talks since May.",
      ),
    ).toMatchObject([
      {
        wrong: "Northwind and Sundline had signed a merger",
        right: "The two firms have been in talks since May",
      },
    ]);
  });

  it("prints an erratum", () => {
    expect(
      corrections('Erratum: for "the treaty was signed by Norland" read "the treaty was sent to Norland".'),
    ).toMatchObject([{ wrong: "the treaty was signed by Norland", right: "the treaty was sent to Norland" }]);
  });
});

describe("a speaker is put right", () => {
  it("by somebody who says that he misspoke", () => {
    const text =
      'Northwind CEO, Peter Lindqvist, had said in a staff meeting that the firm would sail to all Baltic closed ports, but a company spokeswoman later clarified that Lindqvist misspoke and the plan was for the Baltic "open ports."';
    expect(corrections(text)).toMatchObject([
      { wrong: "all Baltic closed ports", saidBy: "Peter Lindqvist", correctedBy: "Northwind spokeswoman" },
    ]);
    expect(corrections(text)[0]?.right).toContain("open ports");
  });

  it("by his own office", () => {
    expect(
      corrections(
        "The minister, Anna Keller, misspoke on Monday when she put the fine at $700; her office later clarified that it is $70.",
      ),
    ).toMatchObject([{ wrong: "$700", right: "$70", saidBy: "Anna Keller" }]);
  });

  it("by himself", () => {
    expect(
      corrections(
        "Peter Lindqvist told parliament that the state had signed a contract. On Friday he corrected himself in a letter: the two sides have only begun to talk.",
      ),
    ).toMatchObject([
      { wrong: "the state had signed a contract", right: "the two sides have only begun to talk" },
    ]);
  });
});

describe("other ways to put right", () => {
  it("are a number corrected to another", () => {
    expect(
      corrections(
        "The minister said that 300 people had been hired. On Tuesday his office corrected the number to 130.",
      ),
    ).toMatchObject([{ wrong: "300", right: "130" }]);
    expect(
      corrections(
        "(This story corrects the value of the contract to $210 million from $120 million in paragraph 2.)",
      ),
    ).toMatchObject([{ wrong: "$120 million", right: "$210 million" }]);
  });

  it("are a witness who accepts that he was wrong", () => {
    expect(
      corrections(
        "Peter Lindqvist told the court that the loan was for 3 million euros. Cross-examined, he conceded that he had been wrong, and that it was 5 million euros.",
      ),
    ).toMatchObject([{ wrong: "3 million euros", right: "5 million euros", saidBy: "Peter Lindqvist" }]);
  });

  it("are entries under a heading", () => {
    expect(
      corrections(
        'Corrections\n\nA report on Wednesday gave the depth of the lock as 12 metres. It is 21 metres.\n\nThe caption on page 7 should have read "the old mill", not "the old mall".',
      ),
    ).toMatchObject([
      { wrong: "12 metres", right: "21 metres" },
      { wrong: "the old mall", right: "the old mill" },
    ]);
  });

  it("skip the bare denial before what is right", () => {
    expect(
      corrections(
        "On Friday we wrote that Northwind had signed the contract. It has not. The contract is still being negotiated.",
      ),
    ).toMatchObject([
      { wrong: "Northwind had signed the contract", right: "The contract is still being negotiated" },
    ]);
  });
});

describe("no correction", () => {
  it("comes from a first report, a correct figure or a house of correction", () => {
    expect(
      corrections("The Harbour News first reported that Northwind was for sale. Northwind confirmed it."),
    ).toEqual([]);
    expect(
      corrections("The correct spelling of his name is Lindqvist. He was moved to a correctional centre."),
    ).toEqual([]);
    expect(corrections("The firm withdrew its bid for Sundline on Monday.")).toEqual([]);
  });
});
