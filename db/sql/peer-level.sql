-- Levels of the peer team: only where council and team agree to them, each peer's own until the lead peer reveals a question, and the team's
-- alone until both agree again. Who has scored is nobody else's to know; of a review without an agreement there is no row at all.

-- Whether council and team have both agreed.
create function are_peer_levels_agreed(council uuid, review uuid, wanted text) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select count(*) = 2 from peer_level_consents c where c.council_id = council and c.review_id = review and c.stage = wanted
$$;

-- The reviews of the acting council whose peer levels were published to it, for whoever sees the whole.
create function acting_published_levels() returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  return query select c.review_id from peer_level_consents c
    where c.council_id = acting_council() and c.stage = 'publishing' and not acting_limited() group by c.review_id having count(*) = 2;
end $$;
grant execute on function acting_published_levels() to concord_app;

-- The agreements are known to whoever hosts the review and to the team. Each side gives its own, and takes it back as long as the other has
-- not agreed too: so that taking back tells nobody whether somebody has scored.
select protect_table('peer_level_consents', fence => 'review', app => 'select, insert, delete');
create policy peer_level_consents_host on peer_level_consents for all to concord_app
  using (council_id = (select acting_council())) with check (council_id = (select acting_council()));
create policy peer_level_consents_seen on peer_level_consents as restrictive for all to concord_app
  using ((council_id = (select acting_council()) and (select acting_may('host-review'))) or review_id = (select acting_review_cleared()));

create function refuse_unallowed_consent() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ declare row record := coalesce(new, old); v reviews; begin
  if tg_op = 'DELETE' and goes_with_council(to_jsonb(old)) then return old; end if;
  if tg_op = 'UPDATE' then
    if loses_name_alone(to_jsonb(old), to_jsonb(new)) then return new; end if;
    raise exception 'an agreement is given or taken back' using errcode = 'CN001';
  end if;
  -- Before anything of the review is said: whoever may not agree is told nothing of how far it is.
  if is_served() and ((tg_op = 'INSERT' and new.author_id is distinct from acting_user()) or not coalesce(case row.side
      when 'council' then acting_may('host-review') and row.council_id = acting_council()
      else acting_peer_may('lead-report') and row.review_id = acting_review_cleared() end, false))
  then perform refuse_unallowed(); end if;
  select * into v from reviews o where o.council_id = row.council_id and o.id = row.review_id for no key update;
  if tg_op = 'DELETE' and are_peer_levels_agreed(row.council_id, row.review_id, row.stage)
  then raise exception 'what both agreed stands' using errcode = 'CN003'; end if;
  if tg_op = 'INSERT' and not (case new.stage when 'scoping' then v.sent_at is null and v.state <> 'closed'
      else v.published_at is not null and are_peer_levels_agreed(new.council_id, new.review_id, 'scoping') end)
  then raise exception 'this is not the time to agree' using errcode = 'CN003'; end if;
  if tg_op = 'INSERT' and new.side = 'team' and new.stage = 'publishing' and not exists (
      select 1 from peer_levels l where l.council_id = new.council_id and l.review_id = new.review_id and l.level is not null)
  then raise exception 'the team has recorded nothing' using errcode = 'CN004'; end if;
  return row;
end $$;
create trigger peer_level_consents_by_whom before insert or update or delete on peer_level_consents
  for each row execute function refuse_unallowed_consent();

