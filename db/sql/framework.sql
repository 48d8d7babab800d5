-- The framework and the library: published, read by everybody, changed by the owning role alone.

select protect_table('framework_versions', fence => 'none', app => 'select');
create policy framework_versions_read on framework_versions for select to concord_app using (true);

select protect_table('framework_areas', fence => 'none', app => 'select');
create policy framework_areas_read on framework_areas for select to concord_app using (true);

select protect_table('framework_questions', fence => 'none', app => 'select');
create policy framework_questions_read on framework_questions for select to concord_app using (true);

select protect_table('resources', fence => 'none', app => 'select');
create policy resources_read on resources for select to concord_app using (true);
