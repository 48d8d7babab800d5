-- Suggestions: that a thread proposes other words for those that it hangs on. Made by whoever may comment there, decided by whoever may
-- write there, taken back by whoever made it; once, and while the text takes words. What was proposed is kept as it was written.

select protect_table('suggestions', fence => 'council', app => 'select, insert, update (outcome, decided_by, decided_at, because, accepted_seq)');
create policy suggestions_read on suggestions as restrictive for all to concord_app
  using (exists (select 1 from comment_threads t where t.council_id = suggestions.council_id and t.id = suggestions.thread_id));
create policy suggestions_made on suggestions as restrictive for insert to concord_app
  with check (made_by = (select acting_user()) and outcome is null and acting_comments_on(subject_id) and exists (
    select 1 from comment_threads t where t.council_id = suggestions.council_id and t.id = suggestions.thread_id
      and t.subject_id = suggestions.subject_id and t.created_by = suggestions.made_by and t.anchor_start is not null and t.resolved_at is null));

-- Decided once, in one's own name; accepted only by an edit of one's own that the log of its text has.
create function refuse_unallowed_decision() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  if not is_served() then return new; end if;
  if old.outcome is not null or new.outcome is null or new.decided_by is distinct from acting_user()
    or not (case new.outcome
      when 'withdrawn' then new.made_by = acting_user() and acting_comments_on(new.subject_id)
      else acting_writes(new.subject_id) end)
    or (new.outcome = 'accepted' and not exists (select 1 from document_updates u where u.council_id = new.council_id
      and u.document_id = new.subject_id and u.seq = new.accepted_seq and u.author_id = acting_user()))
  then perform refuse_unallowed(); end if;
  return new;
end $$;
create trigger suggestions_by_whom before update on suggestions for each row execute function refuse_unallowed_decision();
create trigger suggestions_after_freeze before insert or update or delete on suggestions
  for each row execute function refuse_after_freeze_of_subject('subject_id', 'suggestions');
