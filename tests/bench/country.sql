-- A country's worth of rows, made by SQL alone, as the superuser and past the triggers (session_replication_role = replica).
-- Before it `country.ts` has made four temporary tables:
--   size     of each council: how many people, assessments, assessors, items of evidence and comments in its running assessment
--   asked    the questions of the framework, each with its place `n`, a level, a reason, the bytes of an answer and a line to comment with
--   form     the written form of a submission, with marks for what differs from one to the next
--   spoken   names of people
-- Ids follow from what they name, so that rows are found without looking for them.

create function pg_temp.id(what text, variadic at int[]) returns uuid language sql immutable
as $$ select md5('country ' || what || ' ' || array_to_string(at, ' '))::uuid $$;
create function pg_temp.moment(at timestamptz) returns text language sql stable
as $$ select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$;

-- Councils and their people. One in thirty of a council has left it.
insert into councils (id, slug, name, type, governance_model)
  select pg_temp.id('council', c), slug, name, (array['unitary', 'district', 'county', 'metropolitan'])[1 + c % 4], 'cabinet' from size;
insert into political_groups (council_id, id, name)
  select pg_temp.id('council', c), pg_temp.id('group', c, g), (array['Civic Alliance', 'Residents First', 'Independents'])[g]
  from size, generate_series(1, 3) g;

create temp table person as
  select c, p, pg_temp.id('council', c) as council, pg_temp.id('person', c, p) as id, pg_temp.id('membership', c, p) as membership,
    case when p = 1 then 'lead' when p = 2 then 'monitoring_officer' when p = 3 then 'deputy_monitoring_officer'
      when p < first then (array['officer', 'officer', 'contributor', 'observer', 'officer'])[1 + p % 5] else 'member' end as role,
    case when p = 1 then 'Head of policy' when p = 2 then 'Monitoring officer' when p = 3 then 'Deputy monitoring officer'
      when p < first then 'Head of service ' || p else 'Ward councillor' end as post,
    case when p >= first then 1 + p % 3 end as g,
    s.names[1 + (c * 7 + p) % cardinality(s.names)] || ' ' || s.families[1 + (c * 3 + p * 5) % cardinality(s.families)] as name,
    p > people as is_gone
  from size, spoken s, generate_series(1, people + people / 30) p;
insert into users (id, name, email, email_verified)
  select id, person.name, format('person%s@%s.example', p, slug), now() from person join size using (c);
insert into memberships (council_id, id, user_id, role, post, starts_on, ends_on)
  select council, membership, id, role, post, current_date - 1500, case when is_gone then current_date - 200 end from person;
insert into group_memberships (council_id, id, membership_id, political_group_id, starts_on, ends_on)
  select council, pg_temp.id('in group', c, p), membership, pg_temp.id('group', c, g), current_date - 1500, case when is_gone then current_date - 200 end
  from person where g is not null;
insert into positions (council_id, id, user_id, kind, political_group_id, starts_on)
  select council, pg_temp.id('position', c, p), id, 'group_leader', pg_temp.id('group', c, g), current_date - 900
  from person join size using (c) where p between first and first + 2
  union all
  select council, pg_temp.id('position', c, p), id, 's151_officer', null, current_date - 900 from person where p = 5;
insert into invitations (council_id, id, email, name, role, post, token_hash, invited_by, created_at, expires_at, accepted_at, withdrawn_at)
  select pg_temp.id('council', c), pg_temp.id('invitation', c, i), format('invited%s@%s.example', i, slug), 'Invited ' || i, 'officer', 'Head of service',
    md5(format('invitation %s %s', c, i)), pg_temp.id('person', c, 1), now() - i * interval '3 days', now() + (12 - 3 * i) * interval '1 day',
    case when i % 5 = 0 then now() - i * interval '2 days' end, case when i % 5 = 1 then now() - i * interval '2 days' end
  from size, generate_series(1, greatest(5, people / 10)) i;
insert into mails (kind, council_id, invitation_id, state, stale_at)
  select 'invitation', council_id, id, 'sent', expires_at from invitations;

