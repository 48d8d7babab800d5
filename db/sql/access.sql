-- Who may do what. The table itself is that of lib/access, written as functions whenever these files are applied
-- (access-sql.ts): roles_that_may, duties_that_may and peers_that_may say who has a capability, states_to in which states of
-- an assessment there is a time for it, and states_before which come before a state.

-- The duties that people have in assessments now. Whether one counts hangs on its holder's role of today (acting_assessments).
create view current_duties with (security_invoker = true) as
  select d.council_id, d.assessment_id, d.user_id, d.duty, d.standing from assessment_duties d where d.ended_at is null
  union all
  select m.council_id, m.assessment_id, m.facilitator_id, 'facilitator', null from meetings m where m.facilitator_id is not null;
grant select on current_duties to concord_app;

-- Whether a role that the acting person has today in the council where they stand allows it.
create function acting_may(wanted text) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ declare council uuid := acting_council(); person uuid := acting_user(); able text[] := roles_that_may(wanted); begin
  return exists (
    select 1 from current_memberships m
    where m.council_id = council and m.user_id = person and m.role = any (able));
end $$;
grant execute on function acting_may(text) to concord_app;

-- The assessments in which the acting person may do it now: by a role, or by a duty that one of their roles may have; and in
-- a state in which there is a time for it.
create function acting_assessments(wanted text) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ declare
  council uuid := acting_council();
  person uuid := acting_user();
  roles text[] := array(select m.role from current_memberships m where m.council_id = council and m.user_id = person);
  everywhere boolean := roles && roles_that_may(wanted);
  able text[] := array(select duty from unnest(duties_that_may(wanted)) duty where roles && roles_that_may('be-' || duty));
  states text[] := states_to(wanted);
begin
  return query
    select a.id from assessments a
    where a.council_id = council and a.state = any (states) and (everywhere or exists (
      select 1 from current_duties d
      where d.council_id = council and d.assessment_id = a.id and d.user_id = person and d.duty = any (able)));
end $$;
grant execute on function acting_assessments(text) to concord_app;

-- Whether they may do it at this question now: at every question, or at those that are assigned to them.
create function acting_may_at(wanted text, assessment uuid, question uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  return assessment in (select acting_assessments(wanted))
    or (assessment in (select acting_assessments(wanted || '-assigned')) and question in (select acting_questions()));
end $$;
grant execute on function acting_may_at(text, uuid, uuid) to concord_app;
