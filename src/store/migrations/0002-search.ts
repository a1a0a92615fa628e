/**
 * What answers are searched by.
 *
 * Columns of agreements that their record decides: the last day of their date, the range of their
 * sums, and whether anything but a weak reading tells of them. Words of articles stand in a table of
 * their own, so that an article that is read for another reason does not carry them; copies and
 * replaced versions are not in it. Its rows are narrow (the vector lies beside them), so that finding
 * the newest of many that match touches few pages.
 */
export const search = `
create function wirebrief_amounts(record jsonb) returns numrange language sql immutable as $$
  select numrange(min((sum ->> 'value')::numeric), max((sum ->> 'value')::numeric), '[]')
  from jsonb_path_query(record, '$.assertions[*].claim.amount') sum
  having count(*) > 0
$$;

alter table agreements
  add column last_day text generated always as (
    case length(substring(date from '[^/]+$'))
      when 4 then substring(date from '[^/]+$') || '-12-31'
      when 7 then substring(date from '[^/]+$') || '-31'
      else substring(date from '[^/]+$') end
  ) stored,
  add column amounts numrange generated always as (wirebrief_amounts(record)) stored,
  add column plain boolean not null generated always as (
    jsonb_path_exists(
      record,
      '$.assertions[*].claim ? (@.strength != "weak" || (@.status != "signed" && @.status != "agreed"))'
    )
  ) stored;
create index agreements_kind on agreements (tenant, kind, latest_at desc);
create index agreements_amounts on agreements using gist (amounts) where amounts is not null;

create table article_words (
  article_id text primary key,
  tenant text not null,
  published_at timestamptz not null,
  words tsvector not null
) with (toast_tuple_target = 128);
alter table article_words alter column words set storage external;
create index article_words_words on article_words using gin (words);
create index article_words_published on article_words (tenant, published_at);

create function wirebrief_words(title text, body text) returns tsvector language sql immutable as $$
  select setweight(to_tsvector('english', title), 'A') || to_tsvector('english', left(body, 100000))
$$;

create function wirebrief_index_article() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    delete from article_words where article_id = old.id;
    return null;
  end if;
  if tg_op = 'INSERT' then
    delete from article_words where article_id = new.replaces;
  end if;
  if new.duplicate_of is not null then
    delete from article_words where article_id = new.id;
  elsif tg_op = 'INSERT' then
    insert into article_words values
      (new.id, new.tenant, new.published_at, wirebrief_words(new.title, new.text))
      on conflict (article_id) do update set
        tenant = excluded.tenant, published_at = excluded.published_at, words = excluded.words;
  end if;
  return null;
end
$$;
create trigger articles_indexed after insert or delete or update of duplicate_of on articles
  for each row execute function wirebrief_index_article();

insert into article_words
  select id, tenant, published_at, wirebrief_words(title, text) from articles a
  where duplicate_of is null and not exists (select 1 from articles b where b.replaces = a.id);
`;
