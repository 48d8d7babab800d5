-- The level that was agreed, and where each assessor stands on it.

select protect_table('agreements', fence => 'council', app => 'select, insert');
create policy agreements_assigned on agreements as restrictive for all to concord_app
  using (not (select acting_limited()) or assessment_question_id in (select acting_questions()));
create trigger agreements_after_freeze before insert or update or delete on agreements
  for each row execute function refuse_after_freeze();
select keep_as_written('agreements');

-- A level is agreed on a revealed round of the same question; stands are taken on it until it is reopened or signed.
create function refuse_agreement_out_of_turn() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  perform 1 from rounds r where r.council_id = new.council_id and r.id = new.round_id and r.state = 'revealed'
    and r.assessment_question_id = new.assessment_question_id for update;
  if not found then raise exception 'the round is not there to be agreed' using errcode = 'CN006'; end if;
  return new;
end $$;
create trigger agreements_in_turn before insert on agreements for each row execute function refuse_agreement_out_of_turn();

-- Everybody takes their own stand.
select protect_table('stances', fence => 'council', app => 'select, insert, update (stance, minority_view, is_named, recorded_at)');
create policy stances_assigned on stances as restrictive for all to concord_app
  using (not (select acting_limited()) or exists (
    select 1 from agreements a where a.council_id = stances.council_id and a.id = stances.agreement_id));
create policy stances_own on stances as restrictive for insert to concord_app with check (assessor_id = (select acting_user()));
create policy stances_revise on stances as restrictive for update to concord_app
  using (assessor_id = (select acting_user())) with check (assessor_id = (select acting_user()));

create function refuse_stance_after_freeze() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ declare row record := coalesce(new, old); begin
  perform 1 from agreements g
    join assessments a on a.council_id = g.council_id and a.id = g.assessment_id
    join rounds r on r.council_id = g.council_id and r.id = g.round_id
    where g.council_id = row.council_id and g.id = row.agreement_id and a.state = 'agreeing' and r.state = 'agreed'
    for share of a, r;
  if not found and not (tg_op = 'DELETE' and goes_with_council(to_jsonb(old))) then raise exception 'stands on this agreement are closed' using errcode = 'CN003'; end if;
  return row;
end $$;
create trigger stances_after_freeze before insert or update or delete on stances
  for each row execute function refuse_stance_after_freeze();

-- What a group's leader has stand beside an agreed level: said of one that stands, changed and taken back by its author alone, and
-- from signing on by nobody.
select protect_table('minority_statements', fence => 'council', app => 'select, insert, update (words, changed_at), delete');
create policy minority_statements_assigned on minority_statements as restrictive for all to concord_app
  using (not (select acting_limited()) or assessment_question_id in (select acting_questions()));
create policy minority_statements_by_leader on minority_statements as restrictive for insert to concord_app
  with check (author_id = (select acting_user()) and assessment_id in (select acting_assessments('state-minority'))
    and exists (select 1 from positions p where p.council_id = minority_statements.council_id and p.user_id = (select acting_user())
      and p.kind = 'group_leader' and p.ends_on is null and p.political_group_id = minority_statements.political_group_id));
create policy minority_statements_changed on minority_statements as restrictive for update to concord_app
  using (true) with check (author_id = (select acting_user()) and assessment_id in (select acting_assessments('state-minority')));
create policy minority_statements_taken_back on minority_statements as restrictive for delete to concord_app
  using (author_id = (select acting_user()) and assessment_id in (select acting_assessments('state-minority')));
create trigger minority_statements_after_freeze before insert or update or delete on minority_statements
  for each row execute function refuse_after_freeze();

create function refuse_statement_out_of_turn() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  perform 1 from agreements g join rounds r on r.council_id = g.council_id and r.id = g.round_id
    where g.council_id = new.council_id and g.id = new.agreement_id and g.assessment_question_id = new.assessment_question_id
      and r.state = 'agreed' for share of r;
  if not found then raise exception 'the level does not stand' using errcode = 'CN006'; end if;
  return new;
end $$;
create trigger minority_statements_in_turn before insert on minority_statements
  for each row execute function refuse_statement_out_of_turn();
