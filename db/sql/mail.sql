-- Mail. What is to be mailed is queued in the transaction that wants it, by triggers, so that no invitation is without its mail
-- and nobody has a mail sent in another way. A mail names ids; its address and its facts are read when it is sent, for whoever
-- may have it then. Nobody has this table: the lead sees of an invitation how its mail fared, and of a reminder nobody sees
-- anything, because whom it goes to has not scored. What was sent leaves no row, but for invitations and what peers are told.

select protect_table('programme_invitations', fence => 'none');
select protect_table('mails', fence => 'none');

-- How the invitations of the acting council, and of the peers of its reviews, fare: for whoever may send them again. No role has the
-- table, because EXPLAIN counts what a policy hides.
create function mails_of_invitations()
returns table (invitation_id uuid, review_id uuid, peer_id uuid, state text, attempts integer)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  if acting_may('invite') then
    return query select m.invitation_id, null::uuid, null::uuid, m.state, m.attempts from mails m
      where m.kind = 'invitation' and m.council_id = acting_council();
  end if;
  if acting_may('host-review') then
    return query select null::uuid, m.review_id, m.peer_id, m.state, m.attempts from reviews r join mails m on m.review_id = r.id and m.kind = 'review'
      where r.council_id = acting_council();
  end if;
end $$;
grant execute on function mails_of_invitations() to concord_app;

-- What the demo does at moments in the past is not mailed.
create function is_done_now(at timestamptz) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp as
$$ select at > now() - interval '1 hour' $$;

create function queue_mail() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  if tg_table_name = 'invitations' then
    insert into mails (kind, council_id, invitation_id, stale_at)
      select 'invitation', new.council_id, new.id, new.expires_at where is_done_now(new.created_at);
  elsif tg_table_name = 'programme_invitations' then
    insert into mails (kind, programme_invitation_id, stale_at) values ('programme', new.id, new.expires_at);
  elsif tg_table_name = 'review_peers' then
    insert into mails (kind, review_id, peer_id, stale_at)
      select 'review', new.review_id, new.id, r.ends_on + 1 from reviews r where r.id = new.review_id and is_done_now(r.created_at);
  else
    insert into mails (kind, council_id, reminder_id, stale_at)
      select 'reminder', new.council_id, new.id, now() + interval '1 day' where is_done_now(new.asked_at);
  end if;
  return null;
end $$;
create trigger invitations_mailed after insert on invitations for each row execute function queue_mail();
create trigger programme_invitations_mailed after insert on programme_invitations for each row execute function queue_mail();
create trigger review_peers_mailed after insert on review_peers for each row execute function queue_mail();
create trigger reminders_mailed after insert on reminders for each row execute function queue_mail();

-- What waits is a job, from the same transaction on; so is what is to be tried anew by hand, which sets its attempts to none.
create function queue_job_of_mail() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  perform jobs.enqueue(case when new.kind in ('reminder', 'notices') then 'send-reminder' else 'send-mail' end,
    jsonb_build_object('mail', new.id), new.not_before);
  return null;
end $$;
create trigger mails_queued after insert or update of attempts on mails
  for each row when (new.state = 'waiting') execute function queue_job_of_mail();

-- Why a mail of an invitation does not go to this address once more: it went in the last ten minutes, or five went to the address in a
-- day, by whichever councils. Null where it may.
create function why_not_again(mail mails, address text) returns text
language plpgsql stable set search_path = pg_catalog, public, pg_temp as
$$ begin
  if mail.state in ('sent', 'unsure') and mail.asked_at[cardinality(mail.asked_at)] > now() - interval '10 minutes' then return 'lately'; end if;
  if 5 <= (select count(*) from (
      select m.asked_at from invitations i join mails m on m.kind = 'invitation' and m.council_id = i.council_id and m.invitation_id = i.id
        where lower(i.email) = lower(address)
      union all
      select m.asked_at from review_peers p join mails m on m.kind = 'review' and m.review_id = p.review_id and m.peer_id = p.id
        where lower(p.email) = lower(address)) m
    cross join unnest(m.asked_at) asked (at) where asked.at > now() - interval '24 hours') then return 'often'; end if;
  return null;
end $$;

