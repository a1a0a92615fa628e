import type { DayPart, Season, TimeUnit } from "./date-phrase.ts";

/** Words of English news style for time: AP Stylebook abbreviations of months, days and zones. */
export const MONTHS: ReadonlyMap<string, number> = new Map([
  ["january", 1],
  ["february", 2],
  ["march", 3],
  ["april", 4],
  ["may", 5],
  ["june", 6],
  ["july", 7],
  ["august", 8],
  ["september", 9],
  ["october", 10],
  ["november", 11],
  ["december", 12],
  ["jan", 1],
  ["feb", 2],
  ["mar", 3],
  ["apr", 4],
  ["jun", 6],
  ["jul", 7],
  ["aug", 8],
  ["sept", 9],
  ["sep", 9],
  ["oct", 10],
  ["nov", 11],
  ["dec", 12],
]);

/** Months that are also a verb or a given name: alone they need a word of time before them. */
export const DOUBTFUL_MONTHS: ReadonlySet<string> = new Set([
  "march",
  "may",
  "april",
  "june",
  "august",
  "mar",
  "jan",
]);

/** Lower case makes a verb, a modal or an adjective of these. */
export const CAPITAL_MONTHS: ReadonlySet<string> = new Set(["may", "march", "august", "sept"]);

export const WEEKDAYS: ReadonlyMap<string, number> = new Map([
  ["monday", 1],
  ["tuesday", 2],
  ["wednesday", 3],
  ["thursday", 4],
  ["friday", 5],
  ["saturday", 6],
  ["sunday", 7],
]);

/** Abbreviated weekdays count only before a date or a full stop: "Sun" and "Sat" are words too. */
export const SHORT_WEEKDAYS: ReadonlyMap<string, number> = new Map([
  ["mon", 1],
  ["tue", 2],
  ["tues", 2],
  ["wed", 3],
  ["thu", 4],
  ["thur", 4],
  ["thurs", 4],
  ["fri", 5],
  ["sat", 6],
  ["sun", 7],
]);

/** Words after a weekday that make a title of it: the Sunday Times, Monday Night Football. */
export const WEEKDAY_TITLES: ReadonlySet<string> = new Set([
  "times",
  "telegraph",
  "mirror",
  "express",
  "mail",
  "herald",
  "independent",
  "post",
  "world",
  "mercury",
  "tribune",
  "school",
  "club",
  "football",
]);

/** Words before a weekday that make a name of it: Black Friday, Sheffield Wednesday. */
export const WEEKDAY_NAMES: ReadonlySet<string> = new Set([
  "black",
  "bloody",
  "super",
  "ash",
  "palm",
  "sheffield",
  "cyber",
  "giving",
  "casual",
  "shrove",
  "fat",
  "holy",
]);

export const UNITS: ReadonlyMap<string, TimeUnit> = new Map([
  ["second", "second"],
  ["seconds", "second"],
  ["minute", "minute"],
  ["minutes", "minute"],
  ["hour", "hour"],
  ["hours", "hour"],
  ["day", "day"],
  ["days", "day"],
  ["weekend", "weekend"],
  ["weekends", "weekend"],
  ["week", "week"],
  ["weeks", "week"],
  ["month", "month"],
  ["months", "month"],
  ["quarter", "quarter"],
  ["quarters", "quarter"],
  ["year", "year"],
  ["years", "year"],
  ["decade", "decade"],
  ["decades", "decade"],
  ["century", "century"],
  ["centuries", "century"],
  ["fortnight", "week"],
  ["hrs", "hour"],
  ["mins", "minute"],
]);

