-- Rounds and scores. Blind means blind: a score is its author's alone until the reveal.

create function round_is_revealed(round uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin return exists (select 1 from rounds r where r.id = round and r.revealed_at is not null); end $$;
grant execute on function round_is_revealed(uuid) to concord_app;

create function round_is_open(round uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin return exists (select 1 from rounds r where r.id = round and r.state = 'open'); end $$;
grant execute on function round_is_open(uuid) to concord_app;

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

-- A score is written by its author alone, and only while the round is open.
select protect_table('scores', fence => 'council', app => 'select, insert, update (kind, current, ambition, confidence,
  evidence_strength, reason, submitted_at)');
create policy scores_blind on scores as restrictive for select to concord_app
  using (assessor_id = (select acting_user()) or exists (
    select 1 from rounds r where r.council_id = scores.council_id and r.id = scores.round_id and r.revealed_at is not null));
create policy scores_own on scores as restrictive for insert to concord_app
  with check (assessor_id = (select acting_user()) and round_is_open(round_id));
create policy scores_revise on scores as restrictive for update to concord_app
  using (assessor_id = (select acting_user()) and round_is_open(round_id))
  with check (assessor_id = (select acting_user()) and round_is_open(round_id));
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
select protect_table('score_drafts', fence => 'council', app => 'select, insert, update (draft, kept_at), delete');
create policy score_drafts_own on score_drafts as restrictive for all to concord_app
  using (assessor_id = (select acting_user()))
  with check (assessor_id = (select acting_user()) and round_is_open(round_id));
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
