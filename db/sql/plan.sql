-- A council's plan. It is read by whoever sees the whole; somebody limited meets the actions that are theirs.

select protect_table('plans', fence => 'council', app => 'select, insert, update (state, approver_id, approver_name, approver_post, sent_by,
  sent_at, decided_at, sent_back_because)');
create policy plans_whole on plans as restrictive for all to concord_app using (not (select acting_limited()));
select protect_table('plan_actions', fence => 'council', app => 'select, insert, update (title, owner_id, owner_name, owner_post, due_on, cost,
  benefit, level_aim, state, is_at_risk, said, moved_at, dropped_because)');
create policy plan_actions_own on plan_actions as restrictive for all to concord_app
  using (not (select acting_limited()) or owner_id = (select acting_user()));

-- The actions that are the acting person's.
create function acting_actions() returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin return query select a.id from plan_actions a where a.council_id = acting_council() and a.owner_id = acting_user(); end $$;
grant execute on function acting_actions() to concord_app;
select protect_table('plan_steps', fence => 'council', app => 'select, insert, update (title, due_on, done_at), delete');
create policy plan_steps_own on plan_steps as restrictive for all to concord_app
  using (not (select acting_limited()) or action_id in (select acting_actions()));

-- It goes to a named person who may approve it and is not its sender, and comes back approved or with words. Whoever keeps it begins it,
-- and takes it up again when it changes after it was approved.
create function refuse_unallowed_plan() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ declare
  move constant text := case when tg_op = 'INSERT' then 'begin' else old.state || ' ' || new.state end;
  decided constant text[] := array['state', 'decided_at', 'sent_back_because'];
begin
  if not is_served() then return new; end if;
  if not coalesce(case move
    when 'begin' then acting_may('keep-plan') and new.state = 'draft' and num_nonnulls(new.approver_id, new.sent_by, new.decided_at) = 0
    when 'approved draft' then acting_may('keep-plan') and to_jsonb(new) - 'state' = to_jsonb(old) - 'state'
    when 'with-approver draft' then acting_may('send-plan') and to_jsonb(new) - 'state' = to_jsonb(old) - 'state'
    when 'with-approver approved' then old.approver_id = acting_user() and acting_may('approve-plan') and to_jsonb(new) - decided = to_jsonb(old) - decided
    when 'with-approver sent-back' then old.approver_id = acting_user() and acting_may('approve-plan') and to_jsonb(new) - decided = to_jsonb(old) - decided
      and new.sent_back_because <> ''
    else new.state = 'with-approver' and old.state <> 'with-approver' and acting_may('send-plan') and new.sent_by = acting_user()
      and new.approver_id in (select people_who_may(new.council_id, 'approve-plan'))
  end, false) then perform refuse_unallowed(); end if;
  return new;
end $$;
create trigger plans_by_whom before insert or update on plans for each row execute function refuse_unallowed_plan();

-- An action is added and changed by whoever keeps the plan, in a draft: not while it is with its approver, whose yes agrees what was proposed,
-- and not under a yes that was given to something else. Where it stands says its owner, or whoever keeps the plan, whenever it is. One that was dropped stays so.
create function refuse_unallowed_action() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ declare
  said constant text[] := array['state', 'is_at_risk', 'said', 'moved_at'];
  keeps constant boolean := acting_may('keep-plan');
  plan record;
