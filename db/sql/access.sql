-- Who may do what: the table of lib/access, as the database asks it. Its rows are written whole each time that these files are
-- applied (access-sql.ts). Nobody but the owning role reads or changes them.

select protect_table('role_may', fence => 'none');
select protect_table('duty_may', fence => 'none');
select protect_table('peer_may', fence => 'none');
select protect_table('time_for', fence => 'none');

-- The duties that people have in assessments. Whether one counts hangs on its holder's role of today (acting_assessments).
create view held_duties with (security_invoker = true) as
  select d.council_id, d.assessment_id, d.user_id, d.duty from assessment_duties d
  union all
  select m.council_id, m.assessment_id, m.facilitator_id, 'facilitator' from meetings m where m.facilitator_id is not null;
grant select on held_duties to concord_app;

-- Whether a role that the acting person has today in the council where they stand allows it.
create function acting_may(wanted text) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ declare council uuid := acting_council(); person uuid := acting_user(); begin
  return exists (
    select 1 from memberships m
    join role_may r on r.role = m.role and r.capability = wanted
    where m.council_id = council and m.user_id = person
      and m.starts_on <= current_date and (m.ends_on is null or m.ends_on > current_date));
end $$;
grant execute on function acting_may(text) to concord_app;

-- The assessments in which the acting person may do it now: by a role, or by a duty that one of their roles may have; and in
-- a state in which there is a time for it.
create function acting_assessments(wanted text) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ declare council uuid := acting_council(); person uuid := acting_user(); everywhere boolean := acting_may(wanted); begin
  return query
    select a.id from assessments a
    join time_for t on t.capability = wanted and t.state = a.state
    where a.council_id = council and (everywhere or exists (
      select 1 from held_duties d
      join duty_may x on x.duty = d.duty and x.capability = wanted
      where d.council_id = council and d.assessment_id = a.id and d.user_id = person and acting_may('be-' || d.duty)));
end $$;
grant execute on function acting_assessments(text) to concord_app;
