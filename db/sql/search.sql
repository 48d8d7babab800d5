-- Search through what a council wrote, as through its evidence (evidence-words.sql): a function finds ids past the fence, because an index
-- cannot be used behind one, and whoever asks reads those rows again behind their own. What they may not open is left out by the function
-- already, so that it takes no place from what they may. Scores, drafts and what was judged are in no index and not in the lexicon, so
-- nothing that is found or not found hangs on one.

-- Words that were written once can be typed wrongly later.
create function keep_said() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  perform keep_words(new.council_id, array_to_string(array(select to_jsonb(new) ->> a from unnest(tg_argv::text[]) a), ' '));
  return null;
end $$;
create trigger answer_words_keep_said after insert or update of words on answer_words for each row execute function keep_said('words');
create trigger comments_keep_said after insert on comments for each row execute function keep_said('body');
create trigger comment_changes_keep_said after insert on comment_changes for each row execute function keep_said('body');
create trigger agreements_keep_said after insert on agreements for each row execute function keep_said('reason');
create trigger meeting_notes_keep_said after insert on meeting_notes for each row execute function keep_said('words');
create trigger referrals_keep_said after update of minute on referrals for each row execute function keep_said('minute');
create trigger body_asks_keep_said after insert on body_asks for each row execute function keep_said('words');
create trigger plan_actions_keep_said after insert or update of title, benefit, said on plan_actions
  for each row execute function keep_said('title', 'benefit', 'said');
create trigger review_comments_keep_said after insert or update of audience on review_comments
  for each row when (new.audience = 'council') execute function keep_said('body');
-- What a report says is the team's until it is published.
create function keep_report_said() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  perform keep_words(new.council_id, f.words) from (
    select f.words from findings f where f.review_id = new.id union all select r.words from recommendations r where r.review_id = new.id) f;
  return null;
end $$;
create trigger reviews_keep_said after update of published_at on reviews for each row
  when (old.published_at is null and new.published_at is not null) execute function keep_report_said();

-- Whose name or post holds the words, or one that is nearly it. A council has so few people that they are looked through; no name is
-- kept among the words, so that it goes with whoever has it.
create function find_people(council uuid, asked text) returns table (id uuid, is_near boolean, rank real)
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  with typed as (select distinct lower(m[1]) as word from regexp_matches(left(asked, 200), '[[:alpha:]]+', 'g') m limit 6),
    person as (
      select m.user_id, array_agg(distinct w.word) as words
      from current_memberships m join users u on u.id = m.user_id
      cross join lateral (select lower(r[1]) as word from regexp_matches(coalesce(u.name, '') || ' ' || m.post, '[[:alpha:]]+', 'g') r) w
      where m.council_id = council group by m.user_id),
    judged as (
      select p.user_id, bool_and(t.word = any (p.words)) as is_exact, bool_and(exists (
        select 1 from unnest(p.words) w where w = t.word or (length(t.word) > 3 and abs(length(w) - length(t.word)) <= 2
          and 2.0 * cardinality(array(select unnest(pieces_of(council, w)) intersect select unnest(pieces_of(council, t.word))))
            / (length(w) + length(t.word) + 2) >= 0.5))) as is_near
      from person p cross join typed t group by p.user_id)
  select j.user_id, not j.is_exact, 1::real from judged j where j.is_exact or j.is_near
$$;