-- Assessments: all but the last three are submitted; of those one is in its meeting, one is scored, one is written.
create temp table assessed as
  select c, a, pg_temp.id('council', c) as council, pg_temp.id('assessment', c, a) as id,
    case assessments - a when 0 then 'preparing' when 1 then 'scoring' when 2 then 'agreeing' else 'submitted' end as state,
    format('Self-assessment %s', a) as title, a = assessments - 2 as is_running,
    date_trunc('milliseconds', now() - interval '1 day' * case assessments - a when 0 then 6 when 1 then 14 when 2 then 40 else 60 + 140 * (assessments - a - 2) end) as began
  from size, generate_series(1, assessments) a;
insert into assessments (council_id, id, framework_version_id, title, state, scores_due_on, meeting_on, created_by, created_at, submitted_at)
  select council, id, (select framework_version_id from asked limit 1), title, state, began::date + 18, began::date + 50, pg_temp.id('person', c, 1), began,
    case when state = 'submitted' then began + interval '27 days' end
  from assessed;
insert into assessment_duties (council_id, id, assessment_id, user_id, duty, name, post, standing, political_group_id, group_name, started_at)
  select a.council, pg_temp.id(d.duty, a.c, a.a, p.p), a.id, p.id, d.duty, p.name, p.post, case when p.g is null then 'officer' else 'member' end,
    pg_temp.id('group', p.c, p.g), (array['Civic Alliance', 'Residents First', 'Independents'])[p.g], a.began
  from assessed a join size s using (c) join person p using (c)
  join lateral (
    select 'assessor' as duty where p.p between s.first and s.first + s.assessors - 3 or p.p in (5, 6)
    union all select 'chair' where p.p = s.first
    union all select 'signatory' where p.p in (5, s.first + 1)) d on true
  where not p.is_gone;

create temp table question as
  select a.c, a.a, a.council, a.id as assessment, a.state, a.is_running, a.began, q.n, q.code, q.area, q.number, q.level, q.ambition, q.reason, q.said,
    pg_temp.id('question', a.c, a.a, q.n) as id, pg_temp.id('question', a.c, a.a, q.n) as answer, q.framework_question_id,
    case when a.state = 'submitted' or q.number <= 5 then 'ready' when q.number = 8 then 'not_started' else 'drafting' end as progress,
    pg_temp.id('person', a.c, 4 + q.n % 3) as writer
  from assessed a cross join asked q;
create index on question (c, a, n);
analyze question; analyze person; analyze assessed;
insert into assessment_questions (council_id, id, assessment_id, framework_question_id, code, area, number, progress)
  select council, id, assessment, framework_question_id, code, area, number, progress from question;
insert into assignments (council_id, assessment_id, assessment_question_id, user_id)
  select council, assessment, id, writer from question;

-- Texts: an answer each, and the reason for each level that is agreed; what was submitted is compacted, the rest still in the log.
insert into reasons (council_id, id, assessment_id, assessment_question_id)
  select council, pg_temp.id('reason', c, a, n), assessment, id from question where state = 'submitted' or (state = 'agreeing' and number <= 3);
insert into area_statements (council_id, id, assessment_id, area)
  select distinct council, pg_temp.id('statement', c, a, area), assessment, area from question;
insert into subjects (id, kind, council_id, assessment_id)
  select id, 'answer', council, assessment from question
  union all select r.id, 'reason', r.council_id, r.assessment_id from reasons r join question q on q.council = r.council_id and q.id = r.assessment_question_id
  union all select id, 'statement', council_id, assessment_id from area_statements t where exists (select 1 from assessed a where a.council = t.council_id and a.id = t.assessment_id);
insert into documents (council_id, id, frozen_at)
  select s.council_id, s.id, case when a.state = 'submitted' then a.began + interval '25 days' end
  from subjects s join assessed a on a.council = s.council_id and a.id = s.assessment_id;
insert into document_snapshots (council_id, document_id, seq, state, owners, made_at)
  select council, answer, 10 + n, payload, jsonb_build_object((1000 + n)::text, writer), began + interval '5 days' from question join asked using (n) where state = 'submitted';
insert into document_points (council_id, document_id, author_id, first_seq, last_seq, written_at, payload)
  select council, answer, writer, 10 + n, 10 + n, began + interval '4 days', payload from question join asked using (n) where state = 'submitted';
