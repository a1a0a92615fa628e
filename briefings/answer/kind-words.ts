import { type AgreementKind, agreementKindSchema } from "../claim/agreement.ts";

/** Everyday words for kinds of agreements, in the singular. A deal, a pact and an agreement are of any kind. */
const WORDS: Readonly<Record<AgreementKind, string>> = {
  contract: "contract order award tender procurement commission",
  partnership: "partnership alliance tie-up collaboration cooperation joint-venture venture",
  acquisition: "acquisition takeover buyout buy-out purchase sale buy",
  merger: "merger fusion combination",
  investment: "investment stake funding funding-round round",
  loan: "loan credit financing bailout bail-out",
  licence: "licence license licensing",
  settlement: "settlement",
  treaty: "treaty accord convention",
  ceasefire: "ceasefire cease-fire truce armistice",
  memorandum: "memorandum mou memoranda",
  pledge: "pledge promise commitment",
  hire: "hire hiring appointment transfer recruitment",
  law: "law bill act legislation",
  other: "other",
};

/** Words that mean more than one kind. */
const SEVERAL: Readonly<Record<string, readonly AgreementKind[]>> = {
  "m&a": ["acquisition", "merger"],
  "peace-deal": ["treaty", "ceasefire"],
  peace: ["treaty", "ceasefire"],
};

const KINDS: ReadonlyMap<string, readonly AgreementKind[]> = new Map([
  ...agreementKindSchema.options.flatMap((kind) =>
    WORDS[kind].split(" ").map((word): [string, readonly AgreementKind[]] => [word, [kind]]),
  ),
  ...Object.entries(SEVERAL),
]);

/** The kinds that a word or a list of words means: "takeovers", "contract,loan". Undefined where one of them means none. */
export function kindsOf(text: string): readonly AgreementKind[] | undefined {
  const found = text.split(/\s*,\s*|\s+(?:and|or)\s+/u).map((word) => kindOfWord(word));
  if (found.some((kinds) => kinds === undefined)) return undefined;
  return [...new Set(found.flatMap((kinds) => kinds ?? []))];
}

/** The kinds of one word in any number, undefined where it names none. */
export function kindOfWord(word: string): readonly AgreementKind[] | undefined {
  const plain = word.trim().toLowerCase().replace(/\s+/gu, "-");
  const forms = [plain, plain.replace(/ies$/u, "y"), plain.replace(/s$/u, ""), plain.replace(/es$/u, "")];
  return forms.map((form) => KINDS.get(form)).find((kinds) => kinds !== undefined);
}
