-- Rounds and scores. Blind means blind: a score is its author's alone until the reveal.

create function round_is_revealed(round uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin return exists (select 1 from rounds r where r.id = round and r.revealed_at is not null); end $$;
grant execute on function round_is_revealed(uuid) to concord_app;

create function round_is_open(round uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin return exists (select 1 from rounds r where r.id = round and r.state = 'open'); end $$;
grant execute on function round_is_open(uuid) to concord_app;

-- Whether the acting person sees a round, and it is revealed.
create function acting_reads_revealed(round uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  return exists (select 1 from rounds r where r.council_id = acting_council() and r.id = round and r.revealed_at is not null
    and (not acting_limited() or r.assessment_question_id in (select acting_questions())));
end $$;

-- Enough have scored: the share that the assessment chose of the seats in the round, those vacated since included, and where
-- they are of two political groups or more, people of at least two. Says only yes or no; never how many, who or what.
create function has_quorum(council uuid, round uuid) returns boolean
language plpgsql stable set search_path = pg_catalog, public, pg_temp as
$$ declare share numeric; named int; scored int; named_groups int; scored_groups int; begin
  select a.quorum_share, count(*), count(s.id), count(distinct d.group_name), count(distinct d.group_name) filter (where s.id is not null)
    into share, named, scored, named_groups, scored_groups
    from rounds r
    join assessments a on a.council_id = r.council_id and a.id = r.assessment_id
    join round_seats e on e.council_id = r.council_id and e.round_id = r.id
    join assessment_duties d on d.council_id = e.council_id and d.id = e.duty_id
    left join scores s on s.council_id = r.council_id and s.round_id = r.id and s.assessor_id = e.user_id
    where r.id = round and r.council_id = council
    group by a.quorum_share;
  return coalesce(scored >= ceil(share * named) and scored_groups >= least(2, named_groups), false);
end $$;
create function round_has_quorum(round uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin return has_quorum(acting_council(), round); end $$;
grant execute on function round_has_quorum(uuid) to concord_app;

select protect_table('rounds', fence => 'council', app => 'select, insert, update (state, revealed_at, revealed_by, put_aside_at,
  put_aside_by, put_aside_reason)');
create policy rounds_assigned on rounds as restrictive for all to concord_app
  using (not (select acting_limited()) or assessment_question_id in (select acting_questions()));
create trigger rounds_after_freeze before insert or update or delete on rounds for each row execute function refuse_after_freeze();

-- A round is opened, revealed, and then agreed or followed by another; what it was stays on record. The last two moves
-- of an agreed round are to be agreed, and to be followed by another when it is reopened. An open one may be put aside
-- instead, where a seat was vacated (seat.sql): then it is followed by another without ever having been revealed.
create function refuse_wrong_round() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  if tg_op = 'DELETE' then
    if goes_with_council(to_jsonb(old)) then return old; end if;
    raise exception 'a round is kept' using errcode = 'CN001';
  elsif tg_op = 'INSERT' then
    if new.state <> 'open' or new.revealed_at is not null or new.put_aside_at is not null then
      raise exception 'a round begins open' using errcode = 'CN006';
    end if;
    -- What is left out is not scored. Its row is held, so that nobody leaves it out meanwhile.
    perform 1 from assessment_questions q where q.council_id = new.council_id and q.id = new.assessment_question_id
      and q.left_out_reason is null for share;
    if not found then raise exception 'the question is left out' using errcode = 'CN006'; end if;
  elsif new.state <> old.state and (old.state, new.state) not in
      (('open', 'revealed'), ('open', 'superseded'), ('revealed', 'agreed'), ('revealed', 'superseded'), ('agreed', 'superseded')) then
    raise exception 'a round does not move from % to %', old.state, new.state using errcode = 'CN006';
  elsif (new.council_id, new.id, new.assessment_id, new.assessment_question_id, new.number, new.opened_at, new.opened_by, new.reason)
      is distinct from (old.council_id, old.id, old.assessment_id, old.assessment_question_id, old.number, old.opened_at, old.opened_by, old.reason)
    or (old.state <> 'open' and (new.revealed_at, new.revealed_by, new.put_aside_at, new.put_aside_by, new.put_aside_reason)
      is distinct from (old.revealed_at, old.revealed_by, old.put_aside_at, old.put_aside_by, old.put_aside_reason))
    or (new.state <> 'open') <> (new.revealed_at is not null or new.put_aside_at is not null) then
    raise exception 'a round is kept as it was' using errcode = 'CN001';
  elsif new.state = 'agreed' and not exists (
      select 1 from agreements g where g.council_id = new.council_id and g.round_id = new.id) then
    raise exception 'nothing is agreed in this round' using errcode = 'CN006';
  end if;
  return coalesce(new, old);
end $$;
create trigger rounds_moves before insert or update or delete on rounds for each row execute function refuse_wrong_round();

-- Scores, drafts and what was judged (answer.sql) are read and written by functions alone, and no serving role has a right on their
-- tables: whoever may query a table has EXPLAIN count the rows that a policy hides, and so tries out what they say.
--   Of a round that is revealed everybody sees all scores who sees the round; of another one's own. That is looked up by its key, so
-- that neither the time nor what is read differs with the scores of others.
select protect_table('scores', fence => 'council');
create function scores_of(round uuid) returns setof scores
language plpgsql stable security definer rows 12 cost 1000 set search_path = pg_catalog, public, pg_temp as
$$ declare council uuid := acting_council(); begin
  if acting_reads_revealed(round) then
    return query select s.* from scores s where s.council_id = council and s.round_id = round;
  else
    return query select s.* from scores s where s.council_id = council and s.round_id = round and s.assessor_id = acting_user();
  end if;
end $$;
grant execute on function scores_of(uuid) to concord_app;
create view shown_scores with (security_invoker = true) as
  select r.council_id, s.id, s.assessment_id, r.id as round_id, s.assessor_id, s.kind, s.current, s.ambition, s.confidence,
    s.evidence_strength, s.reason, s.submitted_at, s.first_submitted_at
  from rounds r cross join lateral scores_of(r.id) s;
grant select on shown_scores to concord_app;

-- A score is written by its author alone, from their seat, and only while the round is open.
create function save_score(of_round uuid, said_kind text, said_current integer, said_ambition integer, said_confidence text,
  said_strength text, said_reason text, at timestamptz) returns uuid
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as
$$ declare saved uuid; begin
  perform refuse_unseated(of_round);
  insert into scores as s (council_id, assessment_id, round_id, assessor_id, kind, current, ambition, confidence, evidence_strength, reason,
      submitted_at, first_submitted_at)
    select r.council_id, r.assessment_id, r.id, acting_user(), said_kind, said_current, said_ambition, said_confidence, said_strength,
      said_reason, at, at
    from rounds r where r.council_id = acting_council() and r.id = of_round
    on conflict (council_id, round_id, assessor_id) do update set kind = excluded.kind, current = excluded.current,
      ambition = excluded.ambition, confidence = excluded.confidence, evidence_strength = excluded.evidence_strength,
      reason = excluded.reason, submitted_at = excluded.submitted_at
    returning s.id into saved;
  return saved;
end $$;
grant execute on function save_score(uuid, text, integer, integer, text, text, text, timestamptz) to concord_app;
create trigger scores_after_freeze before insert or update or delete on scores for each row execute function refuse_after_freeze();

-- After the reveal a round takes no score and loses none, of the owning role neither.
create function refuse_score_after_reveal() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ declare row record := coalesce(new, old); begin
  if tg_op = 'DELETE' and goes_with_council(to_jsonb(old)) then return old; end if;
  perform 1 from rounds r where r.council_id = row.council_id and r.id = row.round_id and r.state = 'open' for share;
  if not found or (tg_op = 'UPDATE' and (new.round_id, new.assessor_id) is distinct from (old.round_id, old.assessor_id)) then
    raise exception 'the round is revealed' using errcode = 'CN001';
  end if;
  return row;
end $$;
create trigger scores_while_open before insert or update or delete on scores
  for each row execute function refuse_score_after_reveal();

-- A draft of a score is its author's alone at every time: not the lead's, not the chair's, not after the reveal.
select protect_table('score_drafts', fence => 'council');
create function my_drafts() returns table (round_id uuid, draft jsonb)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  return query select d.round_id, d.draft from score_drafts d where d.council_id = acting_council() and d.assessor_id = acting_user();
end $$;
grant execute on function my_drafts() to concord_app;

-- An empty draft is none.
create function save_draft(of_round uuid, said jsonb, at timestamptz) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  if said = '{}' then
    delete from score_drafts d where d.council_id = acting_council() and d.round_id = of_round and d.assessor_id = acting_user();
    return;
  end if;
  perform refuse_unseated(of_round);
  insert into score_drafts (council_id, assessment_id, round_id, assessor_id, draft, kept_at)
    select r.council_id, r.assessment_id, r.id, acting_user(), said, at
    from rounds r where r.council_id = acting_council() and r.id = of_round
    on conflict (council_id, round_id, assessor_id) do update set draft = excluded.draft, kept_at = excluded.kept_at;
end $$;
grant execute on function save_draft(uuid, jsonb, timestamptz) to concord_app;
create trigger score_drafts_after_freeze before insert or update or delete on score_drafts
  for each row execute function refuse_after_freeze();

-- It is gone once it is submitted, and once its round is open no longer.
create function end_submitted_draft() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  delete from score_drafts d where d.council_id = new.council_id and d.round_id = new.round_id and d.assessor_id = new.assessor_id;
  return null;
end $$;
create trigger scores_end_draft after insert or update on scores for each row execute function end_submitted_draft();

create function end_drafts_of_round() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  delete from score_drafts d where d.council_id = new.council_id and d.round_id = new.id;
  return null;
end $$;
create trigger rounds_end_drafts after update on rounds for each row
  when (old.state = 'open' and new.state <> 'open') execute function end_drafts_of_round();
