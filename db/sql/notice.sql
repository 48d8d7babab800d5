-- Notices: who should know what happened, about what and why. Each is its addressee's alone. Across places it is read by the
-- functions below, which know the acting person. What waits for somebody is kept nowhere: it is read out of the state of things, by the
-- same table of who may do what as everything else, for the inbox, its count, and mail. Built whenever it is shown, for whoever
-- may see it then.

select protect_table('notices', fence => 'council', app => 'select');
create policy notices_own on notices as restrictive for all to concord_app
  using (user_id = (select acting_user()) and happened_at <= now());

-- How often somebody wants mail of a council's notices: their own to say, where they have a role.
select protect_table('notice_preferences', fence => 'none', app => 'select, insert, update (cadence)');
create policy notice_preferences_own on notice_preferences for all to concord_app
  using (user_id = (select acting_user()))
  with check (user_id = (select acting_user()) and exists (select 1 from current_memberships m
    where m.council_id = notice_preferences.council_id and m.user_id = notice_preferences.user_id));

create function cadence_of(council uuid, person uuid) returns text
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select coalesce((select p.cadence from notice_preferences p where p.council_id = council and p.user_id = person), 'daily')
$$;

-- What comes of one entry of the trail; what is heard of only from a later moment on is no notice before that. An act cannot leave out whom it should tell, because it cannot leave out its entry. Who did it
-- is not told of it. Their page hears that the count is another one.
create function notify(entry audit_entries, place uuid, why text, person uuid, thing uuid, subject uuid default null,
  heard_from timestamptz default null) returns void
language plpgsql volatile set search_path = pg_catalog, public, pg_temp as
$$ begin
  -- Whoever left, and a peer whose comment was carried over, is told nothing of what is said there now.
  if person = entry.actor_id or not exists (select 1 from current_memberships m where m.council_id = place and m.user_id = person) then return; end if;
  insert into notices as n (council_id, user_id, kind, assessment_id, subject_id, about, done_by, happened_at)
    values (place, person, why,
      coalesce(entry.assessment_id, (select s.assessment_id from subjects s where s.council_id = place and s.id = subject)),
      subject, thing, entry.actor_id, coalesce(heard_from, entry.at))
    on conflict (council_id, user_id, kind, about) do update
      set happened_at = excluded.happened_at, done_by = excluded.done_by, seen_at = null, mail_id = null, mailed_at = null
      where n.kind = any (notices_that('renewed'));
  if not found then return; end if;
  -- Of what is heard later nothing is told now, not even that there is something.
  if heard_from is null then perform pg_notify('concord', json_build_object('topic', 'inbox', 'user', person)::text); end if;
  if is_done_now(entry.at) and (case cadence_of(place, person)
    when 'at-once' then true when 'none' then false else why = any (notices_that('urgent')) end)
  then perform queue_notices(place, person); end if;
end $$;

-- The people of a council who have a role today that allows it.
create function people_who_may(council uuid, wanted text) returns setof uuid
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select distinct m.user_id from current_memberships m where m.council_id = council and m.role = any (roles_that_may(wanted))
$$;

-- Who is to decide on words that somebody proposes for a text: whoever it is assigned to and may write it, but for who proposes them; where
-- there is nobody, the lead.
create function deciders_of(council uuid, subject uuid, maker uuid) returns setof uuid
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  with assigned as (
    select s.user_id from assignments s where s.council_id = council and s.assessment_question_id = subject and s.user_id <> maker
      and writes_subject(council, subject, s.user_id))
  select a.user_id from assigned a union all
  select p from people_who_may(council, 'assign') p where not exists (select from assigned) and writes_subject(council, subject, p)
$$;

-- An answer changed. While a round of it is open everybody who may score it is told, whether they have or not; from the reveal on, who may
-- take the level up again. Each is told it as what waits for them, and so not at all where nothing does (changed_since_scored). Where it
-- goes on changing they are not told again and again. Says whether there is anybody to tell.
create function tell_of_change(council uuid, answer uuid) returns boolean
language plpgsql volatile set search_path = pg_catalog, public, pg_temp as
$$ declare told record; is_anybody boolean := false; begin
  for told in
    select e.user_id, 'answer-changed' as why, r.assessment_id from rounds r
      join round_seats e on e.council_id = r.council_id and e.round_id = r.id
      where r.council_id = council and r.assessment_question_id = answer and r.state = 'open'
    union all
    select p.person, 'scored-answer-changed', r.assessment_id from rounds r cross join lateral (
        select people_who_may(council, 'reopen') as person union
        select d.user_id from assessment_duties d where d.council_id = council and d.assessment_id = r.assessment_id
          and d.duty = any (duties_that_may('reopen')) and d.ended_at is null) p
      where r.council_id = council and r.assessment_question_id = answer and r.state in ('revealed', 'agreed')
  loop
    is_anybody := true;
    insert into notices as n (council_id, user_id, kind, assessment_id, subject_id, about, done_by, happened_at)
      values (council, told.user_id, told.why, told.assessment_id, answer, answer, told.user_id, now())
      on conflict (council_id, user_id, kind, about) do update set happened_at = now(), seen_at = null, mail_id = null, mailed_at = null
        where n.mail_id is not null or n.happened_at < now() - interval '1 hour';
    if found then
      perform pg_notify('concord', json_build_object('topic', 'inbox', 'user', told.user_id)::text);
      if cadence_of(council, told.user_id) = 'at-once' then perform queue_notices(council, told.user_id); end if;
    end if;
  end loop;
  return is_anybody;
end $$;

-- Whom the comment names that an entry is of, and what its thread hangs on.
create function mentioned_in(entry audit_entries) returns setof uuid
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select m.user_id from comments c join comment_mentions m on m.council_id = c.council_id and m.comment_id = c.id
  where c.council_id = entry.chain_id and c.thread_id::text = entry.subject ->> 'threadId' and c.author_id = entry.actor_id
    and c.created_at = entry.at
$$;
create function subject_of_thread(entry audit_entries) returns uuid
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select t.subject_id from comment_threads t where t.council_id = entry.chain_id and t.id::text = entry.subject ->> 'threadId'
$$;

-- Whoever may not follow the meeting is told of its day alone, and not where it is.
create function why_of_meeting(council uuid, person uuid) returns text
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select case when person in (select people_who_may(council, 'follow-meeting')) then 'meeting-moved' else 'dates-changed' end
$$;

-- Who may be the second person of a publication: whoever chaired the assessment, and the chief executive.
create function seconds_of(council uuid, assessment uuid) returns setof uuid
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select d.user_id from current_duties d join current_memberships m on m.council_id = d.council_id and m.user_id = d.user_id
    join assessments a on a.council_id = d.council_id and a.id = d.assessment_id
    where d.council_id = council and d.assessment_id = assessment and d.duty = any (duties_that_may('confirm-publication'))
      and m.role = any (roles_that_may('be-' || d.duty)) and a.state = any (states_to('confirm-publication'))
  union
  select h.user_id from positions h join current_memberships m on m.council_id = h.council_id and m.user_id = h.user_id
    where h.council_id = council and h.kind = 'chief_executive' and h.ends_on is null and m.role = any (roles_that_may('confirm-as-chief-executive'))
$$;

