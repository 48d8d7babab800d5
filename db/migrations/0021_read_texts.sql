-- Many people's opening of many texts in one call, each behind their own fences: it runs as whoever calls it. For each that
-- is theirs to see comes a row that says who they are here and which text it is, then the text's parts in their order, the
-- snapshot and the log after it read by one statement, so that no compaction falls in between.
create function read_texts(persons uuid[], slugs text[], texts uuid[])
returns table (place int, council_id uuid, slug text, name text, user_name text, email text, post text, roles text[],
  assessment_id uuid, question_id uuid, kind text, frozen_at timestamptz, state text, is_mine boolean,
  seq bigint, payload bytea, author_id uuid, owners jsonb)
language plpgsql volatile set search_path = public
set plan_cache_mode = force_generic_plan set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
#variable_conflict use_column
declare i int; council uuid;
begin
  for i in 1 .. cardinality(persons) loop
    perform set_config('concord.user_id', persons[i]::text, true), set_config('concord.council', slugs[i], true),
      set_config('concord.review', '', true);
    council := acting_council();
    return query
      select i, c.id, c.slug, c.name, u.name, u.email,
        (array_agg(m.post order by m.starts_on desc))[1], array_agg(distinct m.role),
        d.assessment_id, d.assessment_question_id, d.kind, d.frozen_at, a.state,
        exists (select 1 from assignments s where s.council_id = d.council_id
          and s.assessment_question_id = d.assessment_question_id and s.user_id = persons[i]),
        null::bigint, null::bytea, null::uuid, null::jsonb
      from councils c
      join memberships m on m.council_id = c.id and m.user_id = persons[i]
        and m.starts_on <= current_date and (m.ends_on is null or m.ends_on > current_date)
      join users u on u.id = m.user_id
      join documents d on d.council_id = c.id and d.id = texts[i]
      join assessments a on a.council_id = d.council_id and a.id = d.assessment_id
      where c.id = council
      group by c.id, u.id, d.council_id, d.id, a.council_id, a.id;
    if found then
      return query
        select i, null::uuid, null, null, null, null, null, null::text[], null::uuid, null::uuid, null, null::timestamptz, null, null::boolean,
          p.seq, p.payload, p.author_id, p.owners
        from (
          select s.seq, s.state as payload, null::uuid as author_id, s.owners from document_snapshots s
            where s.council_id = council and s.document_id = texts[i]
          union all
          select u.seq, u.payload, u.author_id, null from document_updates u
            where u.council_id = council and u.document_id = texts[i]
        ) p order by p.seq;
    end if;
  end loop;
end $$;
--> statement-breakpoint
revoke execute on function read_texts(uuid[], text[], uuid[]) from public;
--> statement-breakpoint
grant execute on function read_texts(uuid[], text[], uuid[]) to concord_app;
