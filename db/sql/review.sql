-- A review belongs to the council that is reviewed; its room belongs to the peers.

select protect_table('reviews', fence => 'council', app => 'select, insert, update (state, closed_at)');
create policy reviews_mine on reviews for select to concord_app using (id in (select acting_reviews()));
create policy reviews_peers_read on reviews for select to concord_app using (id = (select acting_review()));

-- Only the host council names and clears peers; a peer declares their own interests, once.
select protect_table('review_peers', fence => 'review', app => 'select, insert, update (conflict, conflict_text, declared_at,
  cleared_by, cleared_at)');
create policy review_peers_host on review_peers for all to concord_app
  using (council_id = (select acting_council())) with check (council_id = (select acting_council()));
create policy review_peers_mine on review_peers for select to concord_app using (lower(email) = (select acting_email()));
create policy review_peers_named_by_host on review_peers as restrictive for insert to concord_app
  with check (council_id = (select acting_council()));
create policy review_peers_declare on review_peers as restrictive for update to concord_app
  using (council_id = (select acting_council()) or (lower(email) = (select acting_email()) and conflict = 'awaiting'))
  with check (council_id = (select acting_council())
    or (lower(email) = (select acting_email()) and conflict <> 'awaiting' and cleared_at is null));

-- Whether the acting peer's part in the review that they are cleared for allows it.
create function acting_peer_may(wanted text) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  return exists (select 1 from review_peers p
    where p.review_id = acting_review_cleared() and lower(p.email) = acting_email() and p.role = any (peers_that_may(wanted)));
end $$;
grant execute on function acting_peer_may(text) to concord_app;

-- The team's comments are read and written by cleared peers, each as themselves; the host council reads what is shared with it.
select protect_table('review_comments', fence => 'review', app => 'select, insert, update (audience)');
create policy review_comments_whole on review_comments as restrictive for all to concord_app using (not (select acting_limited()));
create policy review_comments_host_reads_shared on review_comments for select to concord_app
  using (council_id = (select acting_council()) and audience = 'council');
create policy review_comments_cleared on review_comments as restrictive for all to concord_app
  using (review_id = (select acting_review_cleared()) or council_id = (select acting_council()))
  with check (review_id = (select acting_review_cleared()));
create policy review_comments_own on review_comments as restrictive for insert to concord_app
  with check (author_id = (select acting_user()) and (select acting_peer_may('comment-on-submission')));
create policy review_comments_shared on review_comments as restrictive for update to concord_app
  using (true) with check (audience = 'council' and ((select acting_peer_may('share-any'))
    or (author_id = (select acting_user()) and (select acting_peer_may('share-own')))));
