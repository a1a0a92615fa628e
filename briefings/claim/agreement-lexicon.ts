import type { AgreementKind } from "./agreement.ts";

/**
 * Nouns and verbs that tell of agreements. Source: the guide to what an agreement is, and the
 * wording of wire, trade and court reports. Lemmas in lower case.
 */

/**
 * `instrument`: what is signed. `early`: an instrument that binds nobody yet. `talks`: the talking.
 * `offer`: one side's move. `event`: a purchase, a merger. `law`: what an official signs.
 * `open`: what many may sign. `job`: a post or a contract of employment.
 */
export type DealClass = "instrument" | "early" | "talks" | "offer" | "event" | "law" | "open" | "suit";

export interface DealNoun {
  readonly kind: AgreementKind;
  readonly sort: DealClass;
}

const DEAL_NOUN_TABLE: readonly (readonly [DealClass, AgreementKind, string])[] = [
  [
    "instrument",
    "contract",
    "contract subcontract order lease concession franchise commission engagement retainer tenancy mandate facility policy placement",
  ],
  [
    "instrument",
    "other",
    "deal agreement arrangement undertaking commitment understanding compromise package transaction paper swap",
  ],
  [
    "instrument",
    "partnership",
    "partnership alliance collaboration cooperation tie-up sponsorship joint-venture venture project programme program twinning affiliation coalition",
  ],
  ["instrument", "licence", "licence license permit rights sublicence sublicense"],
  ["instrument", "treaty", "treaty pact accord convention protocol compact entente concordat armistice"],
  ["instrument", "ceasefire", "ceasefire cease-fire truce armistice"],
  ["instrument", "loan", "loan credit credit-line mortgage overdraft bailout refinancing"],
  ["instrument", "investment", "investment round stake funding"],
  ["instrument", "settlement", "settlement"],
  ["early", "memorandum", "letter-of-intent term-sheet"],
  ["early", "other", "term"],
  ["instrument", "memorandum", "memorandum mou"],
  ["open", "pledge", "pledge letter charter petition declaration statement appeal manifesto"],
  ["law", "law", "bill act law decree ordinance statute budget legislation"],
  ["talks", "other", "talks negotiations discussions negotiation bargaining consultations"],
  ["offer", "acquisition", "bid offer proposal approach overture counteroffer counter-offer tender"],
  ["event", "acquisition", "acquisition takeover purchase buyout buy-out sale disposal divestment"],
  ["event", "merger", "merger combination amalgamation"],
  ["event", "hire", "transfer signing appointment"],
  ["suit", "settlement", "lawsuit suit case dispute claim litigation claims complaint quarrel"],
];

export const DEAL_NOUNS: ReadonlyMap<string, DealNoun> = new Map(
  DEAL_NOUN_TABLE.flatMap(([sort, kind, nouns]) =>
    nouns.split(" ").map((noun): [string, DealNoun] => [noun, { kind, sort }]),
  ),
);

/** Words before a deal noun that say of what kind it is. */
export const KIND_WORDS: ReadonlyMap<string, AgreementKind> = new Map(
  (
    [
      [
        "contract",
        "supply service maintenance construction distribution delivery procurement catering framework purchase image-rights naming-rights berthing pay credit-card car security",
      ],
      ["partnership", "partnership sponsorship joint strategic research twinning"],
      ["licence", "licensing licence license exclusive"],
      ["loan", "loan credit bridge term bond"],
      [
        "treaty",
        "border extradition trade tariff defence defense arms fishing fisheries nuclear water peace intergovernmental bilateral free-trade accession air-services",
      ],
      ["ceasefire", "ceasefire truce"],
      ["settlement", "settlement plea"],
      ["merger", "merger"],
      ["acquisition", "takeover acquisition buyout"],
      ["hire", "employment playing"],
      ["investment", "investment funding"],
    ] as const
  ).flatMap(([kind, list]) => list.split(" ").map((word): [string, AgreementKind] => [word, kind])),
);

/** Modifiers that keep a deal from being made: "a tentative deal". */
export const EARLY_MODIFIERS: ReadonlySet<string> = new Set(
  "tentative preliminary provisional outline non-binding nonbinding in-principle initial conditional draft".split(
    " ",
  ),
);
/** "a proposed merger": weighed, not made. */
export const PLANNED_MODIFIERS: ReadonlySet<string> = new Set(
  "proposed planned potential possible prospective would-be mooted intended future suggested hypothetical envisaged rumoured rumored".split(
    " ",
  ),
);
/** "a second contract": not the one spoken of. */
export const NEWNESS_MODIFIERS: ReadonlySet<string> = new Set(
  "second third fourth another new separate additional further smaller larger bigger similar parallel different other".split(
    " ",
  ),
);
/** "the previous contract": an older one. */
export const PAST_MODIFIERS: ReadonlySet<string> = new Set(
  "earlier previous former old first original existing prior last preceding expired".split(" "),
);

