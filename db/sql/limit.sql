-- How often something was done lately. A role of its own, which sees nothing else: whoever holds it forgets limits, or fills them.

select protect_table('limits', fence => 'none', limits => 'select, insert, update, delete');
create policy limits_counted on limits to concord_limits using (true) with check (true);
