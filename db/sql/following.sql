-- What follows a submitted assessment: the next cycle, or the same one reopened as its next version. It is a row of its own that begins with
-- the words of the other, which stay frozen.

-- It follows one that was submitted, asks what that one asked, and reopens it once, with a reason and the next number.
create function refuse_unallowed_following() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ declare was assessments; reopens constant boolean := new.reopened_because is not null; begin
  if not is_served() then return new; end if;
  if new.follows_id is null then
    if new.version <> 1 then perform refuse_unallowed(); end if;
    return new;
  end if;
  select * into was from assessments a where a.council_id = acting_council() and a.id = new.follows_id for share;
  if not found or not was.state = any (states_to('reopen-submission')) or new.framework_version_id <> was.framework_version_id
    or new.version <> (case when reopens then was.version + 1 else 1 end) or (reopens and not acting_may('reopen-submission'))
  then perform refuse_unallowed(); end if;
  return new;
end $$;
create trigger assessments_follow before insert on assessments for each row execute function refuse_unallowed_following();

-- Which subject of the one is which of the other: answers and statements, and evidence once that is attached.
create function pairs_of(council uuid, before uuid, after uuid) returns table (was uuid, is_now uuid)
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select o.id, n.id from assessment_questions o join assessment_questions n
    on n.council_id = o.council_id and n.assessment_id = after and n.framework_question_id = o.framework_question_id
    where o.council_id = council and o.assessment_id = before
  union all
  select o.id, n.id from area_statements o join area_statements n on n.council_id = o.council_id and n.assessment_id = after and n.area = o.area
    where o.council_id = council and o.assessment_id = before
  union all
  select o.id, n.id from assessment_questions p
    join assessment_questions q on q.council_id = p.council_id and q.assessment_id = after and q.framework_question_id = p.framework_question_id
    join evidence o on o.council_id = p.council_id and o.assessment_id = before and o.assessment_question_id = p.id and o.removed_at is null
    join evidence n on n.council_id = q.council_id and n.assessment_id = after and n.assessment_question_id = q.id and n.item_id = o.item_id
      and n.removed_at is null
    where p.council_id = council and p.assessment_id = before
$$;

