import type { NoCommentClaim } from "./no-comment.ts";

export interface SilencePattern {
  /** Lemmas from the governing verb on, in order; a few words may stand between two of them. */
  readonly words: readonly (readonly string[])[];
  /** "did not respond": the first verb is denied. */
  readonly negated: boolean;
  /** One of these must stand in the sentence, so that "police did not respond to the fire" is none. */
  readonly near?: RegExp;
  readonly how: NoCommentClaim["how"];
}

const ASKED =
  /\b(?:comments?|requests?|questions?|inquir(?:y|ies)|enquir(?:y|ies)|calls?|e-?mails?|messages?|interview|approached|asked|immediately)\b/iu;

/** How news agencies tell of silence. Source: usage, collected by hand. */
export const SILENCE: readonly SilencePattern[] = [
  {
    words: [
      ["decline"],
      [
        "comment",
        "discuss",
        "elaborate",
        "say",
        "answer",
        "give",
        "provide",
        "respond",
        "speak",
        "confirm",
        "reply",
        "specify",
        "disclose",
        "identify",
        "name",
      ],
    ],
    negated: false,
    how: "declined",
  },
  {
    words: [["refuse"], ["comment", "discuss", "elaborate", "answer", "respond", "speak", "reply"]],
    negated: false,
    near: ASKED,
    how: "declined",
  },
  {
    words: [["decline", "refuse"], ["request"]],
    negated: false,
    near: /\bcomment|interview\b/iu,
    how: "declined",
  },
  { words: [["comment"]], negated: true, how: "declined" },
  { words: [["have", "offer", "make"], ["comment"]], negated: true, how: "declined" },
  { words: [["respond", "reply", "answer"]], negated: true, near: ASKED, how: "no response" },
  {
    words: [["return"], ["call", "email", "e-mail", "message", "request", "inquiry"]],
    negated: true,
    how: "no response",
  },
  { words: [["fail"], ["respond", "reply", "return"]], negated: false, near: ASKED, how: "no response" },
  { words: [["yet"], ["respond", "reply", "comment"]], negated: false, how: "no response" },
  { words: [["reach", "contact"]], negated: true, how: "not reachable" },
  { words: [["available", "reachable"]], negated: true, near: ASKED, how: "not reachable" },
  { words: [["unavailable", "unreachable"]], negated: false, near: ASKED, how: "not reachable" },
];

/** "Calls to X were not returned", "requests for comment went unanswered": X was asked. */
export const UNANSWERED =
  /\b(?:requests?|calls?|e-?mails?|messages?|questions?|inquiries|letters?)\b[^.;]{0,80}?\b(?:(?:were|was|have been|has been|had been)(?: not|n['’]t)(?: immediately)? (?:returned|answered)|went unanswered|(?:were|was) unanswered|(?:were|was)(?: not|n['’]t) met with)/iu;
