-- Named versions and restores: read like the history that they belong to, written as oneself by whoever may write the text, kept as they were written.

select protect_table('document_versions', fence => 'council', app => 'select, insert');
create policy document_versions_assigned on document_versions as restrictive for all to concord_app
  using (not (select acting_limited()) or exists (
    select 1 from documents d where d.council_id = document_versions.council_id and d.id = document_versions.document_id));
create policy document_versions_own on document_versions as restrictive for insert to concord_app
  with check (named_by = (select acting_user()) and acting_writes(document_id));
select keep_as_written('document_versions');

select protect_table('document_restores', fence => 'council', app => 'select, insert');
create policy document_restores_assigned on document_restores as restrictive for all to concord_app
  using (not (select acting_limited()) or exists (
    select 1 from documents d where d.council_id = document_restores.council_id and d.id = document_restores.document_id));
create policy document_restores_own on document_restores as restrictive for insert to concord_app
  with check (restored_by = (select acting_user()) and acting_writes(document_id));
select keep_as_written('document_restores');

-- After which edits a text's history stays apart: where a version is named, and before and after what a restore wrote.
create function text_pins(council uuid, text_id uuid) returns setof bigint
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select v.seq from document_versions v where v.council_id = council and v.document_id = text_id
  union select r.seq from document_restores r where r.council_id = council and r.document_id = text_id
  union select r.seq - 1 from document_restores r where r.council_id = council and r.document_id = text_id
  order by 1
$$;
grant execute on function text_pins(uuid, uuid) to concord_background;

-- A pin is set in a text that takes words, after an edit that it has, where no history point has grown together already.
-- Holding the text waits for every append and every compaction under way.
create function refuse_lost_moment() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  perform 1 from documents d where d.council_id = new.council_id and d.id = new.document_id and d.frozen_at is null for update;
  if not found then raise exception 'the text is frozen' using errcode = 'CN002'; end if;
  if exists (
      select 1 from document_points p where p.council_id = new.council_id and p.document_id = new.document_id
        and p.first_seq <= new.seq and p.last_seq > new.seq)
    or not exists (
      select 1 from document_updates u where u.council_id = new.council_id and u.document_id = new.document_id and u.seq = new.seq
      union all
      select 1 from document_points p where p.council_id = new.council_id and p.document_id = new.document_id and p.last_seq = new.seq)
  then raise exception 'this moment is not kept apart' using errcode = 'CN005'; end if;
  return new;
end $$;
create trigger document_versions_apart before insert on document_versions for each row execute function refuse_lost_moment();
create trigger document_restores_apart before insert on document_restores for each row execute function refuse_lost_moment();

-- No history point grows across a pin.
create function refuse_merging_moments() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  if exists (select 1 from text_pins(new.council_id, new.document_id) pin where new.first_seq <= pin and new.last_seq > pin) then
    raise exception 'a kept moment lies within this history point' using errcode = 'CN005';
  end if;
  return new;
end $$;
create trigger document_points_apart before insert on document_points for each row execute function refuse_merging_moments();
