-- Who is acting, and where. Every fence is keyed on the signed-in person; naming a place narrows, it never opens.
-- The functions run as the owning role, so that a fence may look at a table that is itself fenced.
create sequence document_updates_seq as bigint;

create function acting_user() returns uuid language sql stable as
$$ select nullif(current_setting('concord.user_id', true), '')::uuid $$;

create function acting_email() returns text language plpgsql stable security definer set search_path = public as
$$ begin return (select lower(email) from users where id = acting_user()); end $$;

create function acting_council() returns uuid language plpgsql stable security definer set search_path = public as
$$ begin
  return (
    select c.id from councils c
    where c.slug = nullif(current_setting('concord.council', true), '')
      and exists (
        select 1 from memberships m
        where m.council_id = c.id and m.user_id = acting_user()
          and m.starts_on <= current_date and (m.ends_on is null or m.ends_on > current_date)
      )
  );
end $$;

-- True for a person whose only role here is contributor: they see the questions assigned to them.
create function acting_limited() returns boolean language plpgsql stable security definer set search_path = public as
$$ begin
  return exists (select 1 from memberships m where m.council_id = acting_council() and m.user_id = acting_user())
    and not exists (
      select 1 from memberships m
      where m.council_id = acting_council() and m.user_id = acting_user() and m.role <> 'contributor'
        and m.starts_on <= current_date and (m.ends_on is null or m.ends_on > current_date)
    );
end $$;

create function acting_questions() returns setof uuid language plpgsql stable security definer set search_path = public as
$$ begin
  return query select a.assessment_question_id from assignments a
    where a.council_id = acting_council() and a.user_id = acting_user();
end $$;

create function acting_review() returns uuid language plpgsql stable security definer set search_path = public as
$$ begin
  return (
    select r.id from reviews r join review_peers p on p.review_id = r.id
    where r.id = nullif(current_setting('concord.review', true), '')::uuid
      and r.state <> 'closed' and r.ends_on >= current_date
      and lower(p.email) = acting_email()
  );
end $$;

create function acting_review_cleared() returns uuid language plpgsql stable security definer set search_path = public as
$$ begin
  return (
    select p.review_id from review_peers p
    where p.review_id = acting_review() and lower(p.email) = acting_email()
      and (p.conflict = 'none' or (p.conflict = 'declared' and p.cleared_at is not null))
  );
end $$;

create function acting_submission() returns uuid language plpgsql stable security definer set search_path = public as
$$ begin return (select r.submission_id from reviews r where r.id = acting_review_cleared()); end $$;

create function acting_reviews() returns setof uuid language plpgsql stable security definer set search_path = public as
$$ begin
  return query select p.review_id from review_peers p where lower(p.email) = acting_email();
end $$;

create function round_is_revealed(round uuid) returns boolean language plpgsql stable security definer set search_path = public as
$$ begin return exists (select 1 from rounds r where r.id = round and r.revealed_at is not null); end $$;

create function round_is_open(round uuid) returns boolean language plpgsql stable security definer set search_path = public as
$$ begin return exists (select 1 from rounds r where r.id = round and r.state = 'open'); end $$;

-- Says only whether enough assessors have scored; never how many, who or what.
create function round_has_quorum(round uuid) returns boolean language plpgsql stable security definer set search_path = public as
$$ declare scored int; named int; share numeric; begin
  select a.quorum_share,
         (select count(*) from assessment_duties d where d.council_id = a.council_id and d.assessment_id = a.id and d.duty = 'assessor'),
         (select count(*) from scores s where s.council_id = r.council_id and s.round_id = r.id)
    into share, named, scored
    from rounds r join assessments a on a.council_id = r.council_id and a.id = r.assessment_id
    where r.id = round and r.council_id = acting_council();
  return coalesce(named > 0 and scored >= ceil(share * named), false);
end $$;

