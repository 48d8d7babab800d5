-- A subject: what a text, a thread or an announcement hangs on (lib/subject has the list of kinds, and says what each has). Who may
-- read one, write its text and comment on it is asked here alone; whatever hangs on a subject asks here.

-- A row of a kind's table is a subject, which begins with it, with its text where the kind has one. Nobody else makes any. It
-- runs before the row meets its fence, so it looks itself whose row it is.
create function begin_subject() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  if is_served() and new.council_id is distinct from acting_council() then perform refuse_unallowed(); end if;
  insert into subjects (id, kind, council_id, assessment_id) values (new.id, tg_argv[0], new.council_id, new.assessment_id);
  if tg_argv[0] = any (kinds_with('text')) then insert into documents (council_id, id) values (new.council_id, new.id); end if;
  return new;
end $$;
grant execute on function kinds_with(text) to concord_app;

-- Who reads it: whoever reads the whole assessment, and of some kinds whoever is assigned to their question. Evidence has readers
-- of its own, which its table knows.
select protect_table('subjects', fence => 'council', app => 'select');
create policy subjects_read on subjects as restrictive for select to concord_app using (case kind
  when 'evidence' then exists (select 1 from evidence e where e.council_id = subjects.council_id and e.id = subjects.id)
  else not (select acting_limited()) or (kind = any (kinds_with('assigned')) and id in (select acting_questions())) end);

-- The same as a question, for what hangs on a subject: as a part of other policies it is planned anew within each of them.
create function acting_reads(council uuid, subject uuid) returns boolean
language plpgsql stable set search_path = pg_catalog, public, pg_temp as
$$ begin return exists (select 1 from subjects s where s.council_id = council and s.id = subject); end $$;
grant execute on function acting_reads(uuid, uuid) to concord_app;

-- The same of anybody, for whoever tells them of it (notice.sql).
create function reads_subject(council uuid, subject uuid, person uuid) returns boolean
language plpgsql stable set search_path = pg_catalog, public, pg_temp as
$$ declare roles constant text[] := array(select m.role from current_memberships m where m.council_id = council and m.user_id = person); begin
  return exists (
    select 1 from subjects s left join evidence e on e.council_id = s.council_id and e.id = s.id
    where s.council_id = council and s.id = subject
      and (roles && roles_that_may('read-whole') or (s.kind = any (kinds_with('assigned')) and exists (select 1 from assignments g
        where g.council_id = s.council_id and g.assessment_question_id = coalesce(e.assessment_question_id, s.id) and g.user_id = person)))
      and (e.id is null or (select reads_item(i, person) from evidence_items i where i.council_id = e.council_id and i.id = e.item_id)));
end $$;

-- Of these the ones that the acting person may read, wherever they are: for what a device of theirs keeps to be read.
create function my_readable(wanted uuid[]) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  return query select s.id from subjects s where s.id = any (wanted[1:50]) and reads_subject(s.council_id, s.id, acting_user());
end $$;
grant execute on function my_readable(uuid[]) to concord_app;

-- What it is called, as lib/subject/store.ts says it to whoever reads it.
create function subject_named(council uuid, subject uuid) returns table (kind text, code text, short_name text)
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select s.kind, coalesce(q.code, t.area::text, ''), coalesce(e.title, f.short_name, n.title, v.title)
  from subjects s
  join assessments a on a.council_id = s.council_id and a.id = s.assessment_id
  left join reasons r on r.council_id = s.council_id and r.id = s.id
  left join evidence e on e.council_id = s.council_id and e.id = s.id
  left join area_statements t on t.council_id = s.council_id and t.id = s.id
  left join replies y on y.council_id = s.council_id and y.id = s.id
  left join reviews v on v.council_id = y.council_id and v.id = y.review_id
  left join assessment_questions q on q.council_id = s.council_id and q.id = coalesce(r.assessment_question_id, e.assessment_question_id, s.id)
  left join framework_questions f on f.id = q.framework_question_id
  left join framework_areas n on n.framework_version_id = a.framework_version_id and n.number = t.area
  where s.council_id = council and s.id = subject
$$;

