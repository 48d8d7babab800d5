-- What peers ask the council for, and what they have heard.

-- A request is the team's and the council's from its first moment on. A peer asks on a question that was submitted, while the team still
-- writes; the council answers or declines while the review lasts; whoever asked, or the lead peer, withdraws. Each is decided once.
select protect_table('evidence_requests', fence => 'review', app => 'select, insert, update (state, answer, item_id, revision_id, decided_by,
  decider_name, decided_at)');
create policy evidence_requests_host_reads on evidence_requests for select to concord_app using (council_id = (select acting_council()));
create policy evidence_requests_host_answers on evidence_requests for update to concord_app
  using (council_id = (select acting_council())) with check (council_id = (select acting_council()));
create policy evidence_requests_seen on evidence_requests as restrictive for all to concord_app
  using (review_id = (select acting_review_cleared()) or (council_id = (select acting_council()) and not (select acting_limited())));

create function refuse_unallowed_request() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ declare v reviews; begin
  if not is_served() then return new; end if;
  select * into v from reviews o where o.council_id = new.council_id and o.id = new.review_id for share;
  if tg_op = 'INSERT' then
    if not acting_peer_may('ask-evidence') or new.review_id is distinct from acting_review_cleared() or new.author_id is distinct from acting_user()
      or new.state <> 'asked' or v.sent_at is not null or new.due_on > v.ends_on or not jsonb_exists(submitted_codes(new.council_id, new.review_id), new.code)
    then perform refuse_unallowed(); end if;
    return new;
  end if;
  if old.state <> 'asked' then raise exception 'this was decided' using errcode = 'CN003'; end if;
  if new.decided_by is distinct from acting_user() or not coalesce(case new.state
      when 'withdrawn' then new.review_id = acting_review_cleared() and (old.author_id = acting_user() or acting_peer_may('lead-report'))
      else new.state in ('answered', 'declined') and new.council_id = acting_council() and acting_may('answer-request')
        and v.state <> 'closed' and (session_user <> 'concord_app' or v.ends_on >= current_date)
        and (new.item_id is null or exists (select 1 from evidence_items i where i.council_id = new.council_id and i.id = new.item_id
          and i.held_at is null and i.legal_class = 'none' and i.readers in ('peers', 'public') and reads_item(i, acting_user()))) end, false)
  then perform refuse_unallowed(); end if;
  return new;
end $$;
create trigger evidence_requests_by_whom before insert or update on evidence_requests for each row execute function refuse_unallowed_request();

-- What the team heard is the team's alone, and no policy opens any of it to the council: each peer writes their own, and takes it out again.
select protect_table('conversations', fence => 'review', app => 'select, insert, update (spoken_with, words, codes), delete');
create policy conversations_seen on conversations as restrictive for all to concord_app using (review_id = (select acting_review_cleared()));
create function refuse_unallowed_conversation() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ declare row record := coalesce(new, old); begin
  if not is_served() then return row; end if;
  if not acting_peer_may('write-finding') or row.review_id is distinct from acting_review_cleared() or row.author_id is distinct from acting_user()
    or (tg_op <> 'DELETE' and not (to_jsonb(row) -> 'codes') <@ submitted_codes(row.council_id, row.review_id))
  then perform refuse_unallowed(); end if;
  return row;
end $$;
create trigger conversations_by_whom before insert or update or delete on conversations
  for each row execute function refuse_unallowed_conversation();
