-- What the peer team finds and recommends: the team's alone until its lead sends the report, then the council's to check, and from its
-- publication on as it was written.

-- The reviews of the acting council whose report has come to it, for whoever sees the whole.
create function acting_sent_reviews() returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  return query select r.id from reviews r where r.council_id = acting_council() and r.sent_at is not null and not acting_limited();
end $$;
grant execute on function acting_sent_reviews() to concord_app;

select protect_table('findings', fence => 'review', app => 'select, insert, update (kind, words, codes, documents, conversations), delete');
create policy findings_host_reads on findings for select to concord_app
  using (council_id = (select acting_council()) and review_id in (select acting_sent_reviews()));
create policy findings_seen on findings as restrictive for all to concord_app
  using (review_id = (select acting_review_cleared()) or review_id in (select acting_sent_reviews()))
  with check (review_id = (select acting_review_cleared()));

select protect_table('recommendations', fence => 'review', app => 'select, insert, update (words, priority, timescale, owner_post), delete');
create policy recommendations_host_reads on recommendations for select to concord_app
  using (council_id = (select acting_council()) and review_id in (select acting_sent_reviews()));
create policy recommendations_seen on recommendations as restrictive for all to concord_app
  using (review_id = (select acting_review_cleared()) or review_id in (select acting_sent_reviews()))
  with check (review_id = (select acting_review_cleared()));

