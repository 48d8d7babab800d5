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
