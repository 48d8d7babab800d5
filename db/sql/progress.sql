-- How far a council has come with what a report recommends. The council writes a statement on each recommendation, which is its own until
-- the lead hands it to the peers; they write their view, which is the team's alone until its lead publishes it. What is handed over stays as it is.

select protect_table('progress_reviews', fence => 'review', app => 'select, insert, update (state, sent_by, sent_at, published_by, published_at)');
create policy progress_reviews_host on progress_reviews for all to concord_app
  using (council_id = (select acting_council())) with check (council_id = (select acting_council()));
create policy progress_reviews_seen on progress_reviews as restrictive for all to concord_app
  using ((council_id = (select acting_council()) and not (select acting_limited()))
    or (review_id = (select acting_review_cleared()) and state <> 'drafting'));

-- The reviews whose progress review has come so far, of the acting council and for whoever sees the whole, or of the acting peer.
create function acting_progress(reached text[]) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  return query select p.review_id from progress_reviews p where p.state = any (reached)
    and ((p.council_id = acting_council() and not acting_limited()) or p.review_id = acting_review_cleared());
end $$;
grant execute on function acting_progress(text[]) to concord_app;

select protect_table('progress_statements', fence => 'review', app => 'select, insert, update (words, author_id, author_name, created_at)');
create policy progress_statements_host on progress_statements for all to concord_app
  using (council_id = (select acting_council())) with check (council_id = (select acting_council()));
create policy progress_statements_seen on progress_statements as restrictive for all to concord_app
  using ((council_id = (select acting_council()) and not (select acting_limited()))
    or review_id in (select acting_progress(array['with-peers', 'published'])));

select protect_table('progress_evidence', fence => 'review', app => 'select, insert, delete');
create policy progress_evidence_host on progress_evidence for all to concord_app
  using (council_id = (select acting_council())) with check (council_id = (select acting_council()));
create policy progress_evidence_seen on progress_evidence as restrictive for all to concord_app
  using ((council_id = (select acting_council()) and not (select acting_limited()))
    or review_id in (select acting_progress(array['with-peers', 'published'])));

select protect_table('progress_views', fence => 'review', app => 'select, insert, update (how_far, words, author_id, author_name, created_at)');
create policy progress_views_host_reads on progress_views for select to concord_app using (council_id = (select acting_council()));
create policy progress_views_seen on progress_views as restrictive for all to concord_app
  using (review_id = (select acting_review_cleared()) or review_id in (select acting_progress(array['published'])))
  with check (review_id = (select acting_review_cleared()));

-- The recommendations of a review of which something is not said yet.
create function lacks_of_progress(council uuid, review uuid, what text) returns boolean
language plpgsql stable set search_path = pg_catalog, public, pg_temp as
$$ begin
  return exists (select 1 from recommendations c where c.council_id = council and c.review_id = review and not case what
    when 'answer' then exists (select 1 from recommendation_answers a where a.council_id = council and a.recommendation_id = c.id)
    when 'statement' then exists (select 1 from progress_statements s
      where s.council_id = council and s.review_id = review and s.recommendation_id = c.id)
    else exists (select 1 from progress_views w where w.council_id = council and w.review_id = review and w.recommendation_id = c.id) end);
end $$;

create function refuse_unallowed_progress() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ declare
  move constant text := case tg_op when 'INSERT' then 'begin' when 'UPDATE' then old.state || ' ' || new.state end;
  changed constant text[] := case move when 'drafting with-peers' then array['state', 'sent_by', 'sent_at']
    when 'with-peers published' then array['state', 'published_by', 'published_at'] else '{}' end;
begin
  if tg_op = 'DELETE' then
    if goes_with_council(to_jsonb(old)) then return old; end if;
    raise exception 'a progress review stays' using errcode = 'CN001';
  end if;
  if tg_op = 'UPDATE' and (old.state = 'published' or to_jsonb(new) - changed <> to_jsonb(old) - changed)
  then raise exception 'what was handed over stays' using errcode = 'CN003'; end if;
  if is_served() and not coalesce(case move
    when 'begin' then acting_may('answer-recommendation') and new.begun_by = acting_user() and is_done_as_said(new.begun_at) and new.state = 'drafting' and exists (
      select 1 from reviews v where v.council_id = acting_council() and v.council_id = new.council_id and v.id = new.review_id and v.published_at is not null)
    when 'drafting with-peers' then acting_may('answer-recommendation') and new.council_id = acting_council() and new.sent_by = acting_user()
      and is_done_as_said(new.sent_at)
    when 'with-peers published' then acting_peer_may('lead-report') and new.review_id = acting_review_cleared() and new.published_by = acting_user()
      and is_done_as_said(new.published_at)
    end, false)
  then perform refuse_unallowed(); end if;
  if lacks_of_progress(new.council_id, new.review_id, case move when 'begin' then 'answer' when 'drafting with-peers' then 'statement' else 'view' end)
  then raise exception 'something is not said of every recommendation' using errcode = 'CN004'; end if;
  return new;
