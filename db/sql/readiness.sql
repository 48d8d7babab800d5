-- Whether PostgreSQL can write, for /readyz, and which folder its files are in. Nobody who serves sees these tables; of the first no row is ever kept.

select protect_table('tried_writes', fence => 'none');
select protect_table('file_folders', fence => 'none');

-- Makes a table longer by a few pages, so that a full disk is met, and takes it back. What is written cannot be made smaller.
create function try_to_write() returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  begin
    insert into tried_writes (filling)
      select string_agg(uuid_send(gen_random_uuid()), '') from generate_series(1, 2048);
    raise exception 'could be written' using errcode = 'CN010';
  exception when sqlstate 'CN010' then null;
  end;
end $$;
grant execute on function try_to_write() to concord_background;
