-- Who may change what. The fences say whose rows somebody meets; these walls ask the role table (access.sql) again where a row
-- is changed, so that whoever holds a serving role's connection can do no more than the person it acts for.
--   A wall on a change checks the row as it will be and hides none (`using (true)`): whoever may not change a row may still
-- hold it against a change. The owning role goes round these walls, as it does round the fences; the triggers say so themselves.

-- People. Nobody gives a role to themselves that they do not have, and nobody invites themselves to one.
create function acting_roles() returns setof text
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  return query select m.role from current_memberships m
    where m.council_id = acting_council() and m.user_id = acting_user();
end $$;
grant execute on function acting_roles() to concord_app;
-- People are new by an invitation that they accept themselves; only who stood here already is given another role.
create function stood_here(person uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin return exists (select 1 from memberships m where m.council_id = acting_council() and m.user_id = person); end $$;
grant execute on function stood_here(uuid) to concord_app;
create policy memberships_given on memberships as restrictive for insert to concord_app
  with check ((select acting_may('manage-people')) and (user_id <> (select acting_user()) or role in (select acting_roles()))
    and stood_here(user_id));
create policy memberships_ended on memberships as restrictive for update to concord_app
  using (true) with check ((select acting_may('manage-people')) and ends_on = current_date);
create policy invitations_sent on invitations as restrictive for insert to concord_app
  with check ((select acting_may('invite')) and invited_by = (select acting_user()) and lower(email) <> (select acting_email()));
create policy invitations_withdrawn on invitations as restrictive for update to concord_app
  using (true) with check ((select acting_may('invite')));
create policy political_groups_managed on political_groups as restrictive for insert to concord_app
  with check ((select acting_may('manage-people')));
create policy political_groups_changed on political_groups as restrictive for update to concord_app
  using (true) with check ((select acting_may('manage-people')) and (ends_on is null or ends_on = current_date));
create policy administrations_marked on administrations as restrictive for insert to concord_app
  with check ((select acting_may('manage-people')) and starts_on = current_date and ends_on is null);
create policy administrations_ended on administrations as restrictive for update to concord_app
  using (true) with check ((select acting_may('manage-people')) and ends_on = current_date);
create policy group_memberships_given on group_memberships as restrictive for insert to concord_app
  with check ((select acting_may('manage-people')));
create policy group_memberships_ended on group_memberships as restrictive for update to concord_app
  using (true) with check ((select acting_may('manage-people')) and ends_on = current_date);
create policy councils_managed on councils as restrictive for update to concord_app
  using (true) with check ((select acting_may('change-profile')));

-- The assessment: each move by whoever may make it, in its time; its rules by whoever sets them.
create policy assessments_created on assessments as restrictive for insert to concord_app
  with check ((select acting_may('create-assessment')) and created_by = (select acting_user()) and state = 'setup');
create function refuse_unallowed_move() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ declare
  days constant text[] := array['title', 'scores_due_on', 'meeting_on'];
  wanted constant text := case old.state || ' ' || new.state
    when 'setup preparing' then 'start-preparing'
    when 'preparing scoring' then 'open-scoring'
    when 'scoring agreeing' then 'open-meeting'
    when 'agreeing signing' then 'start-signing'
    when 'signing agreeing' then 'withdraw-signing'
    when 'signing submitted' then 'submit'
    else case
      when new.state <> old.state then null
      when new.archived_at is distinct from old.archived_at then 'archive'
      when new.frozen_comments <> old.frozen_comments or (new.observers_comment <> old.observers_comment
        and not old.state = any (states_to('set-rules'))) then 'allow-comments'
      when (to_jsonb(new) - days) = (to_jsonb(old) - days) then 'set-dates'
      when old.state = any (states_to('set-rules')) then 'set-rules'
      else 'tighten-naming'
    end
  end;
  changed constant text[] := case wanted
    when 'archive' then array['archived_at']
    when 'set-dates' then days
    when 'set-rules' then array['consensus_rule', 'agree_share', 'quorum_share', 'max_rounds', 'naming_rule', 'cross_party_rule',
      'observers_comment']
    when 'allow-comments' then array['observers_comment', 'frozen_comments']
    when 'tighten-naming' then array['naming_rule']
    when 'submit' then array['state', 'submitted_at']
    else array['state']
  end;
begin
  if not is_served() then return new; end if;
  -- It is reviewed by its first published review (finding.sql), at nobody's own hands.
  if old.state = 'submitted' and new.state = 'reviewed' and to_jsonb(new) - 'state' = to_jsonb(old) - 'state' and exists (
      select 1 from reviews r join submissions s on s.council_id = r.council_id and s.id = r.submission_id
      where r.council_id = new.council_id and s.assessment_id = new.id and r.published_at is not null)
  then return new; end if;
  -- Whether anybody has scored or not, so that no refusal tells.
  if wanted = 'tighten-naming' and array_position(array['names', 'roles', 'anonymous'], new.naming_rule)
      < array_position(array['names', 'roles', 'anonymous'], old.naming_rule)
  then raise exception 'who is named may only become stricter' using errcode = 'CN005'; end if;
  -- One that is put away is taken up again before it moves on.
  if wanted is not null and (old.archived_at is null or new.state = old.state) and old.id in (select acting_assessments(wanted)) then
    -- A move is a move and nothing else, and a rule is a rule.
    if (to_jsonb(new) - changed) <> (to_jsonb(old) - changed) then
      raise exception 'an assessment changes in one thing at a time' using errcode = 'CN004';
    end if;
  else perform refuse_unallowed(); end if;
  if new.state = 'submitted' and not exists (
      select 1 from submissions s where s.council_id = new.council_id and s.assessment_id = new.id and s.version = new.version)
  then raise exception 'nothing is submitted' using errcode = 'CN004'; end if;
  return new;
end $$;
create trigger assessments_by_whom before update on assessments for each row execute function refuse_unallowed_move();
create policy assessment_duties_named on assessment_duties as restrictive for insert to concord_app
  with check ((select acting_may('name-people')));
create policy assessment_duties_ended on assessment_duties as restrictive for update to concord_app
  using (true) with check ((select acting_may('name-successor')));
create policy assessment_duties_unnamed on assessment_duties as restrictive for delete to concord_app
  using ((select acting_may('name-people')));
create policy assignments_given on assignments as restrictive for insert to concord_app with check ((select acting_may('assign')));
create policy assignments_taken on assignments as restrictive for delete to concord_app using ((select acting_may('assign')));

-- Questions come with their assessment, each with the text of its answer. How far an answer is says who writes it; which are left
-- out, who assigns. A question that has been put to the assessors stays as it is.
create policy assessment_questions_asked on assessment_questions as restrictive for insert to concord_app
  with check ((select acting_may('create-assessment')) and assessment_id in (select a.id from assessments a where a.state = 'setup'));
create function refuse_unallowed_question() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  if not is_served() then return new; end if;
  if (new.progress is distinct from old.progress and not acting_may_at('write', new.assessment_id, new.id))
    or (new.left_out_reason is distinct from old.left_out_reason and new.assessment_id not in (select acting_assessments('assign')))
    or exists (select 1 from rounds r where r.council_id = new.council_id and r.assessment_question_id = new.id)
  then perform refuse_unallowed(); end if;
  return new;
end $$;
create trigger assessment_questions_by_whom before update on assessment_questions for each row execute function refuse_unallowed_question();
create policy reasons_begun on reasons as restrictive for insert to concord_app
  with check (assessment_id in (select acting_assessments('drive')));

-- Texts freeze and thaw at the hands of whoever agrees, reopens or leads to signing.
create policy documents_frozen_by on documents as restrictive for update to concord_app
  using (true) with check (exists (
    select 1 from subjects s where s.council_id = documents.council_id and s.id = documents.id and s.assessment_id in (
      select acting_assessments('agree') union all select acting_assessments('put-round-aside')
      union all select acting_assessments('reveal') union all select acting_assessments('reopen')
      union all select acting_assessments('start-signing') union all select acting_assessments('withdraw-signing')
      union all select acting_assessments('answer-recommendation') where s.kind = any (kinds_with('later')))));

create policy evidence_attached on evidence as restrictive for insert to concord_app
  with check (added_by = (select acting_user()) and removed_at is null and acting_may_at('attach', assessment_id, assessment_question_id));
create policy evidence_removed on evidence as restrictive for update to concord_app
  using (true) with check (removed_by = (select acting_user()) and removed_at is not null and (assessment_id in (select acting_assessments('tidy-evidence'))
    or (added_by = (select acting_user()) and acting_may_at('attach', assessment_id, assessment_question_id))));

-- Rounds. One is revealed by whoever may, once enough have scored; what follows on it, in the same way.
-- A first round opens with scoring, and after that with an answer: for what is ready, at the hands of whoever writes it.
create function acting_opens_first(assessment uuid, question uuid) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select exists (
    select 1 from assessments a join assessment_questions q on q.council_id = a.council_id and q.assessment_id = a.id
    where a.id = assessment and q.id = question and a.state = any (states_to('score')) and q.progress = 'ready')
    and (acting_may('open-scoring') or acting_may_at('write', assessment, question))
$$;
create function refuse_unallowed_round() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ declare wanted text; begin
  if not is_served() then return new; end if;
  if tg_op = 'INSERT' then
    if new.opened_by is distinct from acting_user() or not (case
        when new.number = 1 then acting_opens_first(new.assessment_id, new.assessment_question_id)
        else new.assessment_id in (
            select acting_assessments('reveal') union all select acting_assessments('reopen') union all select acting_assessments('put-round-aside'))
          and exists (select 1 from rounds r where r.council_id = new.council_id and r.assessment_question_id = new.assessment_question_id
            and r.number = new.number - 1 and r.state = 'superseded')
      end)
    then perform refuse_unallowed(); end if;
    return new;
  end if;
  if new.state = old.state then return new; end if;
  wanted := case
    when old.state = 'agreed' then 'reopen'
    when old.state = 'open' and new.state = 'superseded' then 'put-round-aside'
    when new.state = 'agreed' then 'agree'
    else 'reveal'
  end;
  if new.assessment_id not in (select acting_assessments(wanted)) then perform refuse_unallowed(); end if;
  if new.put_aside_at is not null and new.put_aside_by is distinct from acting_user() then perform refuse_unallowed(); end if;
  if new.state = 'revealed' and (new.revealed_by is distinct from acting_user() or not round_has_quorum(new.id))
  then raise exception 'too few have scored' using errcode = 'CN006'; end if;
  return new;
end $$;
create trigger rounds_by_whom before insert or update on rounds for each row execute function refuse_unallowed_round();
create policy agreements_by_chair on agreements as restrictive for insert to concord_app
  with check (agreed_by = (select acting_user()) and assessment_id in (select acting_assessments('agree')));
create policy stances_by_assessors on stances as restrictive for insert to concord_app
  with check (exists (select 1 from agreements a where a.council_id = stances.council_id and a.id = stances.agreement_id
    and a.assessment_id in (select acting_assessments('take-stand'))));

-- Signing and submitting. A submission has every signature that was named for it, all of them under the same content; it is the
-- one of its version; and it is hashed as it is kept.
create policy signatures_by_signatories on signatures as restrictive for insert to concord_app
  with check (assessment_id in (select acting_assessments('sign')));
create policy signatures_taken_back on signatures as restrictive for delete to concord_app
  using (assessment_id in (select acting_assessments('withdraw-signing') union all select acting_assessments('name-successor'))
    or (user_id = (select acting_user()) and assessment_id in (select acting_assessments('sign'))));

-- SHA-256 over the text of what is signed, as it stands in the canonical form of a submission: RFC 8785 puts its three names in this
-- order, so it lies between the first and the last mark of the second. Null where what lies there is not the content itself.
create function sha256_of_signed(canonical text, whole jsonb) returns text
language plpgsql immutable set search_path = pg_catalog, public, pg_temp as
$$ declare opening constant text := '{"content":'; ending constant text := ',"signatures":['; signed text; begin
  if not starts_with(canonical, opening) or strpos(canonical, ending) = 0
    or array(select jsonb_object_keys(whole) order by 1) <> array['content', 'signatures', 'submittedAt'] then return null; end if;
  signed := substr(canonical, length(opening) + 1, length(canonical) - length(opening) - strpos(reverse(canonical), reverse(ending)) - length(ending) + 1);
  if signed::jsonb is distinct from whole -> 'content' then return null; end if;
  return encode(sha256(convert_to(signed, 'UTF8')), 'hex');
exception when invalid_text_representation then return null;
end $$;
create function refuse_unsigned_submission() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  if not is_served() then return new; end if;
  if new.submitted_by is distinct from acting_user() or new.assessment_id not in (select acting_assessments('submit'))
  then perform refuse_unallowed(); end if;
  if new.version is distinct from (select a.version from assessments a where a.council_id = new.council_id and a.id = new.assessment_id)
    or exists (
      select 1 from assessment_duties d where d.council_id = new.council_id and d.assessment_id = new.assessment_id and d.duty = 'signatory'
        and d.ended_at is null and not exists (select 1 from signatures s where s.council_id = d.council_id and s.assessment_id = d.assessment_id and s.user_id = d.user_id
          and s.content_sha256 is not null))
    or (select count(s.content_sha256) < 2 or count(distinct s.content_sha256) > 1 from signatures s
        where s.council_id = new.council_id and s.assessment_id = new.assessment_id)
  then raise exception 'a submission has all its signatures, under one content' using errcode = 'CN003'; end if;
  if new.sha256 <> encode(sha256(convert_to(new.canonical, 'UTF8')), 'hex') or new.canonical::jsonb <> new.content
  then raise exception 'a submission is hashed as it is kept' using errcode = 'CN001'; end if;
  if (select s.content_sha256 from signatures s where s.council_id = new.council_id and s.assessment_id = new.assessment_id
      and s.content_sha256 is not null limit 1) is distinct from sha256_of_signed(new.canonical, new.content)
    or (select jsonb_agg(jsonb_build_object('name', s.name, 'post', s.post, 'contentSha256', s.content_sha256) order by s.name, s.post)
        from signatures s where s.council_id = new.council_id and s.assessment_id = new.assessment_id and s.content_sha256 is not null)
      is distinct from (select jsonb_agg(f - 'signedAt' order by f ->> 'name', f ->> 'post') from jsonb_array_elements(new.content -> 'signatures') f)
  then raise exception 'a submission is what was signed' using errcode = 'CN003'; end if;
  return new;
end $$;
create trigger submissions_signed before insert on submissions for each row execute function refuse_unsigned_submission();

-- An answer is frozen with its submission, and none is put to one afterwards.
create policy frozen_texts_submitted on frozen_texts as restrictive for insert to concord_app
  with check (exists (select 1 from submissions s where s.council_id = frozen_texts.council_id and s.id = submission_id
    and s.assessment_id in (select acting_assessments('submit'))));

-- Reviews: the host council's lead lets peers in and ends the review; a peer says what concerns themselves.
create policy reviews_begun on reviews as restrictive for insert to concord_app
  with check ((select acting_may('invite-peers')) and created_by = (select acting_user()));
create policy review_peers_invited on review_peers as restrictive for insert to concord_app
  with check ((select acting_may('invite-peers')));
create function refuse_unallowed_peer() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  -- As its review is let go on, what was declared is asked anew (review.sql).
  if not is_served() or (pg_trigger_depth() > 1 and new.conflict = 'awaiting') then return new; end if;
  if ((new.name, new.conflict, new.conflict_text, new.declared_at)
        is distinct from (old.name, old.conflict, old.conflict_text, old.declared_at)
      and lower(old.email) is distinct from acting_email())
    or ((new.cleared_at, new.cleared_by) is distinct from (old.cleared_at, old.cleared_by)
      and not (acting_may('host-review') and new.cleared_by is not distinct from acting_user()))
  then perform refuse_unallowed(); end if;
  return new;
end $$;
create trigger review_peers_by_whom before update on review_peers for each row execute function refuse_unallowed_peer();
