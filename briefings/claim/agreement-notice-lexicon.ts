/**
 * The wording of award notices. Sources: the daily contract announcements of the U.S. defence department,
 * the standard headings of the EU's eForms and of Contracts Finder, the award notices of
 * AusTender and of the Indian and Canadian procurement portals. No name of a buyer or a firm stands here.
 */

/** Office that lets the contract, as notices call it. */
const OFFICE =
  "contracting (?:activity|authority|agency|office|officer|entity|body|department)|procuring (?:agency|entity|authority|office)|awarding (?:authority|agency|body)|purchasing (?:authority|agency)";

/** "X, Y, is the contracting activity": the office stands before. */
export const IS_THE_OFFICE = new RegExp(`,? (?:is|was|are|were) the (?:${OFFICE})\\b`, "giu");
/** "The contracting activity is X": the office stands behind. */
export const OFFICE_IS = new RegExp(`\\bthe (?:${OFFICE}) (?:is|was|are|were) (?:the )?`, "giu");

/** The words that give the award, with who is awarded before them. */
export const AWARDED =
  /,? (?:(?:is|are|was|were|has|have|had|will|would) (?:(?:each|all|now|also|jointly|hereby|not|yet|been|being|be) ){0,4}(?:awarded|granted)\b|(?:is|are|was|were) (?:each |being )?(?:selected|chosen) for award of\b|(?:is|are|was|were) (?:each |being )?issued (?=an? )|will (?:each )?compete for (?:each|every|all|task|delivery|orders?)\b)/iu;

/** Who joins a contract that others hold already. */
export const ADDED =
  /,? (?:has|have|is|are|was|were) (?:each )?(?:been |being )?added (?:as an? |as )?(?:additional )?(?:awardees?|contract holders?|contractors?|suppliers?|vendors?)\b/iu;

/** "The contract announced on 3 May for X was …": what an update or a correction speaks of. */
export const EARLIER_AWARD =
  /\b(?:the|an?) (?:(?:[^.;]|\.\d){0,80} )?(?:contract|award|order|modification|purchase order|agreement|notice)s? (?:which was |that was )?(?:previously )?(?:announced|awarded|published|posted|issued|made|given)\b/iu;

export const UNDONE =
  /\b(?:was|were|has been|have been|is|are|is being|had been) (?:since |later |partially )?(?:cancel+ed|terminated|rescinded|withdrawn|annulled|revoked|set aside)\b/iu;

/** The award that was announced did not happen. */
export const NOT_AWARDED =
  /\b(?:(?:was|were|is|has|have) not (?:yet )?(?:been )?(?:awarded|made|signed)|announced (?:in error|by mistake|prematurely|erroneously)|(?:was|were|has been) postponed)\b/iu;

/** Labels before an update or a correction of an earlier notice. */
export const NOTICE_LABEL =
  /^(?:\*?\s*)(update|updated|correction|corrected|clarification|amendment|corrigendum|erratum|cancellation)\b[^:\n]{0,30}[:–—-]\s*/iu;

/** "The correct amount is $12": the sum that stands after a correction. */
export const RIGHT_SUM =
  /\b(?:correct|corrected|right|actual) (?:total |award |contract |dollar )?(?:amount|value|sum|price|figure)\b|\bshould (?:have (?:read|been|stated|said)|read|be)\b/iu;

/** Sums that are no award: money set aside now, options, what the whole comes to. */
export const OTHER_SUM =
  /\b(?:obligated|obligation|funds?|funding|funded|appropriat\w+|expire|options?|if exercised|cumulative|total (?:face )?value|brings? the|bringing the|increase|from \$|ceiling (?:was|is) raised|minimum guarantee)\b/iu;

/** Sentences that name the award's sum when its first one does not. */
export const AWARDED_SUM =
  /\b(?:amount|value|price|sum|worth) of (?:this|the) (?:action|award|contract|order|modification|agreement)\b|\b(?:contract|award|order) (?:amount|value|price|ceiling)\b|\b(?:valued at|worth|exercised in the amount of|total contract value)\b/iu;

