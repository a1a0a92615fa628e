import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AgreementFilter } from "../../briefings/answer/archive.ts";
import type { Article } from "../../briefings/article/article.ts";
import type { AgreementClaim } from "../../briefings/claim/agreement.ts";
import type { Claim } from "../../briefings/claim/claim.ts";
import { foldName } from "../../briefings/claim/fold-name.ts";
import { saveRecord } from "../../src/store/agreements.ts";
import { createArchive } from "../../src/store/archive.ts";
import { insertArticle, markRead } from "../../src/store/articles.ts";
import { insertClaims } from "../../src/store/claims.ts";
import { countNames } from "../../src/store/names.ts";
import type { Store } from "../../src/store/open-store.ts";
import { attachArticle, saveStory } from "../../src/store/stories.ts";
import { sampleAgreementClaim, sampleArticle, sampleAssertion, sampleStory } from "../fakes/store-samples.ts";

const local = { tenants: ["local"] };

interface Told {
  readonly id: string;
  readonly at: string;
  readonly title: string;
  readonly text: string;
  readonly tenant?: string;
  /** The sentence that proves a statement. */
  readonly said?: string;
}

/** A desk's week in a harbour town. */
const ARTICLES: readonly Told[] = [
  {
    id: "tram-plan",
    at: "2026-03-01T08:00:00.000Z",
    title: "Velmo plans new trams",
    text: "Velmo wants forty trams for its harbour line. The council will decide in April. Buses stay in service until then.",
  },
  {
    id: "tram-award",
    at: "2026-03-03T08:00:00.000Z",
    title: "Velmo awards tram contract",
    text: "Velmo awarded a contract for forty trams to Brenn Rail. The trams will be delivered to the harbour depots in 2028. Mayor Ines Duarte called it a fair price.",
    said: "Mayor Ines Duarte called it a fair price.",
  },
  {
    id: "tram-older",
    at: "2026-02-10T08:00:00.000Z",
    title: "Harbour line closed for repairs",
    text: "The harbour line is closed for repairs. Its forty-year-old trams are worn out, engineers said.",
  },
  {
    id: "mill",
    at: "2026-03-04T08:00:00.000Z",
    title: "Mill sold",
    text: "Orlin Mills changed hands. The price was not disclosed.",
  },
  {
    id: "elsewhere",
    at: "2026-03-04T09:00:00.000Z",
    title: "Trams elsewhere",
    text: "Another desk writes about harbour trams and their depots.",
    tenant: "slack:T9",
  },
];

