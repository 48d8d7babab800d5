-- Asked once for all rows that a compaction lets go, not row by row: the log loses none but those that the snapshot reaches
-- and a point of their author keeps; of the owning role neither.
drop trigger document_updates_kept on document_updates;
--> statement-breakpoint
create or replace function refuse_losing_words() returns trigger language plpgsql security definer set search_path = public
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as
$$ begin
  if exists (
    select 1 from lost l
    where not exists (
        select 1 from document_snapshots s
        where s.council_id = l.council_id and s.document_id = l.document_id and s.seq >= l.seq)
      or not exists (
        select 1 from document_points p
        where p.council_id = l.council_id and p.document_id = l.document_id and p.author_id = l.author_id
          and p.last_seq >= l.seq and p.first_seq <= l.seq))
  then raise exception 'document_updates is kept as it was written' using errcode = 'CN001'; end if;
  return null;
end $$;
--> statement-breakpoint
create trigger document_updates_kept after delete on document_updates referencing old table as lost for each statement execute function refuse_losing_words();
--> statement-breakpoint
create trigger document_updates_unchanged before update on document_updates for each row execute function refuse_change();
