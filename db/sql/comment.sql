-- Comments on a subject or on words of its text. Their author is who is signed in and may comment there; they are kept as they were written.

select protect_table('comment_threads', fence => 'council', app => 'select, insert, update (resolved_by, resolved_at, assigned_to,
  assigned_by, due_on, quote, anchor_start, anchor_end, anchor_seq, anchor_lost, anchor_words, anchor_before, anchor_after, anchor_went_before,
  anchor_went_after, anchor_paragraph)');
create policy comment_threads_read on comment_threads as restrictive for all to concord_app
  using (withdrawn_at is null
    and exists (select 1 from subjects s where s.council_id = comment_threads.council_id and s.id = comment_threads.subject_id));
create policy comment_threads_begun on comment_threads as restrictive for insert to concord_app
  with check (created_by = (select acting_user()) and num_nonnulls(resolved_by, resolved_at, assigned_to, assigned_by, due_on, withdrawn_at) = 0
    and acting_comments_on(subject_id));
-- A thread is resolved and assigned in one's own name, and opened again, by whoever may comment. It is assigned to nobody who may
-- not comment there. Words of its own it keeps: whoever may comment attaches one to others that has lost them, and whoever restores a text
-- brings back those that were commented on.
create function refuse_unallowed_thread() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$
declare
  hangs constant text[] := array['anchor_start', 'anchor_end', 'anchor_seq', 'anchor_lost', 'anchor_words', 'anchor_before', 'anchor_after',
    'anchor_went_before', 'anchor_went_after', 'anchor_paragraph'];
  -- Nobody may set the last of these: it follows from what the author did (withdraw_empty_thread).
  dealt constant text[] := array['resolved_by', 'resolved_at', 'assigned_to', 'assigned_by', 'due_on', 'withdrawn_at'];
begin
  if not is_served() then return new; end if;
  if ((new.resolved_by, new.resolved_at) is distinct from (old.resolved_by, old.resolved_at) and not (
      acting_comments_on(new.subject_id)
      and (num_nonnulls(new.resolved_by, new.resolved_at) = 0
        or coalesce(new.resolved_by = acting_user() and new.resolved_at is not null, false))))
    or ((new.assigned_to, new.assigned_by, new.due_on) is distinct from (old.assigned_to, old.assigned_by, old.due_on) and not (
      acting_comments_on(new.subject_id)
      and (num_nonnulls(new.assigned_to, new.assigned_by, new.due_on) = 0
        or coalesce(new.assigned_by = acting_user() and comments_on_subject(new.council_id, new.subject_id, new.assigned_to), false))))
    or (to_jsonb(new) - dealt is distinct from to_jsonb(old) - dealt and not (
      (to_jsonb(new) - hangs - dealt = to_jsonb(old) - hangs - dealt
        and acting_writes(new.subject_id))
      or (old.anchor_lost and not new.anchor_lost and acting_comments_on(new.subject_id))))
  then perform refuse_unallowed(); end if;
  return new;
end $$;
create trigger comment_threads_by_whom before update on comment_threads for each row execute function refuse_unallowed_thread();
-- What hangs where is no part of what is frozen, and may be followed to the last edit after the freeze; by nobody whom the wall above asks.
create trigger comment_threads_after_freeze
  before insert or delete or update of council_id, id, subject_id, quote, created_by, created_at, resolved_by, resolved_at on comment_threads
  for each row execute function refuse_after_freeze_of_subject('subject_id', 'comments');

select protect_table('comments', fence => 'council', app => 'select, insert');
create policy comments_read on comments as restrictive for all to concord_app
  using (exists (select 1 from comment_threads t where t.council_id = comments.council_id and t.id = comments.thread_id));
create policy comments_own on comments as restrictive for insert to concord_app
  with check (author_id = (select acting_user()) and exists (
    select 1 from comment_threads t where t.council_id = comments.council_id and t.id = comments.thread_id and t.resolved_at is null
      and acting_comments_on(t.subject_id)));
select keep_as_written('comments');