-- The questions that a review is of.
create function submitted_codes(council uuid, review uuid) returns jsonb
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(jsonb_agg(q -> 'code'), '[]') from reviews v join submissions s on s.council_id = v.council_id and s.id = v.submission_id,
    jsonb_array_elements(s.content #> '{content,questions}') q
  where v.council_id = council and v.id = review
$$;

-- Each peer writes under their own name and changes what is theirs, the lead peer everything. Once the report is with the council
-- the lead peer changes words alone, and only as they decide that the council is right: in the transaction that decides it. What is published
-- nobody changes. A finding is on questions that were submitted.
create function refuse_unallowed_finding() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ declare row record := coalesce(new, old); sent timestamptz; published timestamptz; begin
  select v.sent_at, v.published_at into sent, published from reviews v where v.council_id = row.council_id and v.id = row.review_id for share;
  if published is not null then
    if not (case tg_op when 'DELETE' then goes_with_council(to_jsonb(old)) when 'UPDATE' then loses_name_alone(to_jsonb(old), to_jsonb(new))
      else false end)
    then raise exception 'the report is published' using errcode = 'CN003'; end if;
    return row;
  end if;
  if not is_served() then return row; end if;
  if sent is null then
    if not acting_peer_may('write-finding') or (case tg_op when 'INSERT' then new.author_id is distinct from acting_user()
      else old.author_id is distinct from acting_user() and not acting_peer_may('lead-report') end)
    then perform refuse_unallowed(); end if;
  elsif tg_op <> 'UPDATE' or not acting_peer_may('lead-report') or to_jsonb(new) - 'words' <> to_jsonb(old) - 'words' or not exists (
      select 1 from fact_points p where p.review_id = row.review_id and p.state = 'corrected' and p.xmin = pg_current_xact_id()::xid
        and row.id in (p.finding_id, p.recommendation_id))
  then perform refuse_unallowed(); end if;
  if tg_table_name = 'findings' and tg_op <> 'DELETE' and not (to_jsonb(row) -> 'codes') <@ submitted_codes(row.council_id, row.review_id)
  then perform refuse_unallowed(); end if;
  return row;
end $$;
create trigger findings_by_whom before insert or update or delete on findings for each row execute function refuse_unallowed_finding();
create trigger recommendations_by_whom before insert or update or delete on recommendations
  for each row execute function refuse_unallowed_finding();

-- A review moves on at the hands of its team, as far as the lead peer may, and ends at those of the council. Each move is a move and
-- nothing else. What was sent is never unsent.
create function refuse_unallowed_review() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ declare
  move constant text := case
    when new.state = old.state and new.visit_on is distinct from old.visit_on then 'visit'
    when new.state = 'published' and old.state in ('published', 'closed') then 'let-back'
    when new.state = old.state then null
    when new.state = 'closed' then 'close'
    when old.sent_at is null and new.state = 'drafting' then 'draft'
    when old.sent_at is null and new.state = 'council_reply' and new.sent_at is not null and new.check_until is not null then 'send'
    when old.state = 'council_reply' and new.state = 'published' and new.published_at is not null then 'publish'
  end;
  changed constant text[] := case move when 'visit' then array['visit_on'] when 'let-back' then array['state', 'ends_on', 'closed_at'] when 'close' then array['state', 'closed_at'] when 'send' then array['state', 'sent_at', 'check_until']
    when 'publish' then array['state', 'published_at'] else array['state'] end;
begin
  if not is_served() then return new; end if;
  if move is null or to_jsonb(new) - changed <> to_jsonb(old) - changed or not (case move
      when 'visit' then acting_may('host-review') and new.council_id = acting_council() and old.state <> 'closed' and new.visit_on is not null
      when 'close' then acting_may('host-review') and new.council_id = acting_council()
        and (old.sent_at is null or old.published_at is not null or session_user <> 'concord_app' or old.ends_on < here_today())
      -- For a progress review that the council has handed over its peers are let in for longer, or once more.
      when 'let-back' then acting_may('host-review') and new.council_id = acting_council() and old.published_at is not null and new.closed_at is null
        and new.ends_on >= old.ends_on and (session_user <> 'concord_app' or new.ends_on > here_today())
        and exists (select 1 from progress_reviews p where p.council_id = new.council_id and p.review_id = new.id and p.state = 'with-peers')
      when 'draft' then acting_peer_may('write-finding') and new.id = acting_review_cleared()
      else acting_peer_may('lead-report') and new.id = acting_review_cleared()
        and (move <> 'send' or new.check_until < new.ends_on) end)
  then perform refuse_unallowed(); end if;
  if move = 'publish' and exists (select 1 from fact_points p where p.review_id = new.id and p.state = 'open')
  then raise exception 'a fact is still questioned' using errcode = 'CN004'; end if;
  return new;
end $$;
create trigger reviews_by_whom before update on reviews for each row execute function refuse_unallowed_review();

-- Its assessment is reviewed by the first of its reviews that is published.
create function note_reviewed() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  update assessments a set state = 'reviewed' from submissions s
    where s.council_id = new.council_id and s.id = new.submission_id and a.council_id = s.council_id and a.id = s.assessment_id and a.state = 'submitted';
  return null;
end $$;
create trigger reviews_published after update on reviews
  for each row when (old.published_at is null and new.published_at is not null) execute function note_reviewed();

-- Facts are questioned by the council while the report is with it, and decided by the lead peer, once.
select protect_table('fact_points', fence => 'review', app => 'select, insert, update (state, answer, decided_at)');
create policy fact_points_host on fact_points for all to concord_app
  using (council_id = (select acting_council()) and review_id in (select acting_sent_reviews()))
  with check (council_id = (select acting_council()) and review_id in (select acting_sent_reviews()));
create policy fact_points_seen on fact_points as restrictive for all to concord_app
  using (review_id = (select acting_review_cleared()) or review_id in (select acting_sent_reviews()));
create function refuse_unallowed_point() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ declare state text; until date; begin
  if not is_served() then return new; end if;
  select v.state, v.check_until into state, until from reviews v where v.council_id = new.council_id and v.id = new.review_id for share;
  if state is distinct from 'council_reply' then raise exception 'the report is not with the council' using errcode = 'CN003'; end if;
  if tg_op = 'INSERT' then
    if not acting_may('check-facts') or new.author_id is distinct from acting_user() or new.state <> 'open'
      or (session_user = 'concord_app' and until < here_today())
    then perform refuse_unallowed(); end if;
  elsif old.state <> 'open' or new.state = 'open' or new.answer is null or not acting_peer_may('lead-report') or new.review_id is distinct from acting_review_cleared()
  then perform refuse_unallowed(); end if;
  return new;
end $$;
create trigger fact_points_by_whom before insert or update on fact_points for each row execute function refuse_unallowed_point();

-- The council answers what is recommended once the report is published.
select protect_table('recommendation_answers', fence => 'council', app => 'select, insert, update (decision, reason, author_id, author_name, created_at)');
create policy recommendation_answers_whole on recommendation_answers as restrictive for all to concord_app using (not (select acting_limited()));
create function refuse_unallowed_answer() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  if not is_served() then return new; end if;
  if not acting_may('answer-recommendation') or new.author_id is distinct from acting_user() or not exists (
      select 1 from reviews v where v.council_id = new.council_id and v.id = new.review_id and v.published_at is not null)
  then perform refuse_unallowed(); end if;
  return new;
end $$;
create trigger recommendation_answers_by_whom before insert or update on recommendation_answers
  for each row execute function refuse_unallowed_answer();
