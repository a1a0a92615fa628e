/** One cell of a row: a key of one figure line. */
export interface FigureCell {
  readonly bench: string;
  /** The line's `figure`, or its `set`; of several lines that match, the mean is shown. */
  readonly figure: string | RegExp;
  /** The key to show; `value` by default. */
  readonly key?: string;
  /** Digits behind the point; 2 by default. */
  readonly digits?: number;
}

export interface FigureRow {
  readonly what: string;
  /** Shown in this order, with a semicolon between. */
  readonly cells: readonly FigureCell[];
  /** Published or side-by-side figures of others. */
  readonly peers?: string;
}

const reading = (figure: string, more: Partial<FigureCell> = {}): FigureCell => ({
  bench: "reading",
  figure,
  ...more,
});
const annotated = (set: string, words: string, peers?: string): FigureRow[] => [
  {
    what: `agreements, ${words}: precision; recall; F1`,
    cells: [
      reading(`agreements_precision_${set}`),
      reading(`agreements_recall_${set}`),
      reading(`agreements_f1_${set}`),
    ],
    ...(peers === undefined ? {} : { peers }),
  },
  {
    what: `"signed", ${words}: precision; traps asserted, share; dates right`,
    cells: [
      reading(`agreements_precision_signed_${set}`),
      reading(`agreements_trap_rate_${set}`, { digits: 3 }),
      reading(`agreements_date_accuracy_${set}`),
    ],
  },
];
const statements = (set: string, words: string): FigureRow => ({
  what: `statements; corrections, ${words}: F1`,
  cells: [reading(`statements_f1_${set}`), reading(`corrections_f1_${set}`)],
});

/** The rows of the README's table of figures, in order. "Tuned" sets were looked at while building. */
export const FIGURE_ROWS: readonly FigureRow[] = [
  ...annotated("dev", "plain wire texts (tuned)", "keyword bot F1 0.38"),
  statements("dev", "plain wire texts (tuned)"),
  ...annotated("dev2", "long and hedged texts (tuned)", "keyword bot F1 0.10"),
  statements("dev2", "long and hedged texts (tuned)"),
  ...annotated("fresh", "30 own texts annotated before they were read"),
  ...annotated("held-out", "115 further own texts, never trained on"),
  {
    what: "real award notices: contractor; agency; amount; date",
    cells: ["contractor", "agency", "amount", "date"].map((field) => reading(`awards_${field}`)),
  },
  {
    what: "event sentences, PLOVER: pairs of deals; actors named",
    cells: [reading("events_pairs_of_deals_read"), reading("events_actors_named")],
  },
  {
    what: "factuality of agreement words, MEANTIME: right where told; told",
    cells: [reading("factuality_accuracy"), reading("factuality_told")],
  },
  {
    what: "dates, TempEval-3 platinum, value F1",
    cells: [{ bench: "dates", figure: "TempEval-3 platinum, value F1" }],
    peers: "HeidelTime 0.776, SUTime 0.67",
  },
  {
    what: "dates, Recognizers-Text calendar cases, share right",
    cells: [{ bench: "dates", figure: "Recognizers-Text calendar cases, share right" }],
    peers: "Recognizers-Text 1 (its own tests)",
  },
  {
    what: "direct quotes, PolNeAR dev: content F1; right speaker",
    cells: [
      { bench: "quotes", figure: "PolNeAR dev, direct quotations, content F1" },
      { bench: "quotes", figure: "PolNeAR dev, direct quotations, speaker accuracy" },
    ],
  },
  {
    what: "syntax, PUD news: tags; labelled trees without punctuation",
    cells: [
      { bench: "syntax", figure: "upos_pud_news", digits: 1 },
      { bench: "syntax", figure: "las_nopunct_pud_news", digits: 1 },
    ],
    peers: "UDPipe 1.2 on another set: 94.4; 81.1",
  },
  {
    what: "names, PUD news, exact spans: F1; with type",
    cells: [
      reading("names_f1_pud_news_recogniser", { key: "spanF1" }),
      reading("names_f1_pud_news_recogniser"),
    ],
  },
  {
    what: "1,000 longest and oddest texts: crashes; slowest, seconds",
    cells: [
      reading("robustness_longest_and_oddest_crashes", { digits: 0 }),
      reading("robustness_longest_and_oddest_slowest_s", { digits: 1 }),
    ],
  },
  {
    what: "articles from web pages, Zyte benchmark, F1",
    cells: [{ bench: "articles", figure: "extraction zyte", key: "f1", digits: 3 }],
    peers: "trafilatura 0.958, readability 0.947",
  },
  {
    what: "copies among news texts, eight kinds: recall; precision",
    cells: ["recall", "precision"].map((key) => ({
      bench: "articles",
      figure: /^near-duplicates (?!among|speed)/u,
      key,
    })),
  },
  {
    what: "grouping, newscluster, BCubed F1 (tuned)",
    cells: [{ bench: "stories", figure: "newscluster", key: "f1" }],
    peers: "one-pass TF-IDF 0.911",
  },
  {
    what: "grouping, UCI headlines; two months of Wikipedia's current events, BCubed F1 (tuned)",
    cells: [
      { bench: "stories", figure: "uci-headlines", key: "f1" },
      { bench: "stories", figure: "current-events", key: "f1" },
    ],
    peers: "one-pass TF-IDF 0.619; 0.694",
  },
  ...["one, looked at while building", "two, never looked at"].map((week) => ({
    what: `an invented week of a busy desk, ${week}: grouping F1; copies found; changes of status found; new things told; lines told twice`,
    cells: [
      { bench: "stories", figure: `week ${week}: grouping`, key: "f1" },
      { bench: "stories", figure: `week ${week}: copies`, key: "recall" },
      { bench: "stories", figure: `week ${week}: status histories`, key: "changes_recall" },
      { bench: "stories", figure: `week ${week}: developments a day`, key: "recall" },
      { bench: "stories", figure: `week ${week}: developments a day`, key: "repeats", digits: 0 },
    ],
  })),
  {
    what: "copies as grouping decides, eight kinds, beside filled-in forms and follow-ups: recall; precision",
    cells: ["recall", "precision"].map((key) => ({
      bench: "stories",
      figure: "near-duplicates, all",
      key,
      digits: 3,
    })),
  },
  {
    what: "days of timelines, T17, date F1",
    cells: [{ bench: "stories", figure: "timeline dates, date F1", digits: 3 }],
    peers: "DATEWISE 0.544, CLUST 0.407",
  },
];
