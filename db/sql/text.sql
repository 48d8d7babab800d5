-- A shared text and the log of its edits. Its words are its snapshot (snapshot.sql) with the log after it.

-- A text begins with its subject, and is read and written by whoever reads and writes that: whoever reads a council whole reads
-- every text in it, and is not asked for each.
select protect_table('documents', fence => 'council', app => 'select, update (frozen_at)');
create policy documents_read on documents as restrictive for all to concord_app
  using (not (select acting_limited()) or acting_reads(council_id, id));
create trigger documents_after_freeze before insert or delete on documents
  for each row execute function refuse_after_freeze_of_subject('id');

-- A frozen text thaws only while there is no submission of it; one that is written later, until it is agreed.
create function refuse_thaw() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  if old.frozen_at is not null and new.frozen_at is distinct from old.frozen_at and exists (
    select 1 from subjects t join submissions s on s.council_id = t.council_id and s.assessment_id = t.assessment_id
    where t.council_id = old.council_id and t.id = old.id
      and (not t.kind = any (kinds_with('later')) or is_kept_reply(t.council_id, t.id))) then
    raise exception 'the text is frozen' using errcode = 'CN002';
  end if;
  return new;
end $$;
create trigger documents_thaw before update on documents for each row execute function refuse_thaw();

-- No text goes while the log has words of it. The log's key on its text is not enforced: the wall below asks for each text of
-- a statement once, where the key asked for each row.
create function refuse_losing_text() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  if exists (select 1 from document_updates u where u.council_id = old.council_id and u.document_id = old.id)
  then raise exception 'the log has words of this text' using errcode = '23503'; end if;
  return null;
end $$;
create trigger documents_written after delete or update of council_id, id on documents
  for each row execute function refuse_losing_text();

-- Nobody writes into the log but by the function below, and no row is changed.
select protect_table('document_updates', fence => 'council', app => 'select');
create policy document_updates_assigned on document_updates as restrictive for select to concord_app
  using (not (select acting_limited()) or exists (
    select 1 from documents d where d.council_id = document_updates.council_id and d.id = document_updates.document_id));
create trigger document_updates_unchanged before update on document_updates for each row execute function refuse_change();
create trigger document_updates_kept_whole before truncate on document_updates for each statement execute function refuse_change();

-- The wall behind the question: no statement of anybody adds a word to a frozen text. It asks for each text of a statement,
-- once, whether it is there and not frozen, and holds it until the commit.
create function refuse_frozen_text() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  if exists (
    select 1 from (select distinct council_id, document_id from added) n
    where not exists (
      select 1 from documents d where d.council_id = n.council_id and d.id = n.document_id and d.frozen_at is null for share)
  ) then raise exception 'the text is frozen' using errcode = 'CN002'; end if;
  return null;
end $$;
create trigger document_updates_frozen after insert on document_updates referencing new table as added
  for each statement execute function refuse_frozen_text();

-- The log loses no row but one that the snapshot reaches and a point of its author keeps; of the owning role neither. Asked
-- once for all rows that a compaction lets go.
create function refuse_losing_words() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as
$$ begin
  if exists (
    select 1 from lost l
    where l.council_id is distinct from (select leaving_council()) and (not exists (
        select 1 from document_snapshots s
        where s.council_id = l.council_id and s.document_id = l.document_id and s.seq >= l.seq)
      or not exists (
        select 1 from document_points p
        where p.council_id = l.council_id and p.document_id = l.document_id and p.author_id = l.author_id
          and p.last_seq >= l.seq and p.first_seq <= l.seq)))
  then raise exception 'document_updates is kept as it was written' using errcode = 'CN001'; end if;
  return null;
end $$;
create trigger document_updates_kept after delete on document_updates referencing old table as lost
  for each statement execute function refuse_losing_words();

-- One call appends what arrived together, at a cost that grows with it and no faster. It is the only way in: the appending
-- role may run it and touch nothing else. Each text's state is asked once and each writer's right once, however many wrote
-- in one text: `written` says for each writer which of the texts it is, and `writers` for each row which of the writers.
-- That the text is not frozen is asked again, and held against a freeze, by the wall on the table.
-- The answer has a number for each row in its order: its own where it is new, less than nothing where it was there
-- already, none where it was refused. The plans are the ones for large tables, whatever the tables hold just now.
create function append_updates(councils uuid[], texts uuid[], written int[], authors uuid[], writers int[], batches uuid[], payloads bytea[])
returns bigint[] language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
set plan_cache_mode = force_generic_plan set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
declare
  takes boolean[];
  may boolean[];
  numbers bigint[];
