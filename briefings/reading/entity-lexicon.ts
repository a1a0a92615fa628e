/**
 * Word lists that tell names from other capitals and one sort of name from another.
 * Source: usage in English news; legal forms after the list of company types of ISO 20275 in part.
 */
function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/u));
}

/** Legal forms that end a company's name, without full stops. */
export const LEGAL_FORMS = words(
  "inc ltd llc plc corp corporation limited incorporated gmbh ag sa nv bv spa srl oy oyj ab as asa co company se kk pty sas kg lp llp pvt bhd tbk jsc",
);

/** Last word (or word before "of"/"for") of a body's name. */
export const INSTITUTION_NOUNS = words(`
  ministry department office agency authority bureau commission council committee board court parliament senate
  congress assembly government administration secretariat treasury army navy police guard force forces
  bank fund trust foundation institute institution university college school academy hospital museum library
  union federation association alliance confederation league guild society chamber cooperative club brotherhood
  organisation organization community group holding holdings partners company corporation service services
  republic kingdom duchy principality state states city town village county municipality district region province
  house centre center network party front movement front congregation church scheme conference consortium
  laboratory laboratories observatory exchange post railways airways airlines systems industries brigades
`);

/** A name that ends in one of these is an instrument, not somebody. */
export const INSTRUMENT_NOUNS = words(
  "act bill law charter treaty pact convention accord accords agreement protocol compact declaration memorandum order code covenant directive pledge deal contract amendment decree statement letter correction erratum award cup prize framework partnership initiative",
);

/** Capitals before a person's name, or standing alone for one. */
export const TITLES = words(`
  mr mrs ms miss mx dr prof professor sir lady lord dame señor señora monsieur madame herr frau
  president vice-president minister premier chancellor secretary governor mayor senator congressman congresswoman representative
  ambassador envoy commissioner judge justice attorney king queen prince princess sheikh emir pope bishop archbishop cardinal
  general colonel major captain lieutenant sergeant admiral commander marshal officer inspector sheriff
  ceo cfo coo cto chairman chairwoman chairperson chair director coach manager chief spokesman spokeswoman spokesperson
  speaker deputy rep sen gov gen col capt lt sgt hon rev father sister brother
`);

/** Capitals within a title: "Defence Minister", "Prime Minister", "Chief Executive". */
export const TITLE_MODIFIERS = words(`
  prime vice deputy acting interim former foreign defence defense finance interior health trade justice education energy
  environment transport agriculture economy culture labour labor home state oil water chief executive financial operating
  managing general senior attorney first lord
`);

/** First words of a sentence that begin no name. */
export const FUNCTION_WORDS = words(`
  a an the this that these those he she it they we you i his her its their our your my who what which when where why how
  in on at by for from with without within after before since until till during under over above below into onto upon about against
  among between through across as if unless while whereas whether although though because so than then thus hence therefore
  and or but nor yet not no none neither either both each every all any some many most more much few several one two three
  four five six seven eight nine ten eleven twelve another other others such same here there now today yesterday tomorrow
  tonight earlier later last next meanwhile moreover also still already just only even again once twice never ever always
  often soon however instead indeed perhaps maybe besides despite according do does did is are was were be been being has
  have had will would can could may might shall should must to of up down out off per via like unlike except including
  given asked told let nobody somebody everybody nothing something everything anything anyone everyone someone
  first second third fourth finally yes suppose speaking well whatever whoever had were
`);

/** Particles that may stand in lower case inside a name. */
export const NAME_PARTICLES = words(
  "de del della delle di da do dos das du des la le les van von der den ter ten te al el bin ibn ben zu zur y e et und og i sur aux op den",
);

/** What follows the hyphen of "Vienna-based": the name ends before it. */
export const HYPHEN_TAILS = words(
  "based owned backed led listed controlled born made run style era wide level funded sponsored brokered linked bound held occupied speaking approved only owner maker parent operator run like",
);

/** Words with a capital that name a time, a unit or a currency. */
export const CALENDAR_AND_UNITS = words(`
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
  october november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun christmas easter
  eur usd gbp chf jpy cny sek nok dkk aud cad inr brl pln czk huf xxx rs q1 q2 q3 q4 h1 h2 gmt bst cet est edt pst utc am pm
  c&f fob cif iot ai it tv uk's ok ceo cfo coo cto ipo mou esg gdp hq pr q a
`);

