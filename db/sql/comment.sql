-- Comments on a subject or on words of its text. Their author is who is signed in and may comment there; they are kept as they were written.

select protect_table('comment_threads', fence => 'council', app => 'select, insert, update (resolved_by, resolved_at,
  anchor_start, anchor_end)');
create policy comment_threads_read on comment_threads as restrictive for all to concord_app
  using (exists (select 1 from subjects s where s.council_id = comment_threads.council_id and s.id = comment_threads.subject_id));
create policy comment_threads_begun on comment_threads as restrictive for insert to concord_app
  with check (created_by = (select acting_user()) and num_nonnulls(resolved_by, resolved_at) = 0
    and acting_comments_on(subject_id));
-- A thread is resolved in one's own name and opened again by whoever may comment; on which words it hangs moves with what is
-- written in their place.
create function refuse_unallowed_thread() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  if not is_served() then return new; end if;
  if ((new.resolved_by, new.resolved_at) is distinct from (old.resolved_by, old.resolved_at) and not (
      acting_comments_on(new.subject_id)
      and (num_nonnulls(new.resolved_by, new.resolved_at) = 0
        or coalesce(new.resolved_by = acting_user() and new.resolved_at is not null, false))))
    or ((new.anchor_start, new.anchor_end) is distinct from (old.anchor_start, old.anchor_end)
      and not acting_writes(new.subject_id))
  then perform refuse_unallowed(); end if;
  return new;
end $$;
create trigger comment_threads_by_whom before update on comment_threads for each row execute function refuse_unallowed_thread();
create trigger comment_threads_after_freeze before insert or update or delete on comment_threads
  for each row execute function refuse_after_freeze_of_subject('subject_id');

select protect_table('comments', fence => 'council', app => 'select, insert');
create policy comments_read on comments as restrictive for all to concord_app
  using (exists (select 1 from comment_threads t where t.council_id = comments.council_id and t.id = comments.thread_id));
create policy comments_own on comments as restrictive for insert to concord_app
  with check (author_id = (select acting_user()) and exists (
    select 1 from comment_threads t where t.council_id = comments.council_id and t.id = comments.thread_id and t.resolved_at is null
      and acting_comments_on(t.subject_id)));
select keep_as_written('comments');