-- Has a mail go that went before, until a later day.
create function mail_again(mail mails, until timestamptz) returns void
language sql volatile set search_path = pg_catalog, public, pg_temp as $$
  update mails m set state = 'waiting', attempts = 0, stale_at = until,
      asked_at = array(select a.at from unnest(m.asked_at) a (at) where a.at > now() - interval '24 hours') || now()
    where m.id = mail.id
$$;

-- What follows where an invitation may be mailed once more. Not while its mail waits: that is tried again by itself.
create function mail_asked_again(asked invitations) returns text
language plpgsql volatile set search_path = pg_catalog, public, pg_temp as
$$ declare went mails; why text; begin
  select * into went from mails m where m.kind = 'invitation' and m.council_id = asked.council_id and m.invitation_id = asked.id for update;
  if went.state in ('waiting', 'sending') then return null; end if;
  why := why_not_again(went, asked.email);
  if why is not null then return why; end if;
  update invitations i set expires_at = now() + interval '14 days' where i.council_id = asked.council_id and i.id = asked.id;
  if went.id is not null then
    perform mail_again(went, now() + interval '14 days');
  else
    insert into mails (kind, council_id, invitation_id, stale_at)
      values ('invitation', asked.council_id, asked.id, now() + interval '14 days');
  end if;
  return 'mailed';
end $$;

-- Each of the acts that mail something once more says `mailed`, why it does not (why_not_again), or nothing where there is nothing to
-- mail. An invitation, for another fourteen days, also where it has run out.
create function mail_invitation_again(invitation uuid) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as
$$ declare asked invitations; begin
  if not acting_may('invite') then return null; end if;
  select * into asked from invitations i
    where i.council_id = acting_council() and i.id = invitation and i.accepted_at is null and i.withdrawn_at is null
      and not exists (select 1 from invitations o where o.council_id = i.council_id and o.id <> i.id and lower(o.email) = lower(i.email)
        and o.withdrawn_at is null and (o.accepted_at is not null or o.expires_at > now())) for update;
  if not found then return null; end if;
  return mail_asked_again(asked);
end $$;
grant execute on function mail_invitation_again(uuid) to concord_app;

-- A peer's invitation once more, as long as the review lasts. Not while its mail waits. That they are let in for a progress review is
-- mailed whenever it was mailed last.
create function mail_peer_again(peer uuid, for_progress boolean default false) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as
$$ declare asked record; went mails; why text; begin
  if not acting_may('host-review') then return null; end if;
  select r.id as review, r.ends_on, p.email into asked from review_peers p join reviews r on r.id = p.review_id
    where p.id = peer and r.council_id = acting_council() and r.state <> 'closed' and r.ends_on >= here_today();
  if not found then return null; end if;
  select * into went from mails m where m.kind = 'review' and m.review_id = asked.review and m.peer_id = peer for update;
  if went.state in ('waiting', 'sending') then return null; end if;
  if not (for_progress and exists (select 1 from progress_reviews p
      where p.council_id = acting_council() and p.review_id = asked.review and p.state = 'with-peers')) then
    why := why_not_again(went, asked.email);
    if why is not null then return why; end if;
  end if;
  if went.id is not null then
    perform mail_again(went, asked.ends_on + 1);
  else
    insert into mails (kind, review_id, peer_id, stale_at) values ('review', asked.review, peer, asked.ends_on + 1);
  end if;
  return 'mailed';
end $$;
grant execute on function mail_peer_again(uuid, boolean) to concord_app;

-- Somebody has asked for a link, and leads on to a place or to the invitation with this hash. One row is written whether
-- anybody knows the address or not, so that the time that it takes tells nothing; one that nobody knows is dropped later.
create function ask_for_link(address text, leads_to text, invitation_hash text) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as
$$ declare
  person constant uuid := (select id from users where lower(email) = lower(address) order by email <> address limit 1);
  office constant uuid := (select id from programme_invitations
    where lower(email) = lower(address) and accepted_at is null and expires_at > now() order by created_at desc limit 1);
  invited record;
  peer record;
