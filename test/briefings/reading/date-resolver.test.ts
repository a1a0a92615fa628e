import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDates, readTimes } from "../../../briefings/reading/date-resolver.ts";
import { createSyntax } from "../../../briefings/reading/syntax.ts";

const syntax = createSyntax(
  readFileSync(new URL("../../../briefings/reading/weights/english.bin", import.meta.url)),
);

/** Phrase and value of each date; published on Wednesday, 18 March 2026 where no other day is given. */
function dates(text: string, publishedAt: string | undefined = "2026-03-18T09:30:00Z"): [string, string][] {
  return readDates({ text, ...(publishedAt ? { publishedAt } : {}) }, syntax.parse(text).sentences).map(
    (d) => [d.text, d.value],
  );
}

const value = (text: string): string | undefined => dates(text)[0]?.[1];

describe("dates of the calendar", () => {
  it("reads the ways in which English news writes a day", () => {
    expect(value("The firms signed on 4 May 2017.")).toBe("2017-05-04");
    expect(value("The firms signed on May 4, 2017.")).toBe("2017-05-04");
    expect(value("The firms signed on the 4th of May 2017.")).toBe("2017-05-04");
    expect(value("The firms signed on 2017-05-04.")).toBe("2017-05-04");
    expect(value("The firms signed on 5/4/2017.")).toBe("2017-05-04");
    expect(value("The firms signed on 25.12.2017.")).toBe("2017-12-25");
    expect(value("The firms signed on Thursday, Sept. 28, 2017.")).toBe("2017-09-28");
  });

  it("keeps how exactly a date is known", () => {
    const text =
      "It grew in June 2024, in 2023, in the second quarter of 2022, in the first half of 2021 and in the 1990s.";
    const found = readDates({ text, publishedAt: "2026-03-18" }, syntax.parse(text).sentences);
    expect(found.map((d) => [d.value, d.precision])).toEqual([
      ["2024-06", "month"],
      ["2023", "year"],
      ["2022-04-01/2022-06-30", "quarter"],
      ["2021-01-01/2021-06-30", "half"],
      ["1990-01-01/1999-12-31", "decade"],
    ]);
    expect(found.every((d) => !d.relative && d.direction === "past")).toBe(true);
  });

  it("reads fiscal years and short forms of quarters", () => {
    expect(value("Margins fell in fiscal 2025.")).toBe("2025");
    expect(value("Margins fell in Q3 2025.")).toBe("2025-07-01/2025-09-30");
    expect(value("The budget for FY26 is smaller.")).toBe("2026");
  });

  it("refuses days that no calendar has", () => {
    expect(dates("It opened on 31 April 2024.")).toEqual([]);
    expect(dates("It opened on 2024-13-41.")).toEqual([]);
  });

  it("takes numbers with a unit for no years", () => {
    expect(dates("The yard built 2015 homes and sold 1998 shares for $1999.")).toEqual([]);
  });
});

describe("tense decides the way a bare name points", () => {
  it("looks back from what was said and forward from what will be", () => {
    expect(value("The minister said on Tuesday that the plan stands.")).toBe("2026-03-17");
    expect(value("The council will vote on Tuesday.")).toBe("2026-03-24");
    expect(value("The council met in January.")).toBe("2026-01");
    expect(value("The bridge will open in January.")).toBe("2027-01");
    expect(value("The loan is due on April 2.")).toBe("2026-04-02");
    expect(value("The bids must be handed in by Friday.")).toBe("2026-03-20");
  });

  it("takes the day of publication itself for a weekday of that name", () => {
    expect(value("The bank said on Wednesday that it was ready.")).toBe("2026-03-18");
  });
});

describe("weeks run from Monday to Sunday", () => {
  it("resolves parts of a week as decided for agreements", () => {
    expect(value("They signed last week.")).toBe("2026-03-09/2026-03-15");
    expect(value("They signed late last week.")).toBe("2026-03-12/2026-03-15");
    expect(value("They signed early last week.")).toBe("2026-03-09/2026-03-11");
    expect(value("They met over the weekend.")).toBe("2026-03-14/2026-03-15");
    expect(value("They will meet next week.")).toBe("2026-03-23/2026-03-29");
  });

  it("ends a part of the running month or year on the day of publication", () => {
    expect(value("They signed earlier this month.")).toBe("2026-03-01/2026-03-18");
    expect(value("They signed earlier this year.")).toBe("2026-01-01/2026-03-18");
    expect(value("They will sign later this month.")).toBe("2026-03-18/2026-03-31");
  });
});

