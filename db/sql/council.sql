-- The register of councils, and who has which role, post and group in one.

-- Whoever is signed in reads the register; a council's profile is changed from within it.
select protect_table('councils', fence => 'none', app => 'select, update (name, type, governance_model, nation)');
create policy councils_read on councils for select to concord_app using ((select acting_user()) is not null);
create policy councils_profile on councils for update to concord_app
  using (id = (select acting_council())) with check (id = (select acting_council()));

-- What it owns keeps a council (schema/council.ts); so does its trail, which is kept as it was written.
create function refuse_losing_council() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  if exists (select 1 from audit_entries e where e.chain_id = old.id)
  then raise exception 'the trail is of this council' using errcode = '23503'; end if;
  return null;
end $$;
create trigger councils_kept after delete or update of id on councils for each row execute function refuse_losing_council();

select protect_table('memberships', fence => 'council', app => 'select, insert, update (ends_on)');
create policy memberships_own on memberships for select to concord_app using (user_id = (select acting_user()));

select protect_table('political_groups', fence => 'council', app => 'select, insert, update (name, seats, ends_on)');
select protect_table('group_memberships', fence => 'council', app => 'select, insert, update (ends_on)');
-- Which groups run the council. What ends stays, with its days.
select protect_table('administrations', fence => 'council', app => 'select, insert, update (ends_on)');
select protect_table('invitations', fence => 'council', app => 'select, insert, update (withdrawn_at)');

-- What has ended stays ended: whoever comes back has a row of their own. Of an invitation its link's secret still goes (purge.sql).
create trigger memberships_stay_ended before update on memberships for each row execute function refuse_reviving('ends_on');
create trigger group_memberships_stay_ended before update on group_memberships for each row execute function refuse_reviving('ends_on');
create trigger political_groups_stay_ended before update on political_groups for each row execute function refuse_reviving('ends_on');
create trigger administrations_stay_ended before update on administrations for each row execute function refuse_reviving('ends_on');
create trigger invitations_stay_ended before update of accepted_at, withdrawn_at on invitations for each row execute function refuse_reviving('accepted_at', 'withdrawn_at');

-- What the council's documents carry. Everybody of the council reads it, and whoever keeps its profile sets it.
select protect_table('council_looks', fence => 'council', app => 'select, insert, update (accent, crest, crest_alt, changed_at)');
create policy council_looks_set on council_looks as restrictive for insert to concord_app
  with check ((select acting_may('change-profile')));
create policy council_looks_changed on council_looks as restrictive for update to concord_app
  using ((select acting_may('change-profile'))) with check ((select acting_may('change-profile')));

-- What somebody is besides their role. Whoever manages the people names and ends it; what it was stays.
select protect_table('positions', fence => 'council', app => 'select, insert, update (ends_on)');
create policy positions_named on positions as restrictive for insert to concord_app
  with check ((select acting_may('manage-people')));
create policy positions_ended on positions as restrictive for update to concord_app
  using (ends_on is null and (select acting_may('manage-people'))) with check ((select acting_may('manage-people')));
create function refuse_other_position() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  if tg_op = 'DELETE' and goes_with_council(to_jsonb(old)) then return old; end if;
  if tg_op = 'DELETE' or old.ends_on is not null or new.ends_on is null
    or (new.council_id, new.id, new.user_id, new.kind, new.starts_on) is distinct from (old.council_id, old.id, old.user_id, old.kind, old.starts_on)
    or new.political_group_id is distinct from old.political_group_id then
    raise exception 'a position ends once, and is kept as it was' using errcode = 'CN001';
  end if;
  return new;
end $$;
create trigger positions_kept before update or delete on positions for each row execute function refuse_other_position();
create trigger positions_kept_whole before truncate on positions for each statement execute function refuse_change();

-- What somebody was named to while they were invited, they are from now on: where scoring has not opened, nobody else is chair by then,
-- and the role of their invitation may be it.
create function take_up_promised(council uuid, invitation uuid, person uuid) returns void
language plpgsql volatile set search_path = pg_catalog, public, pg_temp as
$$ declare is_sided constant boolean := exists (
    select 1 from current_administrations c where c.council_id = council and c.political_group_id is not null);
