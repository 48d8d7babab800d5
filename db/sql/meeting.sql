-- A meeting is read and driven in its council, by nobody who sees only the questions assigned to them.

select protect_table('meetings', fence => 'council', app => 'select, insert, update (version, starts_at, minutes, place,
  facilitator_id, item_id, is_begun, answer_part, is_facilitator_here, timer_seconds, timer_ends_at, timer_left, timer_paused_by)');
create policy meetings_whole on meetings as restrictive for all to concord_app using (not (select acting_limited()));
create trigger meetings_after_freeze before insert or update or delete on meetings
  for each row execute function refuse_after_freeze();

-- Who drives is named by whoever arranges the meeting, or takes over for themselves; nobody drives any more where a role ends.
-- A question comes onto the screens, and begins, by who drives; the clock is stopped by anybody who takes part. A meeting's row
-- says whether the screen of who drives is connected, which only they can say; it is made empty by whoever comes first, and its version moves on with everything.
create function refuse_unallowed_meeting() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  if not is_served() then return new; end if;
  if tg_op = 'INSERT' then
    if num_nonnulls(new.starts_at, new.facilitator_id, new.item_id, new.timer_seconds, new.timer_ends_at, new.timer_left, new.timer_paused_by) > 0 or (new.version <> 0 and pg_trigger_depth() = 1)
      or new.is_begun or new.answer_part <> 0 or new.is_facilitator_here or new.place <> '' then perform refuse_unallowed(); end if;
    return new;
  end if;
  if new.facilitator_id is distinct from old.facilitator_id
    and new.assessment_id not in (select acting_assessments('arrange-meeting'))
    and not (new.facilitator_id is null and acting_may('manage-people'))
    and not coalesce(new.facilitator_id = acting_user() and new.assessment_id in (select acting_assessments('take-over')), false)
  then perform refuse_unallowed(); end if;
  -- A step at a time, by whoever may do something that moves it; a trigger that moves it asked who acts already.
  if new.version <> old.version and pg_trigger_depth() = 1 and (new.version <> old.version + 1 or not (
      acting_may('manage-people') or new.assessment_id in (select acting_assessments('take-part') union all select acting_assessments('drive')
        union all select acting_assessments('take-note') union all select acting_assessments('object')
        union all select acting_assessments('order-agenda') union all select acting_assessments('arrange-meeting'))))
  then perform refuse_unallowed(); end if;
  if (new.starts_at, new.minutes, new.place) is distinct from (old.starts_at, old.minutes, old.place)
    and new.assessment_id not in (select acting_assessments('arrange-meeting'))
  then perform refuse_unallowed(); end if;
  if new.is_facilitator_here and not old.is_facilitator_here and new.assessment_id not in (select acting_assessments('drive'))
  then perform refuse_unallowed(); end if;
  if (new.item_id, new.is_begun, new.answer_part, new.timer_seconds) is distinct from (old.item_id, old.is_begun, old.answer_part, old.timer_seconds)
    or (new.timer_ends_at is not null and new.timer_ends_at is distinct from old.timer_ends_at)
  then
    if new.assessment_id not in (select acting_assessments('drive')) then perform refuse_unallowed(); end if;
  elsif (new.timer_ends_at, new.timer_left, new.timer_paused_by) is distinct from (old.timer_ends_at, old.timer_left, old.timer_paused_by)
    and new.assessment_id not in (select acting_assessments('take-part'))
  then perform refuse_unallowed(); end if;
  return new;
end $$;
create trigger meetings_by_whom before insert or update on meetings for each row execute function refuse_unallowed_meeting();

select protect_table('meeting_items', fence => 'council', app => 'select, insert, update (position, is_pinned, consent_level,
  consent_ambition, consent_reason, objected_at)');
create policy meeting_items_whole on meeting_items as restrictive for all to concord_app using (not (select acting_limited()));
create trigger meeting_items_after_freeze before insert or update or delete on meeting_items
  for each row execute function refuse_after_freeze();

-- The agenda is ordered by whoever may; an assessor objects to the consent list, and nothing takes that back.
create function refuse_unallowed_item() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  if not is_served() then return new; end if;
  if tg_op = 'INSERT' then
    if new.objected_at is not null or new.assessment_id not in (select acting_assessments('order-agenda')) then perform refuse_unallowed(); end if;
    return new;
  end if;
  if new.objected_at is distinct from old.objected_at
    and (old.objected_at is not null or new.assessment_id not in (select acting_assessments('object')))
  then perform refuse_unallowed(); end if;
  if (to_jsonb(new) - 'objected_at') <> (to_jsonb(old) - 'objected_at') and new.assessment_id not in (select acting_assessments('order-agenda'))
  then perform refuse_unallowed(); end if;
  return new;
