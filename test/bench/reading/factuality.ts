import { z } from "zod";
import type { AgreementClaim, AgreementStatus } from "../../../briefings/claim/agreement.ts";
import { readAgreements } from "../../../briefings/claim/agreement-reader.ts";
import { overlaps, type Span } from "../../../briefings/reading/span.ts";
import { englishReader, linesOf, print, share, showErrors, tellingReader } from "./bench-data.ts";

const documentSchema = z.looseObject({
  doc_id: z.string(),
  dct: z.string().nullish(),
  title: z.string().nullish(),
  text: z.string(),
  events: z.array(
    z.looseObject({
      start: z.int(),
      end: z.int(),
      text: z.string(),
      pred: z.string().nullish(),
      certainty: z.string().nullish(),
      polarity: z.string().nullish(),
      time: z.string().nullish(),
    }),
  ),
});

/** Words of agreements among the annotated events. */
const OF_DEALS =
  /^(?:sign|agree|agreement|order|buy|acquire|acquisition|deal|contract|award|purchase|merge|merger|takeover|pact|treaty|partnership|negotiate|negotiation|talks?|bid|offer|invest|investment|settle|settlement)$/u;

type Factuality = "happened" | "open" | "not";

/** What a status says of the fact: made or undone in the past, still to come or to decide, refused. */
const OF_STATUS: Readonly<Record<AgreementStatus, Factuality>> = {
  signed: "happened",
  agreed: "happened",
  ended: "happened",
  considering: "open",
  negotiating: "open",
  declined: "not",
  denied: "not",
};

/** Talks and offers have happened where a deal is only talked of; what is agreed is still to be bought. */
const OF_TALKS = /^(?:negotiat|talk|bid|offer)/u;
const OF_TRANSFER = /^(?:buy|purchase|acqui|merge|takeover|invest)/u;

function factOf(status: AgreementStatus, word: string): Factuality {
  if (OF_TALKS.test(word) && OF_STATUS[status] === "open") return "happened";
  if (OF_TRANSFER.test(word) && status === "agreed") return "open";
  return OF_STATUS[status];
}

/**
 * Whether the words of agreements tell a fact, on MEANTIME: certain, positive and not future is
 * `happened`; future or less than certain is `open`; negative polarity is `not`. Told is how many of the
 * annotated words lie in a sentence that proves an agreement; accuracy is over these, by the status of the
 * agreement whose deciding words are nearest.
 */
export function factuality(): void {
  const lines = linesOf("data/public/meantime-en/docs.jsonl");
  if (lines === undefined) return;
  const reader = englishReader();
  const [count, told, right] = [tally(), tally(), tally()];
  let falseHappened = 0;
  for (const line of lines) {
    const { doc_id, dct, title, text, events } = documentSchema.parse(JSON.parse(line));
    const own = events.flatMap((event) => {
      const gold = goldOf(event);
      return gold !== undefined && OF_DEALS.test((event.pred ?? "").toLowerCase())
        ? [{ ...event, gold }]
        : [];
    });
    if (own.length === 0) continue;
    const claims = readAgreements(
      reader.read({ text, title: title ?? undefined, publishedAt: dct ?? undefined }),
      {},
      tellingReader(),
    );
    for (const event of own) {
      count[event.gold]++;
      const claim = nearest(claims, event);
      const fact = claim === undefined ? undefined : factOf(claim.status, (event.pred ?? "").toLowerCase());
      if (claim !== undefined) {
        told[event.gold]++;
        if (fact === event.gold) right[event.gold]++;
        else if (fact === "happened") falseHappened++;
      }
      if (showErrors() && fact !== event.gold)
        process.stderr.write(
          `${doc_id} ${event.text} ${event.gold} <- ${claim?.status} | ${text.slice(Math.max(0, event.start - 110), event.end + 70).replace(/\s+/gu, " ")}\n`,
        );
    }
  }
  const all = (of: Record<Factuality, number>): number => of.happened + of.open + of.not;
  print({
    figure: "factuality_accuracy",
    value: share(all(right), all(told)),
    told: all(told),
    by: {
      happened: `${right.happened}/${told.happened}`,
      open: `${right.open}/${told.open}`,
      not: `${right.not}/${told.not}`,
    },
  });
  print({ figure: "factuality_told", value: share(all(told), all(count)), of: all(count), gold: count });
  print({ figure: "factuality_false_happened", value: falseHappened, atMost: 0 });
}

function tally(): Record<Factuality, number> {
  return { happened: 0, open: 0, not: 0 };
}

/** `undefined` for events without attributes and for generic ones. */
function goldOf(event: z.infer<typeof documentSchema>["events"][number]): Factuality | undefined {
  const { certainty, polarity, time } = event;
  if (certainty === undefined || certainty === null || certainty === "UNDERSPECIFIED") return undefined;
  if (polarity === "NEG") return "not";
  return certainty === "CERTAIN" && time === "NON_FUTURE" ? "happened" : "open";
}

function nearest(claims: readonly AgreementClaim[], event: Span): AgreementClaim | undefined {
  return claims
    .filter(({ evidence }) => evidence.some((sentence) => overlaps(sentence, event)))
    .sort((a, b) => distance(a.statusSpan, event) - distance(b.statusSpan, event))[0];
}

function distance(a: Span, b: Span): number {
  return Math.max(0, a.start - b.end, b.start - a.end);
}