describe("phrases that hang on another date", () => {
  it("counts from the date told last", () => {
    expect(
      dates("The deal was signed on 12 June 2024. Talks had broken down two days earlier.")[1]?.[1],
    ).toBe("2024-06-10");
    expect(dates("He resigned on 12 June 2024. The board met the following day.")[1]?.[1]).toBe("2024-06-13");
    expect(dates("Sales rose in the third quarter of 2024, against a loss a year earlier.")[1]?.[1]).toBe(
      "2023-07-01/2023-09-30",
    );
  });

  it("counts from the day of publication", () => {
    expect(value("The order came three days ago.")).toBe("2026-03-15");
    expect(value("The order came two months ago.")).toBe("2026-01");
    expect(value("The order came yesterday.")).toBe("2026-03-17");
    expect(value("It fell over the past two weeks.")).toBe("2026-03-04/2026-03-18");
    expect(value("The transaction should close by year-end.")).toBe("2026-12-01/2026-12-31");
  });

  it("leaves relative dates out where the day of publication is unknown", () => {
    expect(dates("It was signed on Tuesday, and before that in May 2019.", "")).toEqual([
      ["May 2019", "2019-05"],
    ]);
  });
});

describe("ranges and times of day", () => {
  it("reads ranges as one interval", () => {
    expect(value("The fair ran from 3 to 7 June 2024.")).toBe("2024-06-03/2024-06-07");
    expect(value("The talks lasted from May 30 to June 2, 2024.")).toBe("2024-05-30/2024-06-02");
    expect(value("Between 2019 and 2021 the plant stood idle.")).toBe("2019-01-01/2021-12-31");
    expect(value("The summit took place on Feb. 3-5, 2025.")).toBe("2025-02-03/2025-02-05");
  });

  it("keeps the hour and its zone", () => {
    expect(value("Trading was halted at 9:30 a.m. EST on Tuesday.")).toBe("2026-03-17T09:30-05:00");
    expect(value("The statement came at 14:05 GMT on 2 March 2026.")).toBe("2026-03-02T14:05Z");
  });
});

describe("names that are no dates", () => {
  it("leaves people, verbs, marches and papers alone", () => {
    expect(dates("May said that she would step down, and Theresa May did.")).toEqual([]);
    expect(dates("They may march on the capital, as the March on Washington did.")).toEqual([]);
    expect(dates("April Jones told the Sunday Times that August Brandt was right.")).toEqual([]);
  });

  it("still knows the months", () => {
    expect(value("In May the shares fell.")).toBe("2025-05");
    expect(value("The plant closed last March.")).toBe("2025-03");
  });
});

describe("any text", () => {
  const words = [
    "May",
    "march",
    "on",
    "the",
    "last",
    "next",
    "week",
    "Monday",
    "3",
    "2026",
    "-",
    ",",
    "of",
    "quarter",
    "first",
    "early",
    "two",
    "years",
    "ago",
    "'",
    "90s",
    "9",
    "a.m.",
    "to",
    "between",
    "and",
    "from",
    "Q3",
    "\n",
    "“",
    "12/11/2025",
  ];
  it("gives spans that cut the text they name, in order and apart", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 60 }), (parts) => {
        const text = parts.join(" ");
        const { sentences } = syntax.parse(text);
        let end = 0;
        for (const date of readDates({ text, publishedAt: "2026-03-18" }, sentences)) {
          expect(text.slice(date.start, date.end)).toBe(date.text);
          expect(date.start).toBeGreaterThanOrEqual(end);
          expect(date.value).toMatch(
            /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})?)?)?)?(\/\d{4}-\d{2}-\d{2})?$/u,
          );
          end = date.end;
        }
      }),
    );
  });

  it("takes any string and stays linear", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        readTimes({ text, publishedAt: "2026-03-18" }, syntax.parse(text).sentences);
      }),
    );
    const long = "the last next early first two years ago ".repeat(4_000);
    expect(() =>
      readDates({ text: long, publishedAt: "2026-03-18" }, syntax.parse(long).sentences),
    ).not.toThrow();
  });
});
