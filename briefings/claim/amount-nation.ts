import type { Reading } from "../reading/reading.ts";
import type { Amount } from "./agreement.ts";
import type { MoneySpan } from "./amount.ts";

/** Money whose name several nations share, with the words of a text that say whose it is. */
const SHARED: readonly {
  readonly word: RegExp;
  readonly of: readonly (readonly [words: RegExp, currency: string])[];
}[] = [
  {
    word: /\bkron(?:er?|a|or)\b|\bcrowns?\b/iu,
    of: [
      [/\b(?:Denmark|Danish|Danes?|Copenhagen)\b/gu, "DKK"],
      [/\b(?:Norway|Norwegian|Norwegians|Oslo)\b/gu, "NOK"],
      [/\b(?:Sweden|Swedish|Swedes?|Stockholm)\b/gu, "SEK"],
      [/\b(?:Czech|Czechs|Czechia|Prague)\b/gu, "CZK"],
      [/\b(?:Iceland|Icelandic|Icelanders?|Reykjavik)\b/gu, "ISK"],
    ],
  },
  {
    word: /\bpesos?\b/iu,
    of: [
      [/\b(?:Mexico|Mexican|Mexicans)\b/gu, "MXN"],
      [/\b(?:Argentina|Argentine|Argentinian|Buenos Aires)\b/gu, "ARS"],
      [/\b(?:Chile|Chilean|Santiago)\b/gu, "CLP"],
      [/\b(?:Colombia|Colombian|Bogotá|Bogota)\b/gu, "COP"],
      [/\b(?:Philippines|Philippine|Filipino|Manila)\b/gu, "PHP"],
    ],
  },
  {
    word: /\brupees?\b/iu,
    of: [
      [/\b(?:India|Indian|Delhi|Mumbai)\b/gu, "INR"],
      [/\b(?:Pakistan|Pakistani|Islamabad|Karachi)\b/gu, "PKR"],
      [/\b(?:Sri Lanka|Sri Lankan|Colombo)\b/gu, "LKR"],
      [/\b(?:Nepal|Nepali|Kathmandu)\b/gu, "NPR"],
    ],
  },
];

/** A sum in the currency of the nation that the text is about, where the word alone does not say which. */
export function localAmount({ text }: Pick<Reading, "text">, money: MoneySpan): Amount {
  const words = text.slice(money.start, money.end);
  const shared = SHARED.find(({ word }) => word.test(words));
  if (
    shared === undefined ||
    shared.of.some(([nation]) => new RegExp(nation, "u").test(words)) ||
    /\b[A-Z]{3}\b/u.test(words)
  )
    return money.amount;
  const [most] = shared.of
    .map(([nation, currency]) => ({ currency, count: text.match(nation)?.length ?? 0 }))
    .sort((a, b) => b.count - a.count);
  return most === undefined || most.count === 0 ? money.amount : { ...money.amount, currency: most.currency };
}
