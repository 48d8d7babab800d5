-- The only way in which a table is opened. Row security is on and forced; the owning role keeps its own way in, also where
-- it is not a superuser; a serving role may do what is named here and no more. `fence` says whose rows the app's role meets:
--   council  those of the council in which the signed-in person stands (acting.sql)
--   review   those of the review whose peer they are, while it lasts
--   none     whatever the policies say that are written beside the table; without one, no row at all
-- A narrower fence is a restrictive policy beside it: it takes away, and opens nothing.
create function protect_table(name text, fence text, app text default null, identity text default null, limits text default null)
returns void language plpgsql set search_path = pg_catalog, public, pg_temp as
$$ declare own_rows text; begin
  own_rows := case fence
    when 'council' then 'council_id = (select acting_council())'
    when 'review' then 'review_id = (select acting_review())'
    when 'none' then ''
  end;
  if own_rows is null then raise exception 'no fence is called %', fence; end if;
  execute format('alter table %I enable row level security, force row level security', name);
  execute format('create policy %I on %I for all to current_user using (true) with check (true)', name || '_owner', name);
  if own_rows <> '' then
    execute format('create policy %I on %I for all to concord_app using (%s) with check (%s)', name || '_fence', name, own_rows, own_rows);
  end if;
  if app is not null then execute format('grant %s on %I to concord_app', app, name); end if;
  if identity is not null then execute format('grant %s on %I to concord_identity', identity, name); end if;
  if limits is not null then execute format('grant %s on %I to concord_limits', limits, name); end if;
end $$;

-- For what is kept as it was written: never changed by anybody, the owning role included. Here and in the other walls, what two
-- people have had leave for good goes (leaving.sql).
create function refuse_change() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  if tg_op = 'DELETE' then
    if goes_with_council(to_jsonb(old)) then return old; end if;
  elsif tg_op = 'UPDATE' then
    if loses_name_alone(to_jsonb(old), to_jsonb(new)) then return new; end if;
  end if;
  raise exception '% is kept as it was written', tg_table_name using errcode = 'CN001';
end $$;

-- A table of which that is so: each of its rows, and the whole.
create function keep_as_written(name text) returns void
language plpgsql set search_path = pg_catalog, public, pg_temp as
$$ begin
  execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()', name || '_kept', name);
  execute format('create trigger %I before truncate on %I for each statement execute function refuse_change()', name || '_kept_whole', name);
end $$;

-- For what ends once, on a day or at a moment: from then on it is kept as it ended. The columns that say so are named with the trigger.
create function refuse_reviving() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ declare ending text; begin
  foreach ending in array tg_argv loop
    if (to_jsonb(old) ->> ending)::timestamptz <= now() and not loses_name_alone(to_jsonb(old), to_jsonb(new)) then
      raise exception '% is kept as it ended', tg_table_name using errcode = 'CN001';
    end if;
  end loop;
  return new;
end $$;

-- For what may be changed, and not by everybody: the owning role goes round these walls, as it does round the fences.
create function is_served() returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp as
$$ select session_user in ('concord_app', 'concord_demo') $$;

-- The day that it is in this country.
create function here_today() returns date
language sql stable set search_path = pg_catalog, public, pg_temp as
$$ select (now() at time zone 'Europe/London')::date $$;

-- Whether something is said to be done as it is done: within a minute of the clock. Only the demo writes of other times.
create function is_done_as_said(at timestamptz) returns boolean
language sql volatile set search_path = pg_catalog, public, pg_temp as
$$ select session_user = 'concord_demo' or at between clock_timestamp() - interval '1 minute' and clock_timestamp() + interval '1 minute' $$;

create function refuse_unallowed() returns void
language plpgsql set search_path = pg_catalog, public, pg_temp as
$$ begin raise exception 'who acts may not do this' using errcode = 'CN008'; end $$;
