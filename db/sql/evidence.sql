-- Evidence for a question, each piece with the audience that it is for.

select protect_table('evidence', fence => 'council', app => 'select, insert, update (removed_by, removed_at, removed_reason)');
create policy evidence_assigned on evidence as restrictive for all to concord_app
  using (not (select acting_limited()) or assessment_question_id in (select acting_questions()));
-- Exempt and confidential evidence exists for those of the council alone who may see it, and never for a peer.
create policy evidence_audience on evidence as restrictive for all to concord_app
  using (audience in ('public', 'council') or (select acting_may('see-restricted')));
-- Of the submission that they review, peers see what they may.
create policy evidence_peers on evidence for select to concord_app
  using (audience in ('public', 'council') and removed_at is null and assessment_id = (
    select s.assessment_id from submissions s where s.id = (select acting_submission())));
create trigger evidence_begins before insert on evidence for each row execute function begin_subject('evidence');
create trigger evidence_stays_removed before update on evidence for each row execute function refuse_reviving('removed_at');
create trigger evidence_after_freeze before insert or update or delete on evidence
  for each row execute function refuse_after_freeze();
