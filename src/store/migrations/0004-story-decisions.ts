/**
 * Why each article is in its story, and what was done to stories since. Both count on one sequence:
 * in its order they are the log that grouping is replayed from. Articles that were grouped before
 * are in it without reasons.
 */
export const storyDecisions = `
create sequence story_log;

create table story_decisions (
  article_id text primary key references articles (id),
  seq bigint not null unique default nextval('story_log'),
  tenant text not null,
  story_id text not null,
  decision jsonb not null,
  decided_at timestamptz not null
);
create index story_decisions_log on story_decisions (tenant, seq);

create table story_edits (
  seq bigint primary key default nextval('story_log'),
  tenant text not null,
  kind text not null,
  story_ids text[] not null,
  edit jsonb not null,
  made_at timestamptz not null
);
create index story_edits_log on story_edits (tenant, seq);
create index story_edits_stories on story_edits using gin (story_ids);

insert into story_decisions (article_id, seq, tenant, story_id, decision, decided_at)
select s.article_id, row_number() over (order by s.seq), s.tenant, s.story_id,
  '{"outcome":"unknown","reasons":[],"comparisons":[]}'::jsonb, coalesce(a.read_at, a.fetched_at)
from story_articles s join articles a on a.id = s.article_id;
select setval('story_log', (select count(*) + 1 from story_decisions));

alter table stories
  add column title_told_at timestamptz,
  add column title_by_hand boolean not null default false,
  add column formerly jsonb not null default '[]';
`;
