-- Search through what a council wrote and through its evidence: a function finds ids past the fence, because an index cannot be used behind
-- one, and whoever asks reads those rows again behind their own. What they may not open is left out by the function already, so that it
-- takes no place from what they may. Words that are near what was typed are sought beside it every time, and only such as stand in
-- something that the asker may open. Scores, drafts and what was judged are in no index and not in the lexicon, so nothing that is found
-- or not found hangs on one.

-- Words that were written once can be typed wrongly later.
create function keep_said() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  perform keep_words(new.council_id, array(select to_jsonb(new) ->> a from unnest(tg_argv::text[]) a));
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
  perform keep_words(new.council_id, array_agg(f.words)) from (
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

-- What stands in a council, beside its evidence and its people, as far as the acting person may open it.
create view said_in_council with (security_invoker = true) as
  select 'answer' as source, (select s.kind from subjects s where s.council_id = a.council_id and s.id = a.id) as kind, a.id, a.words,
      to_tsvector('english', left(a.words, 150000)) || array_to_tsvector(array['in:' || a.council_id::text]) as looked_up
    from answer_words a where not (select acting_limited()) or a.id = any (array(select acting_questions()))
  union all
  select 'comment', 'comment', c.id, c.body, to_tsvector('english', left(c.body, 150000)) || array_to_tsvector(array['in:' || c.council_id::text])
    from comments c
    where not exists (select 1 from comment_changes x where x.council_id = c.council_id and x.comment_id = c.id)
      and exists (select 1 from comments o join comment_threads t on t.council_id = o.council_id and t.id = o.thread_id
        join subjects s on s.council_id = t.council_id and s.id = t.subject_id
        where o.council_id = c.council_id and o.id = c.id and t.withdrawn_at is null
          and ((not (select acting_limited()) and s.kind <> 'evidence') or reads_subject(s.council_id, s.id, (select acting_user()))))
  union all
  select 'changed comment', 'comment', x.comment_id, coalesce(x.body, ''), to_tsvector('english', left(coalesce(x.body, ''), 150000)) || array_to_tsvector(array['in:' || x.council_id::text])
    from comment_changes x
    where not exists (select 1 from comment_changes y where y.council_id = x.council_id and y.comment_id = x.comment_id
        and (y.created_at, y.id) > (x.created_at, x.id))
      and exists (select 1 from comments o join comment_threads t on t.council_id = o.council_id and t.id = o.thread_id
        join subjects s on s.council_id = t.council_id and s.id = t.subject_id
        where o.council_id = x.council_id and o.id = x.comment_id and t.withdrawn_at is null
          and ((not (select acting_limited()) and s.kind <> 'evidence') or reads_subject(s.council_id, s.id, (select acting_user()))))
  union all
  select 'level', 'level', g.id, g.reason, to_tsvector('english', left(g.reason, 150000)) || array_to_tsvector(array['in:' || g.council_id::text])
    from agreements g
    where exists (select 1 from rounds r where r.council_id = g.council_id and r.id = g.round_id and r.state = 'agreed')
      and (not (select acting_limited()) or g.assessment_question_id = any (array(select acting_questions())))
  union all
  select 'note', 'note', n.id, n.words, to_tsvector('english', left(n.words, 150000)) || array_to_tsvector(array['in:' || n.council_id::text])
    from meeting_notes n where n.struck_at is null and (not (select acting_limited()) or n.assessment_question_id = any (array(select acting_questions())))
  union all
  select 'shared', 'shared', c.id, c.body, to_tsvector('english', left(c.body, 150000)) || array_to_tsvector(array['in:' || c.council_id::text])
    from review_comments c where not (select acting_limited()) and is_with_council(c.audience, c.shared_at, c.created_at, c.by_council)
  union all
  select 'finding', 'finding', f.id, f.words, to_tsvector('english', left(f.words, 150000)) || array_to_tsvector(array['in:' || f.council_id::text])
    from findings f where not (select acting_limited()) and exists (select 1 from reviews v where v.council_id = f.council_id and v.id = f.review_id and v.published_at is not null)
  union all
  select 'recommendation', 'recommendation', f.id, f.words, to_tsvector('english', left(f.words, 150000)) || array_to_tsvector(array['in:' || f.council_id::text])
    from recommendations f where not (select acting_limited()) and exists (select 1 from reviews v where v.council_id = f.council_id and v.id = f.review_id and v.published_at is not null)
  union all
  select 'minute', 'minute', f.id, f.minute, to_tsvector('english', left(f.minute, 150000)) || array_to_tsvector(array['in:' || f.council_id::text])
    from referrals f where not (select acting_limited())
  union all
  select 'ask', 'ask', k.id, k.words, to_tsvector('english', left(k.words, 150000)) || array_to_tsvector(array['in:' || k.council_id::text])
    from body_asks k where not (select acting_limited())
  union all
  select 'action', 'action', p.id, p.title || ' ' || p.benefit || ' ' || p.said, to_tsvector('english', left(p.title || ' ' || p.benefit || ' ' || p.said, 150000)) || array_to_tsvector(array['in:' || p.council_id::text])
    from plan_actions p where not (select acting_limited()) or p.owner_id = (select acting_user());

-- What evidence says in its newest revision, whoever may open it.
create view said_in_evidence with (security_invoker = true) as
  select v.council_id, v.id, v.item_id, v.words, v.looked_up from evidence_words v
  where not exists (select 1 from evidence_revisions r join evidence_revisions n on n.council_id = r.council_id and n.item_id = r.item_id
    and n.number > r.number where r.council_id = v.council_id and r.id = v.revision_id);

-- Whether this very word, and no other of its stem alone, stands in something that the acting person may open: in one of the first fifty
-- places of theirs that have a word of its stem.
create function stands_open(council uuid, word text) returns boolean
language plpgsql stable set search_path = pg_catalog, public, pg_temp
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as
$$ declare
  person constant uuid := acting_user();
  sight constant text[] := sight_of_items(council, person);
  asked constant tsquery := plainto_tsquery('english', word);
  wanted constant tsquery := asked && ('''in:' || council || '''')::tsquery;
  itself constant text := '\m' || word || '\M';
  closed uuid[] := '{}';
  looked int := 0;
  place record;
begin
  if numnode(asked) = 0 then return false; end if;
  for place in select v.item_id, v.words, i from said_in_evidence v join evidence_items i on i.council_id = v.council_id and i.id = v.item_id
    where v.looked_up @@ wanted loop
    continue when place.item_id = any (closed);
    if not reads_item_by(place.i, person, sight) then
      closed := closed || place.item_id;
      continue;
    end if;
    if place.words ~* itself then return true; end if;
    looked := looked + 1;
    exit when looked = 50;
  end loop;
  return exists (select 1 from (select s.words from said_in_council s where s.looked_up @@ wanted limit 50) f where f.words ~* itself);
end $$;

-- The word itself, and the nearest that stand in something which the acting person may open, by the pieces that they share.
create function near_words(council uuid, typed text) returns text[]
language plpgsql stable set search_path = pg_catalog, public, pg_temp as
$$ declare sought constant text[] := pieces_of(council, typed); begin
  return array[typed] || array(
    select n.word from (
      select l.word from evidence_lexicon l cross join lateral (select count(*) as shared from unnest(l.pieces) p where p = any (sought)) s
      where l.council_id = council and l.pieces && sought and abs(length(l.word) - length(typed)) <= 2
        and 2.0 * s.shared / (cardinality(l.pieces) + length(typed) + 1) >= 0.6 and l.word <> typed
      order by s.shared desc, l.word limit 2000) n
    where stands_open(council, n.word) limit 100);
end $$;

-- The words that are asked for, each as itself or as one that is nearly it; nothing where none is long enough to be another.
create function near_query(council uuid, asked text) returns tsquery
language plpgsql stable set search_path = pg_catalog, public, pg_temp as
$$ declare near tsquery; word text; begin
  for word in select distinct lower(m[1]) from regexp_matches(left(asked, 200), '[[:alpha:]]{4,30}', 'g') m limit 6 loop
    near := case when near is null then q.one else near && q.one end
      from (select to_tsquery('english', array_to_string(near_words(council, word), ' | ')) as one) q;
  end loop;
  return near;
end $$;

-- Of evidence that the acting person may open, where the words stand in the newest revision that are asked for, or words that are nearly those.
-- Of words that stand in more than six hundred places, six hundred are held against each other; none of what the asker may not open.
create function find_in_evidence(exact tsquery, near tsquery, most int) returns table (id uuid, is_near boolean, rank real, query text)
language plpgsql stable set search_path = pg_catalog, public, pg_temp as
$$ declare
  council constant uuid := acting_council();
  person constant uuid := acting_user();
  sight constant text[] := sight_of_items(council, person);
  here constant tsquery := ('''in:' || council || '''')::tsquery;
begin
  if council is null or numnode(exact) = 0 then return; end if;
  return query
    select w.id, q.is_near, w.rank, q.query::text
    from (select * from (values (false, exact), (true, near)) v (is_near, query) where numnode(v.query) > 0) q
    cross join lateral (
      select h.id, ts_rank_cd(h.looked_up, q.query) as rank from (
        select v.id, v.looked_up from said_in_evidence v join evidence_items i on i.council_id = v.council_id and i.id = v.item_id
        where v.looked_up @@ (q.query && here) and reads_item_by(i, person, sight) limit 600) h
      order by 2 desc limit most) w;
end $$;
create function find_evidence(asked text, most int) returns table (id uuid, is_near boolean, rank real, query text)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  return query select e.id, e.is_near, e.rank, e.query
    from find_in_evidence(websearch_to_tsquery('english', asked), near_query(acting_council(), asked), most) e;
end $$;
grant execute on function find_evidence(text, int) to concord_app;

-- The same through all that a council wrote, and its people: of each kind the best so many.
create function find_words(asked text, most int) returns table (kind text, id uuid, is_near boolean, rank real, query text)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as
$$
#variable_conflict use_column
declare
  council constant uuid := acting_council();
  here constant tsquery := ('''in:' || council || '''')::tsquery;
  exact constant tsquery := websearch_to_tsquery('english', asked);
  near constant tsquery := near_query(council, asked);
begin
  if council is null then return; end if;
  return query select 'person', p.id, p.is_near, p.rank, '' from find_people(council, asked) p limit most;
  return query select 'evidence', e.id, e.is_near, e.rank, e.query from find_in_evidence(exact, near, most) e;
  return query
    select w.kind, w.id, q.is_near, w.rank, q.query::text
    from (select * from (values (false, exact), (true, near)) v (is_near, query) where numnode(v.query) > 0) q
    cross join unnest(array['answer', 'comment', 'changed comment', 'level', 'note', 'shared', 'finding', 'recommendation', 'minute', 'ask', 'action'])
      k (source)
    cross join lateral (
      select s.kind, s.id, ts_rank_cd(to_tsvector('english', left(s.words, 150000)), q.query) as rank from said_in_council s
      where s.source = k.source and s.looked_up @@ (q.query && here)
      order by 3 desc, 2 limit most) w;
end $$;
grant execute on function find_words(text, int) to concord_app;
