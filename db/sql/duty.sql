-- Who has which duty in an assessment, over time. A duty that has ended stays, with its reason; whoever follows in it is a
-- row of their own. Until scoring opens people are named freely; from then on a duty can only end, once, and be followed.
-- In signing that is so for a signatory who has not signed; after it nothing changes.

select protect_table('assessment_duties', fence => 'council', app => 'select, insert, update, delete');

create function refuse_wrong_duty() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ declare row record := coalesce(new, old); stage text; begin
  if tg_op = 'DELETE' and goes_with_council(to_jsonb(old)) then return old; end if;
  if tg_op = 'UPDATE' and loses_name_alone(to_jsonb(old), to_jsonb(new)) then return new; end if;
  select a.state into stage from assessments a where a.council_id = row.council_id and a.id = row.assessment_id for share;
  if stage is null or not stage = any (states_before('submitted'))
    or (stage = 'signing' and row.duty <> 'signatory') then
    raise exception 'the assessment is frozen' using errcode = 'CN003';
  end if;
  if tg_op = 'UPDATE' and (old.ended_at is not null
      or (new.council_id, new.id, new.assessment_id, new.user_id, new.duty, new.started_at)
        is distinct from (old.council_id, old.id, old.assessment_id, old.user_id, old.duty, old.started_at)
      or (new.succeeds, new.start_reason) is distinct from (old.succeeds, old.start_reason)) then
    raise exception 'a duty is kept as it was' using errcode = 'CN001';
  end if;
  if tg_op = 'INSERT' and new.succeeds is not null and not exists (
      select 1 from assessment_duties d where d.council_id = new.council_id and d.id = new.succeeds
        and d.assessment_id = new.assessment_id and d.duty = new.duty and d.ended_at is not null) then
    raise exception 'nobody follows in a duty that has not ended' using errcode = 'CN006';
  end if;
  if stage = any (states_before('scoring')) then return row; end if;
  if tg_op = 'DELETE'
    or (tg_op = 'UPDATE' and (new.ended_at is null
      or (new.name, new.post, new.standing, new.political_group_id, new.group_name, new.in_administration)
        is distinct from (old.name, old.post, old.standing, old.political_group_id, old.group_name, old.in_administration))) then
    raise exception 'a duty ends and is followed, and nothing else' using errcode = 'CN001';
  end if;
  if stage = 'signing' and tg_op = 'UPDATE' and exists (
      select 1 from signatures s where s.council_id = old.council_id and s.assessment_id = old.assessment_id and s.user_id = old.user_id
        and s.content_sha256 is not null) then
    raise exception 'this signatory has signed' using errcode = 'CN003';
  end if;
  return row;
end $$;
create trigger assessment_duties_over_time before insert or update or delete on assessment_duties
  for each row execute function refuse_wrong_duty();

-- Nobody is added once scoring has opened: a new holder follows somebody.
create policy assessment_duties_followed on assessment_duties as restrictive for insert to concord_app
  with check (succeeds is not null or exists (
    select 1 from assessments a where a.council_id = assessment_duties.council_id and a.id = assessment_id
      and a.state in ('setup', 'preparing')));
