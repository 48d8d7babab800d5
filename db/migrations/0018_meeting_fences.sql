-- A meeting is read and driven in its council, by nobody who sees only the questions assigned to them.
do $$ declare t text; begin
  foreach t in array array['meetings', 'meeting_items', 'meeting_hands', 'meeting_notes'] loop
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I for all to current_user using (true) with check (true)', t || '_owner', t);
    execute format('grant select, insert, update on %I to concord_app', t);
    execute format('create policy %I on %I as restrictive for all to concord_app using (not (select acting_limited()))', t || '_whole', t);
    execute format('create trigger %I before insert or update or delete on %I for each row execute function refuse_after_freeze()',
      t || '_after_freeze', t);
  end loop;
end $$;
--> statement-breakpoint
-- Everybody raises their own hand; a note is noted by who is signed in.
create policy meeting_hands_own on meeting_hands as restrictive for insert to concord_app
  with check (user_id = (select acting_user()) and called_at is null and ended_at is null);
--> statement-breakpoint
create policy meeting_notes_own on meeting_notes as restrictive for insert to concord_app
  with check (noted_by = (select acting_user()) and struck_at is null);
--> statement-breakpoint
-- The reason for a level is written by those who see the whole assessment.
create policy documents_reason on documents as restrictive for all to concord_app
  using (kind <> 'reason' or not (select acting_limited()));
--> statement-breakpoint
-- Who objects to the consent list is theirs to say, as who has scored is.
drop policy audit_blind on audit_entries;
--> statement-breakpoint
create policy audit_blind on audit_entries as restrictive for select to concord_app
  using (actor_id = (select acting_user()) or (act <> 'consent.objected'
    and (act <> 'score.submitted' or round_is_revealed((subject ->> 'roundId')::uuid))));
--> statement-breakpoint
-- What a screen of the meeting shows of scoring moves its version on. Scores themselves do not: that somebody has scored shows nowhere.
create function move_meeting_on() returns trigger language plpgsql security definer set search_path = public as
$$ begin
  insert into meetings (council_id, assessment_id, version)
    select new.council_id, case when tg_table_name = 'stances'
      then (select g.assessment_id from agreements g where g.council_id = new.council_id and g.id = (to_jsonb(new) ->> 'agreement_id')::uuid)
      else (to_jsonb(new) ->> 'assessment_id')::uuid end, 1
  on conflict (council_id, assessment_id) do update set version = meetings.version + 1;
  return null;
end $$;
--> statement-breakpoint
create trigger rounds_move_meeting after insert or update on rounds for each row execute function move_meeting_on();
--> statement-breakpoint
create trigger stances_move_meeting after insert or update on stances for each row execute function move_meeting_on();
--> statement-breakpoint
revoke execute on function move_meeting_on() from public;