-- The questions that a team may give a level: those that were submitted and not left out.
create function has_question_in_scope(council uuid, review uuid, wanted text) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select exists (select 1 from reviews v join submissions s on s.council_id = v.council_id and s.id = v.submission_id,
      jsonb_array_elements(s.content #> '{content,questions}') q
    where v.council_id = council and v.id = review and q ->> 'code' = wanted and q ->> 'leftOut' is null)
$$;

-- As scores are (score.sql), these are read and written by functions alone: a peer reads their own, looked up by their key, and those of
-- questions that are revealed.
select protect_table('peer_scores', fence => 'review');
create function shown_peer_scores() returns setof peer_scores
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ declare review constant uuid := acting_review_cleared(); council uuid; begin
  select v.council_id into council from reviews v where v.id = review;
  return query select s.* from peer_scores s where s.council_id = council and s.review_id = review and s.author_id = acting_user();
  return query select s.* from peer_levels l join peer_scores s on s.council_id = l.council_id and s.review_id = l.review_id and s.code = l.code
    where l.council_id = council and l.review_id = review and s.author_id <> acting_user();
end $$;
grant execute on function shown_peer_scores() to concord_app;

create function save_peer_score(of_code text, said_kind text, said_level integer, said_reason text, at timestamptz) returns uuid
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as
$$ declare review constant uuid := acting_review_cleared(); council uuid; named text; saved uuid; begin
  if review is null or not acting_peer_may('write-finding') then perform refuse_unallowed(); end if;
  select v.council_id, p.name into council, named from reviews v join review_peers p on p.review_id = v.id
    where v.id = review and lower(p.email) = acting_email();
  insert into peer_scores as s (review_id, council_id, code, kind, level, reason, author_id, author_name, created_at)
    values (review, council, of_code, said_kind, said_level, said_reason, acting_user(), named, at)
    on conflict (council_id, review_id, author_id, code) do update set kind = excluded.kind, level = excluded.level, reason = excluded.reason,
      created_at = excluded.created_at
    returning s.id into saved;
  return saved;
end $$;
grant execute on function save_peer_score(text, text, integer, text, timestamptz) to concord_app;

-- A level is given of a question in scope, once both have agreed, until it is revealed; of the owning role neither later.
create function refuse_late_peer_score() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ declare row record := coalesce(new, old); v reviews; begin
  if tg_op = 'DELETE' and goes_with_council(to_jsonb(old)) then return old; end if;
  if tg_op = 'UPDATE' and loses_name_alone(to_jsonb(old), to_jsonb(new)) then return new; end if;
  select * into v from reviews o where o.council_id = row.council_id and o.id = row.review_id for share;
  if tg_op = 'DELETE' or v.sent_at is not null or not are_peer_levels_agreed(row.council_id, row.review_id, 'scoping')
    or exists (select 1 from peer_levels l where l.council_id = row.council_id and l.review_id = row.review_id and l.code = row.code)
  then raise exception 'this question takes no level of a peer' using errcode = 'CN001'; end if;
  if (is_served() and not has_question_in_scope(row.council_id, row.review_id, row.code))
    or (tg_op = 'UPDATE' and (new.code, new.author_id) is distinct from (old.code, old.author_id))
  then perform refuse_unallowed(); end if;
  return row;
end $$;
create trigger peer_scores_while_hidden before insert or update or delete on peer_scores
  for each row execute function refuse_late_peer_score();

-- Two have scored a question, or more. Says only yes or no, and that to the lead peer alone.
create function peer_level_has_quorum(of_code text) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ declare review constant uuid := acting_review_cleared(); begin
  return acting_peer_may('lead-report') and (select count(*) >= 2 from reviews v
    join peer_scores s on s.council_id = v.council_id and s.review_id = v.id and s.code = of_code where v.id = review);
end $$;
grant execute on function peer_level_has_quorum(text) to concord_app;

-- The lead peer reveals a question and records the team's level, until the report is sent; each of the team may differ from it. From then on
-- it stays as it is, for the owning role too.
select protect_table('peer_levels', fence => 'review', app => 'select, insert (review_id, council_id, code, revealed_by, revealed_at),
  update (level, reason, author_id, author_name, recorded_at)');
create policy peer_levels_host_reads on peer_levels for select to concord_app
  using (council_id = (select acting_council()) and level is not null and review_id in (select acting_published_levels()));
create policy peer_levels_seen on peer_levels as restrictive for all to concord_app
  using (review_id = (select acting_review_cleared()) or review_id in (select acting_published_levels()))
  with check (review_id = (select acting_review_cleared()));

select protect_table('peer_dissents', fence => 'review', app => 'select, insert, update (of_level, words, author_name, created_at), delete');
create policy peer_dissents_host_reads on peer_dissents for select to concord_app
  using (council_id = (select acting_council()) and review_id in (select acting_published_levels()));
create policy peer_dissents_seen on peer_dissents as restrictive for all to concord_app
  using (review_id = (select acting_review_cleared()) or review_id in (select acting_published_levels()))
  with check (review_id = (select acting_review_cleared()));

create function refuse_unallowed_peer_level() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ declare row record := coalesce(new, old); sent timestamptz; begin
  if tg_op = 'DELETE' and goes_with_council(to_jsonb(old)) then return old; end if;
  if tg_op = 'UPDATE' and loses_name_alone(to_jsonb(old), to_jsonb(new)) then return new; end if;
  if is_served() and row.review_id is distinct from acting_review_cleared() then perform refuse_unallowed(); end if;
  select v.sent_at into sent from reviews v where v.council_id = row.council_id and v.id = row.review_id for no key update;
  if sent is not null then raise exception 'the report was sent' using errcode = 'CN003'; end if;
  if tg_table_name = 'peer_dissents' then
    if is_served() and (not acting_peer_may('write-finding') or row.author_id is distinct from acting_user())
    then perform refuse_unallowed(); end if;
    if tg_op <> 'DELETE' and not exists (select 1 from peer_levels l where l.council_id = row.council_id and l.review_id = row.review_id
        and l.code = row.code and l.level = (to_jsonb(row) ->> 'of_level')::integer)
    then raise exception 'the team has not recorded this level' using errcode = 'CN004'; end if;
    return row;
  end if;
  if tg_op = 'DELETE' or (tg_op = 'UPDATE' and (new.code, new.revealed_by, new.revealed_at) is distinct from (old.code, old.revealed_by, old.revealed_at))
  then raise exception 'what was revealed stays' using errcode = 'CN001'; end if;
  if is_served() and (not acting_peer_may('lead-report')
      or acting_user() is distinct from case tg_op when 'INSERT' then new.revealed_by else new.author_id end)
  then perform refuse_unallowed(); end if;
  if tg_op = 'INSERT' and (select count(*) < 2 from peer_scores s
      where s.council_id = new.council_id and s.review_id = new.review_id and s.code = new.code)
  then raise exception 'too few have scored' using errcode = 'CN006'; end if;
  return new;
end $$;
create trigger peer_levels_by_whom before insert or update or delete on peer_levels
  for each row execute function refuse_unallowed_peer_level();
create trigger peer_dissents_by_whom before insert or update or delete on peer_dissents
  for each row execute function refuse_unallowed_peer_level();
