-- What somebody did lately and what came of it, for them alone (schema/done-act.ts): nobody else may know that they did anything. No
-- role has the table, because EXPLAIN counts what a policy hides.
select protect_table('done_acts', fence => 'none');

-- What came of the acting person's act with this key, or nothing.
create function done_before(act text) returns bytea
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin return (select d.answer from done_acts d where d.user_id = acting_user() and d.key = act); end $$;
grant execute on function done_before(text) to concord_app;

create function note_done(act text, outcome bytea) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as
$$ begin insert into done_acts (user_id, key, answer) values (acting_user(), act, outcome); end $$;
grant execute on function note_done(text, bytea) to concord_app;
