import type { ServerResponse } from "node:http";
import type { DiscordFault } from "./faults.ts";

/** Does to a request what the script says, instead of taking it. */
export function answerFault(
  fault: Exclude<DiscordFault, { kind: "lost-answer" }>,
  act: {
    readonly response: ServerResponse;
    readonly reply: (status: number, body: unknown, headers?: Record<string, string>) => void;
    readonly drop: () => void;
    readonly record: (status: number | "hanging") => void;
  },
): void {
  const page = (status: number, html: string): void => {
    act.record(status);
    act.response.writeHead(status, { "content-type": "text/html" }).end(html);
  };
  switch (fault.kind) {
    case "reset":
      act.drop();
      break;
    case "hang":
      act.record("hanging");
      break;
    case "banned":
      page(429, "<html>error 1015</html>");
      break;
    case "status":
      page(fault.status, "<html></html>");
      break;
    case "error":
      act.reply(fault.status, { code: fault.code, message: fault.message ?? "Refused" });
      break;
    case "rate-limited":
    case "global-limit": {
      const global = fault.kind === "global-limit";
      const seconds = fault.waitMs / 1000;
      const headers = {
        "retry-after": String(seconds),
        "x-ratelimit-scope": global ? "global" : "user",
        ...(global ? { "x-ratelimit-global": "true" } : {}),
      };
      act.reply(429, { message: "You are being rate limited.", retry_after: seconds, global }, headers);
    }
  }
}