insert into document_updates (council_id, document_id, author_id, batch_id, payload, created_at)
  select council, answer, writer, pg_temp.id('batch', c, a, n), payload, began + interval '4 days' from question join asked using (n) where state <> 'submitted' and progress <> 'not_started' order by c, a, n;
insert into document_versions (council_id, document_id, seq, name, named_by, created_at)
  select council, answer, 10 + n, 'As it went to the meeting', writer, began + interval '8 days' from question where state = 'submitted' and n % 4 = 0;

-- Evidence, and comments. In its running assessment the large council has all that it is large for; a quarter of its comments is by one member on one question.
create temp table item as
  select q.*, i, pg_temp.id('evidence', c, a, i) as item from size s
  join assessed d using (c) cross join lateral generate_series(0, (case when d.is_running then s.evidence else s.evidence_before end) - 1) i
  join question q using (c, a) where q.n = 1 + i % (select count(*) from asked);
insert into evidence_items (council_id, id, kind, owner_id, readers, added_by, added_at)
  select council, item, 'link', writer, case when i % 3 = 0 then 'public' else 'peers' end, writer, began + interval '5 days' + i * interval '1 minute' from item;
insert into evidence_revisions (council_id, id, item_id, number, title, speaks_for, url, added_by, added_at)
  select council, item, item, 1, format('Report %s on %s', i + 1, code), began::date - 90, format('https://reports.example/%s/%s', c, i), writer,
    began + interval '5 days' + i * interval '1 minute' from item;
insert into evidence (council_id, id, item_id, revision_id, assessment_id, assessment_question_id, kind, title, speaks_for, audience, url, added_by, added_at)
  select council, item, item, item, assessment, id, 'link', format('Report %s on %s', i + 1, code), began::date - 90, case when i % 3 = 0 then 'public' else 'council' end,
    format('https://reports.example/%s/%s', c, i), writer, began + interval '5 days' + i * interval '1 minute' from item;
insert into subjects (id, kind, council_id, assessment_id) select item, 'evidence', council, assessment from item;
create temp table thread as
  select q.*, t, pg_temp.id('thread', c, a, n, t) as thread, case when n = 1 and is_running then 10 else 5 end as length
  from size s join question q using (c)
  cross join lateral generate_series(1, case
    when q.is_running and n = 1 then greatest(1, s.comments / 50)
    when q.is_running and q.n = 2 then greatest(1, s.comments / 125)
    when q.is_running then s.comments / 250
    when s.comments > 0 and q.n % 10 = 3 then 1 else 0 end) t;
insert into comment_threads (council_id, id, subject_id, created_by, created_at, resolved_by, resolved_at)
  select council, thread, id, pg_temp.id('person', c, first + 3), began + interval '6 days' + t * interval '1 minute',
    case when t % 4 = 0 then writer end, case when t % 4 = 0 then began + interval '9 days' end
  from thread join size using (c);
create temp table remark as
  select t.c, t.a, t.council, t.assessment, t.id as question, t.thread, t.said, i, t.began + interval '6 days' + t.t * interval '1 minute' + i * interval '1 second' as at,
    case when t.n = 1 then s.first + 3 else s.first + i % (s.assessors - 2) end as p
  from thread t join size s using (c) cross join lateral generate_series(1, t.length) i;
insert into comments (council_id, thread_id, author_id, author_name, author_post, body, created_at)
  select r.council, r.thread, p.id, p.name, p.post, r.said, r.at from remark r join person p using (c, p);

-- Rounds: the submitted are agreed, every eighth question in a second round; in the meeting some of each kind.
create temp table held as
  select q.*, r.number as round_number, r.state as round_state, pg_temp.id('round', c, a, n, r.number) as round,
    case when r.state <> 'open' then began + interval '20 days' + n * interval '5 minutes' + r.number * interval '1 minute' end as revealed_at
  from question q cross join lateral (
    select 1 as number, case when q.n % 8 = 2 then 'superseded' else 'agreed' end as state where q.state = 'submitted'
    union all select 2, 'agreed' where q.state = 'submitted' and q.n % 8 = 2
    union all select 1, case q.number when 4 then 'open' when 5 then 'revealed' else 'agreed' end where q.state = 'agreeing' and q.number <= 5
    union all select 1, 'open' where q.state = 'scoring' and q.number <= 5) r;