export const NUMBERS: ReadonlyMap<string, number> = new Map([
  ["one", 1],
  ["two", 2],
  ["three", 3],
  ["four", 4],
  ["five", 5],
  ["six", 6],
  ["seven", 7],
  ["eight", 8],
  ["nine", 9],
  ["ten", 10],
  ["eleven", 11],
  ["twelve", 12],
  ["thirteen", 13],
  ["fourteen", 14],
  ["fifteen", 15],
  ["sixteen", 16],
  ["seventeen", 17],
  ["eighteen", 18],
  ["nineteen", 19],
  ["twenty", 20],
  ["thirty", 30],
  ["forty", 40],
  ["fifty", 50],
  ["sixty", 60],
  ["seventy", 70],
  ["eighty", 80],
  ["ninety", 90],
  ["hundred", 100],
  ["dozen", 12],
]);

export const ORDINALS: ReadonlyMap<string, number> = new Map([
  ["first", 1],
  ["second", 2],
  ["third", 3],
  ["fourth", 4],
  ["fifth", 5],
  ["sixth", 6],
  ["seventh", 7],
  ["eighth", 8],
  ["ninth", 9],
  ["tenth", 10],
  ["eleventh", 11],
  ["twelfth", 12],
  ["thirteenth", 13],
  ["fourteenth", 14],
  ["fifteenth", 15],
  ["sixteenth", 16],
  ["seventeenth", 17],
  ["eighteenth", 18],
  ["nineteenth", 19],
  ["twentieth", 20],
  ["thirtieth", 30],
]);

export const SEASONS: ReadonlyMap<string, Season> = new Map([
  ["spring", "SP"],
  ["summer", "SU"],
  ["fall", "FA"],
  ["autumn", "FA"],
  ["winter", "WI"],
]);

/** First month of a season (meteorological, northern) and the months it lasts. */
export const SEASON_START: Readonly<Record<Season, number>> = { SP: 3, SU: 6, FA: 9, WI: 12 };

export const DAY_PARTS: ReadonlyMap<string, DayPart> = new Map([
  ["morning", "MO"],
  ["afternoon", "AF"],
  ["evening", "EV"],
  ["night", "NI"],
  ["midday", "MI"],
  ["lunchtime", "MI"],
  ["nightfall", "NI"],
  ["dawn", "MO"],
  ["dusk", "EV"],
]);

/** Zone abbreviations of English news with their offset; where one has two readings, the American. */
export const ZONES: ReadonlyMap<string, string> = new Map([
  ["gmt", "Z"],
  ["utc", "Z"],
  ["bst", "+01:00"],
  ["cet", "+01:00"],
  ["cest", "+02:00"],
  ["eet", "+02:00"],
  ["eest", "+03:00"],
  ["msk", "+03:00"],
  ["ist", "+05:30"],
  ["jst", "+09:00"],
  ["kst", "+09:00"],
  ["hkt", "+08:00"],
  ["sgt", "+08:00"],
  ["aest", "+10:00"],
  ["aedt", "+11:00"],
  ["est", "-05:00"],
  ["edt", "-04:00"],
  ["cst", "-06:00"],
  ["cdt", "-05:00"],
  ["mst", "-07:00"],
  ["mdt", "-06:00"],
  ["pst", "-08:00"],
  ["pdt", "-07:00"],
]);

/** Zones told by a word before "time": "3 p.m. Eastern time", "local time" has none. */
export const ZONE_WORDS: ReadonlyMap<string, string | undefined> = new Map([
  ["eastern", undefined],
  ["central", undefined],
  ["mountain", undefined],
  ["pacific", undefined],
  ["local", undefined],
  ["greenwich", "Z"],
  ["et", undefined],
  ["ct", undefined],
  ["pt", undefined],
  ["mt", undefined],
]);

export type HolidayRule =
  | readonly [number, number]
  | "easter"
  | "good-friday"
  | "thanksgiving"
  | "labor-day"
  | "memorial-day"
  | "mlk-day"
  | "presidents-day";