begin
  select council_id, id into invited from invitations
    where lower(email) = lower(address) and accepted_at is null and withdrawn_at is null and expires_at > now()
    order by created_at desc limit 1;
  select p.review_id, p.id into peer from review_peers p join reviews r on r.id = p.review_id
    where lower(p.email) = lower(address) and r.state <> 'closed' limit 1;
  insert into mails (kind, user_id, programme_invitation_id, council_id, invitation_id, review_id, peer_id, place, place_invitation_id, stale_at)
    values ('sign-in', person,
      case when person is null then office end,
      case when person is null and office is null then invited.council_id end,
      case when person is null and office is null then invited.id end,
      case when coalesce(person, office, invited.id) is null then peer.review_id end,
      case when coalesce(person, office, invited.id) is null then peer.id end,
      leads_to,
      coalesce((select id from invitations where token_hash = invitation_hash),
        (select id from programme_invitations where token_hash = invitation_hash)),
      now() + interval '1 hour');
end $$;
grant execute on function ask_for_link(text, text, text) to concord_identity;

-- Of a mail what its words need, for whoever may still have it; nothing where nobody may.
create function letter_of(m mails) returns jsonb
language plpgsql stable set search_path = pg_catalog, public, pg_temp as
$$ declare address text; begin
  case m.kind
  when 'sign-in' then
    address := coalesce(
      (select u.email from users u where u.id = m.user_id),
      (select i.email from programme_invitations i where i.id = m.programme_invitation_id),
      (select i.email from invitations i where i.council_id = m.council_id and i.id = m.invitation_id),
      (select p.email from review_peers p where p.review_id = m.review_id and p.id = m.peer_id));
    return (select jsonb_build_object('to', address, 'place', m.place, 'invitation', m.place_invitation_id)
      where email_is_expected(address));
  when 'invitation' then
    return (select jsonb_build_object('to', i.email, 'name', i.name, 'post', i.post, 'role', i.role, 'by', coalesce(u.name, u.email),
        'until', i.expires_at::date, 'council', c.name, 'invitation', i.id, 'hash', i.token_hash)
      from invitations i join councils c on c.id = i.council_id join users u on u.id = i.invited_by and u.ended_at is null
      where i.council_id = m.council_id and i.id = m.invitation_id
        and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > now());
  when 'programme' then
    return (select jsonb_build_object('to', i.email, 'invitation', i.id, 'hash', i.token_hash) from programme_invitations i
      where i.id = m.programme_invitation_id and i.accepted_at is null and i.expires_at > now());
  when 'review' then
    return (select jsonb_build_object('to', p.email, 'name', p.name, 'title', r.title, 'council', c.name, 'review', r.id,
        'progress', exists (select 1 from progress_reviews o where o.review_id = r.id and o.state = 'with-peers'))
      from review_peers p join reviews r on r.id = p.review_id join councils c on c.id = r.council_id
      join users u on u.id = r.created_by and u.ended_at is null
      where p.review_id = m.review_id and p.id = m.peer_id and r.state <> 'closed');
  when 'review-news' then
    return (select jsonb_build_object('to', p.email, 'name', p.name, 'title', r.title, 'council', c.name, 'review', r.id,
        'waits', (select coalesce(jsonb_agg(w), '[]') from users u cross join lateral waits_of(u.id) w
          where lower(u.email) = lower(p.email) and w.review_id = r.id))
      from review_peers p join reviews r on r.id = p.review_id join councils c on c.id = r.council_id
      where p.review_id = m.review_id and p.id = m.peer_id and r.state <> 'closed' and r.ends_on >= here_today() and is_let_in(p));
  when 'removal' then
    return (select jsonb_build_object('to', u.email, 'name', coalesce(u.name, u.email), 'council', c.name, 'slug', c.slug, 'due', l.due_at::date)
      from leavings l join councils c on c.id = l.removed_council_id join users u on u.id = m.user_id and u.ended_at is null
      where l.id = m.leaving_id and l.called_off_at is null and l.done_at is null and exists (
        select 1 from current_memberships p where p.council_id = c.id and p.user_id = u.id and p.role = any (roles_that_may('manage-people'))));
  when 'notices' then
    return letter_of_notices(m);
  else
    return (select to_jsonb(l) from reminded(m.council_id, m.reminder_id, m.user_id) l);
  end case;
end $$;

