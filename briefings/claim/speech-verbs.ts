/**
 * How a verb reports speech. Source: the cues that are frequent in the training part of PolNeAR
 * (Newell et al. 2018), filled up by hand with verbs of the same sense.
 */
export interface SpeechVerb {
  /** Past, participle, present forms as the text may have them are mapped to this lemma. */
  readonly lemma: string;
  /** `plain`: takes a clause or a quotation. `aimed`: names the hearer first ("told reporters that").
   * `label`: takes a thing and a quoted label ("called it "a farce""). `quote`: takes a quotation only. */
  readonly frame: "plain" | "aimed" | "label" | "quote";
  /** What the clause behind it is worth: told as said, denied, or asked. */
  readonly force: "assert" | "deny" | "ask";
}

const PLAIN =
  "say add write state declare announce claim argue insist warn explain report note acknowledge admit concede confirm stress emphasize emphasise underline underscore assert maintain contend predict suggest estimate recall reply respond conclude continue believe think complain caution disclose reveal observe remark comment vow pledge promise tweet post agree indicate hint allege testify boast joke quip lament reiterate repeat affirm clarify proclaim mention reckon fear hope expect swear counter retort shout yell whisper mutter exclaim answer say charge propose signal recount point interject opine quote concur recommend demand profess confess describe acknowledge inform read mean wonder hold volunteer object";
const AIMED = "tell inform assure remind notify warn advise persuade convince promise brief";
const LABEL =
  "call describe label brand dub denounce dismiss condemn praise characterize characterise blast slam criticize criticise hail term thank accuse cite deem refer mock deride portray depict tout defend attack reject";
const QUOTE =
  "demur chant shoot bark crow scream urge begin ask laugh sigh thunder implore plead exhort muse snap cry continue conclude offer promise put recite sing";

const FRAMES: ReadonlyMap<string, SpeechVerb> = table();

function table(): Map<string, SpeechVerb> {
  const verbs = new Map<string, SpeechVerb>();
  const put = (words: string, frame: SpeechVerb["frame"], force: SpeechVerb["force"]): void => {
    for (const lemma of words.split(" ")) verbs.set(lemma, { lemma, frame, force });
  };
  put(QUOTE, "quote", "assert");
  put(LABEL, "label", "assert");
  put(PLAIN, "plain", "assert");
  put(AIMED, "aimed", "assert");
  put("deny", "plain", "deny");
  put("ask inquire wonder", "quote", "ask");
  return verbs;
}

/** Verbs that report what a person holds more often than what was said; a clause alone is no statement. */
export const THOUGHT_VERBS: ReadonlySet<string> = new Set([
  "believe",
  "think",
  "fear",
  "hope",
  "expect",
  "hold",
  "mean",
  "agree",
  "hint",
  "signal",
  "demand",
  "read",
  "propose",
  "point",
  "describe",
  "comment",
  "quote",
  "answer",
  "continue",
]);

/** Verbs that report even where the subject is a paper and the clause goes without "that". */
export const CLAUSE_VERBS: ReadonlySet<string> = new Set([
  "say",
  "add",
  "write",
  "state",
  "declare",
  "announce",
  "claim",
  "argue",
  "insist",
  "warn",
  "explain",
  "report",
  "note",
  "acknowledge",
  "admit",
  "concede",
  "confirm",
  "stress",
  "emphasize",
  "emphasise",
  "underline",
  "assert",
  "maintain",
  "contend",
  "predict",
  "suggest",
  "estimate",
  "recall",
  "reply",
  "respond",
  "conclude",
  "complain",
  "caution",
  "disclose",
  "reveal",
  "observe",
  "remark",
  "vow",
  "pledge",
  "promise",
  "tweet",
  "post",
  "indicate",
  "allege",
  "testify",
  "boast",
  "joke",
  "lament",
  "reiterate",
  "repeat",
  "affirm",
  "clarify",
  "proclaim",
  "mention",
  "reckon",
  "swear",
  "counter",
  "retort",
  "tell",
  "inform",
  "assure",
  "remind",
  "notify",
  "advise",
  "quip",
  "confess",
  "concur",
  "answer",
  "underscore",
  "hint",
  "volunteer",
]);

export function speechVerb(lemma: string): SpeechVerb | undefined {
  return FRAMES.get(lemma);
}

/** Nouns behind which a speaker stands: "in the words of", "according to a statement by". */
export const SPEECH_NOUNS: ReadonlySet<string> = new Set([
  "statement",
  "letter",
  "speech",
  "interview",
  "tweet",
  "post",
  "email",
  "e-mail",
  "memo",
  "filing",
  "press release",
  "release",
  "testimony",
  "report",
  "message",
  "remarks",
  "comments",
  "briefing",
  "conference",
  "editorial",
  "article",
  "note",
  "blog",
  "op-ed",
  "video",
  "podcast",
  "column",
  "essay",
  "book",
  "call",
  "meeting",
  "hearing",
  "rally",
  "debate",
  "ceremony",
  "telephone",
  "phone",
  "podcast",
  "broadcast",
  "parliament",
  "court",
  "television",
  "radio",
  "forum",
  "summit",
  "gathering",
  "event",
  "webcast",
  "session",
  "dinner",
  "address",
  "press conference",
  "news conference",
  "town hall",
  "telegram",
  "voice message",
]);

/** Nouns of unnamed speakers whose body speaks through them. */
export const SPOKESPEOPLE: ReadonlySet<string> = new Set([
  "spokesman",
  "spokeswoman",
  "spokesperson",
  "spokespeople",
  "spokesmen",
  "spokeswomen",
  "representative",
  "press officer",
  "press secretary",
]);

/** Places of the net where people post. */
export const PLATFORMS: ReadonlySet<string> = new Set([
  "twitter",
  "x",
  "facebook",
  "instagram",
  "threads",
  "linkedin",
  "telegram",
  "bluesky",
  "mastodon",
  "weibo",
  "youtube",
  "tiktok",
  "reddit",
  "substack",
  "social",
  "medium",
]);

/** Forms that are verbs of speech whatever the tagger says; after odd quotations it may take them for nouns. */
export const SPEECH_FORMS: ReadonlyMap<string, string> = new Map([
  ["said", "say"],
  ["says", "say"],
  ["wrote", "write"],
  ["writes", "write"],
  ["told", "tell"],
  ["tells", "tell"],
  ["added", "add"],
  ["tweeted", "tweet"],
  ["insists", "insist"],
  ["stresses", "stress"],
  ["argues", "argue"],
]);
