-- A meeting is read and driven in its council, by nobody who sees only the questions assigned to them.

select protect_table('meetings', fence => 'council', app => 'select, insert, update');
create policy meetings_whole on meetings as restrictive for all to concord_app using (not (select acting_limited()));
create trigger meetings_after_freeze before insert or update or delete on meetings
  for each row execute function refuse_after_freeze();

select protect_table('meeting_items', fence => 'council', app => 'select, insert, update');
create policy meeting_items_whole on meeting_items as restrictive for all to concord_app using (not (select acting_limited()));
create trigger meeting_items_after_freeze before insert or update or delete on meeting_items
  for each row execute function refuse_after_freeze();

-- Everybody raises their own hand.
select protect_table('meeting_hands', fence => 'council', app => 'select, insert, update');
create policy meeting_hands_whole on meeting_hands as restrictive for all to concord_app using (not (select acting_limited()));
create policy meeting_hands_own on meeting_hands as restrictive for insert to concord_app
  with check (user_id = (select acting_user()) and called_at is null and ended_at is null);
create trigger meeting_hands_after_freeze before insert or update or delete on meeting_hands
  for each row execute function refuse_after_freeze();

-- A note is noted by who is signed in.
select protect_table('meeting_notes', fence => 'council', app => 'select, insert, update');
create policy meeting_notes_whole on meeting_notes as restrictive for all to concord_app using (not (select acting_limited()));
create policy meeting_notes_own on meeting_notes as restrictive for insert to concord_app
  with check (noted_by = (select acting_user()) and struck_at is null);
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