-- What became of a mail that was being sent, and whether it is tried once more. `unsure`: it may have gone or not. A second sign-in
-- link does no harm, so it is sent again; of a reminder and of notices nobody is told anything, because scoring may be what
-- they are about, and the inbox has it; of all else it is said, and a person decides.
create function settle(m mails, outcome text) returns boolean
language plpgsql volatile set search_path = pg_catalog, public, pg_temp as
$$ declare again constant boolean := outcome = 'again' or (outcome = 'unsure' and m.kind = 'sign-in'); begin
  if again then
    update mails set state = 'waiting' where id = m.id;
    -- They did not go: where this mail is tried no more, the next one tells them.
    update notices set mail_id = null, mailed_at = null where m.kind = 'notices' and mail_id = m.id;
  elsif m.kind in ('sign-in', 'reminder', 'removal', 'notices') then
    delete from mails where id = m.id;
    -- What came while it was being sent.
    if m.kind = 'notices' and exists (
      select 1 from notices n where n.council_id = m.council_id and n.user_id = m.user_id and n.mail_id is null and is_done_now(n.happened_at)
        and (case cadence_of(m.council_id, m.user_id) when 'at-once' then true when 'none' then false else n.kind = any (notices_that('urgent')) end))
    then perform queue_notices(m.council_id, m.user_id); end if;
  else
    update mails set state = outcome where id = m.id;
  end if;
  return again;
end $$;

-- A mail to be sent, with what its words need, for whoever does its job; nothing where it is not to be sent any more. One that is
-- being sent already was cut off: a job is one process's, so whoever had it is gone. A reminder becomes one mail for each who has a
-- seat in an open round, scored or not, because the queue announces to whoever listens how many jobs come: one who has scored has
-- no letter, and theirs goes without a trace. What is stale is tried no more, and purged a day later (purge.sql).
create function take_mail(mail uuid) returns table (kind text, attempts integer, letter jsonb)
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as
$$ declare one mails; begin
  select * into one from mails m where m.id = mail for update;
  if not found then return; end if;
  if one.state = 'sending' and not settle(one, 'unsure') then return; end if;
  if one.state not in ('waiting', 'sending') or one.stale_at <= now() then return; end if;
  if one.kind = 'reminder' and one.user_id is null then
    insert into mails (kind, council_id, reminder_id, user_id, stale_at)
      select 'reminder', one.council_id, one.reminder_id, e.person, one.stale_at from (
        select distinct e.user_id as person from reminders m
          join rounds r on r.council_id = m.council_id and r.assessment_id = m.assessment_id and r.state = 'open'
          join round_seats e on e.council_id = r.council_id and e.round_id = r.id
          where m.council_id = one.council_id and m.id = one.reminder_id) e
      order by random();
  else
    update notices n set mail_id = one.id, mailed_at = now()
      where one.kind = 'notices' and n.council_id = one.council_id and n.user_id = one.user_id and n.mail_id is null
        and n.happened_at <= now();
    letter := letter_of(one);
  end if;
  if letter is null then
    delete from mails m where m.id = one.id;
  else
    update mails m set state = 'sending', attempts = m.attempts + 1 where m.id = one.id returning m.kind, m.attempts into kind, attempts;
    return next;
  end if;
end $$;
grant execute on function take_mail(uuid) to concord_background;

-- How one attempt went: sent, refused, unsure or again. Says whether it is tried once more. Whoever comes late, when another has taken
-- the mail meanwhile, settles nothing.
create function settle_mail(mail uuid, attempt integer, outcome text) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as
$$ declare one mails; begin
  select * into one from mails m where m.id = mail and m.state = 'sending' and m.attempts = attempt for update;
  return found and settle(one, outcome);
end $$;
grant execute on function settle_mail(uuid, integer, text) to concord_background;

-- The link of an open invitation follows from its id and the secret. Where the secret is another one than when it was made, its new link counts.
create function renew_invitation(invitation uuid, hash text) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  update invitations set token_hash = hash
    where id = invitation and accepted_at is null and withdrawn_at is null and expires_at > now();
  update programme_invitations set token_hash = hash where id = invitation and accepted_at is null and expires_at > now();
end $$;
grant execute on function renew_invitation(uuid, text) to concord_background;
