import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { signatureOf } from "../../briefings/article/near-duplicate.ts";
import { foldRecordInto, recordsByPartyKeys, saveRecord } from "../../src/store/agreements.ts";
import { createArchive } from "../../src/store/archive.ts";
import {
  articlesBetween,
  countUnread,
  findArticleByUrl,
  insertArticle,
  markFailed,
  markRead,
  recentSignatures,
  unreadArticles,
} from "../../src/store/articles.ts";
import {
  findBriefing,
  listBriefings,
  removeBriefing,
  saveBriefing,
  setBriefingPaused,
  syncFileBriefings,
} from "../../src/store/briefings.ts";
import { firstTime, forgetEventsBefore } from "../../src/store/chat-events.ts";
import { claimsOfArticle, insertClaims } from "../../src/store/claims.ts";
import { findDigest, latestDigest, saveDigest } from "../../src/store/digests.ts";
import { addFollow, closeFollow, listFollows, openFollow } from "../../src/store/follows.ts";
import { countNames } from "../../src/store/names.ts";
import type { Store } from "../../src/store/open-store.ts";
import { deliveriesThatTold, markSeen, seenKeys } from "../../src/store/seen.ts";
import { lastSlot, takeSlot } from "../../src/store/slots.ts";
import {
  addSource,
  listSources,
  reportSource,
  sourceFailed,
  sourceSucceeded,
  takeDueSources,
} from "../../src/store/sources.ts";
import {
  attachArticle,
  findStory,
  mergeStories,
  recentGroupingItems,
  saveStory,
  storiesWithArticles,
  storyViews,
} from "../../src/store/stories.ts";
import {
  addSubscription,
  listSubscriptions,
  pauseDestination,
  resumeDestination,
} from "../../src/store/subscriptions.ts";
import {
  sampleAgreementClaim,
  sampleArticle,
  sampleAssertion,
  sampleBriefing,
  sampleDelivery,
  sampleRecord,
  sampleStatementClaim,
  sampleStory,
} from "../fakes/store-samples.ts";
import { outboxContract } from "./outbox.ts";

const NOW = new Date("2026-03-05T08:00:00.000Z");
const AT = NOW.toISOString();
const MINUTE_MS = 60_000;
const local = { tenants: ["local"] };

