import { stemOf } from "./word-stem.ts";

/** Words of grammar, stemmed: they tell no happening from another. */
export const stopWords: ReadonlySet<string> = new Set(
  `a about after again against all also although am an and another any are as at be because been before being
  between both but by can could did do does during each even for from further had has have having he her here him
  his how i if in into is it its just may me might more most much must my no nor not now of off on once only or other our
  out over own per said same say she should since so some such than that the their them then there these they this
  those through to too under until up upon very was we were what when where which while who whom whose why will
  with within without would you your`
    .split(/\s+/u)
    .map(stemOf),
);

/** Capitalised words that name no body. */
export const calendarWords: ReadonlySet<string> = new Set(
  (
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august " +
    "september october november december"
  ).split(" "),
);

/** What firms and bodies are called after, stemmed: two that share such a word alone are two. */
export const tradeWords: ReadonlySet<string> = new Set(
  `academy aerospace agency air airline airlines airways alliance analytics associates association authority automotive
  aviation bank banking beverages biotech brands brewery brothers builders capital chemicals church city club coffee
  college commission communications company computing construction consulting corporation council creamery credit dairy
  data defence defense department design development digital dynamics electric electronics energy engineering
  enterprises entertainment equity estates exchange express farms federation finance financial foods foundation
  freight fund gas global grid group harbour health healthcare hills holdings hospital hotels housing industries
  industrial infrastructure insurance international institute investments laboratories labs leisure lines logistics
  machines management marine maritime markets materials media medical metals mills minerals mining ministry mobile
  motors mutual national networks oil packaging paper partners party petroleum pharma pharmaceuticals plastics ports
  power press products properties province rail railways records resources retail river robotics savings school
  sciences security semiconductors services shipping shipyard software solar solutions space steel stores studios
  supply systems technologies technology telecom television textiles trade trading transport travel trust union
  united university utilities ventures water wind works yards`
    .split(/\s+/u)
    .map(stemOf),
);
