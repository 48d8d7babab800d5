-- Comments on a question or on words of its answer. Their author is who is signed in; they are kept as they were written.

select protect_table('comment_threads', fence => 'council', app => 'select, insert, update');
create policy comment_threads_assigned on comment_threads as restrictive for all to concord_app
  using (not (select acting_limited()) or assessment_question_id in (select acting_questions()));
create trigger comment_threads_after_freeze before insert or update or delete on comment_threads
  for each row execute function refuse_after_freeze();

select protect_table('comments', fence => 'council', app => 'select, insert');
create policy comments_assigned on comments as restrictive for all to concord_app
  using (not (select acting_limited()) or exists (
    select 1 from comment_threads t where t.council_id = comments.council_id and t.id = comments.thread_id));
create policy comments_own on comments as restrictive for insert to concord_app with check (author_id = (select acting_user()));
create trigger comments_kept before update or delete on comments for each row execute function refuse_change();
create trigger comments_kept_whole before truncate on comments for each statement execute function refuse_change();
