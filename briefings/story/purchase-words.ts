import type { Agreement } from "./agreement-record.ts";
import { amountWords } from "./amount-words.ts";
import { thingSold } from "./object-words.ts";

export function purchase(
  buyer: string,
  other: string,
  { status, object, amount }: Pick<Agreement, "status" | "object" | "amount">,
  words: string,
): string {
  const thing = object === null ? undefined : thingSold(object, other);
  const what = thing === undefined ? other : `${thing} from ${other}`;
  const of = thing === undefined ? other : thing;
  const price = amount === null ? "" : ` for ${amountWords(amount)}`;
  if (SELLS.test(words) && !BUYS.test(words)) return sale(buyer, other, thing, status, price);
  switch (status) {
    case "considering":
      return `${buyer} is considering buying ${what}${price}`;
    case "negotiating":
      return `${buyer} is in talks to buy ${what}${price}`;
    case "agreed":
      return `${buyer} has agreed to buy ${what}${price}`;
    case "signed":
      if (/\b(?:complet|clos|finali)/iu.test(words))
        return `${buyer} has completed its purchase of ${of}${price}`;
      if (/\b(?:bought|acquired|took over)\b/iu.test(words)) return `${buyer} bought ${what}${price}`;
      return `${buyer} has signed the purchase of ${of}${price}`;
    case "declined":
      return `${buyer} will not buy ${what}`;
    case "ended":
      return `the purchase of ${of} by ${buyer} is over`;
    case "denied":
      return `there is no plan for ${buyer} to buy ${what}`;
  }
}

const SELLS = /\b(?:sells?|sold|selling|sale|divest\p{L}*|dispos\p{L}+)\b/iu;
const BUYS = /\b(?:buy|buys|buying|bought|purchas\p{L}+|acquir\p{L}+|acquisition|takeover|take over|bid)\b/iu;

/** The text tells it from the seller's side: "Corrow agreed to sell three depots to Pellworth". */
function sale(
  seller: string,
  buyer: string,
  thing: string | undefined,
  status: Agreement["status"],
  price: string,
): string {
  const bareThing = thing?.replace(
    /^(?:an? |the |its )?(?:possible |planned |proposed )?sales?(?: of)?\b\s*/iu,
    "",
  );
  const what = bareThing === undefined || bareThing === "" ? "" : `${bareThing} `;
  const to = `${what}to ${buyer}${price}`;
  switch (status) {
    case "considering":
      return `${seller} is considering a sale ${what === "" ? "" : "of "}${to}`;
    case "negotiating":
      return `${seller} is in talks on a sale ${what === "" ? "" : "of "}${to}`;
    case "agreed":
      return `${seller} has agreed ${what === "" ? "on a sale " : "to sell "}${to}`;
    case "signed":
      return `${seller} has signed a sale ${what === "" ? "" : "of "}${to}`;
    case "declined":
      return `${seller} will not sell ${to}`;
    case "ended":
      return `the sale ${what === "" ? "" : "of "}${to} by ${seller} is over`;
    case "denied":
      return `there is no plan for ${seller} to sell ${to}`;
  }
}

export function investment(
  investor: string,
  other: string,
  { status, amount }: Pick<Agreement, "status" | "amount">,
): string {
  const money = amount === null ? "" : ` ${amountWords(amount)}`;
  const sum = amount === null ? "an investment" : `an investment of${money}`;
  switch (status) {
    case "considering":
      return `${investor} is considering ${sum} in ${other}`;
    case "negotiating":
      return `${investor} is in talks on ${sum} in ${other}`;
    case "agreed":
      return `${investor} has agreed to invest${money} in ${other}`;
    case "signed":
      return `${investor} has signed ${sum} in ${other}`;
    case "declined":
      return `${investor} will not invest in ${other}`;
    case "ended":
      return `the investment of ${investor} in ${other} has ended`;
    case "denied":
      return `there is no investment of ${investor} in ${other}`;
  }
}