/** What a verb does to the deal that is its object (or its subject, in the passive). */
export type DealAct =
  | "made"
  | "agreed"
  | "talking"
  | "weighing"
  | "declined"
  | "ended"
  | "denied"
  | "resumed";

function verbTable(table: Readonly<Record<string, string>>): ReadonlyMap<string, DealAct> {
  return new Map(
    Object.entries(table).flatMap(([act, verbs]) =>
      verbs
        .trim()
        .split(/\s+/u)
        .map((verb): [string, DealAct] => [verb, act as DealAct]),
    ),
  );
}

/** Verb (with its particle, joined by "_") → what it does to a deal noun. */
export const DEAL_VERBS: ReadonlyMap<string, DealAct> = verbTable({
  made: `sign join settle ink strike reach seal conclude clinch finalise finalize secure win land close complete enter ratify approve renew
    extend award grant execute cosign co-sign countersign land bag nab scoop earn obtain hand give exchange consummate cement cut
    do make enter_into sign_up prolong receive get take have hold unveil announce buy arrange form enact raise gain draw hammer_out`,
  agreed: "agree initial accept shake_on endorse",
  talking: "near negotiate discuss haggle_over thrash_out work_on bargain_over bargain reopen resume",
  weighing: `consider explore weigh mull seek eye pursue propose plan evaluate study examine prepare float contemplate want
    review submit launch table lodge tender draft sound_out bid_for court look_at apply_for request invite await expect need mull_over`,
  declined: `reject refuse decline rebuff spurn turn_down turn_away throw_out vote_down veto snub rule_out walk_away_from walk_away walk_out_of abandon
    shelve scupper sink kill block withdraw drop reject decline pull give_up_on lose rebuff oppose back_out_of`,
  ended: `terminate cancel scrap end tear_up rescind revoke annul suspend quit exit withdraw_from pull_out_of leave dissolve denounce
    void call_off freeze let_lapse break  halt ditch axe discontinue nullify strike_down overturn repudiate abrogate
    pull_out opt_out_of hand_back renounce unwind break_off`,
  denied: "deny",
});

/** Verbs whose subject is the deal: "the contract expired". */
export const DEAL_SUBJECT_VERBS: ReadonlyMap<string, DealAct> = verbTable({
  ended:
    "expire lapse end collapse run_out break_down fall_apart unravel cease fall dissolve die stop finish",
  declined: "fail founder stall fall_through fall_apart collapse",
  talking: "resume continue begin start proceed open restart go_on drag_on",
  made: "take_effect close come_into_force enter_into_force",
});

/** Verbs that tie subject and object by themselves. */
export interface DirectVerb {
  readonly act: DealAct;
  readonly kind: AgreementKind;
  /** Where the other party stands: the object, or a phrase with one of these prepositions. */
  readonly other: readonly string[];
  /** A party named by this preposition replaces the object ("bought the mill from X"). */
  readonly instead?: readonly string[];
}

function direct(
  act: DealAct,
  kind: AgreementKind,
  other: string,
  verbs: string,
  instead?: string,
): [string, DirectVerb][] {
  const entry: DirectVerb = {
    act,
    kind,
    other: other.split(" "),
    ...(instead === undefined ? {} : { instead: instead.split(" ") }),
  };
  return verbs
    .trim()
    .split(/\s+/u)
    .map((verb) => [verb, entry]);
}

export const DIRECT_VERBS: ReadonlyMap<string, DirectVerb> = new Map([
  ...direct("made", "acquisition", "obj", "buy acquire purchase take_over snap_up gobble_up swallow", "from"),
  ...direct("made", "acquisition", "to", "sell offload divest"),
  ...direct("made", "contract", "to", "supply license licence sublicense lease rent outsource"),
  ...direct("made", "hire", "obj", "hire appoint recruit poach sign_up re-sign resign_x"),
  ...direct("made", "contract", "obj", "contract commission engage retain hire"),
  ...direct("made", "loan", "obj to", "lend"),
  ...direct("made", "contract", "obj", "sponsor"),
  ...direct("made", "merger", "with", "merge combine"),
  ...direct("made", "partnership", "with", "partner team_up ally join_forces tie_up collaborate"),
  ...direct("made", "settlement", "with", "settle"),
  ...direct("made", "other", "with", "sign"),
  ...direct("talking", "other", "with", "negotiate haggle bargain"),
  ...direct("talking", "other", "to with", "talk"),
  ...direct("made", "investment", "in into", "invest"),
  ...direct("made", "investment", "from", "raise"),
  ...direct("made", "contract", "obj", "let"),
  ...direct("ended", "contract", "obj", "drop dump ditch sack fire oust axe"),
  ...direct("ended", "partnership", "with from", "part part_ways split part_company break"),
  ...direct("ended", "hire", "obj", "release"),
  ...direct("ended", "contract", "obj", "stop_working_with"),
  ...direct("weighing", "other", "obj", "court woo"),
  ...direct("weighing", "other", "obj", "sound_out approach"),
  ...direct("weighing", "acquisition", "for", "bid"),
  ...direct("weighing", "other", "obj to", "offer"),
  ...direct("talking", "other", "with to", "speak"),
  ...direct("weighing", "other", "with", "consider explore plan mull weigh"),
  ...direct("talking", "other", "with", "discuss"),
  ...direct("declined", "other", "obj", "throw_out turn_its_back_on"),
  ...direct("ended", "contract", "with", "cut_ties sever_ties"),
  ...direct("declined", "other", "obj", "rebuff spurn snub turn_away turn_down"),
]);