-- May this person append to this document now? Locks the document against a freeze until the append is over.
create function may_append(council uuid, document uuid, author uuid) returns boolean language plpgsql volatile security definer set search_path = public as
$$ declare question uuid; begin
  select d.assessment_question_id into question
    from documents d join assessments a on a.council_id = d.council_id and a.id = d.assessment_id
    where d.council_id = council and d.id = document and d.frozen_at is null and a.state in ('preparing', 'scoring', 'agreeing')
    for share of d;
  if not found then return false; end if;
  return exists (
    select 1 from memberships m
    where m.council_id = council and m.user_id = author
      and m.starts_on <= current_date and (m.ends_on is null or m.ends_on > current_date)
      and (m.role in ('lead', 'member', 'officer')
        or (m.role = 'contributor' and exists (
          select 1 from assignments s where s.council_id = council and s.assessment_question_id = question and s.user_id = author)))
  );
end $$;

-- The last link of a chain, without showing the entries.
create function audit_head(chain uuid, out seq bigint, out hash text) language plpgsql volatile security definer set search_path = public as
$$ begin
  if chain is distinct from acting_council() and chain is distinct from acting_review() then return; end if;
  perform pg_advisory_xact_lock(hashtextextended(chain::text, 0));
  select e.seq, e.hash into seq, hash from audit_entries e where e.chain_id = chain order by e.seq desc limit 1;
end $$;

-- An e-mail link goes only to somebody who is known or expected.
create function email_is_expected(address text) returns boolean language plpgsql stable security definer set search_path = public as
$$ begin
  return exists (select 1 from users where lower(email) = lower(address))
    or exists (select 1 from invitations where lower(email) = lower(address) and accepted_at is null and withdrawn_at is null and expires_at > now())
    or exists (select 1 from review_peers p join reviews r on r.id = p.review_id where lower(p.email) = lower(address) and r.state <> 'closed');
end $$;

-- The invited person, signed in with the invited address, takes the role. Returns the council's slug, or null when the invitation is not theirs to take.
-- The rest of the transaction stands in that council.
create function accept_invitation(hash text) returns text language plpgsql volatile security definer set search_path = public as
$$ declare i record; membership uuid; place text; begin
  select * into i from invitations
    where token_hash = hash and lower(email) = acting_email()
      and accepted_at is null and withdrawn_at is null and expires_at > now()
    for update;
  if not found then return null; end if;
  update invitations set accepted_at = now() where council_id = i.council_id and id = i.id;
  update users set name = i.name where id = acting_user() and name is null;
  insert into memberships (council_id, user_id, role, post, starts_on)
    values (i.council_id, acting_user(), i.role, i.post, current_date) returning id into membership;
  if i.political_group_id is not null then
    insert into group_memberships (council_id, membership_id, political_group_id, starts_on)
      values (i.council_id, membership, i.political_group_id, current_date);
  end if;
  select slug into place from councils where id = i.council_id;
  perform set_config('concord.council', place, true);
  return place;
end $$;

-- What an invitation says, for the person who holds its link.
create function invitation_for(hash text, out council text, out email text, out name text, out role text, out post text, out state text)
language plpgsql stable security definer set search_path = public as
$$ begin
  select c.name, i.email, i.name, i.role, i.post,
         case when i.accepted_at is not null then 'accepted' when i.withdrawn_at is not null then 'withdrawn'
              when i.expires_at <= now() then 'expired' else 'open' end
    into council, email, name, role, post, state
    from invitations i join councils c on c.id = i.council_id where i.token_hash = hash;
end $$;

-- The programme adds a council to the register and invites its lead. It gains no view of the council by it.
create function add_council(slug text, name text, type text, nation text, gss_code text, governance_model text,
  lead_email text, lead_name text, lead_post text, hash text, expires timestamptz)
returns uuid language plpgsql volatile security definer set search_path = public as
$$ declare council uuid; begin
  if not exists (select 1 from users u where u.id = acting_user() and u.is_programme) then return null; end if;
  insert into councils (slug, name, type, nation, gss_code, governance_model)
    values (add_council.slug, add_council.name, add_council.type, add_council.nation, add_council.gss_code, add_council.governance_model)
    returning id into council;
  insert into invitations (council_id, email, name, role, post, token_hash, invited_by, expires_at)
    values (council, lead_email, lead_name, 'lead', lead_post, hash, acting_user(), expires);
  return council;
end $$;
