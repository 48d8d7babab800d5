-- Who may score a round: the assessors of the moment in which it opened, and nobody else. A seat scores a round once: whoever
-- follows in it scores from the next round on, whether or not the one before had scored, because that may not be told.

select protect_table('round_seats', fence => 'council', app => 'select');
create policy round_seats_assigned on round_seats as restrictive for select to concord_app
  using (not (select acting_limited()) or round_id in (select r.id from rounds r));
select keep_as_written('round_seats');

-- Who sees only the questions assigned to them meets their own duties, and those under which these questions are scored.
create policy assessment_duties_assigned on assessment_duties as restrictive for select to concord_app
  using (not (select acting_limited()) or user_id = (select acting_user()) or id in (select e.duty_id from round_seats e));

-- Seats are taken once, with the round. Nobody is counted in the coverage who is told of it, then or later (coverage.sql).
create function take_seats(round uuid) returns void
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  insert into round_seats (council_id, assessment_id, round_id, duty_id, user_id, is_counted)
    select d.council_id, d.assessment_id, r.id, d.id, d.user_id,
      not exists (
        select 1 from assessment_duties c where c.council_id = d.council_id and c.assessment_id = d.assessment_id
          and c.user_id = d.user_id and c.duty = any (duties_that_may('see-coverage')) and c.ended_at is null)
      and not exists (
        select 1 from current_memberships m where m.council_id = d.council_id and m.user_id = d.user_id
          and m.role = any (roles_that_may('see-coverage')))
    from rounds r
    join assessment_duties d on d.council_id = r.council_id and d.assessment_id = r.assessment_id
      and d.duty = 'assessor' and d.ended_at is null
    where r.id = round and exists (
      select 1 from current_memberships m where m.council_id = d.council_id and m.user_id = d.user_id
        and m.role = any (roles_that_may('be-assessor')))
$$;
create function seat_assessors() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin perform take_seats(new.id); return null; end $$;
create trigger rounds_seated after insert on rounds for each row execute function seat_assessors();

-- Whether the acting person may score this round now: they have a seat in it, and their duty has not ended since.
create function acting_seat(round uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  return exists (
    select 1 from round_seats s
    join assessment_duties d on d.council_id = s.council_id and d.id = s.duty_id
    where s.council_id = acting_council() and s.round_id = round and s.user_id = acting_user() and d.ended_at is null);
end $$;
grant execute on function acting_seat(uuid) to concord_app;
-- Refuses whoever may not score this round now.
create function refuse_unseated(round uuid) returns void
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  if not acting_seat(round) or not exists (select 1 from rounds r where r.id = round and r.state = 'open'
    and r.assessment_id in (select acting_assessments('score'))) then perform refuse_unallowed(); end if;
end $$;

-- Whether somebody who had a seat in this round has it no longer: then the round may be put aside.
create function round_lost_a_seat(round uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  return exists (
    select 1 from round_seats s
    join assessment_duties d on d.council_id = s.council_id and d.id = s.duty_id
    where s.round_id = round and d.ended_at is not null);
end $$;

-- A round is put aside only where a seat in it was vacated. What was scored in it is shown to nobody but its authors, ever.
create function refuse_putting_aside() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  if old.state <> 'open' or not round_lost_a_seat(new.id) then
    raise exception 'no seat of this round was vacated' using errcode = 'CN006';
  end if;
  return new;
end $$;
create trigger rounds_put_aside before update on rounds for each row
  when (new.put_aside_at is not null and old.put_aside_at is null) execute function refuse_putting_aside();
