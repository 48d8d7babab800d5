-- A review belongs to the council that is reviewed; its room belongs to the peers.

select protect_table('reviews', fence => 'council', app => 'select, insert, update (state, closed_at, sent_at, check_until, published_at, visit_on, ends_on)');
create policy reviews_mine on reviews for select to concord_app using (id in (select acting_reviews()));
create policy reviews_peers_read on reviews for select to concord_app using (id = (select acting_review()));
-- Which of its moves a peer makes says the wall beside its findings (finding.sql).
create policy reviews_peers_move on reviews for update to concord_app
  using (id = (select acting_review_cleared())) with check (id = (select acting_review_cleared()));

-- Only the host council names and clears peers; a peer declares their own interests, once, and how they are called.
select protect_table('review_peers', fence => 'review', app => 'select, insert, update (name, conflict, conflict_text,
  declared_at, cleared_by, cleared_at)');
create policy review_peers_host on review_peers for all to concord_app
  using (council_id = (select acting_council())) with check (council_id = (select acting_council()));
create policy review_peers_mine on review_peers for select to concord_app using (lower(email) = (select acting_email()));
create policy review_peers_named_by_host on review_peers as restrictive for insert to concord_app
  with check (council_id = (select acting_council()));
create policy review_peers_declare on review_peers as restrictive for update to concord_app
  using (council_id = (select acting_council()) or (lower(email) = (select acting_email()) and conflict = 'awaiting'))
  with check (council_id = (select acting_council())
    or (lower(email) = (select acting_email()) and conflict <> 'awaiting' and cleared_at is null));

-- Whoever is let in once more, after their review had ended, says anew what connects them with the council. Who was kept out stays out.
create function ask_conflicts_anew() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  if is_served() and (old.state = 'closed' or old.ends_on < here_today()) and new.ends_on >= here_today() then
    update review_peers p set conflict = 'awaiting', conflict_text = null, declared_at = null, cleared_by = null, cleared_at = null
      where p.council_id = new.council_id and p.review_id = new.id and (p.conflict = 'none' or p.cleared_at is not null);
  end if;
  return null;
end $$;
create trigger reviews_let_back after update on reviews
  for each row when (new.state <> 'closed') execute function ask_conflicts_anew();

-- Whether the acting peer's part in the review that they are cleared for allows it.
create function acting_peer_may(wanted text) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  return exists (select 1 from review_peers p
    where p.review_id = acting_review_cleared() and lower(p.email) = acting_email() and p.role = any (peers_that_may(wanted)));
end $$;
grant execute on function acting_peer_may(text) to concord_app;

-- The team's comments are read and written by cleared peers, each as themselves, and begin as the team's own. What is shared the host
-- council reads a quarter of an hour later: until then whoever may share it may take it back. Its answers are read at once.
select protect_table('review_comments', fence => 'review', app => 'select, insert, update (audience, shared_at)');
create function is_with_council(audience text, shared timestamptz, made timestamptz, by_council boolean) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp as
$$ select audience = 'council' and (by_council or not is_second_thought(coalesce(shared, made), now())) $$;
grant execute on function is_with_council(text, timestamptz, timestamptz, boolean) to concord_app;
create policy review_comments_whole on review_comments as restrictive for all to concord_app using (not (select acting_limited()));
create policy review_comments_host_reads_shared on review_comments for select to concord_app
  using (council_id = (select acting_council()) and is_with_council(audience, shared_at, created_at, by_council));
create policy review_comments_host_answers on review_comments for insert to concord_app
  with check (council_id = (select acting_council()) and by_council);
create policy review_comments_cleared on review_comments as restrictive for all to concord_app
  using (review_id = (select acting_review_cleared()) or council_id = (select acting_council()))
  with check (review_id = (select acting_review_cleared()) or (council_id = (select acting_council()) and by_council));

-- Whether the acting person may answer this comment for the council: one that it was shown, in a review that is not over.
create function acting_may_answer(review uuid, comment uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  return acting_may('answer-peers') and exists (
    select 1 from review_comments c join reviews r on r.council_id = c.council_id and r.id = c.review_id
    where c.council_id = acting_council() and c.review_id = review and c.id = comment and c.answers_id is null and r.state <> 'closed'
      and is_with_council(c.audience, c.shared_at, c.created_at, c.by_council));
end $$;
grant execute on function acting_may_answer(uuid, uuid) to concord_app;
create policy review_comments_own on review_comments as restrictive for insert to concord_app
  with check (author_id = (select acting_user()) and case when by_council
    then audience = 'council' and acting_may_answer(review_id, answers_id)
    else audience = 'team' and shared_at is null and (select acting_peer_may('comment-on-submission')) end);
create policy review_comments_shared on review_comments as restrictive for update to concord_app
  using (true) with check (not by_council and ((select acting_peer_may('share-any'))
    or (author_id = (select acting_user()) and (select acting_peer_may('share-own')))));

-- It is shared now, and taken back before the council has it.
create function refuse_late_sharing() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  if not is_served() then return new; end if;
  if (old.audience = 'council' and (new.audience <> 'team' or new.shared_at is not null
        or is_with_council(old.audience, old.shared_at, old.created_at, old.by_council)))
    or (old.audience = 'team' and (new.audience <> 'council' or new.shared_at is null
        or (session_user = 'concord_app' and not is_second_thought(new.shared_at, now()))))
  then perform refuse_unallowed(); end if;
  return new;
end $$;
create trigger review_comments_by_whom before update on review_comments for each row execute function refuse_late_sharing();
