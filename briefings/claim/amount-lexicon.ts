/** Currencies as English news writes them → ISO 4217. Source: ISO 4217 and usage. */
export const CURRENCY_SIGNS: ReadonlyMap<string, string> = new Map([
  ["$", "USD"], ["us$", "USD"], ["a$", "AUD"], ["c$", "CAD"], ["nz$", "NZD"], ["hk$", "HKD"], ["s$", "SGD"], ["r$", "BRL"],
  ["€", "EUR"], ["£", "GBP"], ["¥", "JPY"], ["₹", "INR"], ["rs", "INR"], ["₩", "KRW"], ["₽", "RUB"], ["₺", "TRY"], ["chf", "CHF"],
  ["eur", "EUR"], ["usd", "USD"], ["gbp", "GBP"], ["jpy", "JPY"], ["sek", "SEK"], ["nok", "NOK"], ["dkk", "DKK"], ["aud", "AUD"],
  ["cad", "CAD"], ["inr", "INR"], ["brl", "BRL"], ["cny", "CNY"], ["rmb", "CNY"], ["pln", "PLN"], ["czk", "CZK"], ["huf", "HUF"], ["xxx", "XXX"],
]);

/** Unit words after the number; a word before them may decide ("Swiss francs"). */
export const CURRENCY_WORDS: ReadonlyMap<string, string> = new Map([
  ["dollar", "USD"], ["dollars", "USD"], ["euro", "EUR"], ["euros", "EUR"], ["pound", "GBP"], ["pounds", "GBP"], ["sterling", "GBP"],
  ["yen", "JPY"], ["yuan", "CNY"], ["renminbi", "CNY"], ["rupee", "INR"], ["rupees", "INR"], ["won", "KRW"], ["rouble", "RUB"],
  ["roubles", "RUB"], ["ruble", "RUB"], ["rubles", "RUB"], ["rand", "ZAR"], ["real", "BRL"], ["reais", "BRL"], ["zloty", "PLN"],
  ["zlotys", "PLN"], ["forint", "HUF"], ["lira", "TRY"], ["liras", "TRY"], ["shekels", "ILS"], ["dirhams", "AED"], ["riyals", "SAR"],
  ["francs", "CHF"], ["franc", "CHF"], ["crowns", "SEK"], ["kronor", "SEK"], ["krona", "SEK"], ["kroner", "NOK"], ["krone", "NOK"],
  ["pesos", "MXN"], ["peso", "MXN"], ["baht", "THB"], ["ringgit", "MYR"], ["naira", "NGN"], ["leva", "BGN"], ["lei", "RON"], ["koruna", "CZK"],
]);

export const CURRENCY_NATIONS: ReadonlyMap<string, string> = new Map([
  ["swiss francs", "CHF"], ["swiss franc", "CHF"], ["australian dollars", "AUD"], ["australian dollar", "AUD"], ["canadian dollars", "CAD"],
  ["canadian dollar", "CAD"], ["singapore dollars", "SGD"], ["hong kong", "HKD"], ["zealand dollars", "NZD"], ["norwegian crowns", "NOK"],
  ["norwegian kroner", "NOK"], ["danish crowns", "DKK"], ["danish kroner", "DKK"], ["swedish crowns", "SEK"], ["swedish kronor", "SEK"],
  ["czech crowns", "CZK"], ["czech koruna", "CZK"], ["turkish lira", "TRY"], ["argentine pesos", "ARS"], ["chilean pesos", "CLP"], ["colombian pesos", "COP"],
]);

export const MAGNITUDES: ReadonlyMap<string, number> = new Map([
  ["hundred", 1e2], ["thousand", 1e3], ["k", 1e3], ["million", 1e6], ["millions", 1e6], ["m", 1e6], ["mn", 1e6], ["mln", 1e6], ["billion", 1e9],
  ["billions", 1e9], ["bn", 1e9], ["b", 1e9], ["trillion", 1e12], ["tn", 1e12], ["crore", 1e7], ["lakh", 1e5],
]);

/** Words before a sum that is no price of the deal. */
export const OTHER_SUMS = /^(?:fee|fees|fine|fined|revenue|revenues|sales|profit|profits|loss|losses|share|wage|salary|deposit|penalty|premiums|royalties|debt|budget|trade|turnover)$/u;
