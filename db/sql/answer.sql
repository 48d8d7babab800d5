-- What an answer says, and what it said when somebody judged it: so whoever scored or agreed it can be told that it changed.

-- The words of an answer, and of an area's statement, are read out of its text by a job, soon after it was edited.
select protect_table('answer_words', fence => 'council', app => 'select');
create policy answer_words_read on answer_words as restrictive for all to concord_app
  using (not (select acting_limited()) or acting_reads(council_id, id));

-- Asked once for all edits of a commit. Of a text that waits to be read already nothing is written; where it waits for too long, as in a
-- copy of a database, which has no jobs, it is wanted anew.
create function want_answers_read() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as
$$ declare wanted record; begin
  for wanted in
    insert into answer_words as w (council_id, id)
      select s.council_id, s.id from (select distinct council_id, document_id from added) n
      join subjects s on s.council_id = n.council_id and s.id = n.document_id and s.kind = any (kinds_with('sealed'))
      where not exists (select 1 from answer_words o where o.council_id = s.council_id and o.id = s.id
        and o.due_at > now() - interval '2 minutes')
      order by s.id
      on conflict (council_id, id) do update set due_at = now() where w.due_at is null or w.due_at <= now() - interval '2 minutes'
      returning w.council_id, w.id, w.words = '' as is_begun
  loop
    perform jobs.enqueue('read-answer', jsonb_build_object('council', wanted.council_id, 'answer', wanted.id),
      now() + case when wanted.is_begun then interval '1 second' else interval '15 seconds' end);
  end loop;
  return null;
end $$;
create trigger document_updates_are_read after insert on document_updates referencing new table as added
  for each statement execute function want_answers_read();

-- For the job alone. It says that it begins before it reads, so that an edit that comes meanwhile wants it read again.
create function begin_reading(council uuid, answer uuid) returns void
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as
$$ update answer_words w set due_at = null where w.council_id = council and w.id = answer and w.due_at is not null $$;
grant execute on function begin_reading(uuid, uuid) to concord_background;

-- What was read, where nothing later was. An answer that has words is being written, and one that has none is not begun. Open pages hear of it where there is something to show.
create function note_answer(council uuid, answer uuid, said text, up_to bigint) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as
$$ declare before text; begin
  select w.words into before from answer_words w where w.council_id = council and w.id = answer and w.seq <= up_to for update;
  if not found then return; end if;
  update answer_words w set words = said, seq = up_to where w.council_id = council and w.id = answer;
  if before = said then return; end if;
  update assessment_questions q set progress = case said when '' then 'not_started' else 'drafting' end
    where q.council_id = council and q.id = answer and (said = '') <> (q.progress = 'not_started') and is_time_to_write(council, answer)
      and not exists (select 1 from rounds r where r.council_id = council and r.assessment_question_id = answer);
  if found or tell_of_change(council, answer) then
    perform pg_notify('concord', json_build_object('topic', 'subject', 'id', answer)::text);
  end if;
end $$;
grant execute on function note_answer(uuid, uuid, text, bigint) to concord_background;

-- What an answer was judged by. That of a score is its author's alone until the reveal, and until then theirs to say again.
select protect_table('judged_answers', fence => 'council');
create function judged_in(round uuid) returns setof judged_answers
language plpgsql stable security definer rows 12 cost 1000 set search_path = pg_catalog, public, pg_temp as
$$ declare council uuid := acting_council(); begin
  if acting_reads_revealed(round) then
    return query select j.* from judged_answers j where j.council_id = council and j.round_id = round;
  else
    return query select j.* from judged_answers j where j.council_id = council and j.round_id = round and j.judged_by = acting_user()
      and j.act = 'score';
  end if;
end $$;
grant execute on function judged_in(uuid) to concord_app;
create view shown_judged_answers with (security_invoker = true) as
  select r.council_id, j.id, r.assessment_id, r.assessment_question_id, r.id as round_id, j.act, j.judged_by, j.judged_at, j.words, j.seq, j.reason
  from rounds r cross join lateral judged_in(r.id) j;
grant select on shown_judged_answers to concord_app;

create function save_judged(of_round uuid, said_act text, said_words text, said_seq bigint, said_reason text, at timestamptz) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as
$$ declare place rounds; begin
  select * into place from rounds r where r.council_id = acting_council() and r.id = of_round;
  if said_act = 'score' then perform refuse_unseated(of_round);
  elsif not coalesce(case said_act
    when 'agree' then place.assessment_id in (select acting_assessments('agree'))
    when 'stand' then place.assessment_id in (select acting_assessments('reopen')) and round_is_revealed(of_round) end, false)
  then perform refuse_unallowed(); end if;
  insert into judged_answers (council_id, assessment_id, assessment_question_id, round_id, act, judged_by, judged_at, words, seq, reason)
    values (place.council_id, place.assessment_id, place.assessment_question_id, place.id, said_act, acting_user(), at, said_words, said_seq,
      said_reason)
    on conflict (council_id, round_id, judged_by) where act = 'score'
      do update set words = excluded.words, seq = excluded.seq, judged_at = excluded.judged_at;
end $$;
grant execute on function save_judged(uuid, text, text, bigint, text, timestamptz) to concord_app;
create trigger judged_answers_after_freeze before insert or update or delete on judged_answers
  for each row execute function refuse_after_freeze();

-- From the reveal on it is kept, of the owning role too.
create function refuse_judging_anew() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  if tg_op = 'DELETE' then
    if goes_with_council(to_jsonb(old)) then return old; end if;
  elsif old.act = 'score' and (to_jsonb(new) - array['words', 'seq', 'judged_at']) = (to_jsonb(old) - array['words', 'seq', 'judged_at']) then
    perform 1 from rounds r where r.council_id = old.council_id and r.id = old.round_id and r.state = 'open' for share;
    if found then return new; end if;
  end if;
  raise exception 'what an answer was judged by is kept' using errcode = 'CN001';
end $$;
create trigger judged_answers_kept before update or delete on judged_answers for each row execute function refuse_judging_anew();

-- Whether an answer says something else than what this person gave their score of. The same words again are no change, and words that
-- were not read yet are none either.
create function changed_since_scored(council uuid, round uuid, person uuid) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select exists (select 1 from judged_answers j join answer_words w on w.council_id = j.council_id and w.id = j.assessment_question_id
    where j.council_id = council and j.round_id = round and j.judged_by = person and j.act = 'score' and w.seq > j.seq and translate(w.words, E'\n', ' ') <> translate(j.words, E'\n', ' '))
$$;

-- Whether it changed since a revealed round was judged: since somebody decided last that the level stands, or recorded one, or else
-- since any score of it.
create function changed_since_revealed(council uuid, round uuid) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select exists (select 1 from (
      select j.*, max(j.judged_at) filter (where j.act <> 'score') over () as decided_at from judged_answers j
      where j.council_id = council and j.round_id = round) j
    join answer_words w on w.council_id = j.council_id and w.id = j.assessment_question_id
    where (j.decided_at is null or (j.act <> 'score' and j.judged_at = j.decided_at)) and w.seq > j.seq and translate(w.words, E'\n', ' ') <> translate(j.words, E'\n', ' '))
$$;