-- Who writes its text, as far as their roles go: asked for every edit, in the name of whoever wrote it. An answer has its question's id.
create function writes_subject(council uuid, subject uuid, person uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  return exists (
    select 1 from current_memberships m
    where m.council_id = council and m.user_id = person
      and (m.role = any (roles_that_may('write'))
        or (m.role = any (roles_that_may('write-assigned')) and exists (
          select 1 from assignments s
          where s.council_id = council and s.assessment_question_id = subject and s.user_id = person))));
end $$;

-- Whether there is a time for writing in it. Together they are one question for the acting person.
create function is_time_to_write(council uuid, subject uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  return exists (
    select 1 from subjects s join assessments a on a.council_id = s.council_id and a.id = s.assessment_id
    where s.council_id = council and s.id = subject and (a.state = any (states_to('write')) or s.kind = any (kinds_with('later'))));
end $$;
create function acting_writes(subject uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ declare council constant uuid := acting_council(); begin
  return is_time_to_write(council, subject) and writes_subject(council, subject, acting_user());
end $$;
grant execute on function acting_writes(uuid) to concord_app;

-- Whether the acting person may comment on it now: everywhere, where assigned, or where the lead lets observers speak.
create function acting_comments_on(subject uuid) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select exists (
    select 1 from subjects s
    where s.council_id = acting_council() and s.id = subject and s.kind = any (kinds_with('comments'))
      and (acting_may_at('comment', s.assessment_id, coalesce(
          (select e.assessment_question_id from evidence e where e.council_id = s.council_id and e.id = s.id), s.id)) or (s.assessment_id in (select acting_assessments('comment-if-allowed'))
        and exists (select 1 from assessments a where a.council_id = s.council_id and a.id = s.assessment_id and a.observers_comment))
        -- On what is frozen whoever could before, where the lead allows it.
        or (s.assessment_id in (select acting_assessments('comment-on-frozen'))
          and exists (select 1 from assessments a where a.council_id = s.council_id and a.id = s.assessment_id and a.frozen_comments
            and (acting_may('comment') or (acting_may('comment-if-allowed') and a.observers_comment)
              or (acting_may('comment-assigned') and coalesce(
                (select e.assessment_question_id from evidence e where e.council_id = s.council_id and e.id = s.id), s.id) in (select acting_questions())))))))
$$;
grant execute on function acting_comments_on(uuid) to concord_app;

-- The same of anybody: who may be asked to deal with a thread, and for whom it waits then (comment.sql, notice.sql).
create function comments_on_subject(council uuid, subject uuid, person uuid) returns boolean
language plpgsql stable set search_path = pg_catalog, public, pg_temp as
$$ declare roles constant text[] := array(select m.role from current_memberships m where m.council_id = council and m.user_id = person); begin
  return reads_subject(council, subject, person) and exists (
    select 1 from subjects s join assessments a on a.council_id = s.council_id and a.id = s.assessment_id
      left join evidence e on e.council_id = s.council_id and e.id = s.id
    where s.council_id = council and s.id = subject and s.kind = any (kinds_with('comments'))
      and (a.state = any (states_to('comment'))
        or (a.frozen_comments and a.state = any (states_to('comment-on-frozen')) and roles && roles_that_may('comment-on-frozen')))
      and (roles && roles_that_may('comment') or (a.observers_comment and roles && roles_that_may('comment-if-allowed'))
        or (roles && roles_that_may('comment-assigned') and s.kind = any (kinds_with('assigned')) and exists (select 1 from assignments g
          where g.council_id = a.council_id and g.user_id = person and g.assessment_question_id = coalesce(e.assessment_question_id, s.id)))));
end $$;

-- From signing on nothing changes that hangs on a subject of the assessment, but comments where the lead allows them, and what is written
-- after the submission until it is frozen by itself. The subject's
-- column is named with the trigger.
create function refuse_after_freeze_of_subject() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ declare row record := coalesce(new, old); begin
  perform 1 from subjects s join assessments a on a.council_id = s.council_id and a.id = s.assessment_id
    where s.council_id = row.council_id and s.id = (to_jsonb(row) ->> tg_argv[0])::uuid
      and (a.state = any (states_before('signing')) or (tg_argv[1] = 'comments' and a.frozen_comments) or (s.kind = any (kinds_with('later'))
        and not exists (select 1 from documents d where d.council_id = s.council_id and d.id = s.id and d.frozen_at is not null)))
      for share of a;
  if not found and not (case tg_op when 'DELETE' then goes_with_council(to_jsonb(old))
      when 'UPDATE' then loses_name_alone(to_jsonb(old), to_jsonb(new)) else false end)
  then raise exception 'the assessment is frozen' using errcode = 'CN003'; end if;
  return row;
end $$;