insert into rounds (council_id, id, assessment_id, assessment_question_id, number, state, opened_at, opened_by, revealed_at, revealed_by, reason)
  select council, round, assessment, id, round_number, round_state, began + interval '10 days', pg_temp.id('person', c, 1), revealed_at,
    case when revealed_at is not null then pg_temp.id('person', c, first) end, case when round_number > 1 then 'We read the level differently.' end
  from held join size using (c);
create temp table seat as
  select h.c, h.a, h.n, h.council, h.assessment, h.id as question, h.round, h.round_number, h.round_state, h.began, h.revealed_at, h.level, h.ambition, h.reason,
    d.id as duty, d.user_id as person, abs(hashtext(h.round::text || d.user_id::text)) as chance
  from held h join assessment_duties d on d.council_id = h.council and d.assessment_id = h.assessment and d.duty = 'assessor';
analyze seat; analyze held;
insert into round_seats (council_id, assessment_id, round_id, duty_id, user_id, is_counted)
  select council, assessment, round, duty, person, true from seat;
insert into scores (council_id, id, assessment_id, round_id, assessor_id, kind, current, ambition, confidence, evidence_strength, reason, submitted_at, first_submitted_at)
  select council, md5('country score ' || round || person)::uuid, assessment, round, person, case when chance % 17 = 0 then 'cannot-judge' else 'level' end,
    case when chance % 17 > 0 then least(4, greatest(1, level + (array[0, 0, 0, 1, -1])[1 + chance % 5])) end,
    case when chance % 17 > 0 then least(4, greatest(level, ambition)) end,
    (array['low', 'medium', 'high'])[1 + chance % 3], (array['weak', 'fair', 'strong'])[1 + chance % 3], reason,
    began + interval '12 days' + n * interval '1 minute', began + interval '12 days' + n * interval '1 minute'
  from seat where round_state <> 'open' or chance % 3 > 0;
insert into agreements (council_id, id, assessment_id, assessment_question_id, round_id, level, ambition, reason, consensus, agreed_by, agreed_at)
  select council, pg_temp.id('agreement', c, a, n), assessment, id, round, level, greatest(level, ambition), reason, 'agreed', pg_temp.id('person', c, first), revealed_at + interval '2 minutes'
  from held join size using (c) where round_state = 'agreed';
insert into stances (council_id, agreement_id, assessor_id, stance, minority_view, recorded_at)
  select council, pg_temp.id('agreement', c, a, n), person, case when chance % 23 = 0 then 'dissent' else 'concur' end,
    case when chance % 23 = 0 then 'I would say one level lower.' end, revealed_at + interval '3 minutes'
  from seat where round_state = 'agreed';

-- Meetings.
insert into meetings (council_id, assessment_id, version, starts_at, minutes, place, facilitator_id)
  select council, id, 20, began + interval '40 days', 150, 'Council chamber', pg_temp.id('person', c, 1) from assessed where state in ('agreeing', 'submitted');
insert into meeting_items (council_id, assessment_id, assessment_question_id, position)
  select council, assessment, id, n from question where state in ('agreeing', 'submitted') and number <= 5;
insert into meeting_notes (council_id, assessment_id, assessment_question_id, kind, words, owner_id, owner_name, due_on, noted_by, noted_at)
  select q.council, q.assessment, q.id, case when n % 2 = 0 then 'decision' else 'action' end, 'To be looked at again in the spring.', p.id, p.name, current_date + 60,
    pg_temp.id('person', q.c, 1), q.began + interval '20 days'
  from question q join person p on p.c = q.c and p.p = 4 where q.state in ('agreeing', 'submitted') and q.number = 1;
insert into reminders (council_id, assessment_id, asked_by, asked_at)
  select council, id, pg_temp.id('person', c, 1), began + interval '13 days' from assessed where state <> 'preparing';

