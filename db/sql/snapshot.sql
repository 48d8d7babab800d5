-- What a text's log came to, and the points of its history: read like the log that they stand for, written by compaction alone.

select protect_table('document_snapshots', fence => 'council', app => 'select');
create policy document_snapshots_assigned on document_snapshots as restrictive for select to concord_app
  using (not (select acting_limited()) or exists (
    select 1 from documents d where d.council_id = document_snapshots.council_id and d.id = document_snapshots.document_id));
create trigger document_snapshots_kept_whole before truncate on document_snapshots for each statement execute function refuse_change();

-- A snapshot only grows, and a frozen text's stays as it is.
create function refuse_older_snapshot() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  if tg_op = 'DELETE' and goes_with_council(to_jsonb(old) - array['state', 'owners']) then return old; end if;
  if exists (select 1 from documents d where d.council_id = old.council_id and d.id = old.document_id and d.frozen_at is not null) then
    raise exception 'the text is frozen' using errcode = 'CN002';
  end if;
  if tg_op = 'DELETE' or new.seq <= old.seq or new.document_id <> old.document_id then
    raise exception 'a snapshot is replaced only by a later one' using errcode = 'CN001';
  end if;
  return new;
end $$;
create trigger document_snapshots_grow before update or delete on document_snapshots
  for each row execute function refuse_older_snapshot();

select protect_table('document_points', fence => 'council', app => 'select');
create policy document_points_assigned on document_points as restrictive for select to concord_app
  using (not (select acting_limited()) or exists (
    select 1 from documents d where d.council_id = document_points.council_id and d.id = document_points.document_id));
select keep_as_written('document_points');

-- A text's snapshot and what of the log after it is older than so many seconds, whoever wrote it.
create function read_text_log(council uuid, text_id uuid, older_than double precision)
returns table (seq bigint, author_id uuid, at timestamptz, payload bytea, owners jsonb)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select s.seq, null::uuid, s.made_at, s.state, s.owners from document_snapshots s
    where s.council_id = council and s.document_id = text_id
  union all
  select u.seq, u.author_id, u.created_at, u.payload, null from document_updates u
    where u.council_id = council and u.document_id = text_id and u.seq <= (
      select max(o.seq) from document_updates o where o.council_id = council and o.document_id = text_id
        and o.created_at <= now() - older_than * interval '1 second')
  order by seq
$$;
grant execute on function read_text_log(uuid, uuid, double precision) to concord_background;

-- In one go: the new snapshot and history points are there and the rows that they hold are gone, or nothing has changed.
-- Holding the text waits for every append under way, so that no row with an earlier number appears afterwards.
create function replace_text_log(council uuid, text_id uuid, was bigint, row_count bigint, up_to bigint, new_state bytea, new_owners jsonb,
  authors uuid[], firsts bigint[], lasts bigint[], moments timestamptz[], payloads bytea[])
returns boolean language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform 1 from documents d where d.council_id = council and d.id = text_id and d.frozen_at is null for update;
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
grant execute on function replace_text_log(uuid, uuid, bigint, bigint, bigint, bytea, jsonb, uuid[], bigint[], bigint[], timestamptz[], bytea[])
  to concord_background;

-- What changes whenever a text's log changes, for many texts in one question: a node that cannot hear the others asks it.
create function text_marks(councils uuid[], texts uuid[]) returns table (mark text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select concat_ws(' ',
      (select s.seq from document_snapshots s where s.council_id = t.council_id and s.document_id = t.document_id),
      u.rows, u.last)
    from unnest(councils, texts) with ordinality as t (council_id, document_id, place)
    cross join lateral (
      select count(*) as rows, max(l.seq) as last from document_updates l
        where l.council_id = t.council_id and l.document_id = t.document_id) u
    order by t.place
$$;
grant execute on function text_marks(uuid[], uuid[]) to concord_background;