/** Verbs over another verb and what they make of it: "agreed to buy", "refused to sign". */
export type Governing =
  | "neutral"
  | "ordered"
  | "agreed"
  | "weighing"
  | "declined"
  | "denied"
  | "ended"
  | "talking"
  | "unreal"
  | "pending";

export const GOVERNING_VERBS: ReadonlyMap<string, Governing> = new Map(
  (
    [
      [
        "neutral",
        "say announce confirm report add disclose reveal tell note state claim write show find know learn recall insist acknowledge admit emerge begin start continue manage help happen rush proceed explain make_clear go_on meet appear seem gather allege believe understand assert",
      ],
      ["agreed", "agree commit undertake vow promise pledge"],
      [
        "weighing",
        "plan intend hope want expect aim seek consider try prepare propose offer look mull weigh wish ask invite urge need explore decide move bid stand due set anticipate discuss contemplate think threaten vie compete apply line_up like push ready campaign invite vote encourage schedule court wait choose",
      ],
      ["declined", "refuse decline fail reject"],
      ["denied", "deny dismiss"],
      ["ordered", "direct order instruct command force compel require"],
      ["unreal", "retract disown misstate"],
      ["ended", "stop cease quit"],
      ["talking", "negotiate talk"],
    ] as const
  ).flatMap(([effect, list]) => list.split(" ").map((verb): [string, Governing] => [verb, effect])),
);

