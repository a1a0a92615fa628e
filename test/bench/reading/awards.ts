import { z } from "zod";
import type { AgreementClaim } from "../../../briefings/claim/agreement.ts";
import { readAgreements } from "../../../briefings/claim/agreement-reader.ts";
import { foldedNames, foldName } from "../../../briefings/claim/fold-name.ts";
import { englishReader, linesOf, print, share, showErrors, tellingReader } from "./bench-data.ts";

const paragraphSchema = z.looseObject({
  id: z.string(),
  published_at: z.string(),
  agency: z.string(),
  text: z.string(),
});

/** One contractor's award as the paragraph's fixed wording gives it. */
interface Award {
  readonly contractor: string;
  readonly agencies: readonly string[];
  readonly amount: number;
  readonly date: string | undefined;
}

/**
 * Real award paragraphs, each field over all awards. The gold is cut from the fixed wording of the
 * series, apart from the reader: contractors stand before the verb, one a semicolon, each up to
 * its place; the agency before "is the contracting activity"; the awarded sum is the first one or the
 * contractor's own in parentheses; a date counts only where "(Awarded …)" or "was awarded on" tells it,
 * and none may be read elsewhere. An award is found where a signed agreement names the contractor.
 */
export function awards(): void {
  const lines = linesOf("data/public/dod-contracts/contracts.jsonl");
  if (lines === undefined) return;
  const reader = englishReader();
  const right = { contractor: 0, agency: 0, amount: 0, date: 0, all: 0 };
  let gold = 0;
  let predicted = 0;
  let precise = 0;
  for (const line of lines) {
    const paragraph = paragraphSchema.parse(JSON.parse(line));
    const claims = readAgreements(
      reader.read({ text: paragraph.text, publishedAt: paragraph.published_at }),
      {},
      tellingReader(),
    ).filter((claim) => claim.status === "signed");
    const wanted = goldOf(paragraph);
    gold += wanted.length;
    predicted += claims.length;
    const free = [...claims];
    for (const award of wanted) {
      const at = free.findIndex((claim) => holds(claim, [award.contractor]));
      const claim = free[at];
      const hit = {
        contractor: claim !== undefined,
        agency: claim !== undefined && holds(claim, award.agencies),
        amount: claim?.amount?.value === award.amount && claim.amount.currency === "USD",
        date: claim !== undefined && claim.date === award.date,
      };
      if (claim !== undefined) free.splice(at, 1);
      for (const field of ["contractor", "agency", "amount", "date"] as const) if (hit[field]) right[field]++;
      if (hit.contractor && hit.agency) precise++;
      if (hit.contractor && hit.agency && hit.amount && hit.date) right.all++;
      if (showErrors() && !Object.values(hit).every(Boolean))
        process.stderr.write(`${paragraph.id} ${JSON.stringify(award)} ${JSON.stringify(claim ?? claims)}\n`);
    }
  }
  const bar = { awards: gold, paragraphs: lines.length, atLeast: 0.95 };
  for (const field of ["contractor", "agency", "amount", "date"] as const)
    print({ figure: `awards_${field}`, value: share(right[field], gold), ...bar });
  print({ figure: "awards_all_four", value: share(right.all, gold), awards: gold });
  print({ figure: "awards_precision", value: share(precise, predicted), predicted });
}

function holds(claim: AgreementClaim, names: readonly string[]): boolean {
  const keys = names.map(foldName);
  return claim.parties.some((party) => foldedNames(party).some((key) => keys.includes(key)));
}

const VERB =
  /,?\*? (?:(?:is|are|was|were|has|have|will)(?: each)?(?: be| been| being)? awarded|will compete)\b/u;
const LEGAL = /^(?:Inc|LLC|L\.?P|Ltd|Corp)\.?$/u;
const NEXT = /(?<=\(Awarded [^)]*\)) (?=\p{Lu})/u;

function goldOf({ text, agency, published_at }: z.infer<typeof paragraphSchema>): Award[] {
  return text.split(NEXT).flatMap((part) => {
    const head = part.slice(0, part.search(VERB));
    const buyer =
      /(?:^|(?<=[\p{Ll}\d)%]{3}\.) )((?:(?![\p{Ll}\d)%]{3}\. ).)*) (?:is|was) the contracting activity/su.exec(
        part,
      )?.[1] ??
      /The contracting activity is (?:the )?([^,]*)/u.exec(part)?.[1] ??
      "";
    const office = buyer.trim().replace(/^The /u, "").split(",", 1)[0] ?? "";
    const told =
      /\(Awarded (?:on )?([^)]*)\)/u.exec(part)?.[1] ?? /awarded on (\w+\.? \d+, \d{4})/u.exec(part)?.[1];
    const first = sums(part)[0] ?? Number.NaN;
    return head.split(";").map((item) => ({
      contractor: contractorOf(item),
      agencies: [office, agency],
      amount: sums(/\(.*\)/u.exec(item)?.[0] ?? "")[0] ?? first,
      date: told === undefined ? undefined : isoOf(told, published_at),
    }));
  });
}

function contractorOf(item: string): string {
  const [name = "", next = ""] = item
    .replace(/\([^)]*\)/gu, "")
    .replaceAll("*", "")
    .trim()
    .replace(/^and /u, "")
    .split(/,\s*/u);
  return LEGAL.test(next) ? `${name} ${next}` : name;
}

function sums(text: string): number[] {
  return [...text.matchAll(/\$ ?(\d[\d,]*\d(?:\.\d+)?)/gu)].map((match) =>
    Number(match[1]?.replaceAll(",", "")),
  );
}

function isoOf(told: string, published: string): string {
  const day = new Date(`${told.replace("Sept.", "Sep.")} UTC`);
  return Number.isNaN(day.getTime()) ? published : day.toISOString().slice(0, 10);
}
