-- The framework and the library: published, read by everybody, changed by the owning role alone.

select protect_table('framework_versions', fence => 'none', app => 'select');
create policy framework_versions_read on framework_versions for select to concord_app using (true);

select protect_table('framework_areas', fence => 'none', app => 'select');
create policy framework_areas_read on framework_areas for select to concord_app using (true);

select protect_table('framework_levels', fence => 'none', app => 'select');
create policy framework_levels_read on framework_levels for select to concord_app using (true);

select protect_table('framework_questions', fence => 'none', app => 'select');
create policy framework_questions_read on framework_questions for select to concord_app using (true);

select protect_table('resources', fence => 'none', app => 'select');
create policy resources_read on resources for select to concord_app using (true);

-- Whether the library's links still lead somewhere, looked at once a week by the background, which sees no more of them. What is
-- unknown proves nothing: a site may keep machines out, and this server may have no way out.
create function take_links(most int) returns table (id uuid, url text)
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  update resources r set asked_at = now() from (
    select o.id from resources o where o.asked_at is null or o.asked_at < now() - interval '7 days'
    order by o.asked_at nulls first limit most for update skip locked) due
  where r.id = due.id returning r.id, r.url
$$;
grant execute on function take_links(int) to concord_background;

create function note_link(resource uuid, state text) returns void
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  update resources set times_gone = case state when 'gone' then times_gone + 1 else 0 end where id = resource and state in ('there', 'gone')
$$;
grant execute on function note_link(uuid, text) to concord_background;
