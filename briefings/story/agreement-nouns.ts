import type { AgreementKind } from "../claim/agreement.ts";

/** What reporters call an agreement of a kind: the first of these that the sentence uses, else the last. */
export const nounsOfKind: Readonly<Record<AgreementKind, readonly string[]>> = {
  contract: ["contract", "order", "agreement", "deal"],
  partnership: ["partnership", "alliance", "joint venture", "agreement", "deal"],
  acquisition: ["takeover", "acquisition", "purchase"],
  merger: ["merger"],
  investment: ["investment"],
  loan: ["loan", "credit line", "loan"],
  licence: ["licence", "license", "licensing deal", "agreement", "deal"],
  settlement: ["settlement", "deal", "agreement"],
  treaty: ["treaty", "pact", "accord", "convention", "agreement"],
  ceasefire: ["ceasefire", "truce", "ceasefire"],
  memorandum: ["memorandum", "letter of intent", "agreement", "memorandum"],
  pledge: ["pledge", "open letter", "letter", "declaration", "pact", "pledge"],
  hire: ["contract", "deal"],
  law: ["law", "bill", "executive order", "order", "decree", "act", "law"],
  other: ["contract", "pact", "accord", "agreement", "deal"],
};

/** Verbs in their base form with which the object of a deal begins: "deploy its AI on …". */
export const objectVerbs: ReadonlySet<string> = new Set(
  (
    "access acquire add adopt advance advise allow assemble assist bring broadcast build buy carry cease clean clear " +
    "co-develop combine complete connect construct convert cooperate cover create cut cut defend deliver deploy design " +
    "develop digitise digitize distribute double dredge drill electrify end enter equip establish exchange expand explore export extend " +
    "extract finance fit fly form fund furnish give grant grow handle help host house import improve increase " +
    "insure install integrate invest join keep launch lay lead lease lend license limit link lower maintain make manage " +
    "manufacture market merge mine modernise modernize monitor move offer open operate outfit overhaul own pay perform play power " +
    "print process procure produce promote protect provide publish purchase put raise ramp rebuild recognise recognize " +
    "reduce refit refurbish release rename renovate rent repair replace research resettle resolve restore resume return run scale " +
    "secure sell send serve set settle share ship show split sponsor staff stage stop store stream supply support take " +
    "teach test train translate transport treat turn upgrade use watch withdraw work"
  ).split(" "),
);
