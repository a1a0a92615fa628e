import type { Generated, GeneratedAlways } from "kysely";
import type { AgreementStatus } from "../../briefings/claim/agreement.ts";
import type { DeliveryState } from "../../briefings/delivery/delivery.ts";

/**
 * The tables, as both databases hold them.
 *
 * Every row has its tenant. Instants are ISO strings in UTC, 64-bit integers are numbers, jsonb is
 * written as text and read as `unknown`: it is validated by the schema of its noun on the way out.
 */
export interface Database {
  articles: ArticleRow;
  article_words: ArticleWordsRow;
  sources: SourceRow;
  stories: StoryRow;
  story_articles: StoryArticleRow;
  story_decisions: StoryDecisionRow;
  story_edits: StoryEditRow;
  article_topics: ArticleTopicsRow;
  claims: ClaimRow;
  agreements: AgreementRow;
  names: NameRow;
  briefings: BriefingRow;
  subscriptions: SubscriptionRow;
  slots: SlotRow;
  digests: DigestRow;
  deliveries: DeliveryRow;
  seen: SeenRow;
  follows: FollowRow;
  chat_events: ChatEventRow;
  settings: SettingRow;
}

export interface ArticleRow {
  id: string;
  tenant: string;
  url: string;
  title: string;
  text: string;
  outlet: string;
  origin: string | null;
  byline: string | null;
  published_at: string;
  dated: boolean;
  fetched_at: string;
  version: number;
  replaces: string | null;
  duplicate_of: string | null;
  source: string;
  /** Of title and text: an unchanged document is not stored again. */
  content_hash: string;
  /** `Signature` of `near-duplicate.ts` as little-endian bytes; null until it is computed. */
  signature: Uint8Array | null;
  /** Null: not read yet. */
  read_at: string | null;
  /** Why it cannot be read; such an article is not tried again. */
  failed_reason: string | null;
  /** How often reading was begun. */
  read_attempts: Generated<number>;
  leased_until: string | null;
  /** Order of arrival. */
  seq: Generated<number>;
}

/** Words of the articles that a search looks through: no copies and no replaced versions. Kept by a trigger. */
export interface ArticleWordsRow {
  article_id: string;
  tenant: string;
  published_at: string;
  words: unknown;
}

export interface SourceRow {
  tenant: string;
  /** `feed:…`, `folder:…`, `page:…`, `file:…`. */
  address: string;
  etag: string | null;
  last_modified: string | null;
  last_ok_at: string | null;
  /** In a row; 0 after a success. */
  failures: Generated<number>;
  last_error: string | null;
  /** When the owner was told that it is dead; null after a success. */
  reported_at: string | null;
  next_due_at: string;
}

export interface StoryRow {
  id: string;
  tenant: string;
  title: string;
  anchor_article_id: string;
  aliases: string[];
  first_at: string;
  last_at: string;
  /** Folded title and party names, for finding a story by name. */
  search: string;
  /** When an answer first showed the title; what digests and follows show is in `seen`. */
  title_told_at: Generated<string | null>;
  /** A title given by hand is nobody else's to change. */
  title_by_hand: Generated<boolean>;
  formerly: Generated<unknown>;
}

export interface StoryArticleRow {
  article_id: string;
  story_id: string;
  tenant: string;
  /** Order in which articles were grouped. */
  seq: Generated<number>;
}

export interface StoryDecisionRow {
  article_id: string;
  /** Place in the log that both decisions and edits are counted in. */
  seq: Generated<number>;
  tenant: string;
  /** The story as it was decided; merges and splits since then are edits. */
  story_id: string;
  decision: unknown;
  decided_at: string;
}

export interface StoryEditRow {
  seq: Generated<number>;
  tenant: string;
  kind: "merge" | "split" | "title";
  story_ids: string[];
  edit: unknown;
  made_at: string;
}

export interface ArticleTopicsRow {
  article_id: string;
  /** Folded words of title and text, each once; a tsvector without stems. */
  words: unknown;
}

export interface ClaimRow {
  id: string;
  tenant: string;
  article_id: string;
  story_id: string;
  position: number;
  type: string;
  claim: unknown;
  /** Folded name of a statement's speaker. */
  speaker_key: string | null;
  published_at: string;
  /** Words of a statement and its evidence; a tsvector, written by `to_tsvector`. */
  words: unknown;
}

export interface AgreementRow {
  id: string;
  tenant: string;
  story_id: string;
  /** The stories of all its assertions. */
  story_ids: string[];
  party_keys: string[];
  /** Folded from the assertions when it was saved. */
  status: AgreementStatus;
  kind: string;
  date: string | null;
  /** Publication time of the newest assertion. */
  latest_at: string;
  record: unknown;
  /** Last ISO day of `date`. */
  last_day: GeneratedAlways<string | null>;
  /** Range of the sums that its assertions give, of any currency. */
  amounts: GeneratedAlways<string | null>;
  /** False where weak readings of a binding deal are all there is. */
  plain: GeneratedAlways<boolean>;
}

export interface NameRow {
  tenant: string;
  kind: "party" | "speaker";
  key: string;
  name: string;
  count: number;
}

export interface BriefingRow {
  tenant: string;
  id: string;
  origin: "file" | "chat";
  paused: boolean;
  briefing: unknown;
  created_at: string;
}

export interface SubscriptionRow {
  id: string;
  tenant: string;
  briefing_id: string;
  destination: string;
  paused_reason: string | null;
  paused_at: string | null;
}

export interface SlotRow {
  tenant: string;
  briefing_id: string;
  slot: string;
  taken_at: string;
}

export interface DigestRow {
  id: string;
  tenant: string;
  briefing_id: string;
  window_from: string;
  window_to: string;
  digest: unknown;
  created_at: string;
}

export interface DeliveryRow {
  id: string;
  key: string;
  tenant: string;
  destination: string;
  platform: string;
  message: unknown;
  state: DeliveryState;
  priority: number;
  due_at: string;
  created_at: string;
  attempts: Generated<number>;
  sent_parts: Generated<string[]>;
  opened_thread: string | null;
  open_thread: string | null;
  last_error: string | null;
  leased_until: string | null;
  /** An earlier send may have come through. */
  uncertain: Generated<boolean>;
  settled_at: string | null;
  /** Order of writing. */
  seq: Generated<number>;
}

export interface SeenRow {
  destination: string;
  key: string;
  tenant: string;
  story_id: string;
  delivery_id: string;
  /** The line as it was delivered. */
  line: string;
  seen_at: string;
}

export interface FollowRow {
  id: string;
  tenant: string;
  story_id: string;
  channel: string;
  thread: string | null;
  state: "opening" | "open" | "closed";
  created_by: string;
  created_at: string;
}

export interface ChatEventRow {
  platform: string;
  event_id: string;
  tenant: string;
  seen_at: string;
}

export interface SettingRow {
  tenant: string;
  key: string;
  value: unknown;
}