-- Everything that was written in the one begins the other, once, by whoever has just begun it: texts with their log, so that every letter keeps
-- its name and its author and whatever hangs on words hangs on the same ones; evidence in its newest version, with the marks that were made at
-- an older one; and what is still said of it: open comments, and what peers shared with the council.
create function carry_over(wanted uuid) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as
$$ declare council constant uuid := acting_council(); before uuid; begin
  select a.follows_id into before from assessments a
    where a.council_id = council and a.id = wanted and a.state = 'setup' and a.created_by = acting_user() for update;
  if before is null or not acting_may('create-assessment') or exists (select 1 from subjects s where s.council_id = council and s.assessment_id = wanted
    and (s.kind = 'evidence' or exists (select 1 from document_snapshots d where d.council_id = council and d.document_id = s.id)
      or exists (select 1 from document_updates d where d.council_id = council and d.document_id = s.id)))
  then perform refuse_unallowed(); end if;

  insert into answer_words (council_id, id, words, seq, due_at)
    select council, p.is_now, w.words, w.seq, now() from pairs_of(council, before, wanted) p join answer_words w on w.council_id = council and w.id = p.was;
  perform jobs.enqueue('read-answer', jsonb_build_object('council', council, 'answer', p.is_now), now() + interval '1 second')
    from pairs_of(council, before, wanted) p join answer_words w on w.council_id = council and w.id = p.is_now;
  insert into document_snapshots (council_id, document_id, seq, state, owners, made_at)
    select council, p.is_now, s.seq, s.state, s.owners, s.made_at
    from pairs_of(council, before, wanted) p join document_snapshots s on s.council_id = council and s.document_id = p.was;
  insert into document_points (council_id, document_id, author_id, first_seq, last_seq, written_at, payload)
    select council, p.is_now, o.author_id, o.first_seq, o.last_seq, o.written_at, o.payload
    from pairs_of(council, before, wanted) p join document_points o on o.council_id = council and o.document_id = p.was;
  insert into document_updates (council_id, document_id, seq, author_id, batch_id, payload, created_at)
    select council, p.is_now, u.seq, u.author_id, u.batch_id, u.payload, u.created_at
    from pairs_of(council, before, wanted) p join document_updates u on u.council_id = council and u.document_id = p.was;

  insert into evidence (council_id, assessment_id, assessment_question_id, item_id, revision_id, added_by, added_at)
    select council, wanted, p.is_now, e.item_id,
      (select r.id from evidence_revisions r where r.council_id = council and r.item_id = e.item_id order by r.number desc limit 1), e.added_by, e.added_at
    from pairs_of(council, before, wanted) p
    join evidence e on e.council_id = council and e.assessment_id = before and e.assessment_question_id = p.was and e.removed_at is null;
  insert into evidence_marks (council_id, subject_id, evidence_id, revision_id, anchor_start, anchor_end, quote, anchor_seq, anchor_lost,
      anchor_words, anchor_before, anchor_after, anchor_went_before, anchor_went_after, anchor_paragraph, created_by, created_at)
    select council, p.is_now, e.is_now, m.revision_id, m.anchor_start, m.anchor_end, m.quote, m.anchor_seq, m.anchor_lost,
      m.anchor_words, m.anchor_before, m.anchor_after, m.anchor_went_before, m.anchor_went_after, m.anchor_paragraph, m.created_by, m.created_at
    from pairs_of(council, before, wanted) p join evidence_marks m on m.council_id = council and m.subject_id = p.was
    join pairs_of(council, before, wanted) e on e.was = m.evidence_id;

  with open as materialized (
    select t.*, p.is_now, uuidv7() as carried from pairs_of(council, before, wanted) p
      join comment_threads t on t.council_id = council and t.subject_id = p.was and t.resolved_at is null and t.withdrawn_at is null
  ), said as materialized (
    select o.carried, c.author_id, c.author_name, c.author_post, coalesce(x.body, c.body) as body, c.created_at from open o
      join comments c on c.council_id = council and c.thread_id = o.id
      left join lateral (select x.body, x.body is null as is_deleted from comment_changes x
        where x.council_id = council and x.comment_id = c.id order by x.created_at desc limit 1) x on true
      where x.is_deleted is distinct from true
  ), hung as (
    insert into comment_threads (council_id, id, subject_id, anchor_start, anchor_end, quote, anchor_seq, anchor_lost, anchor_words, anchor_before,
        anchor_after, anchor_went_before, anchor_went_after, anchor_paragraph, level, created_by, created_at)
      select council, o.carried, o.is_now, o.anchor_start, o.anchor_end, o.quote, o.anchor_seq, o.anchor_lost, o.anchor_words, o.anchor_before,
        o.anchor_after, o.anchor_went_before, o.anchor_went_after, o.anchor_paragraph, o.level, o.created_by, o.created_at
      from open o where o.carried in (select s.carried from said s)
  ), proposed as (
    insert into suggestions (council_id, thread_id, subject_id, words, replacement, made_by, made_at)
      select council, o.carried, o.is_now, g.words, g.replacement, g.made_by, g.made_at from open o
        join suggestions g on g.council_id = council and g.thread_id = o.id and g.outcome is null
        where o.carried in (select s.carried from said s)
  )
  insert into comments (council_id, thread_id, author_id, author_name, author_post, body, created_at)
    select council, s.carried, s.author_id, s.author_name, s.author_post, s.body, s.created_at from said s;

  with open as materialized (
    select c.*, p.is_now, uuidv7() as carried from pairs_of(council, before, wanted) p
      join submissions s on s.council_id = council and s.assessment_id = before
      join review_comments c on c.council_id = council and c.submission_id = s.id and c.subject_id = p.was and c.answers_id is null
        and is_with_council(c.audience, c.shared_at, c.created_at, c.by_council)
  ), hung as (
    insert into comment_threads (council_id, id, subject_id, anchor_start, anchor_end, quote, anchor_seq, created_by, created_at)
      select council, o.carried, o.is_now, o.anchor_start, o.anchor_end, o.quote, case when o.anchor_start is not null then coalesce(
          (select max(u.seq) from document_updates u where u.council_id = council and u.document_id = o.is_now),
          (select d.seq from document_snapshots d where d.council_id = council and d.document_id = o.is_now), 0) end, o.author_id, o.created_at
      from open o
  )
  insert into comments (council_id, thread_id, author_id, author_name, author_post, body, created_at)
    select council, o.carried, c.author_id, c.author_name, case when c.by_council
        then coalesce((select m.post from current_memberships m where m.council_id = council and m.user_id = c.author_id limit 1), 'Of the council')
        else 'Peer' end, c.body, c.created_at
    from open o join review_comments c on c.council_id = council and c.review_id = o.review_id and o.id in (c.id, c.answers_id)
      and is_with_council(c.audience, c.shared_at, c.created_at, c.by_council);
end $$;
grant execute on function carry_over(uuid) to concord_app;