-- A peer is mailed that there is something new in their review, with what waits there for them: once an hour at most. The row stays
-- when it went, so that it is known when.
create function queue_review_news(review uuid, peer uuid) returns void
language sql volatile set search_path = pg_catalog, public, pg_temp as $$
  insert into mails as m (kind, review_id, peer_id, stale_at) values ('review-news', review, peer, now() + interval '3 days')
    on conflict (review_id, peer_id) where kind = 'review-news' do update
      set state = 'waiting', attempts = 0, not_before = greatest(now(), m.asked_at[1] + interval '1 hour'), asked_at = array[now()],
        stale_at = excluded.stale_at
      where m.state not in ('waiting', 'sending') or m.stale_at <= now()
$$;

-- Whether a peer may read what is reviewed: nothing connects them with the council, or it has let them in all the same.
create function is_let_in(p review_peers) returns boolean
language sql immutable set search_path = pg_catalog, public, pg_temp as
$$ select p.conflict = 'none' or (p.conflict = 'declared' and p.cleared_at is not null) $$;

create function tell_of_entry() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ declare place constant uuid := new.chain_id; is_set_up boolean; begin
  if new.act like 'review.%' then
    perform notify(new, c.council_id, 'peer-comment-shared', p.person, c.id, c.subject_id, c.shared_at + interval '15 minutes')
      from review_comments c cross join lateral (
        select people_who_may(c.council_id, 'host-review') as person union
        select a.user_id from assignments a where a.council_id = c.council_id and a.assessment_question_id = c.subject_id) p
      where new.act = 'review.comment-shared' and c.review_id = place and c.audience = 'council' and c.id::text = new.subject ->> 'commentId';
    perform notify(new, q.council_id, 'evidence-asked', p, q.id)
      from evidence_requests q cross join lateral people_who_may(q.council_id, 'answer-request') p
      where new.act = 'review.evidence-asked' and q.review_id = place and q.id::text = new.subject ->> 'requestId';
    perform notify(new, v.council_id, case new.act when 'review.report-sent' then 'report-sent' else 'review-published' end, p, v.id)
      from reviews v cross join lateral people_who_may(v.council_id, case new.act when 'review.report-sent' then 'check-facts' else 'read-whole' end) p
      where new.act in ('review.report-sent', 'review.report-published') and v.id = place;
    perform notify(new, v.council_id, 'progress-published', p, v.id) from reviews v cross join lateral people_who_may(v.council_id, 'read-whole') p
      where new.act = 'review.progress-published' and v.id = place;
    perform notify(new, k.council_id, 'fact-decided', p, k.id)
      from fact_points k cross join lateral people_who_may(k.council_id, 'check-facts') p
      where new.act = 'review.fact-decided' and k.review_id = place and k.id::text = new.subject ->> 'pointId' and k.state <> 'open';
    -- Nobody of theirs reads anything before the host has said who may.
    perform notify(new, v.council_id, 'conflict-declared', p, c.id) from reviews v
      join review_peers c on c.review_id = v.id and c.conflict = 'declared' and c.cleared_at is null
      join users u on u.id = new.actor_id and lower(u.email) = lower(c.email)
      cross join lateral people_who_may(v.council_id, 'host-review') p
      where new.act = 'review.conflict-stated' and v.id = place;
    -- Peers have no inbox of a council; they are mailed that there is something new.
    if new.act in ('review.peer-let-in', 'review.request-answered', 'review.request-declined', 'review.answered', 'review.correction-proposed')
      and is_done_now(new.at) then
      perform queue_review_news(p.review_id, p.id) from review_peers p left join users u on lower(u.email) = lower(p.email)
        where p.review_id = (new.subject ->> 'reviewId')::uuid and place in (p.council_id, p.review_id) and is_let_in(p) and u.id is distinct from new.actor_id and case new.act
          when 'review.peer-let-in' then p.id::text = new.subject ->> 'peerId'
          when 'review.answered' then exists (select 1 from review_comments c
            where c.review_id = p.review_id and c.id::text = new.subject ->> 'commentId' and c.author_id = u.id)
          when 'review.correction-proposed' then p.role = any (peers_that_may('lead-report'))
          else exists (select 1 from evidence_requests q
            where q.review_id = p.review_id and q.id::text = new.subject ->> 'requestId' and q.author_id = u.id) end;
    end if;
    delete from notices n where new.act = 'review.comment-taken-back' and n.kind = 'peer-comment-shared'
      and n.about::text = new.subject ->> 'commentId'
      and exists (select 1 from review_comments c where c.review_id = place and c.id = n.about);
    return null;
  end if;
  is_set_up := not exists (select 1 from assessments a where a.council_id = place and a.id = new.assessment_id and a.state = 'setup');
  case new.act
  -- Nobody is told before the answers are opened: until then it can all change.
  when 'assessment.people-named' then
    perform notify(new, place, 'named', d.user_id, d.id) from assessment_duties d
      where is_set_up and d.council_id = place and d.assessment_id = new.assessment_id and d.ended_at is null;
  when 'successor.named' then
    perform notify(new, place, 'named', d.user_id, d.id) from assessment_duties d
      where d.council_id = place and d.assessment_id = new.assessment_id and d.user_id = new.person_id and d.ended_at is null
        and d.duty = new.subject ->> 'duty';
    -- And whose signature fell with it (`overtook`).
    perform notify(new, place, 'signature-wanted', d.user_id, new.assessment_id)
      from assessment_duties d join assessments a on a.council_id = d.council_id and a.id = d.assessment_id and a.state = 'signing'
      where d.council_id = place and d.assessment_id = new.assessment_id and d.duty = 'signatory' and d.ended_at is null
        and (d.user_id = new.person_id or new.subject -> 'overtook' @> to_jsonb(d.user_id::text));
  when 'meeting.facilitator-named' then
    perform notify(new, place, 'named', (new.subject ->> 'facilitatorId')::uuid, new.assessment_id);
  when 'assessment.moved' then
    case new.subject ->> 'to'
    when 'preparing' then
      perform notify(new, place, 'named', d.user_id, d.id) from assessment_duties d
        where d.council_id = place and d.assessment_id = new.assessment_id and d.ended_at is null;
      perform notify(new, place, 'assigned', s.user_id, s.assessment_question_id, s.assessment_question_id) from assignments s
        where s.council_id = place and s.assessment_id = new.assessment_id;
      perform notify(new, place, 'answers-opened', p, new.assessment_id) from people_who_may(place, 'read-whole') p;
    when 'scoring' then
      perform notify(new, place, 'scoring-opened', d.user_id, new.assessment_id) from assessment_duties d
        where d.council_id = place and d.assessment_id = new.assessment_id and d.duty = 'assessor' and d.ended_at is null;
    else null; end case;
  when 'assessment.dates-changed' then
    perform notify(new, place, case when new.subject ->> 'moved' = 'meeting' then why_of_meeting(place, p.person) else 'dates-changed' end,
        p.person, new.assessment_id) from (
        select d.user_id as person from current_duties d where d.council_id = place and d.assessment_id = new.assessment_id union
        select s.user_id from assignments s where s.council_id = place and s.assessment_id = new.assessment_id union
        select people_who_may(place, 'read-whole')) p
      where is_set_up;
  when 'questions.assigned' then
    perform notify(new, place, 'assigned', s.user_id, s.assessment_question_id, s.assessment_question_id) from assignments s
      where is_set_up and s.council_id = place and s.assessment_id = new.assessment_id
        and new.subject -> 'questionIds' @> to_jsonb(s.assessment_question_id::text)
        and new.subject -> 'userIds' @> to_jsonb(s.user_id::text);
  when 'meeting.arranged' then
    perform notify(new, place, why_of_meeting(place, p.person), p.person, new.assessment_id) from (
      select d.user_id as person from current_duties d where d.council_id = place and d.assessment_id = new.assessment_id union
      select people_who_may(place, 'arrange-meeting')) p;
  when 'round.revealed', 'rounds.revealed' then
    perform notify(new, place, 'revealed', e.user_id, q.id, q.id)
      from assessment_questions q
      join rounds r on r.council_id = q.council_id and r.assessment_question_id = q.id and r.state = 'revealed'
      join round_seats e on e.council_id = r.council_id and e.round_id = r.id
      where q.council_id = place and q.assessment_id = new.assessment_id
        and (q.id = new.question_id or new.subject -> 'questionIds' @> to_jsonb(q.id::text));
  when 'round.opened', 'score.reopened' then
    perform notify(new, place, 'round-opened', e.user_id, q.id, q.id)
      from assessment_questions q
      join rounds r on r.council_id = q.council_id and r.assessment_question_id = q.id and r.state = 'open'
      join round_seats e on e.council_id = r.council_id and e.round_id = r.id
      where q.council_id = place and q.assessment_id = new.assessment_id
        and (q.id = new.question_id or new.subject -> 'questionIds' @> to_jsonb(q.id::text))
        -- The first of all are told as that scoring was opened.
        and (r.number > 1 or exists (select 1 from rounds o join assessment_questions p on p.council_id = o.council_id and p.id = o.assessment_question_id
          where o.council_id = place and p.assessment_id = new.assessment_id and o.opened_at < r.opened_at));
  when 'score.agreed' then
    perform notify(new, place, 'stance-wanted', e.user_id, new.question_id, new.question_id) from round_seats e
      where e.council_id = place and e.round_id = new.round_id;
  when 'assessment.signing-started' then
    perform notify(new, place, 'signature-wanted', d.user_id, new.assessment_id) from assessment_duties d
      where d.council_id = place and d.assessment_id = new.assessment_id and d.duty = 'signatory' and d.ended_at is null;
    perform notify(new, place, 'note-invited', p.person, new.assessment_id) from (
      select h.user_id as person from positions h join current_memberships m on m.council_id = h.council_id and m.user_id = h.user_id
        where h.council_id = place and h.kind = 's151_officer' and h.ends_on is null and m.role = any (roles_that_may('note-as-s151-officer'))
      union select people_who_may(place, 'note-as-monitoring-officer')) p;
  when 'assessment.note-attached', 'assessment.note-changed', 'assessment.note-withdrawn' then
    perform notify(new, place, 'signature-wanted', d.user_id, new.assessment_id) from assessment_duties d
      where d.council_id = place and d.assessment_id = new.assessment_id and d.duty = 'signatory' and d.ended_at is null
        and new.subject -> 'overtook' @> to_jsonb(d.user_id::text);
  when 'assessment.signed', 'assessment.signing-declined' then
    perform notify(new, place, case when s.declined_because is null then 'signed' else 'declined' end, p.person, s.id) from signatures s cross join lateral (
      select people_who_may(place, 'start-signing') as person union
      select d.user_id from assessment_duties d where d.council_id = place and d.assessment_id = new.assessment_id
        and d.duty in ('signatory', 'chair') and d.ended_at is null) p
      where s.council_id = place and s.assessment_id = new.assessment_id and s.user_id = new.actor_id;
  when 'assessment.submitted' then
    perform notify(new, place, 'submitted', p.person, new.assessment_id) from (
      select d.user_id as person from current_duties d where d.council_id = place and d.assessment_id = new.assessment_id union
      select s.user_id from assignments s where s.council_id = place and s.assessment_id = new.assessment_id union
      select people_who_may(place, 'read-whole')) p;
  -- Whoever scored, agreed, signed or wrote what was submitted is told that it was reopened, and why.
  when 'assessment.reopened' then
    perform notify(new, place, 'reopened', p.person, new.assessment_id) from (
      select d.user_id as person from current_duties d where d.council_id = place and d.assessment_id = new.assessment_id union
      select s.user_id from assignments s where s.council_id = place and s.assessment_id = new.assessment_id) p;
  when 'invitation.accepted' then
    perform notify(new, place, 'invitation-accepted', p, new.actor_id) from people_who_may(place, 'invite') p;
  when 'duty.ended' then
    perform notify(new, place, 'duty-vacant', p, new.assessment_id) from people_who_may(place, 'name-successor') p;
  when 'comment.replied' then
    perform notify(new, place, 'replied', p.person, t.id, t.subject_id) from comment_threads t cross join lateral (
      select t.created_by as person union
      select c.author_id from comments c where c.council_id = t.council_id and c.thread_id = t.id) p
      where t.council_id = place and t.id::text = new.subject ->> 'threadId'
        -- Whom it names is told so, and not twice.
        and not exists (select 1 from mentioned_in(new) m where m = p.person);
    perform notify(new, place, 'mentioned', m, (new.subject ->> 'threadId')::uuid, subject_of_thread(new)) from mentioned_in(new) m;
  when 'comment.thread-started' then
    perform notify(new, place, 'mentioned', m, (new.subject ->> 'threadId')::uuid, subject_of_thread(new)) from mentioned_in(new) m;
  when 'comment.thread-assigned' then
    perform notify(new, place, 'comment-assigned', t.assigned_to, t.id, t.subject_id) from comment_threads t
      where t.council_id = place and t.id::text = new.subject ->> 'threadId' and t.assigned_to is not null;
  when 'comment.thread-resolved' then
    perform notify(new, place, 'resolved', t.created_by, t.id, t.subject_id) from comment_threads t
      where t.council_id = place and t.id::text = new.subject ->> 'threadId';
  -- Whoever may decide who reads it, as what waits for them says (decide-evidence).
  when 'evidence.asked' then
    perform notify(new, place, 'evidence-to-decide', p.person, (new.subject ->> 'itemId')::uuid) from (
      select people_who_may(place, 'decide-class') as person union
      select p from people_who_may(place, 'decide-class-if-vacant') p where not exists (select 1 from people_who_may(place, 'decide-class'))) p;
  -- Whoever is to decide on other words that are proposed, as what waits for them says (decide-suggestion), and whoever proposed them what
  -- became of them.
  when 'comment.words-suggested' then
    perform notify(new, place, 'words-suggested', d, g.thread_id, g.subject_id) from suggestions g
      cross join lateral deciders_of(place, g.subject_id, g.made_by) d
      where g.council_id = place and g.thread_id::text = new.subject ->> 'threadId';
  when 'comment.suggestion-accepted', 'comment.suggestion-declined' then
    perform notify(new, place, replace(new.act, 'comment.', ''), g.made_by, g.thread_id, g.subject_id) from suggestions g
      where g.council_id = place and g.thread_id::text = new.subject ->> 'threadId';
  when 'referral.minuted' then
    perform notify(new, place, 'body-minuted', p, (new.subject ->> 'referralId')::uuid) from people_who_may(place, 'answer-body') p;
  when 'publication.asked' then
    perform notify(new, place, 'publication-asked', p, (new.subject ->> 'publicationId')::uuid) from seconds_of(place, new.assessment_id) p;
  when 'publication.confirmed' then
    perform notify(new, place, 'published', p, (new.subject ->> 'publicationId')::uuid) from people_who_may(place, 'read-whole') p;
  when 'publication.declined' then
    perform notify(new, place, 'publication-declined', (new.subject ->> 'userId')::uuid, (new.subject ->> 'publicationId')::uuid);
  when 'publication.withdrawn' then
    perform notify(new, place, 'publication-withdrawn', p, (new.subject ->> 'publicationId')::uuid) from people_who_may(place, 'read-whole') p;
  when 'action.added' then perform notify(new, place, 'action-given', new.person_id, new.action_id);
  when 'action.changed' then
    perform notify(new, place, 'action-given', new.person_id, new.action_id) where new.subject ? 'predecessorId';
  when 'plan.sent' then perform notify(new, place, 'plan-to-approve', new.person_id, (new.subject ->> 'planId')::uuid);
  when 'plan.sent-back', 'plan.approved' then
    perform notify(new, place, case new.act when 'plan.approved' then 'plan-approved' else 'plan-sent-back' end, p, (new.subject ->> 'planId')::uuid)
      from people_who_may(place, 'keep-plan') p;
  else null; end case;
  return null;