-- Submissions, with what was frozen and who signed; the last of each council is under review.
create temp table submitted as
  select c, a, council, id as assessment, pg_temp.id('submission', c, a) as id, began,
    replace(replace(replace(form.canonical, '@council@', size.name), '@assessment@', assessed.id::text), '@title@', title) as canonical
  from assessed join size using (c), form where state = 'submitted';
insert into submissions (council_id, id, assessment_id, version, content, canonical, sha256, submitted_by, submitted_at)
  select council, id, assessment, 1, canonical::jsonb, canonical, encode(sha256(convert_to(canonical, 'UTF8')), 'hex'), pg_temp.id('person', c, 1), began + interval '27 days' from submitted;
insert into frozen_texts (council_id, submission_id, subject_id, code, state)
  select s.council, s.id, q.id, q.code, payload from submitted s join question q using (c, a) join asked using (n);
insert into signatures (council_id, assessment_id, user_id, name, post, content_sha256, signed_at)
  select d.council_id, d.assessment_id, d.user_id, d.name, d.post, encode(sha256(convert_to(s.canonical, 'UTF8')), 'hex'), s.began + interval '26 days'
  from submitted s join assessment_duties d on d.council_id = s.council and d.assessment_id = s.assessment and d.duty = 'signatory';
create temp table reviewed as
  select distinct on (c) c, a, council, assessment, id as submission, pg_temp.id('review', c, 1) as id, began from submitted order by c, a desc;
insert into users (id, name, email, email_verified)
  select pg_temp.id('peer', c, i), 'Peer ' || i, format('peer%s@review%s.example', i, c), now() from reviewed, generate_series(1, 3) i;
insert into reviews (council_id, id, submission_id, title, state, created_by, created_at, ends_on)
  select council, id, submission, 'Peer review', 'reading', pg_temp.id('person', c, 1), began + interval '30 days', current_date + 45 from reviewed;
insert into review_peers (review_id, council_id, email, name, role, conflict, declared_at)
  select id, council, format('peer%s@review%s.example', i, c), 'Peer ' || i, case when i = 1 then 'peer_lead' else 'peer' end, 'none', began + interval '31 days'
  from reviewed, generate_series(1, 3) i;
insert into review_comments (review_id, council_id, submission_id, subject_id, code, author_id, author_name, body, audience)
  select r.id, r.council, r.submission, q.id, q.code, pg_temp.id('peer', r.c, 1 + q.n % 3), 'Peer ' || 1 + q.n % 3, q.said, case when q.n % 2 = 0 then 'council' else 'team' end
  from reviewed r join question q using (c, a) where q.number = 1;

-- The trail. Each score has a chain of its own; the council's takes up their seals at the reveal.
create temp table link as
  select s.id as chain, s.submitted_at as at, s.assessor_id as actor, s.round_id as round,
    format('{"act":"score.submitted","actorId":"%s","at":"%s","chainId":"%s","previousHash":"","seq":1,"subject":%s}', s.assessor_id, pg_temp.moment(s.submitted_at), s.id, subject) as entry, subject
  from scores s join held h on h.council = s.council_id and h.round = s.round_id
  cross join lateral (select format('{"assessmentId":"%s","questionId":"%s","roundId":"%s"}', h.assessment, h.id, h.round) as subject) o;
insert into audit_entries (chain_id, seq, at, actor_id, act, subject, previous_hash, hash, entry)
  select chain, 1, at, actor, 'score.submitted', subject::jsonb, '', encode(sha256(convert_to(entry, 'UTF8')), 'hex'), entry from link;

