-- Who is acting, and where. Every fence is keyed on the signed-in person; naming a place narrows, it never opens.
-- The functions run as the owning role, so that a fence may look at a table that is itself fenced.

-- A setting can be set by whoever holds a connection, so who acts is proven: by a MAC (RFC 2104, SHA-256) over this connection's
-- backend and the person, with a key that the serving roles do not see. It is looked at once a transaction. What was found is
-- marked where this session reads it fast and the owning role alone writes: the session's last value of a sequence.
-- The mark holds for one person and one transaction.
select protect_table('acting_keys', fence => 'none');

-- The rest of the transaction acts as this person; without one, and as one whose account has ended, as nobody. The expression of
-- the mark is written out twice, because a function of its own is called many times for each page.
create function act_as(person uuid, proof text) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  if person is not null then
    if not exists (
      select 1 from acting_keys k
      where proof = encode(sha256(k.outer_pad || sha256(k.inner_pad || convert_to(pg_backend_pid() || ' ' || person, 'UTF8'))), 'hex'))
    then raise exception 'it is not proven who acts' using errcode = '28000'; end if;
    if exists (select 1 from users u where u.id = person and u.ended_at is null)
    then perform setval('acting_mark', uuid_hash_extended(person, (extract(epoch from transaction_timestamp()) * 1000000)::bigint));
    else person := null; end if;
  end if;
  perform set_config('concord.user_id', coalesce(person::text, ''), true);
end $$;
grant execute on function act_as(uuid, text) to concord_app;

-- Nobody, where somebody is named and not proven. Where nothing was ever proven on this connection it is refused: no mark is there to be read.
create function acting_user() returns uuid
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ declare person constant uuid := nullif(current_setting('concord.user_id', true), ''); begin
  if person is null then return null; end if;
  if currval('acting_mark') = uuid_hash_extended(person, (extract(epoch from transaction_timestamp()) * 1000000)::bigint)
  then return person; end if;
  return null;
end $$;
grant execute on function acting_user() to concord_app;

create function acting_email() returns text
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin return (select lower(email) from users where id = acting_user()); end $$;
grant execute on function acting_email() to concord_app;

create function acting_council() returns uuid
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ declare place constant text := nullif(current_setting('concord.council', true), ''); person constant uuid := acting_user(); begin
  if place is null or person is null then return null; end if;
  return (
    select c.id from councils c
    where c.slug = place and exists (
      select 1 from current_memberships m where m.council_id = c.id and m.user_id = person and m.role = any (roles_that_may('enter'))));
end $$;
grant execute on function acting_council() to concord_app;

-- True for a person of the council who does not see the whole: they see the questions assigned to them. Fences ask it several
-- times for each page and each text, so it asks for the council once.
create function acting_limited() returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ declare council uuid := acting_council(); person uuid := acting_user(); begin
  return council is not null and not exists (
    select 1 from current_memberships m
    where m.council_id = council and m.user_id = person and m.role = any (roles_that_may('read-whole')));
end $$;
grant execute on function acting_limited() to concord_app;

create function acting_questions() returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  return query select a.assessment_question_id from assignments a
    where a.council_id = acting_council() and a.user_id = acting_user();
end $$;
grant execute on function acting_questions() to concord_app;

create function acting_review() returns uuid
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  return (
    select r.id from reviews r join review_peers p on p.review_id = r.id
    where p.role = any (peers_that_may('declare')) and r.id = nullif(current_setting('concord.review', true), '')::uuid
      and r.state <> 'closed' and r.ends_on >= here_today()
      and lower(p.email) = acting_email()
  );
end $$;
grant execute on function acting_review() to concord_app;

-- The same review, where no conflict of interest stands in the way.
create function acting_review_cleared() returns uuid
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  return (
    select p.review_id from review_peers p
    where p.role = any (peers_that_may('read-submission')) and p.review_id = acting_review() and lower(p.email) = acting_email()
      and (p.conflict = 'none' or (p.conflict = 'declared' and p.cleared_at is not null))
  );
end $$;
grant execute on function acting_review_cleared() to concord_app;

create function acting_submission() returns uuid
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin return (select r.submission_id from reviews r where r.id = acting_review_cleared()); end $$;
grant execute on function acting_submission() to concord_app;

create function acting_reviews() returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  return query select p.review_id from review_peers p where lower(p.email) = acting_email();
end $$;
grant execute on function acting_reviews() to concord_app;
