-- People and how they sign in. The identity role sees these four tables and nothing else.

select protect_table('users', fence => 'none',
  app => 'select (id, name, email, is_programme)',
  identity => 'select, insert, update, delete');
create policy users_identity on users to concord_identity using (true) with check (true);
create policy users_self on users for select to concord_app using (id = (select acting_user()));
create policy users_of_council on users for select to concord_app
  using (id in (select m.user_id from memberships m where m.council_id = (select acting_council())));

select protect_table('sessions', fence => 'none', identity => 'select, insert, update, delete');
create policy sessions_identity on sessions to concord_identity using (true) with check (true);

-- Whoever ends a session, by a page, by an account that goes or by hand, tells every node: its open connections are judged again.
create function tell_session_end() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as
$$ begin
  if old.expires > now() and (tg_op = 'DELETE' or new.expires < old.expires) then
    perform pg_notify('concord', json_build_object('topic', 'access', 'user', old.user_id)::text);
  end if;
  return null;
end $$;
create trigger sessions_end_is_told after delete or update of expires on sessions
  for each row execute function tell_session_end();

-- Whoever manages people has one of them sign in anew. A session is of a person and not of a council, so all of theirs end.
create function end_sessions_of(person uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  if not acting_may('manage-people') or not exists (
    select 1 from current_memberships m where m.council_id = acting_council() and m.user_id = person)
  then return false; end if;
  delete from sessions where user_id = person;
  return true;
end $$;
grant execute on function end_sessions_of(uuid) to concord_app;

-- Whoever manages people puts right how one of them is called. An account is of a person and not of a council, so not of somebody who
-- belongs elsewhere too, and not of who keeps the register.
create function correct_name_of(person uuid, called text) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  if not acting_may('manage-people') or not exists (
    select 1 from current_memberships m where m.council_id = acting_council() and m.user_id = person) then return 'not-found'; end if;
  if exists (select 1 from memberships m where m.user_id = person and m.council_id <> acting_council())
    or exists (select 1 from users u where u.id = person and u.is_programme) then return 'belongs-elsewhere'; end if;
  update users set name = called where id = person;
  return 'done';
end $$;
grant execute on function correct_name_of(uuid, text) to concord_app;

select protect_table('accounts', fence => 'none', identity => 'select, insert, update, delete');
create policy accounts_identity on accounts to concord_identity using (true) with check (true);

select protect_table('verification_tokens', fence => 'none', identity => 'select, insert, update, delete');
create policy verification_tokens_identity on verification_tokens to concord_identity using (true) with check (true);

-- An account that has ended has no sessions, whoever asks for one.
create function refuse_session_of_ended() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  perform 1 from users u where u.id = new.user_id and u.ended_at is not null;
  if found then raise exception 'this account has ended' using errcode = 'CN007'; end if;
  return new;
end $$;
create trigger sessions_not_of_ended before insert or update on sessions
  for each row execute function refuse_session_of_ended();

-- An e-mail link goes only to somebody who is known or expected: not to an account that has ended, nor to whom such a one invited.
create function email_is_expected(address text) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  if exists (select 1 from users where lower(email) = lower(address)) then
    return not exists (select 1 from users where lower(email) = lower(address) and ended_at is not null);
  end if;
  return exists (
      select 1 from invitations i join users u on u.id = i.invited_by and u.ended_at is null
      where lower(i.email) = lower(address) and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > now())
    or exists (
      select 1 from programme_invitations i
      where lower(i.email) = lower(address) and i.accepted_at is null and i.expires_at > now())
    or exists (
      select 1 from review_peers p join reviews r on r.id = p.review_id join users u on u.id = r.created_by and u.ended_at is null
      where lower(p.email) = lower(address) and r.state <> 'closed');
end $$;
grant execute on function email_is_expected(text) to concord_identity;
