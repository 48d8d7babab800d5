-- What hangs on the words of a text, whatever it is, is followed by the background's role alone (lib/text/anchor): whoever types moves words
-- under what they may not see. Comments and marks of evidence have the same columns for it (db/schema/anchor.ts).

-- Where it all hangs, whoever may see it. Of what is resolved no edit is looked at.
create function read_anchors(council uuid, text_id uuid)
returns table (id uuid, anchor_start bytea, anchor_end bytea, seq bigint, is_lost boolean, quote text, words text, before text,
  after text, went_before int, went_after int, paragraph int, is_open boolean)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select t.id, t.anchor_start, t.anchor_end, coalesce(t.anchor_seq, 0), t.anchor_lost, coalesce(t.quote, ''), t.anchor_words, t.anchor_before,
    t.anchor_after, t.anchor_went_before, t.anchor_went_after, t.anchor_paragraph, t.resolved_at is null
  from comment_threads t
  where t.council_id = council and t.subject_id = text_id and t.anchor_start is not null and t.anchor_end is not null
  union all
  select m.id, m.anchor_start, m.anchor_end, m.anchor_seq, m.anchor_lost, m.quote, m.anchor_words, m.anchor_before,
    m.anchor_after, m.anchor_went_before, m.anchor_went_after, m.anchor_paragraph, true
  from evidence_marks m where m.council_id = council and m.subject_id = text_id
$$;
grant execute on function read_anchors(uuid, uuid) to concord_background;

-- Writes where they hang now, of each that hangs where it was followed from, and says of how many. Pages hear of it.
create function move_anchors(council uuid, text_id uuid, hung uuid[], was_starts bytea[], was_seqs bigint[], starts bytea[], ends bytea[],
  seqs bigint[], losts boolean[], words text[], befores text[], afters text[], went_befores int[], went_afters int[],
  paragraphs int[])
returns int language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare moved int := 0; of_table int; hanging text; begin
  foreach hanging in array array['comment_threads', 'evidence_marks'] loop
    execute format('update %I t
      set anchor_start = m.start_at, anchor_end = m.end_at, anchor_seq = m.seq, anchor_lost = m.lost, anchor_words = m.words,
        anchor_before = m.before, anchor_after = m.after, anchor_went_before = m.went_before,
        anchor_went_after = m.went_after, anchor_paragraph = m.paragraph
      from unnest($3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
        as m (hung, was_start, was_seq, start_at, end_at, seq, lost, words, before, after, went_before, went_after, paragraph)
      where t.council_id = $1 and t.subject_id = $2 and t.id = m.hung
        and t.anchor_start = m.was_start and coalesce(t.anchor_seq, 0) = m.was_seq', hanging)
      using council, text_id, hung, was_starts, was_seqs, starts, ends, seqs, losts, words, befores, afters, went_befores, went_afters, paragraphs;
    get diagnostics of_table = row_count;
    moved := moved + of_table;
  end loop;
  if moved > 0 then
    perform pg_notify('concord', json_build_object('topic', 'subject', 'id', text_id)::text);
  end if;
  return moved;
end $$;
grant execute on function move_anchors(uuid, uuid, uuid[], bytea[], bigint[], bytea[], bytea[], bigint[], boolean[], text[], text[], text[], int[], int[], int[])
  to concord_background;
