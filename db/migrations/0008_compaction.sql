-- Snapshots and history points: read like the log that they stand for, written by compaction alone.
do $$ declare t text; begin
  foreach t in array array['document_snapshots', 'document_points'] loop
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I for all to current_user using (true) with check (true)', t || '_owner', t);
    execute format('grant select on %I to concord_app', t);
    execute format('create policy %I on %I as restrictive for select to concord_app
      using (not (select acting_limited()) or exists (
        select 1 from documents d where d.council_id = %I.council_id and d.id = %I.document_id))', t || '_assigned', t, t, t);
  end loop;
end $$;
--> statement-breakpoint
create trigger document_points_kept before update or delete on document_points for each row execute function refuse_change();
--> statement-breakpoint
create trigger document_points_kept_whole before truncate on document_points for each statement execute function refuse_change();
--> statement-breakpoint
create trigger document_snapshots_kept_whole before truncate on document_snapshots for each statement execute function refuse_change();
--> statement-breakpoint
-- A snapshot only grows.
create function refuse_older_snapshot() returns trigger language plpgsql as
$$ begin
  if tg_op = 'DELETE' or new.seq <= old.seq or new.document_id <> old.document_id then
    raise exception 'a snapshot is replaced only by a later one' using errcode = 'CN001';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger document_snapshots_grow before update or delete on document_snapshots for each row execute function refuse_older_snapshot();
--> statement-breakpoint
-- The log loses no row but one that the snapshot reaches and a point of its author keeps; of the owning role neither.
create function refuse_losing_words() returns trigger language plpgsql security definer set search_path = public as
$$ begin
  if tg_op = 'UPDATE' or not exists (
      select 1 from document_snapshots s
      where s.council_id = old.council_id and s.document_id = old.document_id and s.seq >= old.seq)
    or not exists (
      select 1 from document_points p
      where p.council_id = old.council_id and p.document_id = old.document_id and p.author_id = old.author_id
        and old.seq between p.first_seq and p.last_seq) then
    raise exception 'document_updates is kept as it was written' using errcode = 'CN001';
  end if;
  return old;
end $$;
--> statement-breakpoint
drop trigger document_updates_kept on document_updates;
--> statement-breakpoint
create trigger document_updates_kept before update or delete on document_updates for each row execute function refuse_losing_words();
--> statement-breakpoint
grant usage on schema public to concord_keeper;
--> statement-breakpoint
create function read_text_log(council uuid, text_id uuid, older_than double precision)
returns table (seq bigint, author_id uuid, at timestamptz, payload bytea, owners jsonb)
language sql stable security definer set search_path = public as $$
  select s.seq, null::uuid, s.made_at, s.state, s.owners from document_snapshots s
    where s.council_id = council and s.document_id = text_id
  union all
  select u.seq, u.author_id, u.created_at, u.payload, null from document_updates u
    where u.council_id = council and u.document_id = text_id and u.seq <= (
      select max(o.seq) from document_updates o where o.council_id = council and o.document_id = text_id
        and o.created_at <= now() - older_than * interval '1 second')
  order by seq
$$;
--> statement-breakpoint
-- Holding the text waits for every append under way, so that no row with an earlier number appears afterwards.
create function replace_text_log(council uuid, text_id uuid, was bigint, row_count bigint, up_to bigint, new_state bytea, new_owners jsonb,
  authors uuid[], firsts bigint[], lasts bigint[], moments timestamptz[], payloads bytea[])
returns boolean language plpgsql volatile security definer set search_path = public as $$
begin
  perform 1 from documents d where d.council_id = council and d.id = text_id for update;
  if not found
    or coalesce((select s.seq from document_snapshots s where s.council_id = council and s.document_id = text_id), 0) <> was
    or (select count(*) from document_updates u where u.council_id = council and u.document_id = text_id and u.seq <= up_to) <> row_count
  then return false; end if;
  insert into document_snapshots (council_id, document_id, seq, state, owners) values (council, text_id, up_to, new_state, new_owners)
    on conflict (council_id, document_id) do update set seq = excluded.seq, state = excluded.state, owners = excluded.owners, made_at = now();
  insert into document_points (council_id, document_id, author_id, first_seq, last_seq, written_at, payload)
    select council, text_id, p.* from unnest(authors, firsts, lasts, moments, payloads) p;
  delete from document_updates u where u.council_id = council and u.document_id = text_id and u.seq <= up_to;
  return true;
end $$;
--> statement-breakpoint
revoke execute on function refuse_older_snapshot(), refuse_losing_words(), read_text_log(uuid, uuid, double precision),
  replace_text_log(uuid, uuid, bigint, bigint, bigint, bytea, jsonb, uuid[], bigint[], bigint[], timestamptz[], bytea[]) from public;
--> statement-breakpoint
grant execute on function read_text_log(uuid, uuid, double precision),
  replace_text_log(uuid, uuid, bigint, bigint, bigint, bytea, jsonb, uuid[], bigint[], bigint[], timestamptz[], bytea[]) to concord_keeper;
