-- What changes whenever a text's log changes, for many texts in one question: a node that cannot hear the others asks it.
create function text_marks(councils uuid[], texts uuid[])
returns table (mark text)
language sql stable security definer set search_path = public as $$
  select concat_ws(' ',
      (select s.seq from document_snapshots s where s.council_id = t.council_id and s.document_id = t.document_id),
      u.rows, u.last)
    from unnest(councils, texts) with ordinality as t (council_id, document_id, place)
    cross join lateral (
      select count(*) as rows, max(l.seq) as last from document_updates l
        where l.council_id = t.council_id and l.document_id = t.document_id) u
    order by t.place
$$;
--> statement-breakpoint
revoke execute on function text_marks(uuid[], uuid[]) from public;
--> statement-breakpoint
grant execute on function text_marks(uuid[], uuid[]) to concord_keeper;
