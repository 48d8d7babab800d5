-- What nobody needs any more. The background's role may let go of just this, and sees none of it but how many went.

-- A session or a link that ended a day ago, the link's secret of an invitation that has been over for a month (the invitation stays),
-- mail that has been stale for a day, notices of three months ago (an inbox shows a month), counts of limits that have run out, and what came of acts of the day before.
create function purge_rows(most int, out sessions bigint, out links bigint, out invitations bigint, out mails bigint, out limits bigint,
  out acts bigint, out notices bigint)
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as
$$
#variable_conflict use_column
declare
  of_programme bigint;
begin
  delete from sessions s using (
    select o.session_token from sessions o where o.expires < now() - interval '1 day' limit most for update skip locked) old
    where s.session_token = old.session_token;
  get diagnostics sessions = row_count;
  delete from verification_tokens v using (
    select o.identifier, o.token from verification_tokens o
    where o.expires < now() - interval '1 day' limit most for update skip locked) old
    where v.identifier = old.identifier and v.token = old.token;
  get diagnostics links = row_count;
  update invitations i set token_hash = 'over ' || i.id from (
    select o.council_id, o.id from invitations o
    where coalesce(o.accepted_at, o.withdrawn_at, o.expires_at) < now() - interval '30 days' and o.token_hash <> 'over ' || o.id
    limit most for update skip locked) old
    where i.council_id = old.council_id and i.id = old.id;
  get diagnostics invitations = row_count;
  update programme_invitations i set token_hash = 'over ' || i.id from (
    select o.id from programme_invitations o
    where coalesce(o.accepted_at, o.expires_at) < now() - interval '30 days' and o.token_hash <> 'over ' || o.id
    limit most for update skip locked) old
    where i.id = old.id;
  get diagnostics of_programme = row_count;
  invitations := invitations + of_programme;
  delete from mails m using (
    select o.id from mails o where o.stale_at < now() - interval '1 day' limit most for update skip locked) old
    where m.id = old.id;
  get diagnostics mails = row_count;
  delete from limits l using (
    select o.key from limits o
    where o.expire < extract(epoch from now() - interval '1 hour') * 1000 limit most for update skip locked) old
    where l.key = old.key;
  get diagnostics limits = row_count;
  delete from done_acts d using (
    select o.user_id, o.key from done_acts o where o.done_at < now() - interval '1 day' limit most for update skip locked) old
    where d.user_id = old.user_id and d.key = old.key;
  get diagnostics acts = row_count;
  delete from notices n using (
    select o.council_id, o.id from notices o where o.happened_at < now() - interval '90 days' limit most for update skip locked) old
    where n.council_id = old.council_id and n.id = old.id;
  get diagnostics notices = row_count;
end $$;
grant execute on function purge_rows(int) to concord_background;

-- Which of these files no row points to, by their places in what was asked. Whoever asks learns of no other file.
create function orphaned_files(councils uuid[], hashes text[]) returns table (place bigint)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select f.place from unnest(councils, hashes) with ordinality as f (council_id, sha256, place)
    where not exists (select 1 from evidence_revisions e where e.council_id = f.council_id and e.sha256 = f.sha256)
      and not exists (select 1 from evidence_packs p where p.council_id = f.council_id and p.sha256 = f.sha256)
      and not exists (select 1 from papers p where p.council_id = f.council_id and p.sha256 = f.sha256)
$$;
grant execute on function orphaned_files(uuid[], text[]) to concord_background;