begin
  takes := array(
    select exists (
        select 1 from documents d where d.council_id = t.council_id and d.id = t.document_id and d.frozen_at is null)
      and is_time_to_write(t.council_id, t.document_id)
    from unnest(councils, texts) with ordinality as t (council_id, document_id, place)
    order by t.place);
  may := array(
    select takes[w.text] and writes_subject(councils[w.text], texts[w.text], w.author_id)
    from unnest(written, authors) with ordinality as w (text, author_id, place)
    order by w.place);
  with stored as (
    insert into document_updates (council_id, document_id, author_id, batch_id, payload)
      select councils[written[s.writer]], texts[written[s.writer]], authors[s.writer], s.batch, s.payload
      from unnest(writers, batches, payloads) with ordinality as s (writer, batch, payload, place)
      where may[s.writer] order by s.place
      on conflict (council_id, document_id, batch_id) do nothing
      returning seq
  )
  select array_agg(s.seq order by s.seq) into numbers from stored s;
  if cardinality(numbers) = cardinality(batches) then return numbers; end if;
  return array(
    select case when may[s.writer] then (
      select case when u.seq = any (numbers) and array_position(batches, s.batch) = s.place then u.seq else -u.seq end
      from document_updates u
      where u.council_id = councils[written[s.writer]] and u.document_id = texts[written[s.writer]] and u.batch_id = s.batch) end
    from unnest(writers, batches) with ordinality as s (writer, batch, place)
    order by s.place);
end $$;
grant execute on function append_updates(uuid[], uuid[], int[], uuid[], int[], uuid[], bytea[]) to concord_append;

-- One edit of the acting person, by the one way in and its checks, within the transaction of the act. Null where it is refused.
create function append_as_acting(text_id uuid, batch uuid, edit bytea) returns bigint
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  select (append_updates(array[acting_council()], array[text_id], array[1], array[acting_user()], array[1], array[batch], array[edit]))[1]
$$;
grant execute on function append_as_acting(uuid, uuid, bytea) to concord_app;

-- Many people's opening of many texts in one call, each behind their own fences: it runs as whoever calls it. For each that
-- is theirs to see comes a row that says who they are here and which text it is, then the text's parts in their order, the
-- snapshot and the log after it read by one statement, so that no compaction falls in between.
create function read_texts(persons uuid[], proofs text[], slugs text[], texts uuid[])
returns table (place int, council_id uuid, slug text, name text, user_name text, email text, post text, roles text[],
  assessment_id uuid, kind text, frozen_at timestamptz, state text, is_mine boolean,
  seq bigint, payload bytea, author_id uuid, owners jsonb)
language plpgsql volatile set search_path = pg_catalog, public, pg_temp
set plan_cache_mode = force_generic_plan set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
#variable_conflict use_column
declare i int; council uuid;
begin
  for i in 1 .. cardinality(persons) loop
    perform act_as(persons[i], proofs[i]), set_config('concord.council', slugs[i], true), set_config('concord.review', '', true);
    council := acting_council();
    return query
      select i, c.id, c.slug, c.name, u.name, u.email,
        (array_agg(m.post order by m.starts_on desc))[1], array_agg(distinct m.role),
        t.assessment_id, t.kind, d.frozen_at, a.state,
        exists (select 1 from assignments s where s.council_id = d.council_id
          and s.assessment_question_id = d.id and s.user_id = persons[i]),
        null::bigint, null::bytea, null::uuid, null::jsonb
      from councils c
      join current_memberships m on m.council_id = c.id and m.user_id = persons[i]
      join users u on u.id = m.user_id
      join documents d on d.council_id = c.id and d.id = texts[i]
      join subjects t on t.council_id = d.council_id and t.id = d.id
      join assessments a on a.council_id = t.council_id and a.id = t.assessment_id
      where c.id = council
      group by c.id, u.id, d.council_id, d.id, t.id, a.council_id, a.id;
    if found then
      return query
        select i, null::uuid, null, null, null, null, null, null::text[], null::uuid, null, null::timestamptz, null, null::boolean,
          p.seq, p.payload, p.author_id, p.owners
        from (
          select s.seq, s.state as payload, null::uuid as author_id, s.owners from document_snapshots s
            where s.council_id = council and s.document_id = texts[i]
          union all
          select u.seq, u.payload, u.author_id, null from document_updates u
            where u.council_id = council and u.document_id = texts[i]
        ) p order by p.seq;
    end if;
  end loop;
end $$;
grant execute on function read_texts(uuid[], text[], text[], uuid[]) to concord_app;