/** Fixed holidays as month and day; movable ones as a rule name. */
export const HOLIDAYS: ReadonlyMap<string, HolidayRule> = new Map<string, HolidayRule>([
  ["christmas", [12, 25]],
  ["christmas day", [12, 25]],
  ["christmas eve", [12, 24]],
  ["boxing day", [12, 26]],
  ["new year's day", [1, 1]],
  ["new year's eve", [12, 31]],
  ["new year's", [1, 1]],
  ["valentine's day", [2, 14]],
  ["st. patrick's day", [3, 17]],
  ["independence day", [7, 4]],
  ["halloween", [10, 31]],
  ["veterans day", [11, 11]],
  ["armistice day", [11, 11]],
  ["may day", [5, 1]],
  ["bastille day", [7, 14]],
  ["easter", "easter"],
  ["easter sunday", "easter"],
  ["good friday", "good-friday"],
  ["thanksgiving", "thanksgiving"],
  ["thanksgiving day", "thanksgiving"],
  ["labor day", "labor-day"],
  ["memorial day", "memorial-day"],
  ["martin luther king day", "mlk-day"],
  ["presidents' day", "presidents-day"],
]);

/** Decades in words: "the nineties", "the 'twenties" is left out as ambiguous. */
export const DECADE_WORDS: ReadonlyMap<string, number> = new Map([
  ["twenties", 1920],
  ["thirties", 1930],
  ["forties", 1940],
  ["fifties", 1950],
  ["sixties", 1960],
  ["seventies", 1970],
  ["eighties", 1980],
  ["nineties", 1990],
]);

/** Adverbs and adjectives that point without a date (TimeML values). */
export const REFERENCES: ReadonlyMap<string, "PRESENT_REF" | "PAST_REF" | "FUTURE_REF"> = new Map([
  ["now", "PRESENT_REF"],
  ["currently", "PRESENT_REF"],
  ["current", "PRESENT_REF"],
  ["nowadays", "PRESENT_REF"],
  ["recently", "PAST_REF"],
  ["recent", "PAST_REF"],
  ["soon", "FUTURE_REF"],
]);

/** Words of frequency (TimeML SET values). */
export const FREQUENCIES: ReadonlyMap<string, string> = new Map([
  ["daily", "P1D"],
  ["weekly", "P1W"],
  ["monthly", "P1M"],
]);

/** After these a bare "May" or "March" is a month. */
export const TIME_PREPOSITIONS: ReadonlySet<string> = new Set([
  "in",
  "of",
  "since",
  "until",
  "till",
  "by",
  "last",
  "next",
  "this",
  "early",
  "late",
  "mid",
  "from",
  "to",
  "through",
  "during",
  "before",
  "after",
  "between",
  "previous",
  "past",
  "around",
  "every",
  "each",
  "about",
  "midway",
]);

/** A deadline: what stands behind these is to come, where the clause does not say otherwise. */
export const DEADLINE_WORDS: ReadonlySet<string> = new Set(["by", "until", "till", "deadline"]);

/** Modals and words that turn a clause to the future. */
export const FUTURE_WORDS: ReadonlySet<string> = new Set([
  "will",
  "shall",
  "'ll",
  "wo",
  "won't",
  "going",
  "gonna",
]);

/** Verbs and adjectives whose complement is still to come: "is due on Friday", "plans to meet in May". */
export const FUTURE_GOVERNORS: ReadonlySet<string> = new Set([
  "due",
  "scheduled",
  "expected",
  "slated",
  "plan",
  "plans",
  "planned",
  "planning",
  "expects",
  "expect",
  "expecting",
  "hopes",
  "hope",
  "intends",
  "intend",
  "aims",
  "aim",
  "upcoming",
  "begins",
  "starts",
  "expires",
  "expire",
  "deadline",
  "matures",
  "maturing",
  "anticipates",
  "anticipated",
  "scheduling",
  "payable",
]);

/** Past forms of the market pages that are nouns too: taggers stumble over short sentences with them. */
export const PAST_FORMS: ReadonlySet<string> = new Set([
  "said",
  "fell",
  "rose",
  "was",
  "were",
  "had",
  "did",
  "told",
  "came",
  "went",
  "took",
  "made",
  "met",
  "won",
  "lost",
  "sold",
  "bought",
  "signed",
  "struck",
  "agreed",
]);
