import { expect, test } from "vitest";
import type { Draft } from "../../../briefings/article/article.ts";
import { openWebServer } from "../../../src/http/open-web-server.ts";
import { routes, type WebParts } from "../../../src/http/routes.ts";

const accepted: Draft[] = [];
const app = (change: Partial<WebParts> = {}) =>
  routes({
    readiness: async () => [],
    metrics: async () => ({ contentType: "text/plain", body: "wirebrief_up 1" }),
    slack: undefined,
    adminToken: "a-long-admin-token",
    accept: async (drafts) => {
      accepted.push(...drafts);
      return { kept: drafts.length, known: 0 };
    },
    ...change,
  });

const push = (body: unknown, token = "a-long-admin-token", change: Partial<WebParts> = {}) =>
  app(change).request("/api/articles", {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });

test("is alive", async () => {
  expect((await app().request("/healthz")).status).toBe(200);
});

test("is ready, or says what is not connected", async () => {
  expect((await app().request("/readyz")).status).toBe(200);
  const answer = await app({ readiness: async () => ["Slack: is not connected"] }).request("/readyz");
  expect(answer.status).toBe(503);
  expect(await answer.json()).toEqual({ ready: false, reasons: ["Slack: is not connected"] });
});

test("takes an article with the right token only", async () => {
  const article = { url: "https://wire.example/a", title: "A", text: "Text.", published_at: "2026-03-04" };
  expect((await push(article, "another-token-here")).status).toBe(401);
  expect((await push(article, "a-long-admin-token", { adminToken: undefined })).status).toBe(404);
  const answer = await push(article);
  expect(answer.status).toBe(202);
  expect(await answer.json()).toEqual({ kept: 1, known: 0 });
  expect(accepted).toEqual([
    {
      url: "https://wire.example/a",
      title: "A",
      text: "Text.",
      outlet: "wire.example",
      publishedAt: "2026-03-04T00:00:00.000Z",
      source: "api",
    },
  ]);
});

test("names what is wrong with a pushed article", async () => {
  const wrong = await push({ url: "https://wire.example/a", text: "" });
  expect(wrong.status).toBe(400);
  expect(await wrong.json()).toMatchObject({ error: expect.stringContaining("0.text") });
  expect((await push("{")).status).toBe(400);
  const undated = await push({ url: "https://wire.example/a", text: "x", published_at: "soon" });
  expect(await undated.json()).toEqual({ error: "published_at: is no ISO date (soon)." });
});

test("refuses a body over 5 MB", async () => {
  expect((await push({ url: "https://wire.example/a", text: "x".repeat(5 * 1024 * 1024) })).status).toBe(413);
});

test("says which port is in use and what to do", async () => {
  const first = await openWebServer(app(), "127.0.0.1", 0);
  const port = Number(new URL(first.address).port);
  await expect(openWebServer(app(), "127.0.0.1", port)).rejects.toThrow(
    `PORT ${port} on 127.0.0.1: is in use by another program. Set PORT or HOST to another value`,
  );
  await first.close();
});
