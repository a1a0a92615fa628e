import { z } from "zod";
import type { AgreementClaim, Party } from "../../../briefings/claim/agreement.ts";
import { readAgreements } from "../../../briefings/claim/agreement-reader.ts";
import { foldName } from "../../../briefings/claim/fold-name.ts";
import { countryOfDemonym, findKnownName } from "../../../briefings/reading/gazetteer.ts";
import type { Reading } from "../../../briefings/reading/reading.ts";
import { englishReader, linesOf, print, share, showErrors, tellingReader } from "./bench-data.ts";

const actorSchema = z.looseObject({ text: z.string() });
const recordSchema = z.looseObject({
  id: z.string(),
  date: z.string(),
  sentence: z.string(),
  gold: z.array(
    z.looseObject({
      source: z.array(actorSchema),
      target: z.array(actorSchema),
      reciprocal: z.boolean(),
      code: z.string(),
    }),
  ),
});

/** Kinds of events in which somebody commits to something, talks of it or refuses it. */
const OF_DEALS = new Set(["AGREE", "CONSULT", "COOPERATE", "SUPPORT", "REJECT"]);

/**
 * Who did what to whom, on the gold records of PLOVER. An actor is named where a name of the reading
 * overlaps its words. A pair comes out where one agreement binds both sides; that is asked of events
 * of deals only: blows and threats are no agreements, and their pairs are counted apart as false ones.
 */
export function events(): void {
  const lines = linesOf("data/public/events-plover-gsr/records.jsonl");
  if (lines === undefined) return;
  const reader = englishReader();
  const actors = { gold: 0, named: 0 };
  const pairs = new Map<string, { gold: number; named: number; read: number }>();
  let ofOthers = 0;
  for (const line of lines) {
    const { id, date, sentence, gold } = recordSchema.parse(JSON.parse(line));
    const reading = reader.read({ text: sentence, publishedAt: date });
    const claims = readAgreements(reading, {}, tellingReader());
    for (const event of gold) {
      const all = [...event.source, ...event.target].map(({ text }) => text);
      actors.gold += all.length;
      actors.named += all.filter((actor) => isNamed(reading, actor)).length;
      const count = pairs.get(event.code) ?? { gold: 0, named: 0, read: 0 };
      pairs.set(event.code, count);
      const wanted = pairsOf(event);
      count.gold += wanted.length;
      for (const pair of wanted) {
        if (pair.every((actor) => isNamed(reading, actor))) count.named++;
        const read = claims.some((claim) => binds(claim, pair));
        if (read) count.read++;
        else if (showErrors() && OF_DEALS.has(event.code))
          process.stderr.write(`${id} ${JSON.stringify(pair)} ${toldOf(claims)} | ${sentence}\n`);
      }
      if (!OF_DEALS.has(event.code) && claims.length > 0) ofOthers++;
    }
  }
  const sum = (codes: (code: string) => boolean, of: "gold" | "named" | "read"): number =>
    [...pairs].filter(([code]) => codes(code)).reduce((total, [, count]) => total + count[of], 0);
  const every = (): boolean => true;
  const deals = (code: string): boolean => OF_DEALS.has(code);
  print({ figure: "events_actors_named", value: share(actors.named, actors.gold), of: actors.gold });
  print({
    figure: "events_pairs_both_named",
    value: share(sum(every, "named"), sum(every, "gold")),
    of: sum(every, "gold"),
  });
  print({
    figure: "events_pairs_of_deals_read",
    value: share(sum(deals, "read"), sum(deals, "gold")),
    of: sum(deals, "gold"),
    by: Object.fromEntries(
      [...pairs].filter(([code]) => deals(code)).map(([code, { read, gold }]) => [code, `${read}/${gold}`]),
    ),
  });
  print({
    figure: "events_pairs_read",
    value: share(sum(every, "read"), sum(every, "gold")),
    note: "every kind of event, though most are no agreements",
  });
  print({ figure: "events_of_other_kinds_read_as_deals", value: ofOthers });
}

type Gold = z.infer<typeof recordSchema>["gold"][number];

/** Each source with each target; in an event of both sides each two of its actors. */
function pairsOf({ source, target, reciprocal }: Gold): (readonly [string, string])[] {
  if (!reciprocal) return source.flatMap((from) => target.map((to) => [from.text, to.text] as const));
  return source.flatMap((one, i) => source.slice(i + 1).map((other) => [one.text, other.text] as const));
}

function isNamed(reading: Reading, actor: string): boolean {
  const start = reading.text.indexOf(actor);
  if (start < 0) return false;
  const end = start + actor.length;
  return reading.entities.some(({ mentions }) =>
    mentions.some((mention) => mention.by === "name" && mention.start < end && start < mention.end),
  );
}

function binds({ parties }: AgreementClaim, [source, target]: readonly [string, string]): boolean {
  return parties.some(
    (party, i) =>
      meansActor(party, source) && parties.some((other, k) => k !== i && meansActor(other, target)),
  );
}

/** The party's words stand in the actor's or the actor's in the party's; "Hungarian" means Hungary. */
function meansActor(party: Party, actor: string): boolean {
  const told = namesIn(actor);
  return [party.name, ...party.aliases]
    .flatMap(namesIn)
    .some((name) =>
      told.some((other) => ` ${name} `.includes(` ${other} `) || ` ${other} `.includes(` ${name} `)),
    );
}

function namesIn(words: string): string[] {
  const states = words
    .split(/[\s-]+/u)
    .map((word) => countryOfDemonym(word)?.name ?? countryOfDemonym(word.replace(/s$/u, ""))?.name);
  return [words, findKnownName(words)?.name, ...states].flatMap((name) =>
    name === undefined ? [] : (foldName(name) ?? []),
  );
}

function toldOf(claims: readonly AgreementClaim[]): string {
  return claims
    .map(({ parties, status }) => `${parties.map(({ name }) => name).join(" + ")}: ${status}`)
    .join("; ");
}
