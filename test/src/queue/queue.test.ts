import { afterAll, beforeAll, describe, test } from "vitest";
import { openStore, type Store } from "../../../src/store/open-store.ts";
import { queueContract } from "../../contracts/queue.ts";
import { startTestPostgres, type TestPostgres } from "../../fakes/test-postgres.ts";
import { hasRedis, startTestRedis, type TestRedis } from "../../fakes/test-redis.ts";
import { openTestStore } from "../../fakes/test-store.ts";

const clock = () => new Date();
const log = { warn: () => undefined };
let embedded: Store;
let server: Store;
let postgres: TestPostgres;
let redis: TestRedis | undefined;

beforeAll(async () => {
  embedded = await openTestStore();
  postgres = await startTestPostgres();
  const databaseUrl = await postgres.createDatabase();
  server = await openStore({ databaseUrl, dataDir: "", embeddedSync: "off", clock, log });
  if (hasRedis()) redis = await startTestRedis();
});

afterAll(async () => {
  await Promise.all([embedded?.close(), server?.close(), redis?.stop()]);
  await postgres?.stop();
});

queueContract("the queue in the embedded store", async () => ({ store: embedded }));

queueContract("the queue in PostgreSQL", async () => ({ store: server }));

if (hasRedis()) {
  queueContract("the queue in Redis", async () => ({ store: embedded, redisUrl: redis?.url }));
} else {
  describe("the queue in Redis", () => {
    test.skip("needs redis-server, which is not installed here", () => undefined);
  });
}
