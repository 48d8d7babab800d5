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