-- Where the words stand that are asked for, and where words stand that are nearly those: of each kind the best so many.
create function find_words(asked text, most int) returns table (kind text, id uuid, is_near boolean, rank real, query text)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as
$$
#variable_conflict use_column
declare
  council constant uuid := acting_council();
  person constant uuid := acting_user();
  is_whole constant boolean := not acting_limited();
  mine constant uuid[] := case when is_whole then '{}' else array(select acting_questions()) end;
  here constant tsquery := ('''in:' || council || '''')::tsquery;
  exact constant tsquery := websearch_to_tsquery('english', asked);
  near constant tsquery := near_query(council, asked);
begin
  if council is null then return; end if;
  return query select 'person', p.id, p.is_near, p.rank, '' from find_people(council, asked) p limit most;
  return query select 'evidence', e.id, e.is_near, e.rank, e.query from find_evidence(asked, most) e;
  return query
    select w.kind, w.id, q.is_near, w.rank, q.query::text
    from (select * from (values (false, exact), (true, near)) v (is_near, query) where numnode(v.query) > 0) q
    cross join lateral (
      (select (select s.kind from subjects s where s.council_id = a.council_id and s.id = a.id) as kind, a.id,
          ts_rank_cd(to_tsvector('english', left(a.words, 150000)), q.query) as rank from answer_words a
        where (to_tsvector('english', left(a.words, 150000)) || array_to_tsvector(array['in:' || a.council_id::text])) @@ (q.query && here)
          and (is_whole or a.id = any (mine))
        order by 3 desc, 2 limit most)
      union all
      (select 'comment', c.id, ts_rank_cd(to_tsvector('english', left(c.body, 150000)), q.query) from comments c
        where (to_tsvector('english', left(c.body, 150000)) || array_to_tsvector(array['in:' || c.council_id::text])) @@ (q.query && here)
          and not exists (select 1 from comment_changes x where x.council_id = c.council_id and x.comment_id = c.id)
          and exists (select 1 from comments o join comment_threads t on t.council_id = o.council_id and t.id = o.thread_id
            join subjects s on s.council_id = t.council_id and s.id = t.subject_id
            where o.council_id = c.council_id and o.id = c.id and t.withdrawn_at is null
              and ((is_whole and s.kind <> 'evidence') or reads_subject(s.council_id, s.id, person)))
        order by 3 desc, 2 limit most)
      union all
      (select 'comment', x.comment_id, ts_rank_cd(to_tsvector('english', left(coalesce(x.body, ''), 150000)), q.query) from comment_changes x
        where (to_tsvector('english', left(coalesce(x.body, ''), 150000)) || array_to_tsvector(array['in:' || x.council_id::text])) @@ (q.query && here)
          and not exists (select 1 from comment_changes y where y.council_id = x.council_id and y.comment_id = x.comment_id
            and (y.created_at, y.id) > (x.created_at, x.id))
          and exists (select 1 from comments o join comment_threads t on t.council_id = o.council_id and t.id = o.thread_id
            join subjects s on s.council_id = t.council_id and s.id = t.subject_id
            where o.council_id = x.council_id and o.id = x.comment_id and t.withdrawn_at is null
              and ((is_whole and s.kind <> 'evidence') or reads_subject(s.council_id, s.id, person)))
        order by 3 desc, 2 limit most)
      union all
      (select 'level', g.id, ts_rank_cd(to_tsvector('english', left(g.reason, 150000)), q.query) from agreements g
        where (to_tsvector('english', left(g.reason, 150000)) || array_to_tsvector(array['in:' || g.council_id::text])) @@ (q.query && here)
          and exists (select 1 from rounds r where r.council_id = g.council_id and r.id = g.round_id and r.state = 'agreed')
          and (is_whole or g.assessment_question_id = any (mine))
        order by 3 desc, 2 limit most)
      union all
      (select 'note', n.id, ts_rank_cd(to_tsvector('english', left(n.words, 150000)), q.query) from meeting_notes n
        where (to_tsvector('english', left(n.words, 150000)) || array_to_tsvector(array['in:' || n.council_id::text])) @@ (q.query && here)
          and n.struck_at is null and (is_whole or n.assessment_question_id = any (mine))
        order by 3 desc, 2 limit most)
      union all
      (select 'shared', c.id, ts_rank_cd(to_tsvector('english', left(c.body, 150000)), q.query) from review_comments c
        where (to_tsvector('english', left(c.body, 150000)) || array_to_tsvector(array['in:' || c.council_id::text])) @@ (q.query && here)
          and is_whole and is_with_council(c.audience, c.shared_at, c.created_at, c.by_council)
        order by 3 desc, 2 limit most)
      union all
      (select 'finding', f.id, ts_rank_cd(to_tsvector('english', left(f.words, 150000)), q.query) from findings f
        where (to_tsvector('english', left(f.words, 150000)) || array_to_tsvector(array['in:' || f.council_id::text])) @@ (q.query && here)
          and is_whole and exists (select 1 from reviews v where v.council_id = f.council_id and v.id = f.review_id and v.published_at is not null)
        order by 3 desc, 2 limit most)
      union all
      (select 'recommendation', f.id, ts_rank_cd(to_tsvector('english', left(f.words, 150000)), q.query) from recommendations f
        where (to_tsvector('english', left(f.words, 150000)) || array_to_tsvector(array['in:' || f.council_id::text])) @@ (q.query && here)
          and is_whole and exists (select 1 from reviews v where v.council_id = f.council_id and v.id = f.review_id and v.published_at is not null)
        order by 3 desc, 2 limit most)
      union all
      (select 'minute', f.id, ts_rank_cd(to_tsvector('english', left(f.minute, 150000)), q.query) from referrals f
        where (to_tsvector('english', left(f.minute, 150000)) || array_to_tsvector(array['in:' || f.council_id::text])) @@ (q.query && here) and is_whole
        order by 3 desc, 2 limit most)
      union all
      (select 'ask', k.id, ts_rank_cd(to_tsvector('english', left(k.words, 150000)), q.query) from body_asks k
        where (to_tsvector('english', left(k.words, 150000)) || array_to_tsvector(array['in:' || k.council_id::text])) @@ (q.query && here) and is_whole
        order by 3 desc, 2 limit most)
      union all
      (select 'action', p.id, ts_rank_cd(to_tsvector('english', left(p.title || ' ' || p.benefit || ' ' || p.said, 150000)), q.query) from plan_actions p
        where (to_tsvector('english', left(p.title || ' ' || p.benefit || ' ' || p.said, 150000)) || array_to_tsvector(array['in:' || p.council_id::text])) @@ (q.query && here) and (is_whole or p.owner_id = person)
        order by 3 desc, 2 limit most)) w;
end $$;
grant execute on function find_words(text, int) to concord_app;