-- Other words, or none, are rows beside what was written, by its author alone, while it may be spoken there. From a deletion on it
-- stays as it is.
select protect_table('comment_changes', fence => 'council', app => 'select, insert');
create policy comment_changes_read on comment_changes as restrictive for all to concord_app
  using (exists (select 1 from comments c where c.council_id = comment_changes.council_id and c.id = comment_changes.comment_id));
create function acting_may_change(comment uuid) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select exists (
    select 1 from comments c join comment_threads t on t.council_id = c.council_id and t.id = c.thread_id
    where c.council_id = acting_council() and c.id = comment and c.author_id = acting_user() and acting_comments_on(t.subject_id)
      and not exists (select 1 from comment_changes x where x.council_id = c.council_id and x.comment_id = c.id and x.body is null))
$$;
grant execute on function acting_may_change(uuid) to concord_app;
create policy comment_changes_own on comment_changes as restrictive for insert to concord_app
  with check (changed_by = (select acting_user()) and acting_may_change(comment_id));
select keep_as_written('comment_changes');

-- So long after it was written a change leaves no trace for readers: that time is its author's to think again.
create function is_second_thought(written timestamptz, changed timestamptz) returns boolean
language sql immutable set search_path = pg_catalog, public, pg_temp as $$ select changed <= written + interval '15 minutes' $$;
grant execute on function is_second_thought(timestamptz, timestamptz) to concord_app;

-- Whether readers see that there is this comment.
create function is_standing(council uuid, comment uuid, written timestamptz) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select not exists (select 1 from comment_changes x where x.council_id = council and x.comment_id = comment and x.body is null
    and is_second_thought(written, x.created_at))
$$;
grant execute on function is_standing(uuid, uuid, timestamptz) to concord_app;

-- A thread in which nothing stands is gone for readers.
create function withdraw_empty_thread() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  update comment_threads t set withdrawn_at = new.created_at
    from comments o where o.council_id = new.council_id and o.id = new.comment_id and t.council_id = o.council_id and t.id = o.thread_id
      and not exists (select 1 from comments c where c.council_id = t.council_id and c.thread_id = t.id
        and is_standing(c.council_id, c.id, c.created_at));
  return null;
end $$;
create trigger comment_changes_withdraw after insert on comment_changes for each row when (new.body is null)
  execute function withdraw_empty_thread();

-- Who reads a subject beside the acting person, who reads it too: whom they may name in a comment and, of whoever may comment, ask to
-- deal with it.
create function readers_of(subject uuid) returns table (user_id uuid, name text, post text, comments boolean)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$
#variable_conflict use_column
declare council constant uuid := acting_council(); begin
  if not reads_subject(council, subject, acting_user()) then return; end if;
  return query select distinct on (m.user_id) m.user_id, coalesce(u.name, u.email), m.post, comments_on_subject(council, subject, m.user_id)
    from current_memberships m join users u on u.id = m.user_id
    where m.council_id = council and m.user_id <> acting_user() and reads_subject(council, subject, m.user_id)
    order by m.user_id, m.starts_on;
end $$;
grant execute on function readers_of(uuid) to concord_app;

select protect_table('comment_mentions', fence => 'council', app => 'select, insert');
create policy comment_mentions_read on comment_mentions as restrictive for all to concord_app
  using (exists (select 1 from comments c where c.council_id = comment_mentions.council_id and c.id = comment_mentions.comment_id));
create policy comment_mentions_own on comment_mentions as restrictive for insert to concord_app
  with check (acting_may_change(comment_id) and exists (
    select 1 from comments c join comment_threads t on t.council_id = c.council_id and t.id = c.thread_id, readers_of(t.subject_id) r
    where c.council_id = comment_mentions.council_id and c.id = comment_mentions.comment_id and r.user_id = comment_mentions.user_id));
select keep_as_written('comment_mentions');

-- Up to when somebody has read a thread that they see: theirs to say and to see.
select protect_table('thread_reads', fence => 'council', app => 'select, insert, update (read_at)');
create policy thread_reads_own on thread_reads as restrictive for all to concord_app
  using (user_id = (select acting_user())
    and exists (select 1 from comment_threads t where t.council_id = thread_reads.council_id and t.id = thread_reads.thread_id));
