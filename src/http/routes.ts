import { timingSafeEqual } from "node:crypto";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import type { Draft } from "../../briefings/article/article.ts";

/** What the web server needs of the rest of the process. */
export interface WebParts {
  /** Empty when everything configured is connected; else a reason each. */
  readiness(): Promise<readonly string[]>;
  /** Prometheus text. */
  metrics(): Promise<{ readonly contentType: string; readonly body: string }>;
  /** Slack over HTTP; absent with Socket Mode or without Slack. */
  readonly slack: ((request: Request) => Promise<Response>) | undefined;
  readonly adminToken: string | undefined;
  /** Keeps the drafts and says what became of them. */
  accept(drafts: readonly Draft[]): Promise<{ readonly kept: number; readonly known: number }>;
}

const MAX_BODY_BYTES = 5 * 1024 * 1024;

const pushedSchema = z.object({
  title: z.string().default(""),
  text: z.string().min(1),
  url: z.url(),
  outlet: z.string().optional(),
  published_at: z.string().optional(),
});

/** Routes of the web server. They open no socket, so tests call `app.request()`. */
export function routes(parts: WebParts): Hono {
  const app = new Hono();

  app.get("/healthz", (context) => context.json({ ok: true }));

  app.get("/readyz", async (context) => {
    const reasons = await parts.readiness();
    return reasons.length === 0
      ? context.json({ ready: true })
      : context.json({ ready: false, reasons }, 503);
  });

  app.get("/metrics", async (context) => {
    const { contentType, body } = await parts.metrics();
    return context.body(body, 200, { "content-type": contentType });
  });

  app.post("/slack/events", async (context) =>
    parts.slack === undefined
      ? context.json({ error: "Slack is not connected over HTTP here. Set SLACK_SIGNING_SECRET." }, 404)
      : parts.slack(context.req.raw),
  );

  app.use(
    "/api/*",
    bodyLimit({ maxSize: MAX_BODY_BYTES, onError: (context) => context.json({ error: TOO_LARGE }, 413) }),
  );
  app.use("/api/*", async (context, next) => {
    if (parts.adminToken === undefined) {
      return context.json({ error: "The API is off. Set ADMIN_TOKEN to use it." }, 404);
    }
    if (!sameSecret(context.req.header("authorization") ?? "", `Bearer ${parts.adminToken}`)) {
      return context.json({ error: "Send the header `Authorization: Bearer <ADMIN_TOKEN>`." }, 401);
    }
    return next();
  });

  app.post("/api/articles", async (context) => {
    const json: unknown = await context.req.json().catch(() => undefined);
    const parsed = z
      .array(pushedSchema)
      .min(1)
      .safeParse(Array.isArray(json) ? json : [json]);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      const error = `${issue?.path.join(".") || "the body"}: ${issue?.message}. Send { url, title, text, published_at, outlet }.`;
      return context.json({ error }, 400);
    }
    const undated = parsed.data.find(
      ({ published_at }) => published_at !== undefined && Number.isNaN(Date.parse(published_at)),
    );
    if (undated !== undefined) {
      return context.json({ error: `published_at: is no ISO date (${undated.published_at}).` }, 400);
    }
    return context.json(await parts.accept(parsed.data.map(draftOf)), 202);
  });

  app.notFound((context) => context.json({ error: "There is nothing here." }, 404));
  return app;
}

const TOO_LARGE = "The body is larger than 5 MB. Send fewer articles at a time.";

function draftOf({ published_at, outlet, ...rest }: z.infer<typeof pushedSchema>): Draft {
  return {
    ...rest,
    outlet: outlet ?? new URL(rest.url).hostname,
    ...(published_at === undefined ? {} : { publishedAt: new Date(published_at).toISOString() }),
    source: "api",
  };
}

function sameSecret(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
