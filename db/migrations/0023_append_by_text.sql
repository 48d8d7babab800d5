-- Each text's state is asked once and each writer's right once, however many wrote in one text. `written` says for each
-- writer which of the texts it is, and `writers` for each row which of the writers.
create function append_updates(councils uuid[], texts uuid[], written int[], authors uuid[], writers int[], batches uuid[], payloads bytea[])
returns bigint[] language plpgsql volatile security definer set search_path = public
set plan_cache_mode = force_generic_plan set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
declare
  kinds text[];
  may boolean[];
  numbers bigint[];
begin
  kinds := array(
    select (
      select d.kind from documents d join assessments a on a.council_id = d.council_id and a.id = d.assessment_id
      where d.council_id = t.council_id and d.id = t.document_id
        and d.frozen_at is null and a.state in ('preparing', 'scoring', 'agreeing'))
    from unnest(councils, texts) with ordinality as t (council_id, document_id, place)
    order by t.place);
  may := array(
    select kinds[w.text] is not null and exists (
      select 1 from memberships m
      where m.council_id = councils[w.text] and m.user_id = w.author_id
        and m.starts_on <= current_date and (m.ends_on is null or m.ends_on > current_date)
        and (m.role in ('lead', 'member', 'officer')
          or (m.role = 'contributor' and kinds[w.text] = 'answer' and exists (
            select 1 from documents d join assignments s
              on s.council_id = d.council_id and s.assessment_question_id = d.assessment_question_id
            where d.council_id = councils[w.text] and d.id = texts[w.text] and s.user_id = w.author_id))))
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
--> statement-breakpoint
create or replace function append_as_acting(text_id uuid, batch uuid, edit bytea) returns bigint
language sql volatile security definer set search_path = public as $$
  select (append_updates(array[acting_council()], array[text_id], array[1], array[acting_user()], array[1], array[batch], array[edit]))[1]
$$;
--> statement-breakpoint
drop function append_updates(uuid[], uuid[], uuid[], int[], uuid[], bytea[]);
--> statement-breakpoint
revoke execute on function append_updates(uuid[], uuid[], int[], uuid[], int[], uuid[], bytea[]) from public;
--> statement-breakpoint
grant execute on function append_updates(uuid[], uuid[], int[], uuid[], int[], uuid[], bytea[]) to concord_append;
--> statement-breakpoint
-- The wall on the log asks for each text of a statement, once, whether it is there and not frozen, and holds it until the
-- commit. The key asked the same again for each row, and no longer does; what is left of it is that no text goes while the
-- log has words of it.
alter table document_updates alter constraint document_updates_council_id_document_id_documents_council_id_id_fk not enforced;
--> statement-breakpoint
create function refuse_losing_text() returns trigger language plpgsql security definer set search_path = public as
$$ begin
  if exists (select 1 from document_updates u where u.council_id = old.council_id and u.document_id = old.id)
  then raise exception 'the log has words of this text' using errcode = '23503'; end if;
  return null;
end $$;
--> statement-breakpoint
revoke execute on function refuse_losing_text() from public;
--> statement-breakpoint
create trigger documents_written after delete or update of council_id, id on documents for each row execute function refuse_losing_text();
