-- One call appends what arrived together. It is the only way in: the appending role may run it and touch nothing else.
-- Each writer's right is asked once for each text, and holds the text against a freeze until the call is committed.
create function append_updates(councils uuid[], texts uuid[], authors uuid[], batches uuid[], payloads bytea[])
returns table (place bigint, number bigint, is_fresh boolean)
language plpgsql volatile security definer set search_path = public as $$
#variable_conflict use_column
begin
  return query
  with sent as materialized (
    select * from unnest(councils, texts, authors, batches, payloads) with ordinality
      as s (council_id, document_id, author_id, batch_id, payload, place)
  ), asked as materialized (
    select w.*, may_append(w.council_id, w.document_id, w.author_id) as may
      from (select distinct council_id, document_id, author_id from sent) w
  ), allowed as materialized (
    select s.* from sent s join asked a using (council_id, document_id, author_id) where a.may
  ), fresh as (
    insert into document_updates (council_id, document_id, author_id, batch_id, payload)
      select council_id, document_id, author_id, batch_id, payload from allowed order by allowed.place
      on conflict (council_id, document_id, batch_id) do nothing
      returning council_id, document_id, batch_id, seq
  )
  select a.place, coalesce(f.seq, u.seq), f.seq is not null from allowed a
    left join fresh f using (council_id, document_id, batch_id)
    left join document_updates u on f.seq is null
      and (u.council_id, u.document_id, u.batch_id) = (a.council_id, a.document_id, a.batch_id);
end $$;
--> statement-breakpoint
revoke execute on function append_updates(uuid[], uuid[], uuid[], uuid[], bytea[]) from public;
--> statement-breakpoint
grant execute on function append_updates(uuid[], uuid[], uuid[], uuid[], bytea[]) to concord_append;
--> statement-breakpoint
drop policy document_updates_append on document_updates;
--> statement-breakpoint
drop policy document_updates_numbers on document_updates;
--> statement-breakpoint
revoke all on document_updates from concord_append;
--> statement-breakpoint
revoke all on sequence document_updates_seq from concord_append;
--> statement-breakpoint
revoke execute on function may_append(uuid, uuid, uuid) from concord_append;
--> statement-breakpoint
-- The wall behind the question: no statement of anybody adds a word to a frozen text.
drop trigger document_updates_frozen on document_updates;
--> statement-breakpoint
create or replace function refuse_frozen_text() returns trigger language plpgsql security definer set search_path = public as
$$ begin
  if exists (
    select 1 from (select distinct council_id, document_id from added) n
    where not exists (
      select 1 from documents d where d.council_id = n.council_id and d.id = n.document_id and d.frozen_at is null for share)
  ) then raise exception 'the text is frozen' using errcode = 'CN002'; end if;
  return null;
end $$;
--> statement-breakpoint
create trigger document_updates_frozen after insert on document_updates referencing new table as added
  for each statement execute function refuse_frozen_text();
