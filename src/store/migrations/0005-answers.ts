/**
 * What makes an answer quick in a large archive: the corrections of stories by themselves, and names
 * that are spelt alike by their index. Comparing trigrams costs far more than the planner believes, so
 * that it would read all names; the function has it take the index.
 */
export const answers = `
create index claims_corrections on claims (story_id) where type = 'correction';

create function wirebrief_similar_names(tenants text[], wanted_kind text, wanted text, most integer)
returns table (key text, name text, count bigint) language plpgsql stable set enable_seqscan = off as $$
begin
  return query
    select n.key, min(n.name), sum(n.count)::bigint
    from names n
    where n.tenant = any(tenants) and n.kind = wanted_kind and n.key % wanted
    group by n.key
    order by similarity(n.key, wanted) desc, 3 desc, n.key
    limit most;
end
$$;
`;