create temp table told (c int, at timestamptz, actor uuid, act text, subject text);
insert into told
  select c, now() - interval '1500 days', pg_temp.id('person', c, 1), 'council.added', '{}' from size
  union all
  select c, now() - interval '1499 days' + p * interval '1 minute', pg_temp.id('person', c, 1), 'person.invited',
    format('{"by":"lead","post":%s,"role":"%s"}', to_json(post), role) from person where p > 1
  union all
  select c, began, pg_temp.id('person', c, 1), 'assessment.created', format('{"assessmentId":"%s","title":%s}', id, to_json(title)) from assessed
  union all
  select c, began + m.after * interval '1 day', pg_temp.id('person', c, 1), 'assessment.moved',
    format('{"assessmentId":"%s","from":"%s","to":"%s"}', id, m.came, m.went)
  from assessed, (values (1, 'setup', 'preparing'), (10, 'preparing', 'scoring'), (19, 'scoring', 'agreeing')) m (after, came, went)
  where m.after = 1 or state in ('agreeing', 'submitted') or (m.after = 10 and state = 'scoring')
  union all
  select c, began + interval '2 days' + n * interval '1 second', pg_temp.id('person', c, 1), 'question.assigned',
    format('{"assessmentId":"%s","questionId":"%s","userIds":["%s"]}', assessment, id, writer) from question
  union all
  select c, began + interval '8 days' + n * interval '1 second', pg_temp.id('person', c, 1), 'question.progress-marked',
    format('{"assessmentId":"%s","progress":"ready","questionId":"%s"}', assessment, id) from question where progress = 'ready'
  union all
  select c, began + interval '5 days' + i * interval '1 minute', writer, 'evidence.attached',
    format('{"assessmentId":"%s","audience":"%s","evidenceId":"%s","kind":"link","questionId":"%s"}', assessment, case when i % 3 = 0 then 'public' else 'council' end, item, id) from item
  union all
  select c, at, pg_temp.id('person', c, p), case when i = 1 then 'comment.thread-started' else 'comment.replied' end,
    format('{"assessmentId":"%s","questionId":"%s","threadId":"%s"}', assessment, question, thread) from remark
  union all
  select h.c, h.revealed_at, pg_temp.id('person', h.c, s.first), 'round.revealed',
    format('{"assessmentId":"%s","number":%s,"questionId":"%s","roundId":"%s","seals":%s}', h.assessment, h.round_number, h.id, h.round, seals)
  from held h join size s using (c)
  join (select round, format('["%s"]', string_agg(hash, '","' order by hash)) as seals from link, encode(sha256(convert_to(entry, 'UTF8')), 'hex') hash group by round) l using (round)
  where h.revealed_at is not null
  union all
  select c, revealed_at + interval '2 minutes', pg_temp.id('person', c, first), 'score.agreed',
    format('{"ambition":%s,"assessmentId":"%s","consensus":"agreed","groupDissent":null,"level":%s,"questionId":"%s","reason":%s,"roundId":"%s"}',
      greatest(level, ambition), assessment, level, id, to_json(reason), round) from held join size using (c) where round_state = 'agreed'
  union all
  select c, revealed_at + interval '3 minutes', person, 'stance.recorded',
    format('{"agreementId":"%s","assessmentId":"%s","questionId":"%s","salt":"%s"}', pg_temp.id('agreement', c, a, n), assessment, question,
      encode(sha256(convert_to(round || person::text, 'UTF8')), 'base64')) from seat where round_state = 'agreed'
  union all
  select s.c, s.began + interval '27 days', pg_temp.id('person', s.c, 1), 'assessment.submitted',
    format('{"assessmentId":"%s","sha256":"%s","submissionId":"%s"}', s.assessment, encode(sha256(convert_to(s.canonical, 'UTF8')), 'hex'), s.id) from submitted s;

do $$ declare t record; council int := -1; chain uuid; seq int; previous text; entry text; begin
  for t in select c, date_trunc('milliseconds', at) as at, actor, act, subject from told order by c, at, act, subject loop
    if t.c <> council then council := t.c; chain := pg_temp.id('council', council); seq := 0; previous := ''; end if;
    seq := seq + 1;
    entry := format('{"act":"%s","actorId":"%s","at":"%s","chainId":"%s","previousHash":"%s","seq":%s,"subject":%s}',
      t.act, t.actor, pg_temp.moment(t.at), chain, previous, seq, t.subject);
    insert into audit_entries (chain_id, seq, at, actor_id, act, subject, previous_hash, hash, entry)
      values (chain, seq, t.at, t.actor, t.act, t.subject::jsonb, previous, encode(sha256(convert_to(entry, 'UTF8')), 'hex'), entry)
      returning hash into previous;
  end loop;
end $$;
