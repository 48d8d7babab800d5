-- Comments on a question or on words of its answer. Their author is who is signed in and may comment there; they are kept as they were written.

-- Whether the acting person may comment on this question now: everywhere, where assigned, or where the lead lets observers speak.
create function acting_comments_on(assessment uuid, question uuid) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select acting_may_at('comment', assessment, question) or (assessment in (select acting_assessments('comment-if-allowed'))
    and exists (select 1 from assessments a where a.id = assessment and a.observers_comment))
$$;
grant execute on function acting_comments_on(uuid, uuid) to concord_app;

select protect_table('comment_threads', fence => 'council', app => 'select, insert, update (resolved_by, resolved_at,
  anchor_start, anchor_end)');
create policy comment_threads_assigned on comment_threads as restrictive for all to concord_app
  using (not (select acting_limited()) or assessment_question_id in (select acting_questions()));
create policy comment_threads_begun on comment_threads as restrictive for insert to concord_app
  with check (created_by = (select acting_user()) and num_nonnulls(resolved_by, resolved_at) = 0
    and acting_comments_on(assessment_id, assessment_question_id));
-- A thread is resolved in one's own name and opened again by whoever may comment; on which words it hangs moves with what is
-- written in their place.
create function refuse_unallowed_thread() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  if not is_served() then return new; end if;
  if ((new.resolved_by, new.resolved_at) is distinct from (old.resolved_by, old.resolved_at) and not (
      acting_comments_on(new.assessment_id, new.assessment_question_id)
      and (num_nonnulls(new.resolved_by, new.resolved_at) = 0
        or coalesce(new.resolved_by = acting_user() and new.resolved_at is not null, false))))
    or ((new.anchor_start, new.anchor_end) is distinct from (old.anchor_start, old.anchor_end)
      and not acting_may_at('write', new.assessment_id, new.assessment_question_id))
  then perform refuse_unallowed(); end if;
  return new;
end $$;
create trigger comment_threads_by_whom before update on comment_threads for each row execute function refuse_unallowed_thread();
create trigger comment_threads_after_freeze before insert or update or delete on comment_threads
  for each row execute function refuse_after_freeze();

select protect_table('comments', fence => 'council', app => 'select, insert');
create policy comments_assigned on comments as restrictive for all to concord_app
  using (not (select acting_limited()) or exists (
    select 1 from comment_threads t where t.council_id = comments.council_id and t.id = comments.thread_id));
create policy comments_own on comments as restrictive for insert to concord_app
  with check (author_id = (select acting_user()) and exists (
    select 1 from comment_threads t where t.council_id = comments.council_id and t.id = comments.thread_id and t.resolved_at is null
      and acting_comments_on(t.assessment_id, t.assessment_question_id)));
select keep_as_written('comments');
