-- What follows a review, counted from its visit: by whom and when. The same is counted in lib/clock/clock.ts.

-- Days are moved with a reason by whoever hosts the review, and what was said stays. The team reads it too.
select protect_table('clock_entries', fence => 'council', app => 'select, insert');
create policy clock_entries_whole on clock_entries as restrictive for all to concord_app using (not (select acting_limited()));
create policy clock_entries_peers on clock_entries for select to concord_app using (review_id = (select acting_review_cleared()));
create policy clock_entries_said on clock_entries as restrictive for insert to concord_app
  with check (council_id = (select acting_council()) and author_id = (select acting_user()) and (select acting_may('host-review'))
    and exists (select 1 from reviews v where v.council_id = clock_entries.council_id and v.id = review_id and v.visit_on is not null
      -- Of a progress review that was begun here, its own acts say how far it is.
      and (due_on is not null or not exists (select 1 from progress_reviews p where p.council_id = v.council_id and p.review_id = v.id))
      and (what <> 'plan' or due_on <= (v.visit_on + interval '5 months')::date)));
select keep_as_written('clock_entries');

create function clock_due(v reviews, wanted text) returns date
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(
    (select e.due_on from clock_entries e where e.council_id = v.council_id and e.review_id = v.id and e.what = wanted and e.due_on is not null
      order by e.created_at desc, e.id desc limit 1),
    (v.visit_on + make_interval(months => case wanted when 'progress' then 10 when 'progress-report' then 12 else 3 end))::date)
$$;

create function is_said_done(v reviews, wanted text) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select exists (select 1 from clock_entries e where e.council_id = v.council_id and e.review_id = v.id and e.what = wanted and e.due_on is null)
$$;

-- What of it is not done and due within four weeks, or late. A plan counts that was approved since the visit.
create function clock_waits(v reviews) returns table (what text, due date)
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select m.what, clock_due(v, m.what) from (values
      ('report', v.published_at is not null),
      ('plan', exists (select 1 from plans p where p.council_id = v.council_id and p.decided_at::date >= v.visit_on
        and p.state <> 'sent-back')),
      ('progress', is_said_done(v, 'progress') or exists (select 1 from progress_reviews p
        where p.council_id = v.council_id and p.review_id = v.id and p.sent_at is not null)),
      ('progress-report', is_said_done(v, 'progress-report') or exists (select 1 from progress_reviews p
        where p.council_id = v.council_id and p.review_id = v.id and p.published_at is not null))) m (what, is_done)
  where not m.is_done and clock_due(v, m.what) <= here_today() + 28
$$;
