-- Every table is fenced and forced. The owning role keeps its own way in, also where it is not a superuser.
do $$ declare t record; begin
  for t in select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
           where n.nspname = 'public' and c.relkind = 'r' loop
    execute format('alter table %I enable row level security', t.name);
    execute format('alter table %I force row level security', t.name);
    execute format('create policy %I on %I for all to current_user using (true) with check (true)', t.name || '_owner', t.name);
  end loop;
end $$;

grant usage on schema public to concord_app, concord_identity, concord_append;

-- Identity: sign-in and sessions, nothing else.
grant select, insert, update, delete on users, sessions, accounts, verification_tokens to concord_identity;
create policy users_identity on users to concord_identity using (true) with check (true);
create policy sessions_identity on sessions to concord_identity using (true) with check (true);
create policy accounts_identity on accounts to concord_identity using (true) with check (true);
create policy verification_tokens_identity on verification_tokens to concord_identity using (true) with check (true);
grant execute on function email_is_expected(text) to concord_identity;

-- Appending: the log of shared texts and its numbers.
grant insert on document_updates to concord_append;
grant select (council_id, document_id, batch_id, seq) on document_updates to concord_append;
grant usage on sequence document_updates_seq to concord_append;
grant execute on function may_append(uuid, uuid, uuid) to concord_append;
create policy document_updates_append on document_updates for insert to concord_append
  with check (may_append(council_id, document_id, author_id));
create policy document_updates_numbers on document_updates for select to concord_append using (true);

-- The app.
grant execute on function acting_user(), acting_email(), acting_council(), acting_limited(), acting_questions(), acting_review(),
  acting_review_cleared(), acting_submission(), acting_reviews(), round_is_revealed(uuid), round_is_open(uuid), round_has_quorum(uuid),
  audit_head(uuid), accept_invitation(text), invitation_for(text),
  add_council(text, text, text, text, text, text, text, text, text, text, timestamptz) to concord_app;

grant select on framework_versions, framework_areas, framework_questions, resources to concord_app;
create policy framework_versions_read on framework_versions for select to concord_app using (true);
create policy framework_areas_read on framework_areas for select to concord_app using (true);
create policy framework_questions_read on framework_questions for select to concord_app using (true);
create policy resources_read on resources for select to concord_app using (true);

grant select on councils to concord_app;
grant update (name, type, governance_model, nation) on councils to concord_app;
create policy councils_read on councils for select to concord_app using ((select acting_user()) is not null);
create policy councils_profile on councils for update to concord_app
  using (id = (select acting_council())) with check (id = (select acting_council()));

grant select (id, name, email, is_programme) on users to concord_app;
create policy users_self on users for select to concord_app using (id = (select acting_user()));
create policy users_of_council on users for select to concord_app
  using (id in (select m.user_id from memberships m where m.council_id = (select acting_council())));

grant select, insert on memberships, group_memberships, political_groups, invitations, assessments, assessment_duties, assessment_questions,
  assignments, documents, evidence, comment_threads, comments, rounds, scores, agreements, stances, signatures, submissions, frozen_answers,
  reviews, review_peers, review_comments, audit_entries to concord_app;
grant select on document_updates to concord_app;
grant update on memberships, group_memberships, political_groups, invitations, assessments, assessment_duties, assessment_questions,
  documents, evidence, comment_threads, rounds, scores, stances, reviews, review_peers, review_comments to concord_app;
grant delete on assignments, assessment_duties, signatures to concord_app;

create policy memberships_own on memberships for select to concord_app using (user_id = (select acting_user()));

-- A contributor sees the questions assigned to them, and what hangs on those.
create policy assessment_questions_assigned on assessment_questions as restrictive for all to concord_app
  using (not (select acting_limited()) or id in (select acting_questions()));
