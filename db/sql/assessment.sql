-- An assessment and its questions. Who has which duty in it: duty.sql.

-- From signing on, nothing that the submission is made of changes.
create function refuse_after_freeze() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ declare row record := coalesce(new, old); begin
  perform 1 from assessments a where a.council_id = row.council_id and a.id = row.assessment_id
    and a.state = any (states_before('signing')) for share;
  if not found and not (case tg_op when 'DELETE' then goes_with_council(to_jsonb(old))
      when 'UPDATE' then loses_name_alone(to_jsonb(old), to_jsonb(new)) else false end)
  then raise exception 'the assessment is frozen' using errcode = 'CN003'; end if;
  return row;
end $$;

select protect_table('assessments', fence => 'council', app => 'select, insert, update (state, submitted_at, archived_at, title, scores_due_on,
  meeting_on, consensus_rule, agree_share, quorum_share, max_rounds, naming_rule, cross_party_rule, observers_comment,
  frozen_comments)');

-- It moves along its states, one step at a time, and back only from signing to agreeing.
create function refuse_wrong_move() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  if new.state <> old.state
    and cardinality(states_before(new.state)) <> cardinality(states_before(old.state)) + 1
    and not (old.state = 'signing' and new.state = 'agreeing') then
    raise exception 'an assessment does not move from % to %', old.state, new.state using errcode = 'CN004';
  end if;
  return new;
end $$;
create trigger assessments_moves before update on assessments for each row execute function refuse_wrong_move();

-- The rules are fixed by the first score, whatever the state. Who is named may then only become stricter.
create function refuse_rules_after_score() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ declare strictness text[] := array['names', 'roles', 'anonymous']; begin
  if ((new.consensus_rule, new.agree_share, new.quorum_share, new.max_rounds, new.cross_party_rule)
      is distinct from (old.consensus_rule, old.agree_share, old.quorum_share, old.max_rounds, old.cross_party_rule)
    or array_position(strictness, new.naming_rule) < array_position(strictness, old.naming_rule))
    and exists (select 1 from scores s where s.council_id = old.council_id and s.assessment_id = old.id) then
    raise exception 'the rules were fixed by the first score' using errcode = 'CN005';
  end if;
  return new;
end $$;
create trigger assessments_rules before update on assessments for each row execute function refuse_rules_after_score();

-- A contributor sees the questions assigned to them, here and in whatever hangs on a question.
select protect_table('assessment_questions', fence => 'council', app => 'select, insert, update (progress, left_out_reason)');
create policy assessment_questions_assigned on assessment_questions as restrictive for all to concord_app
  using (not (select acting_limited()) or id in (select acting_questions()));
create trigger assessment_questions_begin before insert on assessment_questions for each row execute function begin_subject('answer');
create trigger assessment_questions_after_freeze before insert or update or delete on assessment_questions
  for each row execute function refuse_after_freeze();

select protect_table('assignments', fence => 'council', app => 'select, insert, delete');
create policy assignments_assigned on assignments as restrictive for all to concord_app
  using (not (select acting_limited()) or assessment_question_id in (select acting_questions()));
create trigger assignments_after_freeze before insert or update or delete on assignments
  for each row execute function refuse_after_freeze();

-- The reason for a level is written by those who see the whole assessment.
select protect_table('reasons', fence => 'council', app => 'select, insert');
create policy reasons_read on reasons as restrictive for all to concord_app using (not (select acting_limited()));
create trigger reasons_begin before insert on reasons for each row execute function begin_subject('reason');
create trigger reasons_after_freeze before insert or update or delete on reasons for each row execute function refuse_after_freeze();
