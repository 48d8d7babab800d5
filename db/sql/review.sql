-- A review belongs to the council that is reviewed; its room belongs to the peers.

select protect_table('reviews', fence => 'council', app => 'select, insert, update');
create policy reviews_mine on reviews for select to concord_app using (id in (select acting_reviews()));
create policy reviews_peers_read on reviews for select to concord_app using (id = (select acting_review()));
create policy reviews_peers_move on reviews for update to concord_app
  using (id = (select acting_review_cleared()))
  with check (id = (select acting_review_cleared()) or state = 'closed');

-- Only the host council names and clears peers; a peer declares their own interests, once.
select protect_table('review_peers', fence => 'review', app => 'select, insert, update');
create policy review_peers_host on review_peers for all to concord_app
  using (council_id = (select acting_council())) with check (council_id = (select acting_council()));
create policy review_peers_mine on review_peers for select to concord_app using (lower(email) = (select acting_email()));
create policy review_peers_named_by_host on review_peers as restrictive for insert to concord_app
  with check (council_id = (select acting_council()));
create policy review_peers_declare on review_peers as restrictive for update to concord_app
  using (council_id = (select acting_council()) or (lower(email) = (select acting_email()) and conflict = 'awaiting'))
  with check (council_id = (select acting_council())
    or (lower(email) = (select acting_email()) and conflict <> 'awaiting' and cleared_at is null));

-- The team's comments are read and written by cleared peers, each as themselves; the host council reads what is shared with it.
select protect_table('review_comments', fence => 'review', app => 'select, insert, update');
create policy review_comments_host_reads_shared on review_comments for select to concord_app
  using (council_id = (select acting_council()) and audience = 'council');
create policy review_comments_cleared on review_comments as restrictive for all to concord_app
  using (review_id = (select acting_review_cleared()) or council_id = (select acting_council()))
  with check (review_id = (select acting_review_cleared()));
create policy review_comments_own on review_comments as restrictive for insert to concord_app
  with check (author_id = (select acting_user()));
