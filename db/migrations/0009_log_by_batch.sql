DROP INDEX "document_updates_batch";--> statement-breakpoint
DROP INDEX "document_updates_order";--> statement-breakpoint
ALTER TABLE "document_updates" DROP CONSTRAINT "document_updates_council_id_id_pk";--> statement-breakpoint
ALTER TABLE "document_updates" ADD CONSTRAINT "document_updates_council_id_document_id_batch_id_pk" PRIMARY KEY("council_id","document_id","batch_id");--> statement-breakpoint
ALTER TABLE "document_updates" DROP COLUMN "id";--> statement-breakpoint
-- One call appends what arrived together, at a cost that grows with it and no faster. It is the only way in: the appending
-- role may run it and touch nothing else. Each writer's right is asked once for each text (`writers`: places in the first
-- three lists); that the text is not frozen is asked again, and held against a freeze, by the wall on the table.
-- The answer has a number for each row in its order: its own where it is new, less than nothing where it was there
-- already, none where it was refused. The plans are the ones for large tables, whatever the tables hold just now.
create function append_updates(councils uuid[], texts uuid[], authors uuid[], writers int[], batches uuid[], payloads bytea[])
returns bigint[] language plpgsql volatile security definer set search_path = public
set plan_cache_mode = force_generic_plan set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
declare
  may boolean[];
  fresh uuid[];
  numbers bigint[];
begin
  may := array(
    select exists (
      select 1 from documents d join assessments a on a.council_id = d.council_id and a.id = d.assessment_id
      where d.council_id = w.council_id and d.id = w.document_id
        and d.frozen_at is null and a.state in ('preparing', 'scoring', 'agreeing')
        and exists (
          select 1 from memberships m
          where m.council_id = w.council_id and m.user_id = w.author_id
            and m.starts_on <= current_date and (m.ends_on is null or m.ends_on > current_date)
            and (m.role in ('lead', 'member', 'officer')
              or (m.role = 'contributor' and d.kind = 'answer' and exists (
                select 1 from assignments s
                where s.council_id = w.council_id and s.assessment_question_id = d.assessment_question_id
                  and s.user_id = w.author_id)))))
    from unnest(councils, texts, authors) with ordinality as w (council_id, document_id, author_id, place)
    order by w.place);
  with stored as (
    insert into document_updates (council_id, document_id, author_id, batch_id, payload)
      select councils[s.writer], texts[s.writer], authors[s.writer], s.batch, s.payload
      from unnest(writers, batches, payloads) with ordinality as s (writer, batch, payload, place)
      where may[s.writer] order by s.place
      on conflict (council_id, document_id, batch_id) do nothing
      returning batch_id, seq
  )
  select array_agg(s.batch_id order by s.seq), array_agg(s.seq order by s.seq) into fresh, numbers from stored s;
  if cardinality(numbers) = cardinality(batches) then return numbers; end if;
  return array(
    select case when may[s.writer] then (
      select case when u.batch_id = any (fresh) and array_position(batches, s.batch) = s.place then u.seq else -u.seq end
      from document_updates u
      where u.council_id = councils[s.writer] and u.document_id = texts[s.writer] and u.batch_id = s.batch) end
    from unnest(writers, batches) with ordinality as s (writer, batch, place)
    order by s.place);
end $$;
--> statement-breakpoint
drop function append_updates(uuid[], uuid[], uuid[], uuid[], bytea[]);
--> statement-breakpoint
drop function may_append(uuid, uuid, uuid);
--> statement-breakpoint
revoke execute on function append_updates(uuid[], uuid[], uuid[], int[], uuid[], bytea[]) from public;
--> statement-breakpoint
grant execute on function append_updates(uuid[], uuid[], uuid[], int[], uuid[], bytea[]) to concord_append;
