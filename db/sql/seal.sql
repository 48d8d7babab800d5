-- What this installation signs of submissions, and with which keys. Their private halves are locked by the secret, which the database does not
-- know; the public ones are anybody's, those that were retired too, so that old seals stay as good as they were.

select protect_table('seal_keys', fence => 'none');
create function seal_key_in_use() returns table (kid text, locked_private bytea)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin return query select k.kid, k.locked_private from seal_keys k where k.retired_at is null order by k.made_at desc limit 1; end $$;
create function public_seal_keys() returns setof jsonb
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin return query select k.public_jwk from seal_keys k order by k.made_at desc; end $$;
grant execute on function seal_key_in_use(), public_seal_keys() to concord_app;

select protect_table('submission_seals', fence => 'council', app => 'select, insert');
create policy submission_seals_whole on submission_seals as restrictive for all to concord_app using (not (select acting_limited()));
create policy submission_seals_peers on submission_seals for select to concord_app using (submission_id = (select acting_submission()));
create policy submission_seals_made on submission_seals as restrictive for insert to concord_app
  with check (exists (select 1 from submissions s where s.council_id = submission_seals.council_id and s.id = submission_id
    and s.submitted_by = (select acting_user()) and s.submitted_at = made_at)
    and kid = (select k.kid from seal_key_in_use() k)
    -- With the submission, and not beside an older one that has none.
    and (session_user <> 'concord_app' or made_at > now() - interval '1 minute'));
select keep_as_written('submission_seals');