end $$;
-- Who is given a question to write is told once, for as long as it is theirs.
create function forget_assigned() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  delete from notices n where n.council_id = old.council_id and n.user_id = old.user_id and n.kind = 'assigned'
    and n.about = old.assessment_question_id;
  return null;
end $$;
create trigger assignments_forgotten after delete on assignments for each row execute function forget_assigned();

-- Another day is another deadline, of which people are told anew.
create function forget_deadline() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  delete from notices n where n.council_id = new.council_id and n.assessment_id = new.id and n.kind = 'deadline-near';
  return null;
end $$;
create trigger assessments_deadline_moved after update of scores_due_on on assessments
  for each row when (new.scores_due_on is distinct from old.scores_due_on) execute function forget_deadline();

create trigger audit_entries_are_told after insert on audit_entries
  for each row when (new.act <> 'score.submitted') execute function tell_of_entry();

-- Whether these roles, or these duties where a role may have them, allow it in this state: mayInAssessment and isTimeFor.
create function is_allowed(roles text[], duties text[], state text, wanted text) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select state = any (states_to(wanted)) and (roles && roles_that_may(wanted) or exists (
    select 1 from unnest(duties) duty where duty = any (duties_that_may(wanted)) and roles && roles_that_may('be-' || duty)))
$$;

