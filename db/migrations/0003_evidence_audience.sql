-- Exempt and confidential evidence exists for the council's lead, members and officers alone: not for its observers and
-- contributors, and never for a peer.
create function acting_insider() returns boolean language plpgsql stable security definer set search_path = public as
$$ begin
  return exists (
    select 1 from memberships m
    where m.council_id = acting_council() and m.user_id = acting_user() and m.role in ('lead', 'member', 'officer')
      and m.starts_on <= current_date and (m.ends_on is null or m.ends_on > current_date)
  );
end $$;
revoke execute on function acting_insider() from public;
grant execute on function acting_insider() to concord_app;

create policy evidence_audience on evidence as restrictive for all to concord_app
  using (audience in ('public', 'council') or (select acting_insider()));
