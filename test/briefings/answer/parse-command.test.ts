import fc from "fast-check";
import { expect, test } from "vitest";
import { querySchema } from "../../../briefings/answer/answer.ts";
import { parseCommand } from "../../../briefings/answer/parse-command.ts";

test.each([
  [
    "/who-signed Pentagon with OpenAI status:signed since:2026-03-01 share",
    {
      command: "who-signed",
      subject: "Pentagon",
      with: "OpenAI",
      status: "signed",
      since: "2026-03-01",
      share: true,
    },
  ],
  ["who-signed with NATO", { command: "who-signed", subject: "NATO" }],
  ["/who-signed", { command: "who-signed" }],
  [
    '/who-said Sam Altman about "public image"',
    { command: "who-said", subject: "Sam Altman", about: "public image" },
  ],
  [
    "<@U123> has NATO signed with OpenAI?",
    { command: "who-signed", subject: "NATO", with: "OpenAI", asks: "whether" },
  ],
  ["who signed NATO", { command: "who-signed", subject: "NATO" }],
  ["is the NATO deal signed yet?", { command: "who-signed", subject: "NATO", asks: "whether" }],
  [
    "did Kestrel buy Orlin?",
    {
      command: "who-signed",
      subject: "Kestrel",
      with: "Orlin",
      kind: "takeover,merger,investment",
      asks: "whether",
    },
  ],
  [
    '/story Orlin with:"Kestrel Foods" kind:takeovers since Monday',
    { command: "story", subject: "Orlin", with: "Kestrel Foods", kind: "takeovers", since: "Monday" },
  ],
  ["/timeline party:Kestrel status:signed", { command: "timeline", with: "Kestrel", status: "signed" }],
  ["story Orlin merge:Kestrel", { command: "story", subject: "Orlin merge:Kestrel" }],
  ["/unconfirmed amount:>10m", { command: "unconfirmed", amount: ">10m" }],
  [
    '/who-signed Kestrel kind:takeovers amount:">10m" since:"last week" until:yesterday',
    {
      command: "who-signed",
      subject: "Kestrel",
      kind: "takeovers",
      amount: ">10m",
      since: "last week",
      until: "yesterday",
    },
  ],
  ["/who-signed NATO since Monday", { command: "who-signed", subject: "NATO", since: "Monday" }],
  [
    "/who-said Altman about networks since March",
    { command: "who-said", subject: "Altman", about: "networks", since: "March" },
  ],
  ["/timeline NATO since March", { command: "timeline", subject: "NATO", since: "March" }],
  ["/help who runs NATO asks:search", { command: "help", subject: "who runs NATO", asks: "search" }],
  ["who dropped out?", { command: "who-signed", status: "ended,declined" }],
  [
    "what did Altman say about classified networks?",
    { command: "who-said", subject: "Altman", about: "classified networks" },
  ],
  ["what's new?", { command: "brief" }],
  ["timeline of NATO", { command: "timeline", subject: "NATO" }],
  ["What is unconfirmed about NATO?", { command: "unconfirmed", subject: "NATO" }],
  ["/brief ai-contracts full", { command: "brief", subject: "ai-contracts", full: true }],
  ["/why a2.0", { command: "why", subject: "a2.0" }],
  ["NATO", { command: "story", subject: "NATO" }],
  ["", { command: "help" }],
])("reads %j", (text, query) => {
  expect(parseCommand(text)).toEqual(query);
});

test("makes a valid query of any text", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 120 }), (text) => {
      const query = parseCommand(text);
      expect(querySchema.parse(query)).toEqual(query);
    }),
  );
});