begin
  insert into assessment_duties (council_id, assessment_id, user_id, duty, name, post, standing, political_group_id, group_name, in_administration)
    select council, p.assessment_id, person, p.duty, coalesce(u.name, i.name), i.post,
      case when i.role = any (roles_that_may('sit-in-group')) then 'member' else 'officer' end, g.id, g.name,
      case when is_sided and i.role = any (roles_that_may('sit-in-group')) then exists (
        select 1 from current_administrations c where c.council_id = council and c.political_group_id = g.id) end
    from promised_duties p
    join invitations i on i.council_id = p.council_id and i.id = p.invitation_id
    join users u on u.id = person
    join (select a.council_id, a.id from assessments a where a.council_id = council and a.state = any (states_before('scoring'))
      for share) a on a.council_id = p.council_id and a.id = p.assessment_id
    left join political_groups g on g.council_id = i.council_id and g.id = i.political_group_id
    where p.council_id = council and p.invitation_id = invitation and i.role = any (roles_that_may('be-' || p.duty))
    on conflict do nothing;
  delete from promised_duties p where p.council_id = council and p.invitation_id = invitation;
end $$;

-- The invited person, signed in with the invited address, takes the role, under the name that they say is theirs. Returns the council's
-- slug, or null when the invitation is not theirs to take. The rest of the transaction stands in that council. An account is of a person
-- and not of a council: who has a role already, here or elsewhere, or keeps the register, comes under the name that they have.
create function accept_invitation(hash text, called text, out place text, out renamed boolean)
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as
$$ declare i record; membership uuid; was text; begin
  select * into i from invitations
    where token_hash = hash and lower(email) = acting_email()
      and accepted_at is null and withdrawn_at is null and expires_at > now()
    for update;
  if not found then return; end if;
  update invitations set accepted_at = now() where council_id = i.council_id and id = i.id;
  select coalesce(u.name, i.name) into was from users u where u.id = acting_user();
  update users u set name = case when u.is_programme or called is null
      or exists (select 1 from current_memberships m where m.user_id = u.id) then was else called end
    where u.id = acting_user();
  renamed := was is distinct from (select u.name from users u where u.id = acting_user());
  insert into memberships (council_id, user_id, role, post, starts_on)
    values (i.council_id, acting_user(), i.role, i.post, current_date) returning id into membership;
  if i.political_group_id is not null then
    insert into group_memberships (council_id, membership_id, political_group_id, starts_on)
      values (i.council_id, membership, i.political_group_id, current_date);
  end if;
  perform take_up_promised(i.council_id, i.id, acting_user());
  select slug into place from councils where id = i.council_id;
  perform set_config('concord.council', place, true);
end $$;
grant execute on function accept_invitation(text, text) to concord_app;

-- What an invitation says, for the person who holds its link.
create function invitation_for(hash text, out council text, out email text, out name text, out role text, out post text, out state text,
  out inviter text, out until date, out duties jsonb)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  select c.name, i.email, i.name, i.role, i.post,
         case when i.accepted_at is not null then 'accepted' when i.withdrawn_at is not null then 'withdrawn'
              when i.expires_at <= now() then 'expired' else 'open' end,
         (select coalesce(u.name, u.email) from users u where u.id = i.invited_by), i.expires_at::date,
         (select coalesce(jsonb_agg(jsonb_build_object('duty', p.duty, 'title', a.title)), '[]') from promised_duties p
           join assessments a on a.council_id = p.council_id and a.id = p.assessment_id and a.state = any (states_before('scoring'))
           where p.council_id = i.council_id and p.invitation_id = i.id)
    into council, email, name, role, post, state, inviter, until, duties
    from invitations i join councils c on c.id = i.council_id where i.token_hash = hash;
  if found then return; end if;
  select 'Concord', i.email, i.email, 'programme', 'programme',
         case when i.accepted_at is not null then 'accepted' when i.expires_at <= now() then 'expired' else 'open' end,
         null, i.expires_at::date, '[]'::jsonb
    into council, email, name, role, post, state, inviter, until, duties
    from programme_invitations i where i.token_hash = hash;
end $$;
grant execute on function invitation_for(text) to concord_app;