-- Whether an action has not moved for 60 days, as `STUCK_DAYS` in lib/plan/plan.ts.
create function is_stuck(state text, moved timestamptz) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select state in ('agreed', 'under-way') and moved < now() - interval '60 days'
$$;

-- Whether its owner should say where an action stands: it is due within two weeks or late, or is stuck.
create function needs_word(state text, due date, moved timestamptz) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select (state in ('agreed', 'under-way') and due <= here_today() + 14) or is_stuck(state, moved)
$$;

-- What waits for somebody in all their places. `about` is the duty or the peer that it is about; `who` their name.
create function waits_of(person uuid)
returns table (kind text, slug text, place text, council_id uuid, review_id uuid, assessment_id uuid, title text, subject_id uuid, code text,
  short_name text, due date, about uuid, who text)
language plpgsql stable set search_path = pg_catalog, public, pg_temp as
$$
#variable_conflict use_column
begin
  return query
    with here as materialized (
      select c.id, c.slug, c.name, array_agg(m.role) as roles from current_memberships m join councils c on c.id = m.council_id
      where m.user_id = person and m.role = any (roles_that_may('enter')) group by c.id
    ), running as materialized (
      select a.council_id, a.id, a.title, a.state, h.slug, h.name, h.roles, a.scores_due_on,
        a.meeting_on as meets_on,
        array(select d.duty from current_duties d where d.council_id = a.council_id and d.assessment_id = a.id and d.user_id = person) as duties,
        array(select d.id from assessment_duties d where d.council_id = a.council_id and d.assessment_id = a.id and d.user_id = person
          and d.ended_at is null) as duty_ids
      from here h join assessments a on a.council_id = h.id and a.state = any (states_before('submitted')) and a.archived_at is null
    ), asked as materialized (
      select r.*, q.id as question_id, q.area, q.number, q.code, f.short_name, q.progress, o.id as round_id, o.number as round_number, o.state as round,
        exists (select 1 from assignments s where s.council_id = q.council_id and s.assessment_question_id = q.id and s.user_id = person) as is_mine,
        exists (select 1 from round_seats e where e.council_id = o.council_id and e.round_id = o.id and e.user_id = person
          and e.duty_id = any (r.duty_ids)) as have_seat
      from running r
      join assessment_questions q on q.council_id = r.council_id and q.assessment_id = r.id and q.left_out_reason is null
      join framework_questions f on f.id = q.framework_question_id
      left join rounds o on o.council_id = q.council_id and o.assessment_question_id = q.id and o.state <> 'superseded'
    ), each_question as (
      select k.*, case
        when is_mine and progress <> 'ready' and round is null
          and (is_allowed(roles, duties, state, 'write') or is_allowed(roles, duties, state, 'write-assigned')) then 'write'
        when round = 'open' and have_seat and is_allowed(roles, duties, state, 'score') and not exists (
          select 1 from scores s where s.council_id = k.council_id and s.round_id = k.round_id and s.assessor_id = person) then 'score'
        when round = 'open' and have_seat and is_allowed(roles, duties, state, 'score')
          and changed_since_scored(k.council_id, k.round_id, person) then 'look-again'
        when round = 'open' and is_allowed(roles, duties, state, 'reveal') and has_quorum(k.council_id, k.round_id) then 'reveal'
        when round in ('revealed', 'agreed') and is_allowed(roles, duties, state, 'reopen')
          and changed_since_revealed(k.council_id, k.round_id) then 'decide-change'
        when round = 'revealed' and is_allowed(roles, duties, state, 'agree') then 'agree'
        when round = 'agreed' and have_seat and is_allowed(roles, duties, state, 'take-stand') and not exists (
          select 1 from agreements g join stances s on s.council_id = g.council_id and s.agreement_id = g.id and s.assessor_id = person
          where g.council_id = k.council_id and g.round_id = k.round_id) then 'say-concur'
        end as kind
      from asked k
    ), whole as (
      select r.*, w.kind from running r cross join lateral (values
        ('set-up', is_allowed(r.roles, r.duties, r.state, 'start-preparing')),
        ('open-scoring', is_allowed(r.roles, r.duties, r.state, 'open-scoring') and (
          select bool_and(k.progress = 'ready') from asked k where k.council_id = r.council_id and k.id = r.id)
          -- Not while somebody who is named has still to accept: until then it cannot be opened.
          and not exists (select 1 from promised_duties p join invitations i on i.council_id = p.council_id and i.id = p.invitation_id
            and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > now() where p.council_id = r.council_id and p.assessment_id = r.id)),
        -- By its day, or by the day on which scores are due: whether all are in is told to nobody.
        ('open-meeting', is_allowed(r.roles, r.duties, r.state, 'open-meeting') and (r.meets_on <= here_today() or r.scores_due_on < here_today())),
        ('start-signing', is_allowed(r.roles, r.duties, r.state, 'start-signing') and (
          select bool_and(k.round is not distinct from 'agreed') from asked k where k.council_id = r.council_id and k.id = r.id)),
        ('sign', is_allowed(r.roles, r.duties, r.state, 'sign') and not exists (
          select 1 from signatures s where s.council_id = r.council_id and s.assessment_id = r.id and s.user_id = person)),
        ('submit', is_allowed(r.roles, r.duties, r.state, 'submit') and not exists (
          select 1 from assessment_duties d where d.council_id = r.council_id and d.assessment_id = r.id and d.duty = 'signatory'
            and d.ended_at is null and not exists (select 1 from signatures s where s.council_id = d.council_id
              and s.assessment_id = d.assessment_id and s.user_id = d.user_id and s.declined_because is null)))
        ) w (kind, waits) where w.waits
    )
    select k.kind, k.slug, k.name, k.council_id, null::uuid, k.id, k.title, k.question_id, k.code, k.short_name,
        -- The day follows the round: the first is due with the scores, a later one when the council meets.
        case when k.kind = 'write' then null when k.kind in ('score', 'look-again') and k.round_number = 1 then k.scores_due_on else k.meets_on end,
        null::uuid, null
      from (select * from each_question order by area, number) k where k.kind is not null
    union all
    select w.kind, w.slug, w.name, w.council_id, null, w.id, w.title, null, null, null,
        case when w.kind = 'open-meeting' then w.meets_on end, null, null from whole w
    union all
    select 'vacancy', r.slug, r.name, r.council_id, null, r.id, r.title, null, null, null, null, d.id, d.name
      from running r join assessment_duties d on d.council_id = r.council_id and d.assessment_id = r.id
      where is_allowed(r.roles, r.duties, r.state, 'name-successor') and (r.state <> 'signing' or d.duty = 'signatory')
        and (d.ended_at is not null or not exists (select 1 from current_memberships m
          where m.council_id = d.council_id and m.user_id = d.user_id and m.role = any (roles_that_may('be-' || d.duty))))
        and not exists (select 1 from assessment_duties n where n.council_id = d.council_id and n.succeeds = d.id)
        and not (d.duty = 'signatory' and exists (select 1 from signatures s
          where s.council_id = d.council_id and s.assessment_id = d.assessment_id and s.user_id = d.user_id))
    union all
    select 'answer-comment', h.slug, h.name, h.id, null, a.id, a.title, t.subject_id, n.code, n.short_name, t.due_on, t.id, null
      from here h join assessments a on a.council_id = h.id and a.archived_at is null
      join subjects s on s.council_id = a.council_id and s.assessment_id = a.id
      join comment_threads t on t.council_id = s.council_id and t.subject_id = s.id and t.assigned_to = person and t.resolved_at is null
        and t.withdrawn_at is null
      cross join lateral subject_named(s.council_id, s.id) n
      where comments_on_subject(s.council_id, s.id, person) and not exists (select 1 from assessment_questions q
        where q.council_id = a.council_id and q.assessment_id = a.id and q.code = n.code and q.left_out_reason is not null)
    union all
    select 'decide-suggestion', r.slug, r.name, r.council_id, null, r.id, r.title, g.subject_id, n.code, n.short_name, null, g.thread_id, null
      from running r join subjects s on s.council_id = r.council_id and s.assessment_id = r.id
      join suggestions g on g.council_id = s.council_id and g.subject_id = s.id and g.outcome is null
      join documents d on d.council_id = g.council_id and d.id = g.subject_id and d.frozen_at is null
      cross join lateral subject_named(s.council_id, s.id) n
      where is_time_to_write(r.council_id, s.id) and person in (select deciders_of(r.council_id, s.id, g.made_by))
        and exists (select 1 from comment_threads t where t.council_id = g.council_id and t.id = g.thread_id and t.withdrawn_at is null)
    union all
    select 'answer-peer', h.slug, h.name, h.id, null, s.assessment_id, v.title, c.subject_id, n.code, n.short_name, v.ends_on, c.id, null
      from here h join reviews v on v.council_id = h.id and v.state <> 'closed' and v.ends_on >= here_today()
      join submissions s on s.council_id = v.council_id and s.id = v.submission_id
      join assessments a on a.council_id = s.council_id and a.id = s.assessment_id and a.archived_at is null
      join review_comments c on c.review_id = v.id and c.answers_id is null
        and is_with_council(c.audience, c.shared_at, c.created_at, c.by_council)
      cross join lateral subject_named(h.id, c.subject_id) n
      where h.roles && roles_that_may('answer-peers') and (h.roles && roles_that_may('host-review') or exists (select 1 from assignments g
          where g.council_id = h.id and g.assessment_question_id = c.subject_id and g.user_id = person))
        and not exists (select 1 from review_comments o where o.review_id = c.review_id and o.answers_id = c.id and o.by_council)
    union all
    select 'answer-request', h.slug, h.name, h.id, null, s.assessment_id, v.title, null, null, null, q.due_on, q.id, q.words
      from here h join reviews v on v.council_id = h.id and v.state <> 'closed' and v.ends_on >= here_today()
      join submissions s on s.council_id = v.council_id and s.id = v.submission_id
      join assessments a on a.council_id = s.council_id and a.id = s.assessment_id and a.archived_at is null
      join evidence_requests q on q.council_id = v.council_id and q.review_id = v.id and q.state = 'asked'
      where h.roles && roles_that_may('answer-request')
    union all
    select 'decide-evidence', h.slug, h.name, h.id, null, null, h.name, null, null, null, null, k.item_id, (select r.title from evidence_revisions r
        where r.council_id = k.council_id and r.item_id = k.item_id order by r.number desc limit 1)
      from here h join evidence_asks k on k.council_id = h.id and k.decided_at is null and k.asked_by <> person
      join evidence_items i on i.council_id = k.council_id and i.id = k.item_id
      where h.roles && roles_that_may('decide-class') or (h.roles && roles_that_may('decide-class-if-vacant') and not exists (
          select 1 from current_memberships m where m.council_id = h.id and m.role = any (roles_that_may('decide-class'))))
        or (i.legal_class = 'none' and i.held_at is null and k.legal_class = 'none' and h.roles && roles_that_may('change-readers') and reads_item(i, person))
    union all
    select 'clear-conflict', h.slug, h.name, h.id, null, s.assessment_id, v.title, null, null, null, v.ends_on, p.id, p.name
      from here h join reviews v on v.council_id = h.id and v.state <> 'closed' and v.ends_on >= here_today()
      join review_peers p on p.review_id = v.id and p.conflict = 'declared' and p.cleared_at is null
      join submissions s on s.council_id = v.council_id and s.id = v.submission_id
      join assessments a on a.council_id = s.council_id and a.id = s.assessment_id and a.archived_at is null
      where h.roles && roles_that_may('host-review')
    union all
    select 'approve-plan', h.slug, h.name, h.id, null, null, h.name, null, null, null, null, l.id, null
      from here h join plans l on l.council_id = h.id and l.state = 'with-approver' and l.approver_id = person
      where h.roles && roles_that_may('approve-plan')
    union all
    select 'move-action', h.slug, h.name, h.id, null, null, h.name, null, null, null, a.due_on, a.id, a.title
      from plan_actions a join here h on h.id = a.council_id
      where a.owner_id = person and h.roles && roles_that_may('own-action') and needs_word(a.state, a.due_on, a.moved_at)
    union all
    select 'check-facts', h.slug, h.name, h.id, null, s.assessment_id, v.title, null, null, null, v.check_until, v.id, null
      from here h join reviews v on v.council_id = h.id and v.state = 'council_reply' and v.check_until >= here_today()
      join submissions s on s.council_id = v.council_id and s.id = v.submission_id
      join assessments a on a.council_id = s.council_id and a.id = s.assessment_id and a.archived_at is null
      where h.roles && roles_that_may('check-facts')
    union all
    select 'clock-' || w.what, h.slug, h.name, h.id, null, s.assessment_id, v.title, null, null, null, w.due, v.id, null
      from here h join reviews v on v.council_id = h.id and v.visit_on is not null
      join submissions s on s.council_id = v.council_id and s.id = v.submission_id
      join assessments a on a.council_id = s.council_id and a.id = s.assessment_id and a.archived_at is null
      cross join lateral clock_waits(v) w
      where h.roles && roles_that_may('host-review') and w.what <> 'report'
    union all
    select 'answer-recommendation', h.slug, h.name, h.id, null, s.assessment_id, v.title, null, null, null, null, c.id, c.words
      from here h join reviews v on v.council_id = h.id and v.published_at is not null
      join submissions s on s.council_id = v.council_id and s.id = v.submission_id
      join assessments a on a.council_id = s.council_id and a.id = s.assessment_id and a.archived_at is null
      join recommendations c on c.council_id = v.council_id and c.review_id = v.id
      where h.roles && roles_that_may('answer-recommendation') and not exists (
        select 1 from recommendation_answers w where w.council_id = c.council_id and w.recommendation_id = c.id)
    union all
    select 'agree-reply', h.slug, h.name, h.id, null, y.assessment_id, v.title, null, null, null, null, y.id, v.title
      from here h join replies y on y.council_id = h.id and y.state = 'with-body' join reviews v on v.council_id = y.council_id and v.id = y.review_id
      join assessments a on a.council_id = y.council_id and a.id = y.assessment_id and a.archived_at is null
      where h.roles && roles_that_may('answer-recommendation')
        and (select r.minuted_at from referrals r where r.council_id = y.council_id and r.reply_id = y.id order by r.created_at desc, r.id desc limit 1) is not null
        and not exists (select 1 from recommendations c where c.council_id = y.council_id and c.review_id = y.review_id and not exists (
          select 1 from recommendation_answers w where w.council_id = c.council_id and w.recommendation_id = c.id))
    union all
    select 'hand-over-progress', h.slug, h.name, h.id, null, s.assessment_id, v.title, null, null, null,
        case when v.visit_on is not null then clock_due(v, 'progress') end, o.id, v.title
      from here h join progress_reviews o on o.council_id = h.id and o.state = 'drafting' join reviews v on v.council_id = o.council_id and v.id = o.review_id
      join submissions s on s.council_id = v.council_id and s.id = v.submission_id
      join assessments a on a.council_id = s.council_id and a.id = s.assessment_id and a.archived_at is null
      where h.roles && roles_that_may('answer-recommendation') and not lacks_of_progress(o.council_id, o.review_id, 'statement')
    union all
    select 'minute-body', h.slug, h.name, h.id, null, a.id, a.title, null, null, null, r.meets_on, r.id, r.body_name
      from here h join referrals r on r.council_id = h.id and r.minuted_at is null and r.meets_on < here_today()
      join submissions s on s.council_id = r.council_id and s.id = r.submission_id join assessments a on a.council_id = s.council_id and a.id = s.assessment_id
      where a.archived_at is null and h.roles && roles_that_may('answer-body')
    union all
    select 'answer-body', h.slug, h.name, h.id, null, a.id, a.title, null, null, null, k.answer_by, k.id, k.words
      from here h join body_asks k on k.council_id = h.id and k.decision is null join referrals r on r.council_id = k.council_id and r.id = k.referral_id
      join submissions s on s.council_id = r.council_id and s.id = r.submission_id join assessments a on a.council_id = s.council_id and a.id = s.assessment_id
      where a.archived_at is null and h.roles && roles_that_may('answer-body')
    union all
    select 'confirm-publication', h.slug, h.name, h.id, null, a.id, a.title, null, null, null, null, p.id, null
      from here h join publications p on p.council_id = h.id and p.state = 'asked' and p.asked_by <> person
      join submissions s on s.council_id = p.council_id and s.id = p.submission_id join assessments a on a.council_id = s.council_id and a.id = s.assessment_id
      where a.archived_at is null and person in (select seconds_of(h.id, a.id)) and (p.overrode_by is not null or not is_quiet(h.id))
    union all
    select case when exists (select 1 from fact_points k where k.review_id = v.id and k.state = 'open') then 'decide-facts' else 'publish-report' end,
        null, v.title, null, v.id, null, v.title, null, null, null, null, v.id, null
      from users u join review_peers p on lower(p.email) = lower(u.email) join reviews v on v.id = p.review_id
      where u.id = person and v.state = 'council_reply' and v.ends_on >= here_today() and p.role = any (peers_that_may('lead-report'))
        and (p.conflict = 'none' or (p.conflict = 'declared' and p.cleared_at is not null))
        and (v.check_until < here_today() or exists (select 1 from fact_points k where k.review_id = v.id and k.state = 'open'))
    union all
    select case when lacks_of_progress(v.council_id, v.id, 'view') then 'view-progress' else 'publish-progress' end,
        null, v.title, null, v.id, null, v.title, null, null, null, v.ends_on, v.id, null
      from users u join review_peers p on lower(p.email) = lower(u.email) join reviews v on v.id = p.review_id
      join progress_reviews o on o.review_id = v.id and o.state = 'with-peers'
      where u.id = person and v.state <> 'closed' and v.ends_on >= here_today() and p.role = any (peers_that_may('lead-report'))
        and (p.conflict = 'none' or (p.conflict = 'declared' and p.cleared_at is not null))
    union all
    select 'clock-report', null, v.title, null, v.id, null, v.title, null, null, null, w.due, v.id, null
      from users u join review_peers p on lower(p.email) = lower(u.email) join reviews v on v.id = p.review_id
      cross join lateral clock_waits(v) w
      where u.id = person and v.sent_at is null and v.state <> 'closed' and v.ends_on >= here_today() and p.role = any (peers_that_may('lead-report'))
        and (p.conflict = 'none' or (p.conflict = 'declared' and p.cleared_at is not null)) and w.what = 'report'
    union all
    select case p.conflict when 'awaiting' then 'declare' else 'read-submission' end, null, v.title, null, v.id, null, v.title,
        null, null, null, v.ends_on, p.id, null
      from users u join review_peers p on lower(p.email) = lower(u.email) join reviews v on v.id = p.review_id
      where u.id = person and v.state <> 'closed' and v.ends_on >= here_today() and (
        (p.conflict = 'awaiting' and p.role = any (peers_that_may('declare')))
        or ((p.conflict = 'none' or (p.conflict = 'declared' and p.cleared_at is not null)) and p.role = any (peers_that_may('comment-on-submission'))
          and not exists (select 1 from review_comments c where c.review_id = v.id and c.author_id = person)))
    union all
    -- The second of two, who is neither who asked nor whom it is about.
    select 'confirm-leaving', h.slug, h.name, h.id, null, null, coalesce(c.name, o.name, o.email), null, null, null, null,
        case when h.id is null then l.id else l.user_id end,
        coalesce(c.name, o.name, o.email)
      from leavings l
      left join here h on h.id = l.within and h.roles && roles_that_may('make-anonymous')
      left join councils c on c.id = l.removed_council_id left join users o on o.id = l.user_id
      where l.confirmed_at is null and l.called_off_at is null and l.done_at is null and l.asked_by <> person and l.user_id is distinct from person
        and (h.id is not null or (l.within is null and exists (select 1 from users u where u.id = person and u.is_programme)));