/** Deal nouns of award notices, to know what the award is for. */
export const AWARD_NOUN =
  /\b(?:contracts?|modifications?|orders?|agreements?|subcontracts?|leases?|licen[cs]es?|grants?|arrangements?|concessions?)\b/iu;

export const LEGAL_FORM =
  /^(?:Inc|Incorporated|LLC|L\.L\.C|LLP|LP|L\.P|Ltd|Limited|plc|PLC|Corp|Corporation|Co|Company|GmbH|AG|S\.?A|S\.?A\.?S|S\.?p\.?A|S\.?r\.?l|N\.?V|B\.?V|A\/?S|ASA|AB|Oyj?|Pty|Pvt|JV|S\.?L|d\.o\.o|Sp\. z o\.o|K\.?K|SE|KG)\.?(?: (?:Ltd|Limited|Inc|LLC|Corp|Co|KG)\.?)?$/u;

/** What shows that a part behind the first comma is a unit of the firm and not its place. */
export const UNIT_WORD =
  /&|\b(?:Inc|LLC|LP|Ltd|Corp|Co|Company|Systems|Services|Solutions|Technologies|Division|Group|Engines|Aeronautics|Aerospace|Laborator(?:y|ies)|Industries|Sector|Unit|Branch|Subsidiary|Electronics|Construction|Engineering)\b/u;

/** A part of a larger office: it is told with the whole, never alone. */
export const OFFICE_PART =
  /\b(?:District|Division|Directorate|Branch|Detachment|Region|Regional Office|Section|Unit|Squadron|Flight|Center|Centre|Activity|Department|Office|Command|Procurement|Contracting|Acquisition)\b/iu;

/** Armed services as the names of their commands spell them. */
export const SERVICES: readonly { readonly word: RegExp; readonly name: string }[] = [
  { word: /\bArmy\b/u, name: "Army" },
  { word: /\b(?:Navy|Naval)\b/u, name: "Navy" },
  { word: /\bAir Force\b/u, name: "Air Force" },
  { word: /\bMarine Corps\b/u, name: "Marine Corps" },
  { word: /\bSpace Force\b/u, name: "Space Force" },
  { word: /\bCoast Guard\b/u, name: "Coast Guard" },
];

export type NoticeField = "buyer" | "winner" | "sum" | "day" | "title" | "outcome";

/** Headings of notices that are lists of fields, in lower case. */
export const FIELD_LABELS: readonly { readonly field: NoticeField; readonly label: string }[] = [
  {
    field: "buyer",
    label:
      "(?:name of (?:the )?)?(?:buyer|purchaser|client|customer|contracting (?:authority|entity|body|agency|activity|department)|awarding (?:authority|body|agency)|procuring (?:entity|agency|authority)|purchasing (?:authority|agency)|agency|organisation name)",
  },
  {
    field: "winner",
    label:
      "(?:(?:name of (?:the )?)?(?:winner|winning (?:bidder|tenderer|supplier)|contractor|supplier|vendor|awardee|successful (?:bidder|tenderer|supplier|offeror)|economic operator|awarded (?:supplier|contractor|vendor))(?: name)?|(?:contract )?awarded to)",
  },
  {
    field: "sum",
    label:
      "(?:total |final |estimated )?(?:contract |award |awarded )?(?:value|amount|price)(?: of (?:the )?(?:contract|award|winning tender|procurement|result))?(?: \\([^)\\n]{1,30}\\))?",
  },
  {
    field: "day",
    label:
      "(?:date of (?:the )?(?:contract )?(?:award|conclusion of the contract|signature|signing)|(?:contract )?award(?:ed)? date|date of conclusion of the contract|awarded on|contract signed|signed on)",
  },
  {
    field: "title",
    label:
      "(?:contract )?(?:title|subject(?: of (?:the )?contract)?|description|object|subject matter|procurement|for)",
  },
  { field: "outcome", label: "(?:status|outcome|result|decision|award status)" },
];
