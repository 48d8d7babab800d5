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

-- A duty of somebody who is invited. It is taken up as they accept (council.sql), and counts for nothing where their invitation has
-- ended or scoring has opened by then.
select protect_table('promised_duties', fence => 'council', app => 'select, insert, delete');
create function acting_may_promise(invitation uuid, duty text) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  return exists (
    select 1 from invitations i where i.council_id = acting_council() and i.id = invitation and i.role = any (roles_that_may('be-' || duty))
      and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > now());
end $$;
grant execute on function acting_may_promise(uuid, text) to concord_app;
create policy promised_duties_named on promised_duties as restrictive for insert to concord_app
  with check (assessment_id in (select acting_assessments('name-people')) and acting_may_promise(invitation_id, duty));
create policy promised_duties_unnamed on promised_duties as restrictive for delete to concord_app
  using ((select acting_may('name-people')));

-- Of which groups nobody assesses, and why. It is said while people are named, and stays from then on.
select protect_table('unrepresented_groups', fence => 'council', app => 'select, insert, delete');
create policy unrepresented_groups_said on unrepresented_groups as restrictive for insert to concord_app
  with check (assessment_id in (select acting_assessments('name-people')));
create policy unrepresented_groups_unsaid on unrepresented_groups as restrictive for delete to concord_app
  using (assessment_id in (select acting_assessments('name-people')));
create trigger unrepresented_groups_after_freeze before insert or update or delete on unrepresented_groups
  for each row execute function refuse_after_freeze();
