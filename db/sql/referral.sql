-- The formal route: what goes to a body of the council and what was minuted there. Once it is minuted it stays, by the owning role too; what a
-- body recommends comes with its minute and is then answered.

select protect_table('referrals', fence => 'council', app => 'select, insert, update (meets_on, minute, minuted_at), delete');
create policy referrals_whole on referrals as restrictive for all to concord_app using (not (select acting_limited()));
create function refuse_unallowed_referral() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  if tg_op <> 'INSERT' and old.minuted_at is not null and not (tg_op = 'DELETE' and goes_with_council(to_jsonb(old)))
  then raise exception 'what was minuted stays' using errcode = 'CN003'; end if;
  if not is_served() then return coalesce(new, old); end if;
  if not acting_may('refer-to-body') or (case tg_op
    when 'INSERT' then new.created_by is distinct from acting_user() or new.minuted_at is not null or (new.reply_id is not null and not exists (
      select 1 from replies y join reviews v on v.council_id = y.council_id and v.id = y.review_id
      where y.council_id = new.council_id and y.id = new.reply_id and y.state = 'draft' and v.submission_id = new.submission_id
        and acting_may('answer-recommendation')))
    -- A meeting moves, or what it said is minuted: never both at once.
    when 'UPDATE' then case when new.minuted_at is null then to_jsonb(new) - 'meets_on' <> to_jsonb(old) - 'meets_on'
      else new.meets_on <> old.meets_on end or new.minute = '' or (new.minuted_at is not null and session_user = 'concord_app' and new.meets_on > here_today())
    else false end)
  then perform refuse_unallowed(); end if;
  return coalesce(new, old);
end $$;
create trigger referrals_by_whom before insert or update or delete on referrals for each row execute function refuse_unallowed_referral();

select protect_table('body_asks', fence => 'council', app => 'select, insert, update (decision, reason, author_id, answered_at)');
create policy body_asks_whole on body_asks as restrictive for all to concord_app using (not (select acting_limited()));
create function refuse_unallowed_body_ask() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ declare answer constant text[] := array['decision', 'reason', 'author_id', 'answered_at']; is_minuted boolean; begin
  if tg_op = 'DELETE' then
    if goes_with_council(to_jsonb(old)) then return old; end if;
    raise exception 'what was minuted stays' using errcode = 'CN001';
  end if;
  select r.minuted_at is not null into is_minuted from referrals r where r.council_id = new.council_id and r.id = new.referral_id for share;
  if (tg_op = 'INSERT' and is_minuted) or (tg_op = 'UPDATE' and to_jsonb(new) - answer <> to_jsonb(old) - answer)
  then raise exception 'what was minuted stays' using errcode = 'CN003'; end if;
  -- An action hangs on nothing that is not accepted.
  if tg_op = 'UPDATE' and new.decision is distinct from 'accepted' and exists (select 1 from plan_actions p
    where p.council_id = new.council_id and p.body_ask_id = new.id and p.state <> 'dropped')
  then raise exception 'an action stands for it' using errcode = 'CN012'; end if;
  if not is_served() then return new; end if;
  if not (case tg_op when 'INSERT' then acting_may('refer-to-body') and new.decision is null
    else is_minuted and acting_may('answer-body') and new.author_id is not distinct from acting_user() and new.decision is not null end)
  then perform refuse_unallowed(); end if;
  return new;
end $$;
create trigger body_asks_by_whom before insert or update or delete on body_asks for each row execute function refuse_unallowed_body_ask();