/** Irregular forms of the verbs above. */
export const IRREGULAR_FORMS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    struck: "strike",
    won: "win",
    bought: "buy",
    sold: "sell",
    sought: "seek",
    lent: "lend",
    let: "let",
    lost: "lose",
    gave: "give",
    given: "give",
    took: "take",
    taken: "take",
    got: "get",
    had: "have",
    has: "have",
    have: "have",
    held: "hold",
    made: "make",
    did: "do",
    done: "do",
    cut: "cut",
    broke: "break",
    broken: "break",
    froze: "freeze",
    frozen: "freeze",
    tore: "tear",
    torn: "tear",
    left: "leave",
    withdrew: "withdraw",
    withdrawn: "withdraw",
    fell: "fall",
    fallen: "fall",
    ran: "run",
    run: "run",
    said: "say",
    told: "tell",
    went: "go",
    gone: "go",
    came: "come",
    began: "begin",
    begun: "begin",
    met: "meet",
    spoke: "speak",
    spoken: "speak",
    thought: "think",
    knew: "know",
    known: "know",
    found: "find",
    wrote: "write",
    written: "write",
    shook: "shake",
    shaken: "shake",
    takes: "take",
    taking: "take",
    offering: "offer",
    offers: "offer",
    speaking: "speak",
    speaks: "speak",
    thrown: "throw",
    parted: "part",
    parting: "part",
    sank: "sink",
    sunk: "sink",
    drew: "draw",
    drawn: "draw",
    paid: "pay",
    kept: "keep",
    chose: "choose",
    chosen: "choose",
    quit: "quit",
    split: "split",
    bid: "bid",
    set: "set",
    put: "put",
    put_pen: "put",
    offered: "offer",
    threw: "throw",
    rang: "ring",
    stood: "stand",
    understood: "understand",
    saw: "see",
    seen: "see",
    became: "become",
    brought: "bring",
    led: "lead",
    hurt: "hurt",
    beat: "beat",
    beaten: "beat",
    is: "be",
    are: "be",
    was: "be",
    were: "be",
    been: "be",
    being: "be",
    be: "be",
    dealt: "deal",
    overcame: "overcome",
    rose: "rise",
    grew: "grow",
    built: "build",
    spent: "spend",
    sent: "send",
    shown: "show",
    lay: "lie",
    died: "die",
    dying: "die",
    signed: "sign",
    signing: "sign",
    inked: "ink",
    agreed: "agree",
    agreeing: "agree",
    settled: "settle",
    cancelled: "cancel",
    canceled: "cancel",
    cancelling: "cancel",
    scrapped: "scrap",
    dropped: "drop",
    dropping: "drop",
    axed: "axe",
    ended: "end",
    denied: "deny",
    denies: "deny",
    ratified: "ratify",
    ratifies: "ratify",
    approved: "approve",
    wooed: "woo",
    hired: "hire",
    fired: "fire",
    acquired: "acquire",
    expired: "expire",
    lapsed: "lapse",
    licensed: "license",
    licenced: "licence",
    leased: "lease",
    merged: "merge",
    purchased: "purchase",
    executed: "execute",
    concluded: "conclude",
    voted: "vote",
    ruled: "rule",
    pulled: "pull",
    walked: "walk",
    handed: "hand",
    called: "call",
    turned: "turn",
    refused: "refuse",
    refusing: "refuse",
    declined: "decline",
    declining: "decline",
    invested: "invest",
    committed: "commit",
    committing: "commit",
    planned: "plan",
    planning: "plan",
    exploring: "explore",
    explored: "explore",
    mulled: "mull",
    eyed: "eye",
    eyeing: "eye",
    eying: "eye",
    clinched: "clinch",
    sealed: "seal",
    closed: "close",
    closing: "close",
    renewed: "renew",
    extended: "extend",
    awarded: "award",
    granted: "grant",
    landed: "land",
    bagged: "bag",
    nabbed: "nab",
    vetoed: "veto",
    vetoes: "veto",
    rebuffed: "rebuff",
    spurned: "spurn",
    snubbed: "snub",
    dissolved: "dissolve",
    denounced: "denounce",
    revoked: "revoke",
    terminated: "terminate",
    annulled: "annul",
    rescinded: "rescind",
    suspended: "suspend",
    quits: "quit",
    exited: "exit",
    halted: "halt",
    ditched: "ditch",
    courted: "court",
    approached: "approach",
    initialled: "initial",
    initialed: "initial",
    reached: "reach",
    received: "receive",
    released: "release",
    appointed: "appoint",
    recruited: "recruit",
    poached: "poach",
    contracted: "contract",
    commissioned: "commission",
    engaged: "engage",
    retained: "retain",
    sponsored: "sponsor",
    partnered: "partner",
    teamed: "team",
    allied: "ally",
    combined: "combine",
    negotiated: "negotiate",
    negotiating: "negotiate",
    haggled: "haggle",
    bargained: "bargain",
    talked: "talk",
    talking: "talk",
    submitted: "submit",
    submitting: "submit",
    tabled: "table",
    lodged: "lodge",
    launched: "launch",
    proposed: "propose",
    shelved: "shelve",
    abandoned: "abandon",
    blocked: "block",
    killed: "kill",
    finalised: "finalise",
    finalized: "finalize",
    ceased: "cease",
    stopped: "stop",
    stopping: "stop",
    raised: "raise",
    unveiled: "unveil",
    announced: "announce",
    ordered: "order",
    ordering: "order",
  }),
);

/** Verbs of saying: their clause is a report, their subject its source. */
export const REPORT_VERBS: ReadonlySet<string> = new Set(
  "say announce confirm report add disclose reveal tell note state claim write show insist acknowledge admit explain allege assert deny post tweet declare inform notify publish argue warn".split(
    " ",
  ),
);

/** Deal nouns that may mean any deal told before. */
export const GENERIC_NOUNS: ReadonlySet<string> = new Set(
  "deal agreement arrangement transaction talks negotiations discussions negotiation offer proposal bid package paper commitment undertaking understanding approach".split(
    " ",
  ),
);

/** Particles that go with a verb and change it: "turned down", "pull out of". */
export const PARTICLE_VERBS: ReadonlySet<string> = new Set(
  [
    ...DEAL_VERBS.keys(),
    ...DIRECT_VERBS.keys(),
    ...DEAL_SUBJECT_VERBS.keys(),
    ...GOVERNING_VERBS.keys(),
  ].filter((verb) => verb.includes("_")),
);

/** Nouns that may name a party by themselves: "the nurses", "its creditors". */
export const GENERIC_PARTIES: ReadonlySet<string> = new Set(
  "nurse teacher docker mechanic driver pilot worker miner farmer doctor grower rebel insurer bank lender regulator broker cousin investor fund landlord railway employer union brotherhood cooperative league guild consortium supplier builder buyer utility broadcaster sponsor council ministry government district county university hospital museum sanctuary creditor bondholder heir developer".split(
    " ",
  ),
);
