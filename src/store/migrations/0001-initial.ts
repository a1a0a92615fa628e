/** The first schema: see `database.ts` for what the columns mean. */
export const initial = `
create extension if not exists pg_trgm;

create table articles (
  id text primary key,
  tenant text not null,
  url text not null,
  title text not null,
  text text not null,
  outlet text not null,
  origin text,
  byline text,
  published_at timestamptz not null,
  dated boolean not null,
  fetched_at timestamptz not null,
  version integer not null,
  replaces text,
  duplicate_of text,
  source text not null,
  content_hash text not null,
  signature bytea,
  read_at timestamptz,
  failed_reason text,
  read_attempts integer not null default 0,
  leased_until timestamptz,
  seq bigint generated always as identity,
  unique (tenant, url, version)
);
create index articles_published on articles (tenant, published_at, id);
create index articles_fetched on articles (tenant, fetched_at);
create index articles_unread on articles (seq) where read_at is null and failed_reason is null;
create index articles_content on articles (tenant, content_hash);

create table sources (
  tenant text not null,
  address text not null,
  etag text,
  last_modified text,
  last_ok_at timestamptz,
  failures integer not null default 0,
  last_error text,
  reported_at timestamptz,
  next_due_at timestamptz not null,
  primary key (tenant, address)
);
create index sources_due on sources (next_due_at);

create table stories (
  id text primary key,
  tenant text not null,
  title text not null,
  anchor_article_id text not null,
  aliases text[] not null default '{}',
  first_at timestamptz not null,
  last_at timestamptz not null,
  search text not null default ''
);
create index stories_last on stories (tenant, last_at desc);
create index stories_aliases on stories using gin (aliases);
create index stories_search on stories using gin (search gin_trgm_ops);

create table story_articles (
  article_id text primary key references articles (id),
  story_id text not null,
  tenant text not null,
  seq bigint generated always as identity
);
create index story_articles_story on story_articles (story_id);

create table claims (
  id text primary key,
  tenant text not null,
  article_id text not null references articles (id),
  story_id text not null,
  position integer not null,
  type text not null,
  claim jsonb not null,
  speaker_key text,
  published_at timestamptz not null,
  words tsvector
);
create index claims_article on claims (article_id, position);
create index claims_story on claims (story_id);
create index claims_speaker on claims (tenant, speaker_key, published_at desc) where type = 'statement';
create index claims_statements on claims (tenant, published_at desc) where type = 'statement';
create index claims_words on claims using gin (words);

create table agreements (
  id text primary key,
  tenant text not null,
  story_id text not null,
  story_ids text[] not null,
  party_keys text[] not null,
  status text not null,
  kind text not null,
  date text,
  latest_at timestamptz not null,
  record jsonb not null
);
create index agreements_parties on agreements using gin (party_keys);
create index agreements_stories on agreements using gin (story_ids);
create index agreements_latest on agreements (tenant, latest_at desc);
create index agreements_status on agreements (tenant, status, latest_at desc);

create table names (
  tenant text not null,
  kind text not null,
  key text not null,
  name text not null,
  count bigint not null,
  primary key (tenant, kind, key)
);
create index names_prefix on names (tenant, kind, key text_pattern_ops);
create index names_search on names using gin (key gin_trgm_ops);

create table briefings (
  tenant text not null,
  id text not null,
  origin text not null,
  paused boolean not null,
  briefing jsonb not null,
  created_at timestamptz not null,
  primary key (tenant, id)
);

create table subscriptions (
  id text primary key,
  tenant text not null,
  briefing_id text not null,
  destination text not null,
  paused_reason text,
  paused_at timestamptz,
  unique (tenant, briefing_id, destination)
);
create index subscriptions_destination on subscriptions (destination);

create table slots (
  tenant text not null,
  briefing_id text not null,
  slot timestamptz not null,
  taken_at timestamptz not null,
  primary key (tenant, briefing_id, slot)
);

create table digests (
  id text primary key,
  tenant text not null,
  briefing_id text not null,
  window_from timestamptz not null,
  window_to timestamptz not null,
  digest jsonb not null,
  created_at timestamptz not null
);
create index digests_briefing on digests (tenant, briefing_id, window_to desc);

create table deliveries (
  id text primary key,
  key text not null unique,
  tenant text not null,
  destination text not null,
  platform text not null,
  message jsonb not null,
  state text not null,
  priority smallint not null,
  due_at timestamptz not null,
  created_at timestamptz not null,
  attempts integer not null default 0,
  sent_parts text[] not null default '{}',
  opened_thread text,
  open_thread text,
  last_error text,
  leased_until timestamptz,
  uncertain boolean not null default false,
  settled_at timestamptz,
  seq bigint generated always as identity
) with (fillfactor = 70);
create index deliveries_open on deliveries (priority, due_at, seq)
  where state in ('due', 'uncertain', 'held');
create index deliveries_order on deliveries (destination, priority, seq)
  where state in ('due', 'uncertain', 'held', 'sending');
create index deliveries_leases on deliveries (leased_until) where state = 'sending';
create index deliveries_state on deliveries (state);
create index deliveries_destination on deliveries (destination, created_at desc);

create table seen (
  destination text not null,
  key text not null,
  tenant text not null,
  story_id text not null,
  delivery_id text not null,
  line text not null,
  seen_at timestamptz not null,
  primary key (destination, key)
);
create index seen_key on seen (key);
create index seen_story on seen (story_id);

create table follows (
  id text primary key,
  tenant text not null,
  story_id text not null,
  channel text not null,
  thread text,
  state text not null,
  created_by text not null,
  created_at timestamptz not null
);
create unique index follows_once on follows (tenant, story_id, channel) where state <> 'closed';
create index follows_thread on follows (thread) where state = 'open';

create table chat_events (
  platform text not null,
  event_id text not null,
  tenant text not null,
  seen_at timestamptz not null,
  primary key (platform, event_id)
);
create index chat_events_age on chat_events (seen_at);

create table settings (
  tenant text not null,
  key text not null,
  value jsonb not null,
  primary key (tenant, key)
);
`;