end $$;

-- What happened that somebody should know and may still see, of the last thirty days. `waits` is how it is told as long as it does.
create function notices_of(person uuid)
returns table (id uuid, kind text, slug text, place text, council_id uuid, assessment_id uuid, title text, subject_id uuid, subject_kind text,
  code text, short_name text, about uuid, who text, duty text, starts_at timestamptz, minutes integer, venue text, version integer,
  happened_at timestamptz, seen_at timestamptz, mail_id uuid)
language plpgsql stable set search_path = pg_catalog, public, pg_temp as
$$ begin
  return query
    select n.id, n.kind, c.slug, c.name, c.id, a.id, a.title, n.subject_id, s.kind, s.code, s.short_name, n.about,
      case when n.kind in ('signed', 'declined', 'invitation-accepted', 'replied', 'resolved', 'mentioned', 'comment-assigned',
          'words-suggested', 'suggestion-accepted', 'suggestion-declined', 'publication-declined') then coalesce(u.name, u.email)
        when n.kind in ('action-given', 'action-due', 'action-stuck') then l.title
        when n.kind = 'reopened' then (select o.reopened_because from assessments o where o.council_id = n.council_id and o.follows_id = n.assessment_id
          and o.reopened_because is not null)
        when n.kind in ('published', 'publication-withdrawn') then (select case when p.review_id is null then 'answers' when p.codes = '{}' then 'report' else 'both' end
          from publications p where p.council_id = n.council_id and p.id = n.about) end,
      case when n.kind = 'named' then coalesce((select d.duty from assessment_duties d where d.council_id = n.council_id and d.id = n.about), 'facilitator') end,
      t.starts_at, t.minutes, t.place, t.version, n.happened_at, n.seen_at, n.mail_id
    from notices n
    join councils c on c.id = n.council_id
    left join assessments a on a.council_id = n.council_id and a.id = n.assessment_id
    left join lateral subject_named(n.council_id, n.subject_id) s on true
    left join users u on u.id = n.done_by
    left join plan_actions l on n.kind in ('action-given', 'action-due', 'action-stuck') and l.council_id = n.council_id and l.id = n.about
    left join meetings t on n.kind = 'meeting-moved' and t.council_id = n.council_id and t.assessment_id = n.assessment_id
    where n.user_id = person and n.happened_at > now() - interval '30 days' and n.happened_at <= now()
      and exists (select 1 from current_memberships m where m.council_id = n.council_id and m.user_id = person and m.role = any (roles_told(n.kind)))
      and (n.subject_id is null or reads_subject(n.council_id, n.subject_id, person))
      -- Who was named and is no longer, is told nothing of it.
      and (n.kind <> 'named'
        or exists (select 1 from current_duties d join assessment_duties k on k.council_id = d.council_id and k.assessment_id = d.assessment_id
            and k.user_id = d.user_id and k.duty = d.duty
          where k.council_id = n.council_id and k.id = n.about and k.ended_at is null)
        or (n.about = n.assessment_id and exists (select 1 from meetings f
          where f.council_id = n.council_id and f.assessment_id = n.assessment_id and f.facilitator_id = person)))
      -- Whoever has scored it since, or not at all, is told nothing of it.
      and (n.kind <> 'answer-changed' or exists (select 1 from scores s join rounds r on r.council_id = s.council_id and r.id = s.round_id
        where s.council_id = n.council_id and r.assessment_question_id = n.about and s.assessor_id = person and s.first_submitted_at <= n.happened_at))
      -- Nobody is told of a comment that was taken back before they saw it, or of a thread that is no longer theirs.
      and (n.kind not in ('replied', 'resolved', 'mentioned', 'comment-assigned', 'words-suggested', 'suggestion-accepted', 'suggestion-declined') or exists (select 1 from comment_threads t
        where t.council_id = n.council_id and t.id = n.about and t.withdrawn_at is null
          and (n.kind <> 'comment-assigned' or t.assigned_to = person)))
      -- What is no longer theirs, or has ended, is said to nobody.
      and (n.kind not in ('action-given', 'action-due', 'action-stuck')
        or (l.state not in ('done', 'dropped') and (n.kind = 'action-stuck' or l.owner_id = person)))
      and (n.kind <> 'publication-asked' or n.assessment_id is null or person in (select seconds_of(n.council_id, n.assessment_id)))
      and (n.kind <> 'plan-to-approve' or exists (select 1 from plans p where p.council_id = n.council_id and p.id = n.about and p.approver_id = person))
      -- What the trail tells is held against what is so.
      and (n.kind <> 'submitted' or a.submitted_at is not null)
      and (n.kind <> 'reopened' or exists (select 1 from assessments o where o.council_id = n.council_id and o.follows_id = n.assessment_id
        and o.reopened_because is not null))
      and (n.kind <> 'review-published' or exists (select 1 from reviews v
        where v.council_id = n.council_id and v.id = n.about and v.published_at is not null))
      and (n.kind <> 'published' or exists (select 1 from publications p
        where p.council_id = n.council_id and p.id = n.about and p.state = 'published'))
      and (n.kind <> 'meeting-moved' or t.starts_at is not null)
      -- A signature that was taken back is none.
      and (n.kind not in ('signed', 'declined') or exists (select 1 from signatures s where s.council_id = n.council_id and s.id = n.about))
    order by n.happened_at desc, n.id desc;
