import { z } from "zod";
import {
  type AgreementKind,
  type AgreementStatus,
  agreementKindSchema,
  agreementStatusSchema,
} from "../briefings/claim/agreement.ts";

/** One annotated text of `training/deals`: see the README there for the notation. */
export interface DealText {
  readonly id: string;
  readonly title: string;
  readonly outlet: string;
  readonly published: string;
  readonly style: string;
  readonly text: string;
  readonly parties: ReadonlyMap<string, { readonly name: string; readonly type: "per" | "org" | "loc" }>;
  readonly mentions: readonly { start: number; end: number; keys: readonly string[] }[];
  readonly names: readonly { start: number; end: number; type: "per" | "org" | "loc" }[];
  readonly triggers: readonly { start: number; end: number; deal: string; status: AgreementStatus }[];
  readonly deals: readonly GoldDeal[];
  /** Nothing is marked: only sentences without any word of deals teach, namely that they tell of none. */
  readonly unmarked?: boolean;
  readonly nots: readonly { readonly parties: readonly string[]; readonly status: AgreementStatus }[];
}

export interface GoldDeal {
  readonly id: string;
  readonly parties: readonly string[];
  readonly kind: AgreementKind;
  readonly status: AgreementStatus;
  readonly date: string | undefined;
  readonly amount: string | undefined;
  readonly attribution: string | undefined;
  readonly optional: boolean;
}

const DATE = /^\d{4}(-\d\d(-\d\d)?)?(\/\d{4}(-\d\d(-\d\d)?)?)?$/u;
const typeSchema = z.enum(["per", "org", "loc"]);

/**
 * Reads the texts of one file. Throws an Error that names the file, the text and the line at fault:
 * an unknown key, a status that no deal has, a mark left open.
 */
export function readDealTexts(content: string, file: string): DealText[] {
  return content
    .split(/^===\s*$/mu)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => readOne(part, file));
}

function readOne(part: string, file: string): DealText {
  const cut = part.search(/^---\s*$/mu);
  if (cut < 0) throw new Error(`${file}: no line --- between head and text: ${part.slice(0, 60)}`);
  const head = part.slice(0, cut).trim().split("\n");
  const body = part
    .slice(cut)
    .replace(/^---\s*\n/u, "")
    .trim();
  const single = new Map<string, string>();
  const parties = new Map<string, { name: string; type: "per" | "org" | "loc" }>();
  const deals: GoldDeal[] = [];
  const nots: { parties: string[]; status: AgreementStatus }[] = [];
  const fail = (problem: string): never => {
    throw new Error(`${file}: ${single.get("id") ?? part.slice(0, 40)}: ${problem}`);
  };
  for (const line of head) {
    const found = /^@ ([a-z]+)(?: ([A-Za-z0-9]+))?: (.*)$/u.exec(line.trim());
    if (found === null) return fail(`not a head line: ${line}`);
    const [, what, key, value] = found as unknown as [string, string, string | undefined, string];
    const fields = value.split("|").map((field) => field.trim());
    if (what === "party") {
      if (key === undefined || !/^[A-Z][A-Z0-9]*$/u.test(key)) fail(`party key ${key}: use capitals`);
      const type = typeSchema.safeParse(fields[1]);
      if (!type.success || fields[0] === "") fail(`party ${key}: write "name | per, org or loc"`);
      else parties.set(key!, { name: fields[0]!, type: type.data });
    } else if (what === "deal") {
      const kind = agreementKindSchema.safeParse(fields[1]);
      const status = agreementStatusSchema.safeParse(fields[2]);
      if (key === undefined || !kind.success || !status.success) return fail(`deal ${key}: ${value}`);
      if (fields.length < 6) fail(`deal ${key}: six fields, "-" where there is none: ${value}`);
      const some = (text: string | undefined) =>
        text === undefined || text === "-" || text === "" ? undefined : text;
      const date = some(fields[3]);
      if (date !== undefined && !DATE.test(date)) fail(`deal ${key}: date ${date}`);
      deals.push({
        id: key,
        parties: fields[0]!.split("+").map((one) => one.trim()),
        kind: kind.data,
        status: status.data,
        date,
        amount: some(fields[4]),
        attribution: some(fields[5]),
        optional: fields[6] === "optional",
      });
    } else if (what === "not") {
      const status = agreementStatusSchema.safeParse(fields[1]);
      if (!status.success) return fail(`not: ${value}`);
      nots.push({ parties: fields[0]!.split("+").map((one) => one.trim()), status: status.data });
    } else if (key === undefined) single.set(what, value);
    else fail(`unknown head line: ${line}`);
  }
  for (const must of ["id", "title", "outlet", "published", "style"])
    if (!single.has(must)) fail(`no line "@ ${must}:"`);
  if (!/^\d{4}-\d\d-\d\d$/u.test(single.get("published")!)) fail("published is no day");
  for (const group of [...deals, ...nots])
    for (const key of group.parties) if (!parties.has(key)) fail(`no party ${key}`);

  const mentions: { start: number; end: number; keys: string[] }[] = [];
  const names: { start: number; end: number; type: "per" | "org" | "loc" }[] = [];
  const triggers: { start: number; end: number; deal: string; status: AgreementStatus }[] = [];
  let text = "";
  let from = 0;
  for (const mark of body.matchAll(/\[([^\][{}|]+)\|([^\][{}|]+)\]|\{([^\][{}|]+)\|([^\][{}|]+)\}/gu)) {
    text += body.slice(from, mark.index);
    from = mark.index + mark[0].length;
    const start = text.length;
    text += mark[1] ?? mark[3]!;
    const span = { start, end: text.length };
    if (mark[2] !== undefined) {
      const type = typeSchema.safeParse(mark[2].trim());
      if (type.success) names.push({ ...span, type: type.data });
      else {
        const keys = mark[2].split("+").map((one) => one.trim());
        for (const key of keys) if (!parties.has(key)) fail(`no party ${key} for [${mark[1]}]`);
        mentions.push({ ...span, keys });
      }
    } else {
      for (const one of mark[4]!.split(",")) {
        const [deal, told] = one.trim().split(/\s+/u);
        const status = agreementStatusSchema.safeParse(told);
        if (!deals.some((gold) => gold.id === deal) || !status.success)
          return fail(`trigger {${mark[3]}|${mark[4]}}`);
        triggers.push({ ...span, deal: deal!, status: status.data });
      }
    }
  }
  text += body.slice(from);
  const loose = /[[\]{}|]/u.exec(text);
  if (loose !== null)
    fail(`mark left open near: ${text.slice(Math.max(0, loose.index - 30), loose.index + 20)}`);
  for (const deal of deals)
    if (!triggers.some((trigger) => trigger.deal === deal.id && trigger.status === deal.status))
      fail(`deal ${deal.id}: no trigger {…|${deal.id} ${deal.status}} asserts its status`);
  for (const [key, party] of parties)
    if (!mentions.some((mention) => mention.keys.includes(key)))
      fail(`party ${key} (${party.name}) has no mention`);
  return {
    id: single.get("id")!,
    title: single.get("title")!,
    outlet: single.get("outlet")!,
    published: single.get("published")!,
    style: single.get("style")!,
    text,
    parties,
    mentions,
    names,
    triggers,
    deals,
    nots,
  };
}
