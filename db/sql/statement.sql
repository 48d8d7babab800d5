-- What a council says of an area: begun with its assessment, for those who see the whole of it.

select protect_table('area_statements', fence => 'council', app => 'select, insert');
create policy area_statements_read on area_statements as restrictive for all to concord_app using (not (select acting_limited()));
create policy area_statements_begun on area_statements as restrictive for insert to concord_app
  with check ((select acting_may('create-assessment')) and assessment_id in (select a.id from assessments a where a.state = 'setup'));
create trigger area_statements_begin before insert on area_statements for each row execute function begin_subject('statement');
create trigger area_statements_after_freeze before insert or update or delete on area_statements
  for each row execute function refuse_after_freeze();
