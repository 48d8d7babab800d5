-- Marks of evidence at the words of an answer. Who may see one follows its item alone: whoever does not read the item meets no mark, and
-- a piece that was removed has none.

select protect_table('evidence_marks', fence => 'council', app => 'select, insert, delete, update (revision_id, anchor_start, anchor_end, anchor_seq,
  anchor_lost, anchor_words)');
create policy evidence_marks_read on evidence_marks as restrictive for all to concord_app
  using (exists (select 1 from evidence e where e.council_id = evidence_marks.council_id and e.id = evidence_marks.evidence_id and e.removed_at is null));
-- Peers see those in the submission that they review, at what they may open.
create policy evidence_marks_peers on evidence_marks for select to concord_app
  using (evidence_id = any ((select acting_submitted_evidence())::uuid[]));
create function acting_marks(subject uuid) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select exists (select 1 from assessment_questions q where q.council_id = acting_council() and q.id = subject
    and acting_may_at('attach', q.assessment_id, q.id))
$$;
grant execute on function acting_marks(uuid) to concord_app;
create policy evidence_marks_made on evidence_marks as restrictive for insert to concord_app
  with check (created_by = (select acting_user()) and acting_marks(subject_id));
create policy evidence_marks_taken on evidence_marks as restrictive for delete to concord_app using (acting_marks(subject_id));
-- It is held against a newer version by whoever attaches there; whoever restores a text brings back the words that were marked.
create policy evidence_marks_changed on evidence_marks as restrictive for update to concord_app
  using (true) with check (acting_marks(subject_id) or acting_writes(subject_id));

-- They freeze with the words. Where they hang may be followed to the last edit after the freeze.
create trigger evidence_marks_after_freeze
  before insert or delete or update of council_id, id, subject_id, evidence_id, revision_id, quote, created_by, created_at on evidence_marks
  for each row execute function refuse_after_freeze_of_subject('subject_id', 'marks');
