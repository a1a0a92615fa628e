/**
 * The days of the demo: when the briefing is due, and which articles are out by then. The articles
 * in `seeds/articles` tell public facts in our own words; the firms of the two small stories are
 * invented.
 */
export const demoWeek = {
  /** Folder of the articles and the file of the briefings, from the package root. */
  articles: "seeds/articles",
  briefings: "seeds/briefings.yaml",
  briefing: "ai-contracts",
  timezone: "Europe/Brussels",
  /** Wednesday's digest: the alliance's networks are still "classified". */
  firstDigest: "2026-03-04T08:00:00Z",
  /** Thursday's digest: the correction has come. */
  secondDigest: "2026-03-05T08:00:00Z",
  questions: ["/who-signed Pentagon", "/who-signed NATO"],
} as const;
