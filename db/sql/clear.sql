-- What was in force goes, whole, before the files after this one say what is: every policy, trigger, view and function of
-- ours, and every privilege of the serving roles and of everybody. Tables and their rows stay.
-- Ours is what the owning role owns and no extension brought. A copy of a database still names the serving roles of the one
-- that it was made from: theirs go too.
do $$
declare
  serving constant text := 'concord_app, concord_identity, concord_append, concord_background, concord_limits, concord_demo';
  all_serving constant text := concat_ws(', ', serving, 'concord_jobs', (select string_agg(r.rolname, ', ') from pg_roles r
    where r.rolname ~ '^concord_(app|identity|append|background|limits|jobs|demo)(_[0-9]+)?$' and exists (
        select from pg_shdepend d join pg_database b on b.oid = d.dbid
        where b.datname = current_database() and d.refclassid = 'pg_authid'::regclass and d.refobjid = r.oid and d.deptype in ('a', 'r'))));
  one record;
  gone text;
begin
  for one in select p.polname, p.polrelid::regclass as relation from pg_policy p join pg_class c on c.oid = p.polrelid
             where c.relnamespace = 'public'::regnamespace and c.relowner = current_user::regrole loop
    execute format('drop policy %I on %s', one.polname, one.relation);
  end loop;

  for one in select t.tgname, t.tgrelid::regclass as relation from pg_trigger t join pg_class c on c.oid = t.tgrelid
             where c.relnamespace = 'public'::regnamespace and c.relowner = current_user::regrole and not t.tgisinternal loop
    execute format('drop trigger %I on %s', one.tgname, one.relation);
  end loop;

  -- In one statement each, since one may lean on another.
  select string_agg(c.oid::regclass::text, ', ') into gone from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relowner = current_user::regrole and c.relkind = 'v'
      and not exists (select 1 from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e');
  if gone is not null then execute 'drop view ' || gone; end if;

  select string_agg(p.oid::regprocedure::text, ', ') into gone from pg_proc p
    where p.pronamespace = 'public'::regnamespace and p.proowner = current_user::regrole
      and not exists (select 1 from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e');
  if gone is not null then execute 'drop routine ' || gone; end if;

  for one in select c.oid::regclass as relation, case c.relkind when 'S' then 'sequence' else 'table' end as kind from pg_class c
             where c.relnamespace = 'public'::regnamespace and c.relowner = current_user::regrole and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') loop
    execute format('revoke all on %s %s from public, %s', one.kind, one.relation, all_serving);
  end loop;

  execute 'revoke all on schema public from public, ' || all_serving;
  execute 'grant usage on schema public to ' || serving;
end $$;

-- A function that is made from here on is nobody's to call but the owner's, until a grant names who else.
alter default privileges revoke execute on routines from public;
