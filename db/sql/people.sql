-- Who is here today. Roles, posts and groups are dated; whoever asks for today's asks these views, which show each reader
-- no more rows than the tables do. A role counts from its first day on, and on its last day no more.

create view current_memberships with (security_invoker = true) as
  select m.council_id, m.id, m.user_id, m.role, m.post, m.starts_on, m.ends_on
  from memberships m
  where m.starts_on <= current_date and (m.ends_on is null or m.ends_on > current_date);
-- Whoever ends a role holds it first; what is held is asked again after waiting, which it is in the view alone.
grant select, update (ends_on) on current_memberships to concord_app;

create view current_group_memberships with (security_invoker = true) as
  select g.council_id, g.id, g.membership_id, g.political_group_id, g.starts_on, g.ends_on
  from group_memberships g
  where g.starts_on <= current_date and (g.ends_on is null or g.ends_on > current_date);
grant select on current_group_memberships to concord_app;

create view current_administrations with (security_invoker = true) as
  select a.council_id, a.id, a.political_group_id, a.starts_on, a.ends_on
  from administrations a
  where a.starts_on <= current_date and (a.ends_on is null or a.ends_on > current_date);
grant select on current_administrations to concord_app;
