-- Leaving for good. A person is made anonymous, a council is removed with all that it has: asked by one, confirmed by another of
-- the same standing, done by the purge after a time of waiting, and called off until then by anybody of that standing.
-- Nobody has the table; what stands in it is asked and changed by the functions below. That two are two, and how long it waits,
-- are checks of the table itself, for the owning role too.
select protect_table('leavings', fence => 'none');

-- Whoever asks within a council stands there today and may; without one, they keep the register.
create function acting_may_ask_leaving(within uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  if within is not null then return within = acting_council() and acting_may('make-anonymous'); end if;
  return exists (select 1 from users u where u.id = acting_user() and u.is_programme);
end $$;
grant execute on function acting_may_ask_leaving(uuid) to concord_app;

-- Whether somebody is asked into a council that is not this one, and may still say yes.
create function is_invited_elsewhere(address text, council uuid) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select exists (select 1 from invitations i where lower(i.email) = lower(address) and i.council_id <> council
    and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > now())
$$;

-- What it still waits for, when its time has come: a role that is held or will be, a review that is under way, signatures that
-- would no longer be over the same words. Nothing is taken from anybody who does not expect it.
create function leaving_waits(l leavings) returns text[]
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select array_remove(array[
    case when exists (select 1 from memberships m where m.user_id = l.user_id and (m.ends_on is null or m.ends_on > current_date))
        or exists (select 1 from users u where u.id = l.user_id and is_invited_elsewhere(u.email, l.within))
      then 'role' end,
    case when exists (
        select 1 from reviews r where r.state <> 'closed' and r.ends_on >= current_date and (r.council_id = l.removed_council_id or exists (
          select 1 from review_peers p join users u on lower(u.email) = lower(p.email) where p.review_id = r.id and u.id = l.user_id)))
      then 'review' end,
    case when exists (
        select 1 from assessment_duties d join assessments a on a.council_id = d.council_id and a.id = d.assessment_id
        where d.user_id = l.user_id and a.state = 'signing')
      then 'signing' end], null)
$$;

-- One more link of a chain, for what is not done by the acting person in a place of theirs. `subject` is in the form that all have.
create function link_to_trail(chain uuid, actor uuid, act text, subject text) returns void
language plpgsql volatile set search_path = pg_catalog, public, pg_temp as
$$ declare
  written constant text := to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
  head record;
  entry text;
begin
  perform pg_advisory_xact_lock(hashtextextended(chain::text, 0));
  select coalesce(max(e.seq), 0) + 1 as seq, coalesce((array_agg(e.hash order by e.seq desc))[1], '') as hash into head
    from audit_entries e where e.chain_id = chain;
  entry := format('{"act":"%s","actorId":"%s","at":"%s","chainId":"%s","previousHash":"%s","seq":%s,"subject":%s}',
    act, actor, written, chain, head.hash, head.seq, subject);
  insert into audit_entries (chain_id, seq, at, actor_id, act, subject, previous_hash, hash, entry)
    values (chain, head.seq, written::timestamptz, actor, act, subject::jsonb, head.hash, encode(sha256(convert_to(entry, 'UTF8')), 'hex'), entry);
end $$;

-- Each has a chain of its own, since it outlives the one of a council.
create function link_to_leaving(l leavings, actor uuid, act text) returns void
language plpgsql volatile set search_path = pg_catalog, public, pg_temp as
$$ begin
  perform link_to_trail(l.id, actor, 'leaving.' || act, format('{"%s":"%s"}',
    case l.kind when 'person' then 'userId' else 'councilId' end, coalesce(l.user_id, l.removed_council_id)));
end $$;

-- Those who manage the people of a council that is to be removed are told.
create function mail_removal(l leavings) returns void
language sql volatile set search_path = pg_catalog, public, pg_temp as $$
  insert into mails (kind, leaving_id, user_id, stale_at)
    select distinct 'removal', l.id, m.user_id, now() + interval '7 days' from current_memberships m
    where l.kind = 'council' and m.council_id = l.removed_council_id and m.role = any (roles_that_may('manage-people'))
$$;

-- `about`: a person by their address, or by their id within a council; a council by its short name.
create function ask_leaving(within uuid, kind text, about text, why text, out leaving uuid, out refused text)
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as
$$
#variable_conflict use_variable
declare person uuid; council uuid; l leavings; begin
  if not acting_may_ask_leaving(within) then refused := 'not-theirs'; return; end if;
  if kind = 'council' then
    select c.id into council from councils c where c.slug = about;
  elsif within is null then
    select u.id into person from users u where lower(u.email) = lower(about) order by u.email <> about limit 1;
  else
    select m.user_id into person from memberships m where m.council_id = within and m.user_id::text = about limit 1;
  end if;
  if coalesce(person, council) is null then refused := 'not-found'; return; end if;
  if person = acting_user() then refused := 'yourself'; return; end if;
  if exists (select 1 from leavings o where o.called_off_at is null and (o.user_id = person or o.removed_council_id = council)) then
    refused := 'asked-already'; return;
  end if;
  l.kind := kind; l.user_id := person; l.removed_council_id := council;
  if within is not null and (leaving_waits(l) && array['role', 'review'] or exists (select 1 from users u where u.id = person and u.is_programme))
  then refused := 'still-here'; return; end if;
  insert into leavings (kind, within, user_id, removed_council_id, reason, asked_by)
    values (kind, within, person, council, why, acting_user()) returning * into l;
  perform link_to_leaving(l, acting_user(), 'asked');
  perform mail_removal(l);
  leaving := l.id;
end $$;
grant execute on function ask_leaving(uuid, text, text, text) to concord_app;

-- The second of two. From here on it waits: a week for a person, thirty days for a council.
create function confirm_leaving(leaving uuid, out due timestamptz, out refused text)
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as
$$ declare l leavings; begin
  select * into l from leavings o where o.id = leaving for update;
  if not found or not acting_may_ask_leaving(l.within) then refused := 'not-found'; return; end if;
  refused := case
    when l.called_off_at is not null or l.done_at is not null then 'over'
    when l.confirmed_at is not null then 'confirmed-already'
    when l.asked_by = acting_user() then 'takes-another'
    when l.user_id = acting_user() then 'yourself' end;
  if refused is not null then return; end if;
  update leavings o set confirmed_by = acting_user(), confirmed_at = now(),
      due_at = now() + case o.kind when 'person' then interval '168 hours' else interval '720 hours' end
    where o.id = leaving returning * into l;
  perform link_to_leaving(l, acting_user(), 'confirmed');
  perform mail_removal(l);
  due := l.due_at;
end $$;
grant execute on function confirm_leaving(uuid) to concord_app;

create function call_off_leaving(leaving uuid) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as
$$ declare l leavings; begin
  select * into l from leavings o where o.id = leaving for update;
  if not found or not acting_may_ask_leaving(l.within) then return 'not-found'; end if;
  if l.called_off_at is not null or l.done_at is not null then return 'over'; end if;
  update leavings set called_off_by = acting_user(), called_off_at = now() where id = leaving;
  perform link_to_leaving(l, acting_user(), 'called-off');
  return null;
end $$;
grant execute on function call_off_leaving(uuid) to concord_app;

-- What those see who may ask: of a council's leads what was asked within it, of the programme the rest; newest first.
create function leavings_of(within uuid, person uuid default null)
returns table (id uuid, kind text, user_id uuid, about text, mark text, reason text, is_own boolean, asked_by text, asked_at timestamptz,
  confirmed_by text, confirmed_at timestamptz, due_at timestamptz, called_off_by text, called_off_at timestamptz, done_at timestamptz,
  what jsonb, waits text[])
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$
#variable_conflict use_column
begin
  if not acting_may_ask_leaving(leavings_of.within) then return; end if;
  return query
    select l.id, l.kind, l.user_id, coalesce(l.what ->> 'name', c.name, u.name, u.email),
      case when coalesce(l.done_at, l.called_off_at) is null and l.within is null then coalesce(c.slug, u.email) end, l.reason,
      l.asked_by = acting_user(), a.name, l.asked_at, f.name, l.confirmed_at, l.due_at, o.name, l.called_off_at, l.done_at, l.what,
      case when l.done_at is null and l.called_off_at is null then leaving_waits(l) else '{}' end
    from leavings l
    left join users u on u.id = l.user_id left join councils c on c.id = l.removed_council_id
    left join users a on a.id = l.asked_by left join users f on f.id = l.confirmed_by left join users o on o.id = l.called_off_by
    where l.within is not distinct from leavings_of.within and (person is null or l.user_id = person)
    order by l.asked_at desc, l.id desc limit 200;
end $$;
grant execute on function leavings_of(uuid, uuid) to concord_app;

-- That the removal of the council is asked, for whoever manages its people.
create function acting_removal(out asked_at timestamptz, out due_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  select l.asked_at, l.due_at into asked_at, due_at from leavings l
    where l.removed_council_id = acting_council() and l.called_off_at is null and l.done_at is null and acting_may('manage-people');
end $$;
grant execute on function acting_removal() to concord_app;

-- The walls. They let go of what leaves in the transaction in which it is done, and of nothing else.
create function leaving_council() returns uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ select l.removed_council_id from leavings l where l.done_at = transaction_timestamp() $$;

-- A row of an assessment that is being deleted in this transaction, with everything that hangs on it. Its trail stays.
create function goes_with_assessment(gone jsonb) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  return gone ->> 'chain_id' is null and exists (
    select 1 from assessment_removals r
    where r.removed_at = transaction_timestamp() and r.council_id::text = gone ->> 'council_id'
      and (r.assessment_id::text in (gone ->> 'assessment_id', gone ->> 'id')
        or array[gone ->> 'id', gone ->> 'subject_id', gone ->> 'document_id'] && r.subject_ids
        or exists (select 1 from comment_threads t where t.council_id = r.council_id and t.id::text = gone ->> 'thread_id'
          and t.subject_id::text = any (r.subject_ids))));
end $$;

-- A row of a council that is being removed; of the trail, one of any of its chains.
create function goes_with_council(gone jsonb) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ declare council constant uuid := leaving_council(); chain constant uuid := gone ->> 'chain_id'; begin
  if council is null then return goes_with_assessment(gone); end if;
  if chain is null then return (gone ->> 'council_id')::uuid = council; end if;
  return chain = council
    or exists (select 1 from reviews r where r.council_id = council and r.id = chain)
    or exists (select 1 from scores s where s.council_id = council and s.id = chain)
    or exists (select 1 from peer_scores s where s.council_id = council and s.id = chain)
    or exists (select 1 from leavings l where l.within = council and l.id = chain);
end $$;

-- A row of somebody who is being made anonymous, of which nothing changes but how they are called.
create function loses_name_alone(was jsonb, becomes jsonb) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ declare words constant text[] := array['name', 'post', 'author_name', 'author_post', 'owner_name']; begin
  return was - words = becomes - words and exists (
    select 1 from leavings l where l.done_at = transaction_timestamp()
      and l.user_id::text in (was ->> 'user_id', was ->> 'author_id', was ->> 'owner_id'));
end $$;

-- Name, address and posts go; what they did stays, under the name that everybody has who has left so. What was sealed with their
-- name keeps it, with the duties and signatures that say the same.
create function take_name(person uuid, neutral_name text, neutral_post text) returns void
language plpgsql volatile set search_path = pg_catalog, public, pg_temp as
$$ declare address text; nowhere text; begin
  select u.email into address from users u where u.id = person for update;
  nowhere := format('former-%s@concord.invalid', person);
  delete from sessions where user_id = person;
  delete from accounts where user_id = person;
  delete from verification_tokens where lower(identifier) = lower(address);
  delete from mails m using invitations i
    where i.council_id = m.council_id and i.id = m.invitation_id and lower(i.email) = lower(address);
  delete from mails where user_id = person;
  update invitations i set withdrawn_at = now()
    where lower(i.email) = lower(address) and i.accepted_at is null and i.withdrawn_at is null;
  update invitations i set email = nowhere, name = neutral_name, post = neutral_post, token_hash = 'over ' || i.id
    where lower(i.email) = lower(address);
  delete from programme_invitations i where lower(i.email) = lower(address);
  update review_peers p set email = nowhere, name = neutral_name, conflict_text = null where lower(p.email) = lower(address);
  update review_comments set author_name = neutral_name where author_id = person;
  update memberships set post = neutral_post where user_id = person;
  update comments set author_name = neutral_name, author_post = neutral_post where author_id = person;
  update findings set author_name = neutral_name where author_id = person;
  update recommendations set author_name = neutral_name where author_id = person;
  update evidence_requests set author_name = neutral_name where author_id = person;
  update evidence_requests set decider_name = neutral_name where decided_by = person;
  update clock_entries set author_name = neutral_name where author_id = person;
  update conversations set author_name = neutral_name where author_id = person;
  update fact_points set author_name = neutral_name where author_id = person;
  update recommendation_answers set author_name = neutral_name where author_id = person;
  update progress_statements set author_name = neutral_name where author_id = person;
  update progress_views set author_name = neutral_name where author_id = person;
  update peer_level_consents set author_name = neutral_name where author_id = person;
  update peer_scores set author_name = neutral_name where author_id = person;
  update peer_levels set author_name = neutral_name where author_id = person;
  update peer_dissents set author_name = neutral_name where author_id = person;
  update plan_actions set owner_name = neutral_name, owner_post = neutral_post where owner_id = person;
  update plans set approver_name = neutral_name, approver_post = neutral_post where approver_id = person;
  update meeting_notes set owner_name = neutral_name where owner_id = person;
  update assessment_duties d set name = neutral_name, post = neutral_post from assessments a
    where d.user_id = person and a.council_id = d.council_id and a.id = d.assessment_id and a.state = any (states_before('signing'));
  update minority_statements s set author_name = neutral_name from assessments a
    where s.author_id = person and a.council_id = s.council_id and a.id = s.assessment_id and a.state = any (states_before('signing'));
  update signing_notes n set author_name = neutral_name, post = neutral_post from assessments a
    where n.author_id = person and a.council_id = n.council_id and a.id = n.assessment_id and a.state = any (states_before('signing'));
  update users set name = neutral_name, email = nowhere, email_verified = null, image = null, is_programme = false, is_demo = false,
    ended_at = coalesce(ended_at, now()) where id = person;
end $$;

-- Every row of the council, in the order in which keys allow it, whatever tables there are: first those to which none points any more.
create function empty_council(council uuid) returns bigint
language plpgsql volatile set search_path = pg_catalog, public, pg_temp as
$$ declare
  left_over regclass[];
  one regclass;
  count bigint;
  gone bigint := 0;
begin
  delete from audit_entries e where e.chain_id in (
    select council union all select r.id from reviews r where r.council_id = council
    union all select s.id from scores s where s.council_id = council union all select s.id from peer_scores s where s.council_id = council
    union all select l.id from leavings l where l.within = council);
  get diagnostics gone = row_count;
  delete from leavings l where l.within = council;
  select array_agg(c.oid::regclass order by c.relname) into left_over from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'council_id' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r';
  while cardinality(left_over) > 0 loop
    select t into one from unnest(left_over) t where not exists (
      select 1 from pg_constraint k where k.contype = 'f' and k.confrelid = t and k.conrelid <> t and k.conrelid = any (left_over)) limit 1;
    if one is null then raise exception 'keys go round in a circle'; end if;
    execute format('delete from %s where council_id = $1', one) using council;
    get diagnostics count = row_count;
    gone := gone + count;
    left_over := array_remove(left_over, one);
  end loop;
  delete from councils where id = council;
  return gone + 1;
end $$;

create function due_leavings() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select l.id from leavings l
    where l.due_at <= now() and l.called_off_at is null and l.done_at is null and cardinality(leaving_waits(l)) = 0 order by l.due_at
$$;
grant execute on function due_leavings() to concord_background;

-- Once, whoever asks: not before its time, not while it waits for something, and not where it was called off. Of a council stays
-- what it was called and what was sealed there. Whoever belonged to it and to no other place is made anonymous with it.
create function do_leaving(leaving uuid, neutral_name text, neutral_post text) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as
$$ declare
  l leavings;
  one record;
  remains jsonb;
  only_here uuid[];
begin
  perform 1 from leavings o where o.id = leaving and o.due_at <= now() and o.called_off_at is null and o.done_at is null for update;
  if not found then return false; end if;
  select * into l from leavings o where o.id = leaving;
  if cardinality(leaving_waits(l)) > 0 then return false; end if;
  update leavings o set done_at = transaction_timestamp() where o.id = leaving;
  if l.kind = 'person' then
    for one in select distinct m.council_id from memberships m where m.user_id = l.user_id order by 1 loop
      perform link_to_trail(one.council_id, l.confirmed_by, 'person.made-anonymous', format('{"userId":"%s"}', l.user_id));
    end loop;
    perform take_name(l.user_id, neutral_name, neutral_post);
  else
    select jsonb_build_object('name', c.name, 'slug', c.slug, 'submissions', coalesce((
        select jsonb_agg(jsonb_build_object('sha256', coalesce(s.content #>> '{signatures,0,contentSha256}', s.sha256), 'version', s.version, 'at', s.submitted_at) order by s.submitted_at)
        from submissions s where s.council_id = c.id), '[]'))
      into remains from councils c where c.id = l.removed_council_id for update;
    only_here := array(
      select distinct m.user_id from memberships m join users u on u.id = m.user_id and not u.is_programme
      where m.council_id = l.removed_council_id
        and not exists (select 1 from memberships o where o.user_id = m.user_id and o.council_id <> m.council_id)
        and not is_invited_elsewhere(u.email, m.council_id)
        and not exists (select 1 from review_peers p where lower(p.email) = lower(u.email) and p.council_id <> m.council_id));
    remains := remains || jsonb_build_object('rows', empty_council(l.removed_council_id), 'people', cardinality(only_here));
    for one in select unnest(only_here) as person loop perform take_name(one.person, neutral_name, neutral_post); end loop;
    update leavings o set what = remains where o.id = leaving;
    perform pg_notify('concord', json_build_object('topic', 'access', 'council', l.removed_council_id)::text);
  end if;
  perform link_to_leaving(l, l.confirmed_by, 'done');
  return true;
end $$;
grant execute on function do_leaving(uuid, text, text) to concord_background;

-- An assessment that was begun by mistake goes with all that hangs on it, as long as nothing was put to the assessors: table by table, in
-- the order in which keys allow it. That it was there, and why it went, stays.
select protect_table('assessment_removals', fence => 'council', app => 'select');
create function remove_assessment(wanted uuid, why text) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as
$$ declare
  council constant uuid := acting_council();
  gone text[];
  left_over regclass[];
  one regclass;
  ways text;
begin
  perform 1 from assessments a where a.council_id = council and a.id = wanted for update;
  if wanted not in (select acting_assessments('delete-assessment'))
    or exists (select 1 from rounds r where r.council_id = council and r.assessment_id = wanted) then return false; end if;
  gone := array(select s.id::text from subjects s where s.council_id = council and s.assessment_id = wanted);
  insert into assessment_removals (council_id, assessment_id, title, reason, removed_by, removed_at, subject_ids)
    select council, a.id, a.title, why, acting_user(), transaction_timestamp(), gone from assessments a
    where a.council_id = council and a.id = wanted;
  select array_agg(distinct c.oid::regclass) into left_over from pg_class c
    join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'assessment_removals'
      and exists (select 1 from pg_attribute o where o.attrelid = c.oid and o.attname = 'council_id' and not o.attisdropped)
      and (a.attname in ('assessment_id', 'subject_id', 'document_id', 'thread_id') or c.relname in ('assessments', 'documents', 'answer_words'));
  while cardinality(left_over) > 0 loop
    select t into one from unnest(left_over) t where not exists (
      select 1 from pg_constraint k where k.contype = 'f' and k.confrelid = t and k.conrelid <> t and k.conrelid = any (left_over)) limit 1;
    if one is null then raise exception 'keys go round in a circle'; end if;
    select string_agg(case a.attname
        when 'assessment_id' then 'assessment_id = $2'
        when 'thread_id' then 'thread_id in (select t.id from comment_threads t where t.council_id = $1 and t.subject_id::text = any ($3))'
        when 'id' then case one::text when 'assessments' then 'id = $2' else 'id::text = any ($3)' end
        else format('%I::text = any ($3)', a.attname) end, ' or ')
      into ways from pg_attribute a where a.attrelid = one and not a.attisdropped
        and (a.attname in ('assessment_id', 'subject_id', 'document_id', 'thread_id')
          or (a.attname = 'id' and one::text in ('assessments', 'documents', 'answer_words')));
    execute format('delete from %s where council_id = $1 and (%s)', one, ways) using council, wanted, gone;
    left_over := array_remove(left_over, one);
  end loop;
  return true;
end $$;
grant execute on function remove_assessment(uuid, text) to concord_app;