do $$ declare t text; begin
  foreach t in array array['documents', 'evidence', 'comment_threads', 'rounds', 'agreements', 'assignments'] loop
    execute format('create policy %I on %I as restrictive for all to concord_app
      using (not (select acting_limited()) or assessment_question_id in (select acting_questions()))', t || '_assigned', t);
  end loop;
end $$;
create policy comments_assigned on comments as restrictive for all to concord_app
  using (not (select acting_limited()) or exists (
    select 1 from comment_threads t where t.council_id = comments.council_id and t.id = comments.thread_id));
create policy document_updates_assigned on document_updates as restrictive for select to concord_app
  using (not (select acting_limited()) or exists (
    select 1 from documents d where d.council_id = document_updates.council_id and d.id = document_updates.document_id));
create policy stances_assigned on stances as restrictive for all to concord_app
  using (not (select acting_limited()) or exists (
    select 1 from agreements a where a.council_id = stances.council_id and a.id = stances.agreement_id));

-- Blind means blind: a score is its author's alone until the reveal, and only its author writes it, only while the round is open.
create policy scores_blind on scores as restrictive for select to concord_app
  using (assessor_id = (select acting_user()) or round_is_revealed(round_id));
create policy scores_own on scores as restrictive for insert to concord_app
  with check (assessor_id = (select acting_user()) and round_is_open(round_id));
create policy scores_revise on scores as restrictive for update to concord_app
  using (assessor_id = (select acting_user()) and round_is_open(round_id))
  with check (assessor_id = (select acting_user()) and round_is_open(round_id));
create policy stances_own on stances as restrictive for insert to concord_app with check (assessor_id = (select acting_user()));
create policy stances_revise on stances as restrictive for update to concord_app
  using (assessor_id = (select acting_user())) with check (assessor_id = (select acting_user()));
create policy signatures_own on signatures as restrictive for insert to concord_app with check (user_id = (select acting_user()));

-- Authors are who is signed in.
create policy comments_own on comments as restrictive for insert to concord_app with check (author_id = (select acting_user()));
create policy review_comments_own on review_comments as restrictive for insert to concord_app with check (author_id = (select acting_user()));

-- Peers read one submission, its frozen answers and what evidence they may see; nothing else of the council.
create policy submissions_peers on submissions for select to concord_app using (id = (select acting_submission()));
create policy frozen_answers_peers on frozen_answers for select to concord_app using (submission_id = (select acting_submission()));
create policy evidence_peers on evidence for select to concord_app
  using (audience in ('public', 'council') and removed_at is null and assessment_id = (
    select s.assessment_id from submissions s where s.id = (select acting_submission())));
create policy reviews_mine on reviews for select to concord_app using (id in (select acting_reviews()));
create policy review_peers_mine on review_peers for select to concord_app using (lower(email) = (select acting_email()));

-- A peer team's room: only cleared peers, and only the host council names or clears peers.
create policy review_comments_cleared on review_comments as restrictive for all to concord_app
  using (review_id = (select acting_review_cleared()) or council_id = (select acting_council()))
  with check (review_id = (select acting_review_cleared()));
create policy review_peers_named_by_host on review_peers as restrictive for insert to concord_app
  with check (council_id = (select acting_council()));
create policy review_peers_declare on review_peers as restrictive for update to concord_app
  using (council_id = (select acting_council()) or (lower(email) = (select acting_email()) and conflict = 'awaiting'))
  with check (council_id = (select acting_council())
    or (lower(email) = (select acting_email()) and conflict <> 'awaiting' and cleared_at is null));

-- The trail: read in its place, written as oneself; who has scored is not in it before the reveal.
create policy audit_read on audit_entries for select to concord_app
  using (chain_id in ((select acting_council()), (select acting_review_cleared())));
create policy audit_write on audit_entries for insert to concord_app
  with check (chain_id in ((select acting_council()), (select acting_review())) and actor_id = (select acting_user()));
create policy audit_blind on audit_entries as restrictive for select to concord_app
  using (act <> 'score.submitted' or actor_id = (select acting_user()) or round_is_revealed((subject ->> 'roundId')::uuid));

-- Never changed by anybody, the owning role included.
create function refuse_change() returns trigger language plpgsql as
$$ begin raise exception '% is kept as it was written', tg_table_name using errcode = 'CN001'; end $$;
do $$ declare t text; begin
  foreach t in array array['submissions', 'frozen_answers', 'audit_entries', 'document_updates', 'agreements', 'comments'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()', t || '_kept', t);
    execute format('create trigger %I before truncate on %I for each statement execute function refuse_change()', t || '_kept_whole', t);
  end loop;
end $$;

-- A frozen text takes no more words, and thaws only while there is no submission of it.
create function refuse_frozen_text() returns trigger language plpgsql security definer set search_path = public as
$$ begin
  perform 1 from documents d where d.council_id = new.council_id and d.id = new.document_id and d.frozen_at is null for share;
  if not found then raise exception 'the text is frozen' using errcode = 'CN002'; end if;
  return new;
end $$;
create trigger document_updates_frozen before insert on document_updates for each row execute function refuse_frozen_text();

create function refuse_thaw() returns trigger language plpgsql security definer set search_path = public as
$$ begin
  if old.frozen_at is not null and new.frozen_at is distinct from old.frozen_at and exists (
    select 1 from submissions s where s.council_id = old.council_id and s.assessment_id = old.assessment_id) then
    raise exception 'the text is frozen' using errcode = 'CN002';
  end if;
  return new;
end $$;
create trigger documents_thaw before update on documents for each row execute function refuse_thaw();

-- From signing on, nothing that the submission is made of changes.
create function refuse_after_freeze() returns trigger language plpgsql security definer set search_path = public as
$$ declare row record := coalesce(new, old); begin
  perform 1 from assessments a where a.council_id = row.council_id and a.id = row.assessment_id
    and a.state in ('setup', 'preparing', 'scoring', 'agreeing') for share;
  if not found then raise exception 'the assessment is frozen' using errcode = 'CN003'; end if;
  return row;
end $$;
do $$ declare t text; begin
  foreach t in array array['assessment_duties', 'assessment_questions', 'assignments', 'documents', 'evidence', 'comment_threads', 'rounds', 'scores', 'agreements'] loop
    if t = 'documents' then
      execute 'create trigger documents_after_freeze before insert or delete on documents for each row execute function refuse_after_freeze()';
    else
      execute format('create trigger %I before insert or update or delete on %I for each row execute function refuse_after_freeze()', t || '_after_freeze', t);
    end if;
  end loop;
end $$;
create function refuse_stance_after_freeze() returns trigger language plpgsql security definer set search_path = public as
$$ declare row record := coalesce(new, old); begin
  perform 1 from agreements g join assessments a on a.council_id = g.council_id and a.id = g.assessment_id
    where g.council_id = row.council_id and g.id = row.agreement_id and a.state = 'agreeing' for share of a;
  if not found then raise exception 'the assessment is frozen' using errcode = 'CN003'; end if;
  return row;
end $$;
create trigger stances_after_freeze before insert or update or delete on stances for each row execute function refuse_stance_after_freeze();

-- An assessment moves along its states, one step at a time, and back only from signing to agreeing.
create function refuse_wrong_move() returns trigger language plpgsql as
$$ declare states text[] := array['setup', 'preparing', 'scoring', 'agreeing', 'signing', 'submitted', 'reviewed', 'closed']; begin
  if new.state <> old.state
    and array_position(states, new.state) <> array_position(states, old.state) + 1
    and not (old.state = 'signing' and new.state = 'agreeing') then
    raise exception 'an assessment does not move from % to %', old.state, new.state using errcode = 'CN004';
  end if;
  return new;
end $$;
create trigger assessments_moves before update on assessments for each row execute function refuse_wrong_move();

-- What runs as the owner is open only to the roles named above.
revoke execute on all functions in schema public from public;
