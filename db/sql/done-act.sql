-- What somebody did lately and what came of it, for them alone (schema/done-act.ts): nobody else may know that they did anything.

select protect_table('done_acts', fence => 'none', app => 'select (user_id, key, answer), insert (user_id, key, answer)');
create policy done_acts_own on done_acts to concord_app
  using (user_id = (select acting_user())) with check (user_id = (select acting_user()));