end $$;

create function my_waits()
returns table (kind text, slug text, place text, council_id uuid, review_id uuid, assessment_id uuid, title text, subject_id uuid, code text,
  short_name text, due date, about uuid, who text)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin return query select * from waits_of(acting_user()); end $$;
grant execute on function my_waits() to concord_app;

create function my_notices()
returns table (id uuid, kind text, slug text, place text, council_id uuid, assessment_id uuid, title text, subject_id uuid, subject_kind text,
  code text, short_name text, about uuid, who text, duty text, starts_at timestamptz, minutes integer, venue text, version integer,
  happened_at timestamptz, seen_at timestamptz, mail_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin return query select * from notices_of(acting_user()); end $$;
grant execute on function my_notices() to concord_app;

-- The acting person has seen these of theirs.
create function see_notices(these uuid[]) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  update notices n set seen_at = now() where n.user_id = acting_user() and n.id = any (these) and n.happened_at <= now() and n.seen_at is null;
end $$;
grant execute on function see_notices(uuid[]) to concord_app;

-- One mail tells all that was not mailed yet. At most one an hour. One that a copy of the database was left with, or that is tried no
-- more, is in nobody's way.
create function queue_notices(council uuid, person uuid) returns void
language sql volatile set search_path = pg_catalog, public, pg_temp as $$
  delete from mails m where m.kind = 'notices' and m.user_id = person and m.council_id = council
    and (m.state not in ('waiting', 'sending') or m.stale_at <= now());
  insert into mails (kind, user_id, council_id, not_before, stale_at)
    select 'notices', person, council, greatest(max(n.mailed_at) + interval '1 hour', min(n.happened_at) filter (where n.mail_id is null)),
      now() + interval '3 days'
    from notices n where n.council_id = council and n.user_id = person
    on conflict (user_id, council_id) where kind = 'notices' do nothing
$$;

-- Whom something of a review, a committee or an assessment may wait for by a day (waits_of says whether it does): few, so that not
-- everybody's state of things is read each morning.
create function people_by_the_clock(today date) returns setof uuid
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select distinct m.user_id from (
    select a.council_id, case a.state when 'scoring' then 'open-meeting' else 'start-signing' end as wanted, a.id as assessment_id
      from assessments a where a.archived_at is null and (a.state = 'agreeing'
        or (a.state = 'scoring' and (a.meeting_on <= today or a.scores_due_on < today)))
    union all select v.council_id, 'host-review', null from reviews v where v.visit_on is not null
    union all select v.council_id, 'answer-recommendation', null from reviews v where v.published_at is not null
    union all select r.council_id, 'answer-body', null from referrals r where r.minuted_at is null and r.meets_on < today
    union all select l.within, 'make-anonymous', null from leavings l
      where l.within is not null and l.confirmed_at is null and l.called_off_at is null and l.done_at is null) w
  join current_memberships m on m.council_id = w.council_id and (m.role = any (roles_that_may(w.wanted)) or exists (
    select 1 from current_duties d where d.council_id = w.council_id and d.assessment_id = w.assessment_id and d.user_id = m.user_id
      and d.duty = any (duties_that_may(w.wanted))))
$$;

-- The clock: in the morning in London, who wants mail once a day has it, and once a week on Mondays; and who has scores to give that
-- are due in two days or less is told, whether they have given them or not: that is looked at when the mail is written. What is urgent
-- goes on any morning, to all who want mail at all.
create function queue_digests_at(here timestamp) returns void
language plpgsql volatile set search_path = pg_catalog, public, pg_temp as
$$ begin
  if extract(hour from here) < 7 then return; end if;
  insert into notices as n (council_id, user_id, kind, assessment_id, about, done_by, happened_at)
    select distinct a.council_id, e.user_id, 'deadline-near', a.id, a.id, e.user_id, now()
    from assessments a
    join rounds r on r.council_id = a.council_id and r.assessment_id = a.id and r.state = 'open'
    join round_seats e on e.council_id = r.council_id and e.round_id = r.id
    where a.state = 'scoring' and a.archived_at is null and a.scores_due_on between here::date and here::date + 2
    on conflict (council_id, user_id, kind, about) do update set happened_at = now(), mail_id = null, mailed_at = null
      where n.happened_at < now() - interval '7 days';
  -- Of an action that is due, or has not moved, its owner is told; of one that has not moved also who approves the plan and who sends it.
  insert into notices as n (council_id, user_id, kind, about, done_by, happened_at)
    select distinct on (1, 2, 3, 4) d.council_id, d.person, d.kind, d.id, d.person, now() from (
      select a.council_id, a.owner_id as person, 'action-due' as kind, a.id from plan_actions a where needs_word(a.state, a.due_on, a.moved_at)
      union all
      select a.council_id, p.person, 'action-stuck', a.id from plan_actions a cross join lateral (
          select l.approver_id as person from plans l where l.council_id = a.council_id and l.approver_id is not null
          union select people_who_may(a.council_id, 'send-plan')) p
        where is_stuck(a.state, a.moved_at)) d
    on conflict (council_id, user_id, kind, about) do update set happened_at = now(), seen_at = null, mail_id = null, mailed_at = null
      where n.happened_at < now() - interval '14 days';
  -- Who has something to do by a day that is a week away or less, or has come, or that has no day, is told so once for each day.
  insert into notices as n (council_id, user_id, kind, assessment_id, about, done_by, happened_at)
    select distinct w.council_id, p.person, 'due-soon', w.assessment_id, md5(concat_ws(' ', w.kind, coalesce(w.about, w.assessment_id), w.due))::uuid,
      p.person, now()
    from people_by_the_clock(here::date) p (person) cross join lateral waits_of(p.person) w
    where w.council_id is not null and w.kind = any (acts_that('by-the-clock')) and (w.due is null or w.due <= here::date + 7)
    on conflict (council_id, user_id, kind, about) do nothing;
  -- Of peers the lead, a week before their report is due, when it is late, and when it is time to publish it.
  perform queue_review_news(v.id, p.id) from reviews v
    join review_peers p on p.review_id = v.id and p.role = any (peers_that_may('lead-report')) and is_let_in(p)
    where v.state <> 'closed' and v.ends_on >= here::date and v.published_at is null
      and (v.check_until = here::date - 1
        or (v.visit_on is not null and v.sent_at is null and clock_due(v, 'report') in (here::date + 7, here::date - 1)))
      and not exists (select 1 from mails m where m.kind = 'review-news' and m.review_id = v.id and m.peer_id = p.id
        and m.asked_at[cardinality(m.asked_at)] >= (here::date + time '07:00') at time zone 'Europe/London');
  perform queue_notices(n.council_id, n.user_id) from (
    select o.council_id, o.user_id, bool_or(o.kind = any (notices_that('urgent'))) as is_urgent from notices o
      where o.mail_id is null and o.happened_at > now() - interval '8 days' group by o.council_id, o.user_id
      order by o.user_id, o.council_id) n
    where (cadence_of(n.council_id, n.user_id) = any (case extract(isodow from here) when 1 then array['at-once', 'daily', 'weekly']
        else array['at-once', 'daily'] end)
      or (n.is_urgent and cadence_of(n.council_id, n.user_id) <> 'none'))
      -- In summer the clock strikes twice after seven.
      and not exists (select 1 from notices t where t.council_id = n.council_id and t.user_id = n.user_id
        and t.mailed_at >= (here::date + time '07:00') at time zone 'Europe/London');
end $$;
create function queue_digests() returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as
$$ begin perform queue_digests_at(now() at time zone 'Europe/London'); end $$;
grant execute on function queue_digests() to concord_background;

-- What a mail of notices tells, for somebody who has a role there today; nothing where they have none, or want no mail by now.
create function letter_of_notices(m mails) returns jsonb
language plpgsql stable set search_path = pg_catalog, public, pg_temp as
$$ begin
  return (
    select jsonb_build_object('to', u.email, 'name', coalesce(u.name, u.email), 'council', c.name, 'cadence', cadence_of(c.id, u.id),
      'notices', (select coalesce(jsonb_agg(n), '[]') from notices_of(u.id) n where n.mail_id = m.id),
      'waits', (select coalesce(jsonb_agg(w), '[]') from waits_of(u.id) w where w.council_id = c.id))
    from users u join councils c on c.id = m.council_id
    where u.id = m.user_id and u.ended_at is null and cadence_of(c.id, u.id) <> 'none');
end $$;
