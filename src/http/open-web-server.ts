import { type ServerType, serve } from "@hono/node-server";
import type { Hono } from "hono";
import { WirebriefError } from "../../briefings/errors.ts";

/** A listening web server. */
export interface WebServer {
  readonly address: string;
  /** Stops listening and waits for the requests under way, at most until `signal` is aborted. */
  close(): Promise<void>;
}

/** Listens on `host:port`; port 0 takes a free one. Rejects with a `WirebriefError` where it cannot. */
export async function openWebServer(app: Hono, host: string, port: number): Promise<WebServer> {
  const server = await new Promise<ServerType>((resolve, reject) => {
    const started = serve({ fetch: app.fetch, hostname: host, port }, () => resolve(started));
    started.once("error", (cause: NodeJS.ErrnoException) => {
      reject(
        new WirebriefError({
          code: "config",
          thing: `PORT ${port} on ${host}`,
          problem: cause.code === "EADDRINUSE" ? "is in use by another program" : "cannot be listened on",
          remedy: "Set PORT or HOST to another value, or end the other program",
          cause,
        }),
      );
    });
  });
  const bound = server.address();
  const actual = bound !== null && typeof bound === "object" ? bound.port : port;
  return {
    address: `http://${host}:${actual}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        if ("closeIdleConnections" in server) server.closeIdleConnections();
      }),
  };
}