-- The same for an invitation to keep the register, which only a terminal can make. What is written of it is a chain of its own.
create function accept_programme_invitation(hash text) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as
$$ declare invitation uuid; begin
  update programme_invitations i set accepted_at = now()
    where i.token_hash = hash and lower(i.email) = acting_email() and i.accepted_at is null and i.expires_at > now()
    returning i.id into invitation;
  if not found then return false; end if;
  update users set is_programme = true where id = acting_user();
  perform begin_trail(invitation, 'programme.joined');
  return true;
end $$;
grant execute on function accept_programme_invitation(text) to concord_app;

-- The programme adds a council to the register and invites its lead. It gains no view of the council by it.
create function add_council(slug text, name text, type text, nation text, gss_code text, governance_model text,
  lead_email text, lead_name text, lead_post text, invitation uuid, hash text, expires timestamptz)
returns uuid language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as
$$ declare council uuid; begin
  if not exists (select 1 from users u where u.id = acting_user() and u.is_programme) then return null; end if;
  insert into councils (slug, name, type, nation, gss_code, governance_model)
    values (add_council.slug, add_council.name, add_council.type, add_council.nation, add_council.gss_code, add_council.governance_model)
    returning id into council;
  insert into invitations (council_id, id, email, name, role, post, token_hash, invited_by, expires_at)
    values (council, invitation, lead_email, lead_name, 'lead', lead_post, hash, acting_user(), expires);
  perform begin_trail(council, 'council.added');
  return council;
end $$;
grant execute on function add_council(text, text, text, text, text, text, text, text, text, uuid, text, timestamptz) to concord_app;

-- The leads whom the programme has invited, of councils that nobody leads yet. Of a council that has a lead it hears nothing.
create function pending_leads()
returns table (id uuid, council text, slug text, name text, email text, post text, invited_at timestamptz, until date, is_over boolean, mail text)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$
#variable_conflict use_column
begin
  if not exists (select 1 from users u where u.id = acting_user() and u.is_programme) then return; end if;
  return query
    select i.id, c.name, c.slug, i.name, i.email, i.post, i.created_at, i.expires_at::date, i.expires_at <= now(), m.state
    from invitations i join councils c on c.id = i.council_id
    left join mails m on m.council_id = i.council_id and m.invitation_id = i.id and m.kind = 'invitation'
    where i.invited_by = any (array(select u.id from users u where u.is_programme)) and i.accepted_at is null and i.withdrawn_at is null
      and i.role = any (roles_that_may('manage-people'))
      and not exists (select 1 from memberships o where o.council_id = c.id)
    order by i.created_at desc;
end $$;
grant execute on function pending_leads() to concord_app;

-- The same invitation once more, for another fourteen days; as mail_invitation_again.
create function mail_lead_again(invitation uuid) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as
$$ declare i invitations; outcome text; begin
  select * into i from invitations v where v.id = invitation and v.id in (select p.id from pending_leads() p) for update;
  if not found then return null; end if;
  outcome := mail_asked_again(i);
  if outcome = 'mailed' then
    perform link_to_trail(i.council_id, acting_user(), 'council.lead-mailed-again', format('{"invitationId":"%s"}', i.id));
  end if;
  return outcome;
end $$;
grant execute on function mail_lead_again(uuid) to concord_app;

-- Another address, name or post: the old link stops working, and a new one goes out.
create function correct_lead(invitation uuid, lead_email text, lead_name text, lead_post text, anew uuid, hash text, expires timestamptz)
returns boolean language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as
$$ declare i invitations; begin
  select * into i from invitations v where v.id = invitation and v.id in (select p.id from pending_leads() p) for update;
  if not found then return false; end if;
  update invitations v set withdrawn_at = now() where v.council_id = i.council_id and v.id = i.id;
  insert into invitations (council_id, id, email, name, role, post, token_hash, invited_by, expires_at)
    values (i.council_id, anew, lead_email, lead_name, i.role, lead_post, hash, acting_user(), expires);
  perform link_to_trail(i.council_id, acting_user(), 'council.lead-invited-anew', format('{"invitationId":"%s"}', anew));
  return true;
end $$;
grant execute on function correct_lead(uuid, text, text, text, uuid, text, timestamptz) to concord_app;
