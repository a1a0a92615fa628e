import type { AgreementStatus } from "./agreement.ts";

/**
 * Words by which a sentence asserts a status. The gate asks a cited sentence for one of them before
 * a line may use a word of that status. Forms that assert nothing ("to sign", "not signed") are
 * sorted out by `unasserted`.
 */
export const statusCues: Readonly<Record<AgreementStatus, RegExp>> = {
  considering:
    /\b(?:consider\w*|weigh\w*|explor\w*|look(?:s|ed|ing)? (?:to|at|into)|in the running|bids?|bidding|propos\w*|plans?|planned|planning|could|may|might|would|want\w*|seek\w*|sought|study\w*|mull\w*|expected|interest\w*|eye[sd]?|eyeing|hop(?:es?|ed|ing)|aim\w*|will|intend\w*|opportunity|discuss\w*|approach\w*|offer\w*|prepar\w*|ready to|close to|near\w*|shortlist\w*|candidates?|possib\w*|not (?:yet )?decided|no decision)\b/iu,
  negotiating:
    /\b(?:talks?|talking|negotiat\w*|discuss\w*|bargain\w*|at the table|standoff|stand-off|deadlock\w*|haggl\w*|thrash\w* out|hammer\w* out)\b/iu,
  agreed:
    /\b(?:agree[sd]?|agreement|agreeing|in principle|preliminary|letters? of intent|term sheet|tentative\w*|accept\w*|deal|initial(?:l?ed)|pact|settle[sd]?|settlement|consent\w*|terms)\b/iu,
  signed:
    /\b(?:sign(?:s|ed|ing)?|signature|signatories|st(?:ruck|rikes?)|ink(?:s|ed)|seal(?:s|ed)|w(?:on|ins?)|award(?:s|ed)?|complet(?:es?|ed|ion)|clos(?:es|ed)|ratif(?:y|ies|ied)|enter(?:s|ed) into|conclud(?:es?|ed)|bought|buys|acquire[sd]|acquires|took over|join(?:s|ed)|clinch(?:es|ed)|secur(?:es|ed)|land(?:s|ed)|finali[sz]e[sd]?|reach(?:es|ed)|picks|picked|chose|chooses|select(?:s|ed)|hire[sd]?|appointed|invested|invests|lent|licensed|pledge[sd]?|commit(?:s|ted)|in force|took effect|merge[sd]|extend(?:s|ed)|renew(?:s|ed)|put (?:his|her|its|their) names?|penned|granted|purchase[sd]?|enact(?:s|ed))\b/iu,
  declined:
    /\b(?:declin\w*|refus\w*|reject\w*|turn(?:s|ed|ing)? down|ruled? out|rules out|walk(?:s|ed|ing)? away|voted? (?:down|against)|votes against|veto\w*|collaps\w*|broke (?:down|off)|break(?:s|ing)? (?:down|off)|fell through|fail\w*|withdr\w*|drop(?:s|ped)?|pull(?:s|ed) out|against|no (?:deal|longer)|will not|won['’]t|without (?:a )?(?:deal|agreement)|abandon\w*|balk\w*|lost|spurn\w*|rebuff\w*|opt(?:s|ed) out)\b/iu,
  ended:
    /\b(?:terminat\w*|cancel\w*|scrap\w*|pull(?:s|ed|ing)? out|laps\w*|suspen\w*|expir\w*|withdr\w*|end(?:s|ed|ing)?|stop\w*|annul\w*|revok\w*|drop(?:s|ped|ping)?|br(?:oke|eak\w*|oken)|collaps\w*|quit\w*|left|leav\w*|part(?:s|ed) (?:ways|company)|call(?:s|ed) off|sever\w*|remov\w*|rescind\w*|halt\w*|void\w*|cut\w* (?:ties|off)|over|axed?|unw(?:ound|ind\w*)|ban(?:s|ned)?|block\w*|abandon\w*|repeal\w*|struck down|overturn\w*|releas\w*|sack\w*|fired|dismiss\w*)\b/iu,
  denied:
    /\b(?:den(?:y|ies|ied|ying|ial)|no (?:such|deal|talks|agreement|contract|truth|plans?)|not (?:in talks|true|signed|negotiat\w*|holding|discuss\w*|a party)|n['’]t (?:true|in talks)|untrue|false|dismiss\w*|refut\w*|reject\w*|never|baseless|unfounded)\b/iu,
};

/** Words that may carry a signature where the reader took them for the deciding ones, and only there. */
export const looseSigned =
  /\b(?:deal|agreement|contract|pact|accord|made|formed|launched|gave|placed|ordered|approved|endorsed|adopted|announce[sd]?|named)\b/iu;

/** What stands close before a cue and takes the assertion from it: negation, future, condition, hearsay. */
export const unasserted =
  /(?:\b(?:not|never|no|nothing|nobody|none|without|yet to|will|would|could|may|might|should|shall|must|can|if|unless|until|to|denied|denies|deny|denying|cannot|before|instead of|considering|expected|planned|plans|hopes|wants)|n['’]t)(?:\s+(?:yet|is|are|was|were|been|be|have|has|had|ever|being|formally|officially|actually|also|already|having|a|an|the|any|its|soon|that|it)){0,3}\s+$/iu;

/** Words of a line that tell a binding status, whatever else it says. */
export const bindingWords =
  /\b(?:signed|struck|won|awarded|completed|ratified|bought|closed|sealed|inked|acquired)\b/giu;