/** Possessives that belong to a name: "People's Bank", "Lloyd's". */
export const INNER_POSSESSIVES = words(
  "people women men children king queen farmer worker teacher writer lloyd sotheby christie moody mcdonald levi macy kellogg st",
);

/** Words that open a caption, a label or a dateline, with a colon or alone. */
export const LABEL_WORDS = words(
  "correction clarification note editor editors erratum update updated opinion editorial question answer photo image source sources read list signed withdrawn invited declared breaking urgent",
);

/** Nouns after "the …" that describe a body of this sort. */
export const BODY_NOUNS = words(`
  company firm group concern maker carmaker chipmaker automaker drugmaker shipbuilder builder developer retailer supplier operator
  manufacturer producer airline carrier bank lender insurer broker fund investor trust foundation university college school hospital
  museum club team side league federation union guild association cooperative agency authority ministry department
  council commission committee board government parliament army navy party coalition alliance bloc organisation organization
  institute laboratory startup start-up business conglomerate giant unit subsidiary parent owner buyer seller purchaser vendor publisher broadcaster newspaper paper
  magazine platform network utility brewer miner grocer supermarket chain contractor consortium shipyard yard
  exchange charity community society label studio designer house partner rival competitor suitor bidder lessor tenant landlord
  sponsor promoter client customer regulator watchdog court administrator receiver service line shipowner processor
  brewery vineyard sanctuary festival gallery theatre orchestra band municipality nation mediator depositary sawmill mill
`);

export const PLACE_NOUNS = words(
  "country state city town village county region province island capital kingdom republic nation port municipality district neighbour neighbor neighbourhood",
);

export const PERSON_NOUNS = words(`
  man woman president minister premier chancellor secretary governor mayor senator ambassador envoy commissioner judge
  king queen prince princess general colonel captain commander admiral chief executive boss head leader founder co-founder
  chairman chairwoman chairperson chair director manager coach player winger striker midfielder defender goalkeeper keeper forward
  playmaker full-back centre-back back spinner batsman bowler sprinter cyclist rider driver pilot champion singer actor actress
  author writer poet editor publisher reporter spokesman spokeswoman spokesperson lawyer agent analyst economist adviser
  official officer negotiator mediator farmer worker engineer scientist researcher professor teacher doctor nurse
  skipper owner heir banker consultant veteran teenager youngster international rector publisher treasurer clerk mp lawmaker candidate person assistant team-mate teammate colleague predecessor successor counterpart
`);

/** Parts that stand for the whole: "shareholders of X", "X's parliament". */
export const PART_NOUNS = words(`
  shareholders members owners voters board boards directors management government parliament cabinet negotiators envoys
  delegates representatives executives officials lawyers leaders authorities administration chamber lawmakers people
  side spokesman spokeswoman office policyholders investors depositors creditors bosses chiefs leadership
`);

/** Last words that make a name a firm's or a club's. Source: names of listed firms and of clubs. */
export const COMPANY_WORDS = words(`
  robotics foods food pellets forest electric electronics systems energy power pharma pharmaceuticals bio biosciences biotech
  rail coaches shipping lines line naval chemicals chemical metals metal motors motor media logic logistics freight foundry telecom
  telecoms insurance assurance capital ventures minerals mining steel labs laboratories software technologies technology
  industries industrial imaging medical health healthcare devices semiconductor semiconductors networks network agro export
  trading estates kitchens records music studios games entertainment pictures press books publishing launch space
  aerospace aero aviation airlines airways air airport motors cars automotive batteries battery solar wind nuclear oil gas
  petroleum resources water utilities infrastructure construction builders cement materials glass paper packaging textiles
  stores supermarkets retail brands brewery breweries brewing wines vineyards dairy farms seeds seed toys sports sport
  rovers united fc athletic wanderers albion hotspur dingoes queens mutual bancorp banco banque banca bankers clinker
  terminals ports harbours docks yard shipyard ferries cruises mobile wireless data cloud analytics security defence defense
  sons brothers bros advisors advisers consulting consultants legal law solutions interactive digital online holding holdings
  partners group international global worldwide enterprises ventures works mill mills outfitters sel
`);

/** Last words that make a name a place's: not the firm whose name it begins with. */
export const SITE_WORDS = words(
  "park stadium arena street road avenue square bridge tower island islands river lake bay valley mountains mountain hills beach airport station building plaza coast sea ocean peninsula",
);
