-- Named versions and restores: read like the history that they belong to, written as oneself, kept as they were written.
do $$ declare t text; begin
  foreach t in array array['document_versions', 'document_restores'] loop
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I for all to current_user using (true) with check (true)', t || '_owner', t);
    execute format('grant select, insert on %I to concord_app', t);
    execute format('create policy %I on %I as restrictive for all to concord_app
      using (not (select acting_limited()) or exists (
        select 1 from documents d where d.council_id = %I.council_id and d.id = %I.document_id))', t || '_assigned', t, t, t);
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()', t || '_kept', t);
    execute format('create trigger %I before truncate on %I for each statement execute function refuse_change()', t || '_kept_whole', t);
  end loop;
end $$;
--> statement-breakpoint
create policy document_versions_own on document_versions as restrictive for insert to concord_app with check (named_by = (select acting_user()));
--> statement-breakpoint
create policy document_restores_own on document_restores as restrictive for insert to concord_app with check (restored_by = (select acting_user()));
--> statement-breakpoint
alter table document_versions add constraint document_versions_name_fits check (length(name) between 1 and 80);
--> statement-breakpoint
-- After which edits a text's history stays apart: where a version is named, and before and after what a restore wrote.
create function text_pins(council uuid, text_id uuid) returns setof bigint
language sql stable security definer set search_path = public as $$
  select v.seq from document_versions v where v.council_id = council and v.document_id = text_id
  union select r.seq from document_restores r where r.council_id = council and r.document_id = text_id
  union select r.seq - 1 from document_restores r where r.council_id = council and r.document_id = text_id
  order by 1
$$;
--> statement-breakpoint
-- A pin is set in a text that takes words, after an edit that it has, where no history point has grown together already.
-- Holding the text waits for every append and every compaction under way.
create function refuse_lost_moment() returns trigger language plpgsql security definer set search_path = public as
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
--> statement-breakpoint
create trigger document_versions_apart before insert on document_versions for each row execute function refuse_lost_moment();
--> statement-breakpoint
create trigger document_restores_apart before insert on document_restores for each row execute function refuse_lost_moment();
--> statement-breakpoint
-- No history point grows across a pin.
create function refuse_merging_moments() returns trigger language plpgsql security definer set search_path = public as
$$ begin
  if exists (select 1 from text_pins(new.council_id, new.document_id) pin where new.first_seq <= pin and new.last_seq > pin) then
    raise exception 'a kept moment lies within this history point' using errcode = 'CN005';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger document_points_apart before insert on document_points for each row execute function refuse_merging_moments();
--> statement-breakpoint
-- One edit of the acting person, by the one way in and its checks, within the transaction of the act. Null where it is refused.
create function append_as_acting(text_id uuid, batch uuid, edit bytea) returns bigint
language sql volatile security definer set search_path = public as $$
  select (append_updates(array[acting_council()], array[text_id], array[acting_user()], array[1], array[batch], array[edit]))[1]
$$;
--> statement-breakpoint
revoke execute on function text_pins(uuid, uuid), refuse_lost_moment(), refuse_merging_moments(), append_as_acting(uuid, uuid, bytea) from public;
--> statement-breakpoint
grant execute on function text_pins(uuid, uuid) to concord_keeper;
--> statement-breakpoint
grant execute on function append_as_acting(uuid, uuid, bytea) to concord_app;