begin
  if not is_served() then return new; end if;
  select p.state, p.approver_id into plan from plans p where p.council_id = new.council_id for share;
  -- Held, so that what an action hangs on is not answered otherwise meanwhile.
  perform 1 from body_asks k where tg_op = 'INSERT' and k.council_id = new.council_id and k.id = new.body_ask_id for share;
  if tg_op = 'INSERT' then
    if not keeps or new.created_by is distinct from acting_user() or new.state <> 'proposed' or coalesce(plan.state, 'approved') in ('with-approver', 'approved')
      or not new.owner_id in (select people_who_may(new.council_id, 'own-action'))
      or (new.body_ask_id is not null and not exists (select 1 from body_asks k
        where k.council_id = new.council_id and k.id = new.body_ask_id and k.decision = 'accepted'))
      or (new.recommendation_id is not null and not exists (select 1 from reviews v where v.id = new.review_id and v.published_at is not null))
    then perform refuse_unallowed(); end if;
    return new;
  end if;
  if to_jsonb(new) = to_jsonb(old) then return new; end if;
  if old.state = 'dropped' then raise exception 'what was dropped stays so' using errcode = 'CN003'; end if;
  if old.state = 'proposed' and new.state = 'agreed' then
    if plan.state <> 'with-approver' or plan.approver_id is distinct from acting_user() or not acting_may('approve-plan')
      or to_jsonb(new) - said <> to_jsonb(old) - said then perform refuse_unallowed(); end if;
  elsif to_jsonb(new) - said = to_jsonb(old) - said then
    if old.state = 'proposed' or not new.state in ('under-way', 'done') or not (keeps or (old.owner_id = acting_user() and acting_may('own-action')))
    then perform refuse_unallowed(); end if;
  elsif not keeps or plan.state in ('with-approver', 'approved') or old.state = 'done' or not (new.state in (old.state, 'dropped'))
    or (new.owner_id <> old.owner_id and not new.owner_id in (select people_who_may(new.council_id, 'own-action')))
  then perform refuse_unallowed();
  end if;
  return new;
end $$;
create trigger plan_actions_by_whom before insert or update on plan_actions for each row execute function refuse_unallowed_action();
create function refuse_unallowed_step() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ declare row record := coalesce(new, old); is_fixed boolean; is_own boolean; begin
  if not is_served() then return row; end if;
  is_fixed := exists (select 1 from plans p where p.council_id = row.council_id and p.state in ('with-approver', 'approved'));
  is_own := acting_may('own-action') and row.action_id in (select acting_actions());
  -- That a step is done says whoever says where the action stands.
  if tg_op = 'UPDATE' and to_jsonb(new) - 'done_at' = to_jsonb(old) - 'done_at' then
    if not (is_own or acting_may('keep-plan')) then perform refuse_unallowed(); end if;
  elsif is_fixed or not acting_may('keep-plan') then perform refuse_unallowed(); end if;
  return row;
end $$;
create trigger plan_steps_by_whom before insert or update or delete on plan_steps for each row execute function refuse_unallowed_step();

-- Of each accepted recommendation there is an action that was not dropped, whatever else happens in a transaction. Its answer is held, so
-- that two who drop its last two actions at once do not both.
create function refuse_lost_recommendation() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  perform 1 from recommendation_answers a
    where a.council_id = new.council_id and a.recommendation_id = new.recommendation_id and a.decision <> 'rejected' for update;
  if found and not exists (select 1 from plan_actions p
    where p.council_id = new.council_id and p.recommendation_id = new.recommendation_id and p.state <> 'dropped')
  then raise exception 'an accepted recommendation has an action' using errcode = 'CN012'; end if;
  return null;
end $$;
create constraint trigger plan_actions_keep_recommendation after update on plan_actions deferrable initially deferred
  for each row when (new.state = 'dropped') execute function refuse_lost_recommendation();
create constraint trigger recommendation_answers_have_action after insert or update on recommendation_answers deferrable initially deferred
  for each row execute function refuse_lost_recommendation();

-- What was done with one action, the latest first: out of the trail, for whoever sees the action.
create function action_trail(wanted uuid) returns table (at timestamptz, actor uuid, act text, subject jsonb)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  if acting_limited() and wanted not in (select acting_actions()) then return; end if;
  return query select e.at, e.actor_id, e.act, e.subject from audit_entries e
    where e.chain_id = acting_council() and e.action_id = wanted order by e.at desc, e.seq desc limit 100;
end $$;
grant execute on function action_trail(uuid) to concord_app;
