-- Signing, and the frozen copy that was signed.

-- Everybody signs for themselves, and gives and takes back a signature only while the assessment is being signed.
select protect_table('signatures', fence => 'council', app => 'select, insert, delete');
create policy signatures_own on signatures as restrictive for insert to concord_app with check (user_id = (select acting_user()));

-- Who sees only the questions assigned to them meets neither who signed nor what was submitted.
create policy signatures_whole on signatures as restrictive for all to concord_app using (not (select acting_limited()));

create function refuse_signature_out_of_signing() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ declare row record := coalesce(new, old); begin
  if tg_op = 'DELETE' and goes_with_council(to_jsonb(old)) then return old; end if;
  perform 1 from assessments a where a.council_id = row.council_id and a.id = row.assessment_id and a.state = 'signing' for share;
  if not found then raise exception 'the assessment is not being signed' using errcode = 'CN003'; end if;
  return row;
end $$;
create trigger signatures_while_signing before insert or update or delete on signatures
  for each row execute function refuse_signature_out_of_signing();

-- What the section 151 officer and the monitoring officer have stand beside what is signed: written and changed by its author alone, while
-- it is signed, and by nobody taken away. A signature is for the words that it was given under, so each change of a note has those fall
-- that were given before it.
select protect_table('signing_notes', fence => 'council', app => 'select, insert, update (words, written_at)');
create policy signing_notes_whole on signing_notes as restrictive for all to concord_app using (not (select acting_limited()));
create policy signing_notes_by_officer on signing_notes as restrictive for insert to concord_app
  with check (author_id = (select acting_user()) and case office
    when 'monitoring_officer' then assessment_id in (select acting_assessments('note-as-monitoring-officer'))
    else assessment_id in (select acting_assessments('note-as-s151-officer')) and exists (
      select 1 from positions p where p.council_id = signing_notes.council_id and p.user_id = (select acting_user())
        and p.kind = 's151_officer' and p.ends_on is null) end);
create policy signing_notes_changed on signing_notes as restrictive for update to concord_app
  using (true) with check (author_id = (select acting_user()) and assessment_id in (
    select acting_assessments('note-as-monitoring-officer') union all select acting_assessments('note-as-s151-officer')));

create function have_signatures_fall() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ declare fallen uuid[]; begin
  perform 1 from assessments a where a.council_id = new.council_id and a.id = new.assessment_id and a.state = 'signing' for share;
  if not found then raise exception 'the assessment is not being signed' using errcode = 'CN003'; end if;
  with gone as (
    delete from signatures s where s.council_id = new.council_id and s.assessment_id = new.assessment_id and s.content_sha256 is not null
    returning s.user_id)
  select coalesce(array_agg(g.user_id), '{}') into fallen from gone g;
  if tg_op = 'UPDATE' then fallen := fallen || old.overtook; end if;
  new.overtook := array(select distinct f from unnest(fallen) f order by f);
  return new;
end $$;
create trigger signing_notes_while_signing before insert or update of words, written_at on signing_notes
  for each row execute function have_signatures_fall();
create trigger signing_notes_kept before delete on signing_notes
  for each row execute function refuse_signature_out_of_signing();

-- Where the answers are opened again all is signed anew, whatever a note has done before.
create function forget_fallen_signatures() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  update signing_notes n set overtook = '{}' where n.council_id = new.council_id and n.assessment_id = new.id and n.overtook <> '{}';
  return null;
end $$;
create trigger assessments_signed_anew after update of state on assessments
  for each row when (old.state = 'signing' and new.state = 'agreeing') execute function forget_fallen_signatures();

-- Peers read the one submission that they review, and its frozen answers; besides evidence, nothing else of the council.
select protect_table('submissions', fence => 'council', app => 'select, insert');
create policy submissions_whole on submissions as restrictive for all to concord_app using (not (select acting_limited()));
create policy submissions_peers on submissions for select to concord_app using (id = (select acting_submission()));
select keep_as_written('submissions');

select protect_table('frozen_texts', fence => 'council', app => 'select, insert');
create policy frozen_texts_whole on frozen_texts as restrictive for all to concord_app using (not (select acting_limited()));
create policy frozen_texts_peers on frozen_texts for select to concord_app using (submission_id = (select acting_submission()));
select keep_as_written('frozen_texts');

-- Whether a submission with this seal was made here, as which version and when: all that somebody without an account may
-- ask, and all that makes a file that somebody brings a known one. It says neither whose it is nor what is in it.
create function seal_is_known(seal text) returns table (version integer, submitted_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin return query select s.version, s.submitted_at from submissions s where s.sha256 = seal; end $$;
grant execute on function seal_is_known(text) to concord_app;
