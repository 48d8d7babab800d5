-- How far scoring has come, without saying who has scored; and reminders, without saying whom they went to.

-- Who has had a say, for the lead and the chair of the assessment, as it was at the last midnight in London. For each open
-- question and each group of at least three assessors it says one thing: whether half or more of them had scored. Who is the
-- lead or the chair when the round opens is left out of every group, because they know what they did themselves; groups of
-- fewer than three councillors are one group, and where that is below three still, nothing is said of it.
--   The groups of a round are those of its seats and stay as they are while people come and go: a group with one person less
-- the day after would tell of that person. Whoever becomes the lead or the chair meanwhile is told nothing of their own group.
--   It cannot be undone. The groups do not overlap and no total is given, so nothing can be subtracted. Half or more of
-- three is two, and any one person may be the third; fewer than half may be one, and any one person may be that one: so for
-- everybody both remain possible. A score is never taken back and its first time never changes, so a day's answer does not
-- change with what is done that day, and over the days it moves once, from fewer to more. A question that is revealed says
-- nothing about another, since no answer counts over several.
create function score_coverage(assessment uuid)
returns table (code text, area integer, standing text, group_name text, people bigint, half boolean)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ declare place uuid := acting_council(); cutoff timestamptz := date_trunc('day', now(), 'Europe/London'); begin
  if assessment not in (select acting_assessments('see-coverage')) then return; end if;
  return query
    with counted as (
      select e.round_id, e.user_id, d.standing, case when d.standing = 'member' then d.group_name end as group_name
      from rounds r
      join round_seats e on e.council_id = r.council_id and e.round_id = r.id and e.is_counted
      join assessment_duties d on d.council_id = e.council_id and d.id = e.duty_id
      where r.council_id = place and r.assessment_id = assessment and r.state = 'open' and r.opened_at < cutoff
    ), sized as (
      select c.*, count(*) over (partition by c.round_id, c.standing, c.group_name) as alike from counted c
    ), grouped as (
      select s.round_id, s.user_id, s.standing, case when s.alike >= 3 then s.group_name end as group_name from sized s
    ), cells as (
      select g.round_id, g.standing, g.group_name, count(*) as people from grouped g
      group by 1, 2, 3 having count(*) >= 3 and not bool_or(g.user_id = acting_user())
    )
    select q.code, q.area, c.standing, c.group_name, c.people, 2 * count(s.id) >= c.people
    from rounds r
    join assessment_questions q on q.council_id = r.council_id and q.id = r.assessment_question_id
    join cells c on c.round_id = r.id
    join grouped g on g.round_id = r.id and g.standing = c.standing and g.group_name is not distinct from c.group_name
    left join scores s on s.council_id = r.council_id and s.round_id = r.id and s.assessor_id = g.user_id
      and s.first_submitted_at < cutoff
    where r.council_id = place
    group by q.code, q.area, q.number, c.standing, c.group_name, c.people
    order by q.area, q.number, c.standing desc, c.group_name nulls last;
end $$;
grant execute on function score_coverage(uuid) to concord_app;

select protect_table('reminders', fence => 'council', app => 'select, insert');
create policy reminders_own on reminders as restrictive for insert to concord_app
  with check (asked_by = (select acting_user()) and assessment_id in (select acting_assessments('ask-reminder')));

-- Once in 24 hours of each assessment, whoever asks: each is a mail to everybody who has not scored.
create function refuse_reminder_too_soon() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  perform 1 from assessments a where a.council_id = new.council_id and a.id = new.assessment_id for update;
  if session_user = 'concord_app' and new.asked_at > now() + interval '5 minutes' or exists (
    select 1 from reminders r where r.council_id = new.council_id and r.assessment_id = new.assessment_id
      and r.id <> new.id and r.asked_at > new.asked_at - interval '24 hours' and r.asked_at < new.asked_at + interval '24 hours')
  then raise exception 'a reminder is asked for once a day' using errcode = 'CN013'; end if;
  return null;
end $$;
create trigger reminders_once_a_day after insert on reminders for each row execute function refuse_reminder_too_soon();

-- What a reminder says to one of those who have a seat, where it still goes to them: only what sends mail asks (mail.sql), so that
-- nobody who asks for a reminder can be told. Who wants no mail of this council has none; it stands in their inbox.
create function reminded(place uuid, reminder uuid, reader uuid)
returns table ("to" text, name text, council text, slug text, assessment uuid, title text, due date, area integer)
language plpgsql stable set search_path = pg_catalog, public, pg_temp as
$$ begin
  return query
    select u.email, coalesce(u.name, u.email), c.name, c.slug, a.id, a.title, a.scores_due_on, min(q.area)
    from reminders asked
    join assessments a on a.council_id = asked.council_id and a.id = asked.assessment_id
    join councils c on c.id = a.council_id
    join rounds r on r.council_id = a.council_id and r.assessment_id = a.id and r.state = 'open'
    join round_seats e on e.council_id = r.council_id and e.round_id = r.id
    join assessment_duties d on d.council_id = e.council_id and d.id = e.duty_id and d.ended_at is null
    join users u on u.id = d.user_id
    join assessment_questions q on q.council_id = r.council_id and q.id = r.assessment_question_id
    where asked.council_id = place and asked.id = reminder and u.id = reader
      and a.state = any (states_to('score')) and a.archived_at is null and u.ended_at is null and cadence_of(a.council_id, u.id) <> 'none'
      and exists (
        select 1 from current_memberships m
        where m.council_id = a.council_id and m.user_id = d.user_id and m.role = any (roles_that_may('be-assessor')))
      and not exists (
        select 1 from scores s where s.council_id = r.council_id and s.round_id = r.id and s.assessor_id = d.user_id)
    group by u.id, c.id, a.council_id, a.id;
end $$;