end $$;
create trigger meeting_items_by_whom before insert or update on meeting_items for each row execute function refuse_unallowed_item();

-- Everybody who takes part raises their own hand and lowers it; who drives gives the word. With a role a hand goes down.
select protect_table('meeting_hands', fence => 'council', app => 'select, insert, update (called_at, ended_at)');
create policy meeting_hands_whole on meeting_hands as restrictive for all to concord_app using (not (select acting_limited()));
create policy meeting_hands_own on meeting_hands as restrictive for insert to concord_app
  with check (user_id = (select acting_user()) and called_at is null and ended_at is null
    and assessment_id in (select acting_assessments('take-part')));
create function refuse_unallowed_hand() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  if not is_served() or new.assessment_id in (select acting_assessments('drive')) then return new; end if;
  if new.called_at is distinct from old.called_at
    or not (acting_may('manage-people') or (new.user_id = acting_user() and new.assessment_id in (select acting_assessments('take-part'))))
  then perform refuse_unallowed(); end if;
  return new;
end $$;
create trigger meeting_hands_by_whom before update on meeting_hands for each row execute function refuse_unallowed_hand();
create trigger meeting_hands_stay_down before update on meeting_hands for each row execute function refuse_reviving('ended_at');
create trigger meeting_hands_after_freeze before insert or update or delete on meeting_hands
  for each row execute function refuse_after_freeze();

-- A note is noted by who is signed in, and struck out by whoever may note.
select protect_table('meeting_notes', fence => 'council', app => 'select, insert, update (struck_at)');
create policy meeting_notes_whole on meeting_notes as restrictive for all to concord_app using (not (select acting_limited()));
create policy meeting_notes_own on meeting_notes as restrictive for insert to concord_app
  with check (noted_by = (select acting_user()) and struck_at is null and assessment_id in (select acting_assessments('take-note')));
create policy meeting_notes_struck on meeting_notes as restrictive for update to concord_app
  using (true) with check (assessment_id in (select acting_assessments('take-note')));
create trigger meeting_notes_stay_struck before update on meeting_notes for each row execute function refuse_reviving('struck_at');
create trigger meeting_notes_after_freeze before insert or update or delete on meeting_notes
  for each row execute function refuse_after_freeze();

-- What a screen of the meeting shows of scoring moves its version on. Scores themselves do not: that somebody has scored
-- shows nowhere.
create function move_meeting_on() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  insert into meetings (council_id, assessment_id, version)
    select new.council_id, case when tg_table_name = 'stances'
      then (select g.assessment_id from agreements g where g.council_id = new.council_id and g.id = (to_jsonb(new) ->> 'agreement_id')::uuid)
      else (to_jsonb(new) ->> 'assessment_id')::uuid end, 1
  on conflict (council_id, assessment_id) do update set version = meetings.version + 1;
  return null;
end $$;
create trigger rounds_move_meeting after insert or update on rounds for each row execute function move_meeting_on();
create trigger stances_move_meeting after insert or update on stances for each row execute function move_meeting_on();

-- The meeting has one day. Whoever sets its hour sets the day of the assessment; whoever moves that day moves the hour with it.
create function keep_one_day() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  if tg_table_name = 'meetings' then
    update assessments a set meeting_on = (new.starts_at at time zone 'Europe/London')::date
      where a.council_id = new.council_id and a.id = new.assessment_id
        and a.meeting_on is distinct from (new.starts_at at time zone 'Europe/London')::date;
  else
    update meetings m set version = m.version + 1,
        starts_at = (new.meeting_on + (m.starts_at at time zone 'Europe/London')::time) at time zone 'Europe/London'
      where m.council_id = new.council_id and m.assessment_id = new.id and m.starts_at is not null
        and new.meeting_on is distinct from (m.starts_at at time zone 'Europe/London')::date;
  end if;
  return null;
end $$;
create trigger meetings_one_day after update of starts_at on meetings
  for each row when (new.starts_at is distinct from old.starts_at) execute function keep_one_day();
create trigger assessments_one_day after update of meeting_on on assessments
  for each row when (new.meeting_on is distinct from old.meeting_on) execute function keep_one_day();