end $$;
create trigger progress_reviews_by_whom before insert or update or delete on progress_reviews
  for each row execute function refuse_unallowed_progress();

-- What the council answered a recommendation, and how the actions of its plan stand, as far as whoever asks reads them.
create function how_it_stands(council uuid, asked uuid) returns jsonb
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select jsonb_build_object('decision', a.decision, 'reason', a.reason,
      'actions', (select coalesce(jsonb_agg(jsonb_build_object('title', p.title, 'post', p.owner_post, 'dueOn', p.due_on, 'state', p.state)
        order by p.due_on, p.id), '[]') from plan_actions p
        where p.council_id = council and p.recommendation_id = asked and p.state <> 'dropped'))
    from recommendation_answers a where a.council_id = council and a.recommendation_id = asked
$$;
grant execute on function how_it_stands(uuid, uuid) to concord_app;

-- The same of the day on which it was handed over, for peers who read no plan.
create function keep_how_it_stood() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  update progress_statements s set stood = how_it_stands(s.council_id, s.recommendation_id)
    where s.council_id = new.council_id and s.review_id = new.review_id;
  return null;
end $$;
create trigger progress_reviews_sent after update on progress_reviews
  for each row when (old.state = 'drafting' and new.state = 'with-peers') execute function keep_how_it_stood();

-- Whether what is written is the acting person's, under this name of theirs, and now.
create function is_written_by(written jsonb, name text) returns boolean
language sql volatile set search_path = pg_catalog, public, pg_temp as $$
  select (written ->> 'author_id')::uuid = acting_user() and written ->> 'author_name' = name and is_done_as_said((written ->> 'created_at')::timestamptz)
$$;

-- Statements and their evidence are written by whoever keeps the plan until it is handed over, views by the team until it is published,
-- each in their own name. The progress review is held, so that nothing is written while it moves on.
create function refuse_unallowed_part_of_progress() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ declare row record := coalesce(new, old); reached text; begin
  if tg_op = 'DELETE' and goes_with_council(to_jsonb(old)) then return old; end if;
  if tg_op = 'UPDATE' and loses_name_alone(to_jsonb(old), to_jsonb(new)) then return new; end if;
  select p.state into reached from progress_reviews p where p.council_id = row.council_id and p.review_id = row.review_id for share;
  if tg_table_name = 'progress_statements' and tg_op = 'UPDATE' and pg_trigger_depth() > 1
    and reached = 'with-peers' and (to_jsonb(old) ->> 'stood') is null and to_jsonb(new) - 'stood' = to_jsonb(old) - 'stood'
  then return new; end if;
  if reached is distinct from (case tg_table_name when 'progress_views' then 'with-peers' else 'drafting' end)
  then raise exception 'what was handed over stays' using errcode = 'CN003'; end if;
  if not is_served() then return row; end if;
  if not coalesce(case tg_table_name
    when 'progress_views' then acting_peer_may('write-finding') and row.review_id = acting_review_cleared()
      and is_written_by(to_jsonb(row), (select p.name from review_peers p where p.review_id = row.review_id and lower(p.email) = acting_email()))
    when 'progress_statements' then acting_may('keep-plan') and row.council_id = acting_council() and to_jsonb(row) ->> 'stood' is null
      and is_written_by(to_jsonb(row), (select coalesce(u.name, u.email) from users u where u.id = acting_user()))
    else acting_may('keep-plan') and row.council_id = acting_council() and (tg_op = 'DELETE' or exists (select 1 from evidence_items i
      where i.council_id = row.council_id and i.id = (to_jsonb(row) ->> 'item_id')::uuid and i.held_at is null and i.legal_class = 'none'
        and i.readers in ('peers', 'public') and reads_item(i, acting_user()))) end, false)
  then perform refuse_unallowed(); end if;
  return row;
end $$;
create trigger progress_statements_by_whom before insert or update or delete on progress_statements
  for each row execute function refuse_unallowed_part_of_progress();
create trigger progress_evidence_by_whom before insert or update or delete on progress_evidence
  for each row execute function refuse_unallowed_part_of_progress();
create trigger progress_views_by_whom before insert or update or delete on progress_views
  for each row execute function refuse_unallowed_part_of_progress();
