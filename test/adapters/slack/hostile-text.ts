import fc from "fast-check";

/** Pieces with which a source could try to ping, to link, to break a block or the layout. */
const PIECES = [
  "<!channel>",
  "<!here|here>",
  "<!everyone>",
  "<@U0001>",
  "<!subteam^S0001|desk>",
  "<#C0001|rail-desk>",
  "<https://evil.example|your bank>",
  "https://evil.example/",
  "@channel",
  "&lt;!channel&gt;",
  "&amp;",
  "&",
  "<",
  ">",
  "|",
  "*bold*",
  "_i_",
  "~s~",
  "`code`",
  "```",
  "\n> quote",
  "\r\n",
  "\u0000",
  "\u202e",
  "\u2066",
  "\ufeff",
  "\u2028",
  "\ud800",
  "\udfff",
  "👩‍👩‍👧‍👦",
  "e\u0301",
  " ",
  ". ",
  "a",
  '"}]',
  '{"type":"broadcast","range":"here"}',
  ":wave:",
  "<!date^1^{date}|x>",
  "word ".repeat(40),
  "x".repeat(700),
] as const;

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join("")),
);

export const hostileUrl: fc.Arbitrary<string> = fc.oneof(
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  hostileText,
  hostileText.map((text) => `https://example.org/${text}`),
  hostileText.map((text) => `https://${text}`),
);
