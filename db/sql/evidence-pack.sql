-- Evidence that a peer may open, as one file that is made by a job. Each is its asker's alone, within the review, and is gone after a week.

select protect_table('evidence_packs', fence => 'review', app => 'select, insert, update (state, holds, sha256, size)');
create policy evidence_packs_own on evidence_packs as restrictive for all to concord_app
  using (user_id = (select acting_user()) and review_id = (select acting_review_cleared()))
  with check (user_id = (select acting_user()) and review_id = (select acting_review_cleared()));
create policy evidence_packs_asked on evidence_packs as restrictive for insert to concord_app with check (state = 'waiting');

-- It moves on as far as it is made, holds what its asker may open, and is a file of its own: never one that is there already.
create function refuse_unallowed_pack() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  if not is_served() then return new; end if;
  if (old.state, new.state) not in (('waiting', 'making'), ('making', 'making'), ('waiting', 'ready'), ('making', 'ready'), ('waiting', 'failed'), ('making', 'failed'))
    or (new.state = 'ready' and (cardinality(new.holds) = 0 or not new.holds <@ acting_submitted_evidence()
      or exists (select 1 from evidence_revisions r where r.council_id = new.council_id and r.sha256 = new.sha256)
      or exists (select 1 from evidence_packs p where p.council_id = new.council_id and p.sha256 = new.sha256 and p.user_id <> new.user_id)
      or exists (select 1 from papers p where p.council_id = new.council_id and p.sha256 = new.sha256)))
  then perform refuse_unallowed(); end if;
  return new;
end $$;
create trigger evidence_packs_by_whom before update on evidence_packs for each row execute function refuse_unallowed_pack();

-- What waits is a job, from the same transaction on.
create function queue_pack() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  perform jobs.enqueue('make-pack', jsonb_build_object('pack', new.id));
  return null;
end $$;
create trigger evidence_packs_queued after insert on evidence_packs for each row execute function queue_pack();

-- Whose a pack is that is still to be made, and in which review: it is made in their name, of what they may open then.
create function whose_pack(pack uuid, out person uuid, out review uuid) returns setof record
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select p.user_id, p.review_id from evidence_packs p where p.id = pack and p.state in ('waiting', 'making')
$$;
grant execute on function whose_pack(uuid) to concord_background;
