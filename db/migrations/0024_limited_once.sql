-- The same answer as before, with the council asked for once: fences ask it several times for each page and each text.
create or replace function acting_limited() returns boolean language plpgsql stable security definer set search_path = public as
$$ declare council uuid := acting_council(); person uuid := acting_user(); begin
  return not exists (
      select 1 from memberships m
      where m.council_id = council and m.user_id = person and m.role <> 'contributor'
        and m.starts_on <= current_date and (m.ends_on is null or m.ends_on > current_date))
    and exists (select 1 from memberships m where m.council_id = council and m.user_id = person);
end $$;