/** What answers are searched by, whichever database it is: the same rows in the same order. */
export function archiveContract(name: string, open: () => Promise<Store>): void {
  describe(name, () => {
    let store: Store;
    const archive = () => createArchive(store.db);

    beforeAll(async () => {
      store = await open();
      for (const told of ARTICLES) await store.db.transaction().execute((trx) => tell(trx, told));
    });
    afterAll(() => store?.close());

    const ids = async (text: string, more: { since?: string; kinds?: readonly Claim["type"][] } = {}) =>
      (await archive().search(local, { text, limit: 9, ...more })).map(
        ({ article, citation }) => `${article.id}: ${citation.sentence}`,
      );

    describe("search", () => {
      test("finds the sentence by the stems of its words, to the letter", async () => {
        const [hit] = await archive().search(local, {
          text: "when are trams delivered to the depot",
          limit: 3,
        });
        expect(hit).toMatchObject({ article: { id: "tram-award" }, storyId: "story-tram-award", share: 1 });
        expect(hit?.citation.sentence).toBe("The trams will be delivered to the harbour depots in 2028.");
        expect(hit?.article.text.slice(hit.citation.start, hit.citation.end)).toBe(hit?.citation.sentence);
      });

      test("puts a sentence that proves a claim before one that proves none", async () => {
        expect(await ids("price")).toEqual([
          "tram-award: Mayor Ines Duarte called it a fair price.",
          "mill: The price was not disclosed.",
        ]);
        expect(await ids("price", { kinds: ["statement"] })).toEqual([
          "tram-award: Mayor Ines Duarte called it a fair price.",
        ]);
      });

      test("takes articles with most of the words where none has them all", async () => {
        expect((await ids("forty trams for the harbour line of Quellin"))[0]).toBe(
          "tram-plan: Velmo wants forty trams for its harbour line.",
        );
        expect(await ids("zeppelins over Quellin")).toEqual([]);
        expect(await ids("the of and")).toEqual([]);
      });

      test("keeps to the time and the tenants it is asked for", async () => {
        expect(await ids("harbour trams", { since: "2026-03-02T00:00:00.000Z" })).toEqual([
          "tram-award: The trams will be delivered to the harbour depots in 2028.",
        ]);
        const elsewhere = await archive().search({ tenants: ["slack:T9"] }, { text: "trams", limit: 9 });
        expect(elsewhere.map(({ article }) => article.id)).toEqual(["elsewhere"]);
      });

      test("ranks alike on every database", async () => {
        const asked = ["trams", "harbour line", "Velmo trams contract", "price of the mill", "engineers"];
        expect(await Promise.all(asked.map((text) => ids(text)))).toEqual([
          [
            "tram-award: Velmo awarded a contract for forty trams to Brenn Rail.",
            "tram-award: The trams will be delivered to the harbour depots in 2028.",
            "tram-plan: Velmo wants forty trams for its harbour line.",
            "tram-older: Its forty-year-old trams are worn out, engineers said.",
          ],
          [
            "tram-plan: Velmo wants forty trams for its harbour line.",
            "tram-older: The harbour line is closed for repairs.",
          ],
          [
            "tram-award: Velmo awarded a contract for forty trams to Brenn Rail.",
            "tram-award: The trams will be delivered to the harbour depots in 2028.",
          ],
          ["mill: The price was not disclosed.", "mill: Orlin Mills changed hands."],
          ["tram-older: Its forty-year-old trams are worn out, engineers said."],
        ]);
      });

      test("leaves out copies and versions that were replaced", async () => {
        const copy = article({
          id: "copy",
          at: "2026-03-05T08:00:00.000Z",
          title: "Peacock",
          text: "A peacock escaped.",
        });
        await insertArticle(store.db, copy);
        expect(await ids("peacock")).toHaveLength(1);
        await store.db
          .transaction()
          .execute((trx) => markRead(trx, "copy", { readAt: copy.fetchedAt, duplicateOf: "mill" }));
        expect(await ids("peacock")).toEqual([]);
        const first = article({
          id: "v1",
          at: "2026-03-05T09:00:00.000Z",
          title: "Heron",
          text: "A heron escaped.",
        });
        await insertArticle(store.db, first);
        await insertArticle(store.db, {
          ...first,
          id: "v2",
          version: 2,
          replaces: "v1",
          text: "A heron flew off.",
        });
        expect(await ids("heron")).toEqual(["v2: A heron flew off."]);
      });
    });

    describe("agreements", () => {
      const found = async (filter: AgreementFilter) =>
        (await archive().agreements(local, { ...filter, limit: 9 })).map(({ id }) => id);

      beforeAll(async () => {
        await deal("signed-old", { status: "signed", date: "2026-01-10", latest: "2026-01-11", amount: 5e6 });
        await deal("signed-year", {
          status: "signed",
          date: "2025",
          latest: "2026-02-20",
          kind: "acquisition",
        });
        await deal("talks", { status: "negotiating", latest: "2026-03-02", amount: 2e8 });
        await deal("weak", { status: "signed", latest: "2026-03-03", strength: "weak" });
      });

      async function deal(
        id: string,
        given: {
          status: AgreementClaim["status"];
          latest: string;
          date?: string;
          kind?: AgreementClaim["kind"];
          amount?: number;
          strength?: "weak";
        },
      ): Promise<void> {
        const { status, latest, date, kind = "contract", amount, strength = "plain" } = given;
        const claim: AgreementClaim = {
          ...sampleAgreementClaim(status),
          kind,
          strength,
          ...(amount === undefined ? {} : { amount: { value: amount, currency: "EUR" } }),
        };
        const assertion = { ...sampleAssertion({ claim }), publishedAt: `${latest}T10:00:00.000Z` };
        const record = {
          id,
          tenant: "local",
          storyId: "story-mill",
          partyKeys: ["quay"],
          assertions: [assertion],
        };
        await store.db.transaction().execute((trx) => saveRecord(trx, record, { status, kind, date }));
      }

      test("come newest first, without those that only a weak reading tells of", async () => {
        expect(await found({ partyKeys: ["quay"] })).toEqual(["talks", "signed-year", "signed-old"]);
        expect(await found({ partyKeys: ["quay"], statuses: ["signed"] })).toEqual([
          "signed-year",
          "signed-old",
        ]);
        expect(await found({ kinds: ["acquisition", "merger"] })).toEqual(["signed-year"]);
      });

      test("are of a time by their own date, and without one by the day of the report", async () => {
        const since = (firstDay: string) => ({ firstDay, from: `${firstDay}T00:00:00.000Z` });
        expect(await found({ window: since("2026-01-01") })).toEqual(["talks", "signed-old"]);
        expect(await found({ window: since("2025-06-01") })).toEqual(["talks", "signed-year", "signed-old"]);
        expect(
          await found({
            window: { ...since("2025-01-01"), lastDay: "2025-12-31", before: "2026-01-01T00:00:00.000Z" },
          }),
        ).toEqual(["signed-year"]);
      });

      test("are of a sum where a source gives one in the range", async () => {
        expect(await found({ amount: { least: 1e7 } })).toEqual(["talks"]);
        expect(await found({ amount: { most: 1e7 } })).toEqual(["signed-old"]);
        expect(await found({ amount: { least: 1e6, most: 1e9 } })).toEqual(["talks", "signed-old"]);
      });

      test("are counted by status", async () => {
        expect(await archive().countAgreements(local, { partyKeys: ["quay"] })).toEqual({
          signed: 2,
          negotiating: 1,
        });
      });
    });

    test("names that are spelt alike come the most alike first, then the more used", async () => {
      const used = ["Société Marenne", "Marenne Shipping", "Harbour Energy", "Harbour Energy"];
      for (const name of used) {
        await store.db
          .transaction()
          .execute((trx) => countNames(trx, "local", "party", [{ key: foldName(name) ?? "", name }]));
      }
      const alike = (key: string) => archive().similarNames(local, { key, kind: "party", limit: 3 });
      expect((await alike("harbor energy")).map(({ name }) => name)).toEqual(["Harbour Energy"]);
      expect((await alike("societe marene")).map(({ name }) => name)[0]).toBe("Société Marenne");
      expect(await alike("zzz")).toEqual([]);
    });
  });
}

function article({ id, at, title, text, tenant = "local" }: Told): Article {
  return sampleArticle({ id, tenant, url: `https://news.example/${id}`, title, text, publishedAt: at });
}

async function tell(trx: Parameters<typeof markRead>[0], told: Told): Promise<void> {
  const written = article(told);
  const storyId = `story-${told.id}`;
  await insertArticle(trx, written);
  await saveStory(
    trx,
    sampleStory({ id: storyId, tenant: written.tenant, title: told.title, anchorArticleId: told.id }),
  );
  await attachArticle(trx, { id: storyId, tenant: written.tenant }, written);
  const { said } = told;
  if (said === undefined) return;
  const start = told.text.indexOf(said);
  const span = { start, end: start + said.length };
  const statement: Claim = {
    type: "statement",
    speaker: "Ines Duarte",
    speakerAliases: [],
    text: said,
    span,
    quoted: false,
    evidence: [span],
    rule: "sample",
  };
  await insertClaims(trx, written, storyId, [statement], (speaker) => foldName(speaker) ?? "");
}