/** What the store promises, whichever database it is opened on. `open` gives an empty store. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  describe(name, () => {
    let store: Store;

    beforeAll(async () => {
      store = await open();
    });
    afterAll(() => store?.close());
    beforeEach(() => clearStore(store));

    const within = <T>(act: Parameters<ReturnType<Store["db"]["transaction"]>["execute"]>[0]) =>
      store.db.transaction().execute(act) as Promise<T>;

    test("answers a check", async () => {
      await expect(store.check()).resolves.toBeUndefined();
    });

    test("a rolled back transaction leaves nothing", async () => {
      const failed = store.db.transaction().execute(async (trx) => {
        await insertArticle(trx, sampleArticle());
        throw new Error("changed my mind");
      });
      await expect(failed).rejects.toThrow("changed my mind");
      expect(await countUnread(store.db)).toBe(0);
    });

    test("transactions that run side by side do not see each other before they commit", async () => {
      await Promise.all(
        Array.from({ length: 20 }, (_, at) =>
          store.db.transaction().execute(async (trx) => {
            const key = `side-${at}`;
            await insertArticle(trx, sampleArticle({ id: key, url: `https://news.example/${key}` }));
            if (at % 2 === 1) throw new Error("odd");
          }),
        ).map((work) => work.catch(() => undefined)),
      );
      const rows = await store.db.selectFrom("articles").select("id").execute();
      expect(rows.map(({ id }) => Number(id.slice(5))).sort((a, b) => a - b)).toEqual([
        0, 2, 4, 6, 8, 10, 12, 14, 16, 18,
      ]);
    });

    test("a broken constraint rejects with its SQLSTATE and the store goes on", async () => {
      const insert = () =>
        store.db.insertInto("settings").values({ tenant: "local", key: "k", value: "1" }).execute();
      await insert();
      await expect(insert()).rejects.toMatchObject({ code: "23505" });
      await expect(store.check()).resolves.toBeUndefined();
    });

    describe("articles", () => {
      test("gives an article back whole", async () => {
        const article = sampleArticle({
          origin: "Wire One",
          byline: "A. Reporter",
          duplicateOf: "article-0",
        });
        expect(await insertArticle(store.db, article, signatureOf(article.text))).toBe(true);
        expect((await findArticleByUrl(store.db, "local", article.url))?.article).toEqual(article);
      });

      test("the same version of an address is stored once, a new version beside it", async () => {
        const article = sampleArticle();
        expect(await insertArticle(store.db, article)).toBe(true);
        expect(await insertArticle(store.db, { ...article, id: "article-2" })).toBe(false);
        const changed = { ...article, id: "article-3", version: 2, replaces: "article-1", text: "New text." };
        expect(await insertArticle(store.db, changed)).toBe(true);
        expect((await findArticleByUrl(store.db, "local", article.url))?.article.id).toBe("article-3");
      });

      test("the same address of two tenants is two articles", async () => {
        await insertArticle(store.db, sampleArticle());
        expect(await insertArticle(store.db, sampleArticle({ id: "other", tenant: "T1" }))).toBe(true);
        expect((await findArticleByUrl(store.db, "T1", sampleArticle().url))?.article.id).toBe("other");
      });

      test("hands unread articles to one reader at a time, oldest first", async () => {
        for (const id of ["a", "b", "c"]) {
          await insertArticle(store.db, sampleArticle({ id, url: `https://news.example/${id}` }));
        }
        const take = (now: Date) => unreadArticles(store.db, { now, leaseMs: MINUTE_MS, limit: 2 });
        expect((await take(NOW)).map(({ id }) => id)).toEqual(["a", "b"]);
        expect((await take(NOW)).map(({ id }) => id)).toEqual(["c"]);
        expect(await take(NOW)).toEqual([]);
        const later = new Date(NOW.getTime() + 2 * MINUTE_MS);
        expect((await take(later)).map(({ id }) => id)).toEqual(["a", "b"]);
      });

      test("readers that ask at once never get the same article", async () => {
        for (let at = 0; at < 30; at++) {
          await insertArticle(store.db, sampleArticle({ id: `r${at}`, url: `https://news.example/r${at}` }));
        }
        const taken = await Promise.all(
          Array.from({ length: 6 }, () =>
            unreadArticles(store.db, { now: NOW, leaseMs: MINUTE_MS, limit: 5 }),
          ),
        );
        const ids = taken.flat().map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      });

      test("read and failed articles are not handed out again", async () => {
        await insertArticle(store.db, sampleArticle());
        await insertArticle(store.db, sampleArticle({ id: "bad", url: "https://news.example/bad" }));
        await within((trx) => markRead(trx, "article-1", { readAt: AT }));
        await markFailed(store.db, "bad", "no text");
        expect(await unreadArticles(store.db, { now: NOW, leaseMs: 1, limit: 9 })).toEqual([]);
        expect(await countUnread(store.db)).toBe(0);
      });

      test("an article whose reading never ends is given up after three readings", async () => {
        await insertArticle(store.db, sampleArticle());
        for (let reading = 0; reading < 3; reading++) {
          const now = new Date(NOW.getTime() + reading * MINUTE_MS);
          expect(await unreadArticles(store.db, { now, leaseMs: 1000, limit: 1 })).toHaveLength(1);
        }
        const now = new Date(NOW.getTime() + 9 * MINUTE_MS);
        expect(await unreadArticles(store.db, { now, leaseMs: 1000, limit: 1 })).toEqual([]);
        expect(await countUnread(store.db)).toBe(0);
      });

      test("signatures come back bit for bit, in order of arrival", async () => {
        const first = signatureOf(sampleArticle().text);
        const second = Uint32Array.from([3, 1, 0x80000000, 0xffffffff]);
        await insertArticle(store.db, sampleArticle(), first);
        await insertArticle(store.db, sampleArticle({ id: "s2", url: "https://news.example/s2" }), second);
        expect(await recentSignatures(store.db, "local", "2026-03-01T00:00:00Z")).toEqual([
          { id: "article-1", signature: first },
          { id: "s2", signature: second },
        ]);
        expect(await recentSignatures(store.db, "local", "2026-03-09T00:00:00Z")).toEqual([]);
      });

      test("a window has the read articles from its start to before its end", async () => {
        await insertArticle(store.db, sampleArticle());
        await within((trx) => markRead(trx, "article-1", { readAt: AT }));
        const ids = async (from: string, to: string) =>
          (await articlesBetween(store.db, ["local"], from, to)).map(({ id }) => id);
        expect(await ids("2026-03-04T10:00:00Z", "2026-03-04T10:00:01Z")).toEqual(["article-1"]);
        expect(await ids("2026-03-04T09:00:00Z", "2026-03-04T10:00:00Z")).toEqual([]);
      });
    });

    describe("sources", () => {
      const feed = { tenant: "local", address: "feed:https://news.example/world.xml" };

      test("a due source goes to one collector, and is remembered after its visit", async () => {
        await addSource(store.db, feed.tenant, feed.address, AT);
        await addSource(store.db, feed.tenant, feed.address, "2027-01-01T00:00:00Z");
        const take = () => takeDueSources(store.db, { now: NOW, leaseMs: MINUTE_MS, limit: 5 });
        expect((await take()).map(({ address }) => address)).toEqual([feed.address]);
        expect(await take()).toEqual([]);
        const nextDueAt = "2026-03-05T08:15:00.000Z";
        await sourceSucceeded(store.db, feed, { memory: { etag: '"7"' }, at: AT, nextDueAt });
        expect(await listSources(store.db)).toEqual([
          {
            ...feed,
            memory: { etag: '"7"' },
            lastOkAt: AT,
            failures: 0,
            lastError: undefined,
            reportedAt: undefined,
            nextDueAt,
          },
        ]);
      });

      test("a dead source is reported once until it works again", async () => {
        await addSource(store.db, feed.tenant, feed.address, AT);
        expect(await sourceFailed(store.db, feed, { error: "no answer", nextDueAt: AT })).toBe(1);
        expect(await sourceFailed(store.db, feed, { error: "no answer", nextDueAt: AT })).toBe(2);
        expect(await reportSource(store.db, feed, AT)).toBe(true);
        expect(await reportSource(store.db, feed, AT)).toBe(false);
        await sourceSucceeded(store.db, feed, { memory: {}, at: AT, nextDueAt: AT });
        expect(await reportSource(store.db, feed, AT)).toBe(true);
      });
    });

    describe("stories", () => {
      const group = async () => {
        const article = sampleArticle();
        await insertArticle(store.db, article);
        await store.db.transaction().execute(async (trx) => {
          await saveStory(trx, sampleStory(), ["Harbour Energy", "Port of Lindholm"]);
          await attachArticle(trx, sampleStory(), article);
          await insertClaims(
            trx,
            article,
            "story-1",
            [sampleAgreementClaim(), sampleStatementClaim()],
            (speaker) => speaker.toLowerCase(),
          );
          await saveRecord(trx, sampleRecord(), { status: "considering", kind: "contract" });
          await countNames(trx, "local", "party", [{ key: "harbour energy", name: "Harbour Energy" }]);
        });
      };

      test("a view holds the story, its articles, claims and agreements", async () => {
        await group();
        expect(await storyViews(store.db, ["unknown", "story-1"])).toEqual([
          {
            story: sampleStory(),
            articles: [sampleArticle()],
            claims: [
              {
                id: "article-1.0",
                articleId: "article-1",
                storyId: "story-1",
                claim: sampleAgreementClaim(),
              },
              {
                id: "article-1.1",
                articleId: "article-1",
                storyId: "story-1",
                claim: sampleStatementClaim(),
              },
            ],
            agreements: [sampleRecord()],
          },
        ]);
      });

      test("claims of an article read again replace the old ones", async () => {
        await group();
        await within((trx) =>
          insertClaims(trx, sampleArticle(), "story-1", [sampleStatementClaim()], () => "ada berg"),
        );
        expect((await claimsOfArticle(store.db, "article-1")).map(({ claim }) => claim.type)).toEqual([
          "statement",
        ]);
      });

      test("an article widens the span of its story", async () => {
        await group();
        const earlier = sampleArticle({
          id: "article-2",
          url: "https://news.example/2",
          publishedAt: "2026-03-01T10:00:00.000Z",
        });
        await insertArticle(store.db, earlier);
        await within((trx) => attachArticle(trx, sampleStory(), earlier));
        expect(await findStory(store.db, "story-1")).toEqual(
          sampleStory({ firstAt: "2026-03-01T10:00:00.000Z" }),
        );
        expect(
          await storiesWithArticles(store.db, ["local"], "2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z"),
        ).toEqual(["story-1"]);
      });

      test("a merge keeps the older id, moves everything and leaves the younger id as an alias", async () => {
        await group();
        const article = sampleArticle({
          id: "article-2",
          url: "https://news.example/2",
          publishedAt: "2026-03-06T10:00:00.000Z",
        });
        const younger = sampleStory({
          id: "story-2",
          title: "Lindholm port talks",
          anchorArticleId: "article-2",
          aliases: ["story-0"],
          firstAt: article.publishedAt,
          lastAt: article.publishedAt,
        });
        await insertArticle(store.db, article);
        const record = sampleRecord({
          id: "record-2",
          storyId: "story-2",
          assertions: [
            sampleAssertion({ claimId: "article-2.0", articleId: "article-2", storyId: "story-2" }),
          ],
        });
        await store.db.transaction().execute(async (trx) => {
          await saveStory(trx, younger, ["Quay Nine"]);
          await attachArticle(trx, younger, article);
          await insertClaims(trx, article, "story-2", [sampleAgreementClaim()], () => "");
          await saveRecord(trx, record, { status: "considering", kind: "contract" });
        });
        const follow = {
          id: "follow-1",
          tenant: "local",
          storyId: "story-2",
          channel: "slack:T1:C1",
          state: "opening" as const,
          createdBy: "U1",
          createdAt: AT,
        };
        await addFollow(store.db, follow);
        const merged = await within((trx) => mergeStories(trx, "story-1", "story-2"));
        expect(merged).toEqual(
          sampleStory({ aliases: ["story-2", "story-0"], lastAt: "2026-03-06T10:00:00.000Z" }),
        );
        expect(await findStory(store.db, "story-2")).toEqual(merged);
        expect(await findStory(store.db, "story-0")).toEqual(merged);
        const [view] = await storyViews(store.db, ["story-1"]);
        expect(view?.articles.map(({ id }) => id)).toEqual(["article-1", "article-2"]);
        expect(view?.claims.map(({ id }) => id)).toEqual(["article-1.0", "article-1.1", "article-2.0"]);
        expect(view?.agreements.map(({ id, storyId }) => [id, storyId])).toEqual([
          ["record-1", "story-1"],
          ["record-2", "story-1"],
        ]);
        expect((await listFollows(store.db, { storyId: "story-1" })).map(({ id }) => id)).toEqual([
          "follow-1",
        ]);
        const found = await createArchive(store.db).stories(local, { name: "quay nine", limit: 5 });
        expect(found.map(({ id }) => id)).toEqual(["story-1"]);
      });

      test("grouping starts again from the articles in the order in which they were grouped", async () => {
        await group();
        expect(await recentGroupingItems(store.db, "local", "2026-03-01T00:00:00Z")).toEqual([
          { storyId: "story-1", article: sampleArticle() },
        ]);
      });

      test("records are found by any of their parties within a tenant", async () => {
        await group();
        expect(await recordsByPartyKeys(store.db, "local", ["port of lindholm", "nobody"])).toEqual([
          sampleRecord(),
        ]);
        expect(await recordsByPartyKeys(store.db, "T1", ["port of lindholm"])).toEqual([]);
      });

      test("the archive answers within its scope only", async () => {
        await group();
        const archive = createArchive(store.db);
        const other = { tenants: ["T1"] };
        const stored = {
          id: "article-1.1",
          articleId: "article-1",
          storyId: "story-1",
          claim: sampleStatementClaim(),
        };
        const article = sampleArticle();
        expect(await archive.agreements(local, { partyKeys: ["harbour energy"], limit: 5 })).toEqual([
          sampleRecord(),
        ]);
        expect(
          await archive.agreements(local, { partyKeys: ["harbour energy", "nobody"], limit: 5 }),
        ).toEqual([]);
        expect(await archive.agreements(local, { statuses: ["signed"], limit: 5 })).toEqual([]);
        expect(await archive.agreements(local, { storyIds: ["story-1"], limit: 5 })).toHaveLength(1);
        expect(await archive.agreements(other, { limit: 5 })).toEqual([]);
        expect(await archive.statements(local, { speakerKey: "ada berg", limit: 5 })).toEqual([
          { stored, article },
        ]);
        expect(await archive.statements(local, { about: ["signed", "nothing"], limit: 5 })).toHaveLength(1);
        expect(await archive.statements(local, { about: ["signed", "pipeline"], limit: 5 })).toEqual([]);
        expect(await archive.statements(other, { limit: 5 })).toEqual([]);
        expect(await archive.stories(local, { name: "lindholm", limit: 5 })).toEqual([sampleStory()]);
        expect(await archive.stories(local, { since: "2026-03-05T00:00:00Z", limit: 5 })).toEqual([]);
        expect(await archive.stories(other, { limit: 5 })).toEqual([]);
        expect((await archive.story(local, "story-1"))?.articles).toEqual([article]);
        expect(await archive.story(other, "story-1")).toBeUndefined();
        expect(await archive.article(local, "article-1")).toEqual(article);
        expect(await archive.article(other, "article-1")).toBeUndefined();
        expect(await archive.claim(local, "article-1.1")).toEqual({ stored, article });
        expect(await archive.claim(other, "article-1.1")).toBeUndefined();
        expect(await archive.names(local, { prefix: "Har", kind: "party", limit: 5 })).toEqual([
          { name: "Harbour Energy", key: "harbour energy", count: 1 },
        ]);
        expect(await archive.names(local, { prefix: "ene", kind: "party", limit: 5 })).toHaveLength(1);
        expect(await archive.names(local, { prefix: "h_r", kind: "party", limit: 5 })).toEqual([]);
        expect(await archive.names(other, { kind: "party", limit: 5 })).toEqual([]);
        expect(await archive.size(local)).toEqual({ articles: 1, stories: 1, agreements: 1 });
        expect(await archive.size(other)).toEqual({ articles: 0, stories: 0, agreements: 0 });
      });
    });

    describe("briefings", () => {
      test("the file wins on its own ids", async () => {
        expect(await saveBriefing(store.db, sampleBriefing(), AT)).toBe(true);
        const fromChat = sampleBriefing({ origin: "chat", title: "Mine" });
        expect(await saveBriefing(store.db, fromChat, AT)).toBe(false);
        expect(await findBriefing(store.db, "local", "harbours")).toEqual(sampleBriefing());
      });

      test("a file read again keeps a pause, and removes what it no longer has", async () => {
        const chat = sampleBriefing({ id: "mine", origin: "chat" });
        await saveBriefing(store.db, chat, AT);
        await within((trx) => syncFileBriefings(trx, [sampleBriefing(), sampleBriefing({ id: "old" })], AT));
        expect(await setBriefingPaused(store.db, "local", "harbours", true)).toBe(true);
        await within((trx) => syncFileBriefings(trx, [sampleBriefing({ title: "All harbours" })], AT));
        expect(await listBriefings(store.db)).toEqual([
          sampleBriefing({ title: "All harbours", paused: true }),
          chat,
        ]);
        expect(await setBriefingPaused(store.db, "T1", "harbours", true)).toBe(false);
      });

      test("a removed briefing takes its subscriptions along", async () => {
        await saveBriefing(store.db, sampleBriefing(), AT);
        await addSubscription(store.db, subscription);
        expect(await within((trx) => removeBriefing(trx, "local", "harbours"))).toBe(true);
        expect(await within((trx) => removeBriefing(trx, "local", "harbours"))).toBe(false);
        expect(await listSubscriptions(store.db, {})).toEqual([]);
      });

      const subscription = {
        id: "sub-1",
        briefingId: "harbours",
        tenant: "local",
        destination: "slack:T1:C1",
      };

      test("a destination subscribes to a briefing once", async () => {
        expect(await addSubscription(store.db, subscription)).toEqual(subscription);
        expect(await addSubscription(store.db, { ...subscription, id: "sub-2" })).toEqual(subscription);
      });

      test("a lost workspace pauses all its subscriptions with the reason until it is back", async () => {
        const elsewhere = { ...subscription, id: "sub-3", destination: "slack:T10:C1" };
        await addSubscription(store.db, subscription);
        await addSubscription(store.db, elsewhere);
        const paused = { ...subscription, pausedReason: "the token was revoked" };
        expect(await pauseDestination(store.db, "slack:T1", "the token was revoked", AT)).toEqual([paused]);
        expect(await pauseDestination(store.db, "slack:T1", "again", AT)).toEqual([]);
        expect(await listSubscriptions(store.db, { briefingId: "harbours" })).toEqual([paused, elsewhere]);
        expect(await resumeDestination(store.db, "slack:T1")).toEqual([subscription]);
      });

      test("a slot is taken once", async () => {
        const briefing = sampleBriefing();
        const take = (slot: string) => within<boolean>((trx) => takeSlot(trx, briefing, slot, AT));
        const results = await Promise.all([take(AT), take(AT), take(AT)]);
        expect(results.filter(Boolean)).toHaveLength(1);
        expect(await take("2026-03-05T09:00:00+01:00")).toBe(false);
        expect(await lastSlot(store.db, briefing)).toBe(AT);
        expect(await lastSlot(store.db, { tenant: "local", id: "other" })).toBeUndefined();
      });

      test("digests come back by id and as the newest of a briefing", async () => {
        const digest = (id: string, to: string) => ({
          id,
          briefing: "harbours",
          window: { from: "2026-03-01T00:00:00.000Z", to, timezone: "Europe/Brussels" },
          title: "Harbours",
          bottomLine: [],
          stories: [],
          quiet: [],
          articles: 0,
        });
        await within((trx) => saveDigest(trx, "local", digest("d1", "2026-03-03T00:00:00.000Z"), AT));
        await within((trx) => saveDigest(trx, "local", digest("d2", "2026-03-04T00:00:00.000Z"), AT));
        expect((await findDigest(store.db, "d1"))?.id).toBe("d1");
        expect((await latestDigest(store.db, "local", "harbours"))?.id).toBe("d2");
        expect(await latestDigest(store.db, "T1", "harbours")).toBeUndefined();
      });
    });

    describe("what was told", () => {
      const told = {
        destination: "slack:T1:C1",
        key: "status:record-1:considering",
        tenant: "local",
        storyId: "story-1",
        deliveryId: "delivery-1",
        line: "Harbour Energy is considering a contract.",
        seenAt: AT,
      };

      test("a destination remembers what it saw first", async () => {
        await within((trx) => markSeen(trx, [told]));
        await within((trx) => markSeen(trx, [{ ...told, line: "Another wording." }]));
        expect(await seenKeys(store.db, "slack:T1:C1")).toEqual(new Set([told.key]));
        expect(await seenKeys(store.db, "slack:T1:C1", ["other"])).toEqual(new Set());
        expect(await seenKeys(store.db, "slack:T1:C2")).toEqual(new Set());
        expect(await deliveriesThatTold(store.db, ["local"], [told.key])).toEqual([
          { ...told, state: undefined, openedThread: undefined },
        ]);
        expect(await deliveriesThatTold(store.db, ["T1"], [told.key])).toEqual([]);
      });

      test("what was told of an agreement counts for the one that it became a part of", async () => {
        const record = sampleRecord();
        await within((trx) => saveRecord(trx, record, { status: "considering", kind: "contract" }));
        const other = { ...record, id: "deal-older" };
        await within((trx) => saveRecord(trx, other, { status: "considering", kind: "contract" }));
        const line = { ...told, storyId: record.storyId };
        const keys = [`agreement/${record.id}/signed/2`, `dispute/${record.id}/status-2026`, "said/rohn/1"];
        await within((trx) =>
          markSeen(
            trx,
            keys.map((key) => ({ ...line, key })),
          ),
        );
        await within((trx) => foldRecordInto(trx, record.id, "deal-older"));
        expect(await seenKeys(store.db, told.destination)).toEqual(
          new Set(["agreement/deal-older/signed/2", "dispute/deal-older/status-2026", "said/rohn/1"]),
        );
        const left = await recordsByPartyKeys(store.db, "local", record.partyKeys);
        expect(left.map(({ id }) => id)).toEqual(["deal-older"]);
      });

      test("a story is followed in a channel once, until it is unfollowed", async () => {
        const follow = {
          id: "follow-1",
          tenant: "local",
          storyId: "story-1",
          channel: "slack:T1:C1",
          state: "opening" as const,
          createdBy: "U1",
          createdAt: AT,
        };
        expect(await addFollow(store.db, follow)).toEqual({ follow, isNew: true });
        await openFollow(store.db, "follow-1", "1700.1");
        const open = { ...follow, state: "open" as const, thread: "1700.1" };
        expect(await addFollow(store.db, { ...follow, id: "follow-2" })).toEqual({
          follow: open,
          isNew: false,
        });
        expect(await listFollows(store.db, { thread: "1700.1" })).toEqual([open]);
        expect(await closeFollow(store.db, "follow-1")).toBe(true);
        expect(await closeFollow(store.db, "follow-1")).toBe(false);
        expect((await addFollow(store.db, { ...follow, id: "follow-2" })).isNew).toBe(true);
      });

      test("an event of a platform counts once", async () => {
        const event = { platform: "slack", eventId: "Ev1", tenant: "T1" };
        expect(await firstTime(store.db, event, AT)).toBe(true);
        expect(await firstTime(store.db, event, AT)).toBe(false);
        expect(await firstTime(store.db, { ...event, platform: "discord" }, AT)).toBe(true);
        await forgetEventsBefore(store.db, "2026-03-06T00:00:00Z");
        expect(await firstTime(store.db, event, AT)).toBe(true);
      });
    });

    outboxContract(() => store);

    test("a delivery belongs to the transaction that made it", async () => {
      const { enqueue, countsByState } = await import("../../src/store/outbox.ts");
      const failed = store.db.transaction().execute(async (trx) => {
        await enqueue(trx, [sampleDelivery()]);
        throw new Error("no digest");
      });
      await expect(failed).rejects.toThrow("no digest");
      expect(await countsByState(store.db)).toEqual({});
    });
  });
}

async function clearStore({ db }: Store): Promise<void> {
  await sql`truncate article_topics, story_decisions, articles, sources, stories, story_articles, claims, agreements, names, briefings,
    subscriptions, slots, digests, deliveries, seen, follows, chat_events, settings`.execute(db);
}
