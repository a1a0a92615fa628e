import type { GroupingItem } from "../../../briefings/story/grouping.ts";

const HOUR_MS = 3_600_000;
const START = Date.parse("2026-03-01T08:00:00Z");

/** An article of so many hours after the first of March 2026, 8:00. */
export function item(id: string, title: string, text: string, hours = 0): GroupingItem {
  return { id, title, text, publishedAt: new Date(START + hours * HOUR_MS).toISOString() };
}

/** Other news of the days, so that words have their usual rarity. */
export const otherNews: readonly GroupingItem[] = [
  item(
    "n1",
    "Ferry strike ends on the Tarn islands",
    "Ferry crews on the Tarn islands went back to work on Sunday after a strike of nine days over night shifts.",
    -30,
  ),
  item(
    "n2",
    "Storm Petra cuts power in Lower Aske",
    "Storm Petra left 40,000 homes in Lower Aske without power, the grid operator said, and closed two bridges.",
    -20,
  ),
  item(
    "n3",
    "Velmo museum finds stolen clock",
    "A clock that was stolen from the city museum of Velmo in 1987 was found in a barn, police said on Sunday.",
    -10,
  ),
];

/** Pairs that stay two stories, by the rule that parts them. */
export const pairsOfTwo: readonly {
  readonly rule: string;
  readonly pair: readonly [GroupingItem, GroupingItem];
}[] = [
  {
    rule: "two takeovers of one industry",
    pair: [
      item(
        "a",
        "Kestrel Foods agrees to buy Orlin Mills",
        "Kestrel Foods has agreed to buy the flour maker Orlin Mills for 240 million euros, the two companies said on Sunday. Both boards must approve the purchase.",
      ),
      item(
        "b",
        "Brandt Dairy agrees to buy Solvang Creamery",
        "Brandt Dairy has agreed to buy the cheese maker Solvang Creamery for 90 million euros, the two companies said on Sunday. Both boards must approve the purchase.",
        5,
      ),
    ],
  },
  {
    rule: "two takeovers of one industry, told at length",
    pair: [
      item(
        "a",
        "Tavro Air to take over regional carrier Nimbus Jet",
        "Tavro Air will take over the regional carrier Nimbus Jet in an all-share deal, the airlines announced on Monday. Shareholders of Nimbus Jet receive two Tavro Air shares for five of theirs. Regulators have to clear the takeover, which is expected to close in autumn. The carriers together fly 14 million passengers a year.",
      ),
      item(
        "b",
        "Corvane Airways to take over regional carrier Lumi Wings",
        "Corvane Airways will take over the regional carrier Lumi Wings in an all-share deal, the airlines announced on Monday. Shareholders of Lumi Wings receive one Corvane Airways share for three of theirs. Regulators have to clear the takeover, which is expected to close in autumn. The carriers together fly 6 million passengers a year.",
        3,
      ),
    ],
  },
  {
    rule: "two firms of similar names",
    pair: [
      item(
        "a",
        "Halden Marine wins ferry order from Port Ellis",
        "Halden Marine has won an order for three electric ferries from the city of Port Ellis, the shipbuilder said on Sunday. Delivery begins in 2028.",
      ),
      item(
        "b",
        "Haldane Marine wins dredger order from Port Ellis",
        "Haldane Marine has won an order for two dredgers from the city of Port Ellis, the shipbuilder said on Sunday. Delivery begins in 2028.",
        6,
      ),
    ],
  },
  {
    rule: "two banks of similar names",
    pair: [
      item(
        "a",
        "Northgate Bank cuts 400 jobs",
        "Northgate Bank will cut 400 jobs in its branches this year, the lender told staff on Tuesday. The union called the cuts a breach of its agreement with the bank.",
      ),
      item(
        "b",
        "Northgale Bank cuts 250 jobs",
        "Northgale Bank will cut 250 jobs in its branches this year, the lender told staff on Tuesday. The union called the cuts a breach of its agreement with the bank.",
        20,
      ),
    ],
  },
  {
    rule: "two years of one race",
    pair: [
      item(
        "a",
        "Velmo Marathon 2026: course closed in the old town",
        "The Velmo Marathon 2026 closes the old town to traffic on Sunday. Some 12,000 runners start at the harbour, the organisers of the Velmo Marathon said.",
      ),
      item(
        "b",
        "Velmo Marathon 2027: course closed in the old town",
        "The Velmo Marathon 2027 closes the old town to traffic on Sunday. Some 13,000 runners start at the harbour, the organisers of the Velmo Marathon said.",
        24 * 364,
      ),
    ],
  },
  {
    rule: "two quarters of one firm",
    pair: [
      item(
        "a",
        "Orlin Mills reports first-quarter profit of 12 million euros",
        "Orlin Mills earned 12 million euros in the first quarter on higher flour prices, the company said, and kept its outlook for the year.",
      ),
      item(
        "b",
        "Orlin Mills reports second-quarter profit of 14 million euros",
        "Orlin Mills earned 14 million euros in the second quarter on higher flour prices, the company said, and kept its outlook for the year.",
        24 * 91,
      ),
    ],
  },
  {
    rule: "like events in two countries",
    pair: [
      item(
        "a",
        "Earthquake kills 14 in Chile",
        "An earthquake of magnitude 6.8 killed at least 14 people in Chile on Sunday. Rescuers searched collapsed houses in the mountain villages through the night.",
      ),
      item(
        "b",
        "Earthquake kills nine in Nepal",
        "An earthquake of magnitude 6.1 killed at least nine people in Nepal on Sunday. Rescuers searched collapsed houses in the mountain villages through the night.",
        9,
      ),
    ],
  },
  {
    rule: "like events in two countries, named by their people",
    pair: [
      item(
        "a",
        "Portuguese miners trapped after blast",
        "Eleven Portuguese miners are trapped underground after a gas blast in a coal mine, the rescue service said. Families waited at the gate of the mine.",
      ),
      item(
        "b",
        "Moroccan miners trapped after blast",
        "Seven Moroccan miners are trapped underground after a gas blast in a coal mine, the rescue service said. Families waited at the gate of the mine.",
        12,
      ),
    ],
  },
];

/** A story that runs for a week, told from changing sides. */
export const runningStory: readonly GroupingItem[] = [
  item(
    "r1",
    "Norrail strikes deal with Velm for night trains",
    "Norrail struck a deal with the canton of Velm on Sunday to run its night trains for ten years, the company announced. Beltline, a rival, had been dropped by the canton.",
  ),
  item(
    "r2",
    "Beltline to contest loss of Velm night trains",
    "Beltline said it would go to court over the canton of Velm's decision to give the night trains to Norrail. The canton dropped Beltline last week over delays.",
    26,
  ),
  item(
    "r3",
    "Velm minister defends Norrail night train deal",
    "Transport minister Iris Hollen defended the canton of Velm's night train deal with Norrail before parliament. The price had been fair, Hollen said, and Beltline's delays were no longer bearable.",
    55,
  ),
  item(
    "r4",
    "Court halts Norrail's night trains in Velm",
    "A court in Velm halted the night train contract with Norrail on Thursday until it has heard Beltline's complaint. Minister Iris Hollen said the canton would appeal.",
    98,
  ),
  item(
    "r5",
    "Hollen offers to resign over night trains ruling",
    "Iris Hollen, the transport minister of Velm, offered to resign after the court halted the contract for night trains with Norrail. The canton's president asked her to stay until the appeal is heard.",
    145,
  ),
];
