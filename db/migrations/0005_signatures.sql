-- A signature is given and taken back only while the assessment is being signed.
create function refuse_signature_out_of_signing() returns trigger language plpgsql security definer set search_path = public as
$$ declare row record := coalesce(new, old); begin
  perform 1 from assessments a where a.council_id = row.council_id and a.id = row.assessment_id and a.state = 'signing' for share;
  if not found then raise exception 'the assessment is not being signed' using errcode = 'CN003'; end if;
  return row;
end $$;
revoke execute on function refuse_signature_out_of_signing() from public;
create trigger signatures_while_signing before insert or update or delete on signatures
  for each row execute function refuse_signature_out_of_signing();
