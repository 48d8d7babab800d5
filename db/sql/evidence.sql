-- Evidence. An item is the council's own, once, and has revisions that are kept as they were written; that a question rests on an item is
-- a row of `evidence`, which shows of it what the revision that it names says. Two fields say who opens an item: its readers and its
-- legal class; held, it is opened by its own people and by those who decide. They are asked of the item alone, by whichever door somebody comes.

-- Whether the acting person decides how an item stands in law: the monitoring officer or their deputy; where neither is in post, the lead.
create function acting_decides_class() returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ declare council constant uuid := acting_council(); begin
  return acting_may('decide-class') or (acting_may('decide-class-if-vacant') and not exists (
    select 1 from current_memberships m where m.council_id = council and m.role = any (roles_that_may('decide-class'))));
end $$;
grant execute on function acting_decides_class() to concord_app;

-- What questions that are assigned to the acting person rest on; what somebody has asked to be decided; and what a peer's submission named,
-- or the council has shown since.
create function acting_assigned_items() returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  return query select e.item_id from evidence e
    where e.council_id = acting_council() and e.assessment_question_id in (select acting_questions());
end $$;
create function acting_asked_items() returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  return query select a.item_id from evidence_asks a where a.council_id = acting_council() and a.decided_at is null;
end $$;
-- As arrays, so that a policy that opens rows finds them by an index of their own beside the fence's.
create function acting_submitted_items() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  return array(select e.item_id from submissions s join evidence e on e.council_id = s.council_id and e.assessment_id = s.assessment_id
      where s.id = acting_submission() and e.removed_at is null
    union select q.item_id from evidence_requests q where q.review_id = acting_review_cleared() and q.item_id is not null
    union select e.item_id from progress_evidence e join progress_reviews p on p.review_id = e.review_id
      where e.review_id = acting_review_cleared() and p.state <> 'drafting');
end $$;
create function acting_submitted_revisions() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  return array(select e.revision_id from submissions s join evidence e on e.council_id = s.council_id and e.assessment_id = s.assessment_id
      where s.id = acting_submission() and e.removed_at is null
    union select q.revision_id from evidence_requests q where q.review_id = acting_review_cleared() and q.revision_id is not null
    union select e.revision_id from progress_evidence e join progress_reviews p on p.review_id = e.review_id
      where e.review_id = acting_review_cleared() and p.state <> 'drafting');
end $$;
create function acting_submitted_evidence() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  return array(select e.id from submissions s join evidence e on e.council_id = s.council_id and e.assessment_id = s.assessment_id
    where s.id = acting_submission() and e.removed_at is null);
end $$;
grant execute on function acting_assigned_items(), acting_asked_items(), acting_submitted_items(), acting_submitted_revisions(), acting_submitted_evidence()
  to concord_app;

select protect_table('evidence_items', fence => 'council', app => 'select, insert, update (owner_id, review_by, readers, named, legal_class,
  exempt_paragraph, class_reason, class_review_on, class_decided_by, class_decided_at, held_at)');
-- Who reads an item: its own people; those who decide, what is held, restricted, asked, or was decided by them; and its readers, as far as
-- its class lets them. It stands twice, here and for anybody in `reads_item`; tests/fence/evidence-readers.test.ts compares them.
create policy evidence_items_read on evidence_items as restrictive for select to concord_app using (
  owner_id = (select acting_user()) or added_by = (select acting_user())
  or ((select acting_decides_class()) and (held_at is not null or legal_class <> 'none' or class_decided_by = (select acting_user())
    or id in (select acting_asked_items())))
  or (held_at is null and case readers when 'named' then (select acting_user()) = any (named)
    else (legal_class = 'none' or (select acting_may('see-restricted')))
      and (not (select acting_limited()) or id in (select acting_assigned_items())) end));
-- Peers read what their submission named, where its readers are peers or anybody and nothing restricts it.
create policy evidence_items_peers on evidence_items for select to concord_app
  using (held_at is null and legal_class = 'none' and readers in ('peers', 'public')
    and id = any ((select acting_submitted_items())::uuid[]));
create policy evidence_items_added on evidence_items as restrictive for insert to concord_app
  with check (added_by = (select acting_user()) and owner_id = added_by and legal_class = 'none' and class_decided_by is null
    and (select acting_may('add-evidence')));

create function reads_item(item evidence_items, person uuid) returns boolean
language plpgsql stable set search_path = pg_catalog, public, pg_temp as
$$ begin return reads_item_by(item, person, sight_of_items(item.council_id, person)); end $$;

-- What somebody's roles let them see of a council's items, for whoever asks of many items: looked up once.
create function sight_of_items(council uuid, person uuid) returns text[]
language plpgsql stable set search_path = pg_catalog, public, pg_temp as
$$ declare
  roles constant text[] := array(select m.role from current_memberships m where m.council_id = council and m.user_id = person);
  decides constant boolean := roles && roles_that_may('decide-class') or (roles && roles_that_may('decide-class-if-vacant') and not exists (
    select 1 from current_memberships m where m.council_id = council and m.role = any (roles_that_may('decide-class'))));
begin
  return array(select s.may from (values ('enter', roles && roles_that_may('enter')), ('decide-class', decides),
    ('see-restricted', roles && roles_that_may('see-restricted')), ('read-whole', roles && roles_that_may('read-whole'))) s (may, is_so) where s.is_so);
end $$;
create function reads_item_by(item evidence_items, person uuid, sight text[]) returns boolean
language plpgsql stable set search_path = pg_catalog, public, pg_temp as
$$ begin
  if not 'enter' = any (sight) then return false; end if;
  if person in (item.owner_id, item.added_by) then return true; end if;
  if item.held_at is null and ((item.readers = 'named' and person = any (item.named))
    or (item.readers <> 'named' and (item.legal_class = 'none' or 'see-restricted' = any (sight)) and 'read-whole' = any (sight))) then
    return true;
  end if;
  if 'decide-class' = any (sight) and (item.held_at is not null or item.legal_class <> 'none' or item.class_decided_by is not distinct from person
      or exists (select 1 from evidence_asks a where a.council_id = item.council_id and a.item_id = item.id and a.decided_at is null)) then
    return true;
  end if;
  return item.held_at is null and item.readers <> 'named' and (item.legal_class = 'none' or 'see-restricted' = any (sight)) and exists (
    select 1 from evidence e join assignments g on g.council_id = e.council_id and g.assessment_question_id = e.assessment_question_id
    where e.council_id = item.council_id and e.item_id = item.id and g.user_id = person);
end $$;

-- Later means wider.
create function readers_rank(readers text) returns int language sql immutable set search_path = pg_catalog, public, pg_temp as
$$ select array_position(array['named', 'council', 'peers', 'public'], readers) $$;
create function class_rank(legal_class text) returns int language sql immutable set search_path = pg_catalog, public, pg_temp as
$$ select array_position(array['confidential', 'exempt', 'none'], legal_class) $$;

-- What is narrowed is narrowed at once, by its own people or whoever keeps the register; a class is said by those who decide. What is
-- widened in either field, or held no longer, takes an open ask of somebody else for just that.
create function refuse_unallowed_item_change() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ declare
  person constant uuid := acting_user();
  is_wider_class constant boolean := class_rank(new.legal_class) > class_rank(old.legal_class) or (old.held_at is not null and new.held_at is null);
  is_other_class constant boolean := is_wider_class or (old.legal_class, old.exempt_paragraph, old.class_reason, old.class_review_on)
    is distinct from (new.legal_class, new.exempt_paragraph, new.class_reason, new.class_review_on);
  is_wider constant boolean := readers_rank(new.readers) > readers_rank(old.readers)
    or (old.readers = 'named' and new.readers = 'named' and not new.named <@ old.named);
begin
  if not is_served() then return new; end if;
  if old.council_id is distinct from acting_council() then perform refuse_unallowed(); end if;
  if is_other_class or (old.class_decided_by, old.class_decided_at) is distinct from (new.class_decided_by, new.class_decided_at) then
    if not acting_decides_class() or new.class_decided_by is distinct from person then perform refuse_unallowed(); end if;
  elsif not (person in (old.owner_id, old.added_by) or acting_may('tidy-register') or acting_may('change-readers') or acting_decides_class()) then
    perform refuse_unallowed();
  end if;
  if (is_wider or is_wider_class) and not exists (
      select 1 from evidence_asks a where a.council_id = old.council_id and a.item_id = old.id and a.decided_at is null and a.asked_by <> person
        and ((a.readers, a.named, a.legal_class, a.exempt_paragraph, a.class_reason, a.class_review_on)
            is not distinct from (new.readers, new.named, new.legal_class, new.exempt_paragraph, new.class_reason, new.class_review_on)
          -- Or a no to what was asked, after which it is held no longer and as it was.
          or (old.held_at is not null and not is_wider and (old.legal_class, old.exempt_paragraph, old.class_reason, old.class_review_on)
            is not distinct from (new.legal_class, new.exempt_paragraph, new.class_reason, new.class_review_on)))
        and (acting_decides_class() or (old.legal_class = 'none' and old.held_at is null and acting_may('change-readers'))))
  then perform refuse_unallowed(); end if;
  return new;
end $$;
create trigger evidence_items_by_whom before update on evidence_items for each row execute function refuse_unallowed_item_change();

select protect_table('evidence_asks', fence => 'council', app => 'select, insert, update (decided_by, decided_at, outcome, decided_because)');
create policy evidence_asks_read on evidence_asks as restrictive for all to concord_app
  using (exists (select 1 from evidence_items i where i.council_id = evidence_asks.council_id and i.id = evidence_asks.item_id));
create policy evidence_asks_asked on evidence_asks as restrictive for insert to concord_app
  with check (asked_by = (select acting_user()) and decided_at is null and ((select acting_may('change-readers')) or (select acting_decides_class())
    or exists (select 1 from evidence_items i where i.council_id = evidence_asks.council_id and i.id = evidence_asks.item_id
      and (select acting_user()) in (i.owner_id, i.added_by))));
create policy evidence_asks_decided on evidence_asks as restrictive for update to concord_app using (decided_at is null)
  with check (decided_by = (select acting_user()) and case outcome when 'taken-back' then asked_by = decided_by
    else asked_by <> decided_by and ((select acting_decides_class()) or (legal_class = 'none' and (select acting_may('change-readers')))) end);
create trigger evidence_asks_stay_decided before update on evidence_asks for each row execute function refuse_reviving('decided_at');

select protect_table('evidence_revisions', fence => 'council', app => 'select, insert');
create policy evidence_revisions_read on evidence_revisions as restrictive for all to concord_app
  using (exists (select 1 from evidence_items i where i.council_id = evidence_revisions.council_id and i.id = evidence_revisions.item_id));
create policy evidence_revisions_peers on evidence_revisions for select to concord_app
  using (id = any ((select acting_submitted_revisions())::uuid[]));
create policy evidence_revisions_added on evidence_revisions as restrictive for insert to concord_app
  with check (added_by = (select acting_user()) and ((select acting_may('tidy-register')) or ((select acting_may('add-evidence')) and exists (
    select 1 from evidence_items i where i.council_id = evidence_revisions.council_id and i.id = evidence_revisions.item_id
      and (select acting_user()) in (i.owner_id, i.added_by)))));
select keep_as_written('evidence_revisions');

-- How much room the files of the acting person's council take, each once however often it is there; and whether this one is there already.
create function acting_files_size(hash text) returns table (size bigint, is_there boolean)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(sum(f.size), 0)::bigint, coalesce(bool_or(f.sha256 = hash), false) from (
    select distinct on (r.sha256) r.sha256, r.size from evidence_revisions r where r.council_id = acting_council() and r.sha256 is not null) f
$$;
grant execute on function acting_files_size(text) to concord_app;

select protect_table('evidence', fence => 'council', app => 'select, insert, update (removed_by, removed_at, removed_reason)');
create policy evidence_assigned on evidence as restrictive for all to concord_app
  using (not (select acting_limited()) or assessment_question_id in (select acting_questions()));
create policy evidence_readable on evidence as restrictive for all to concord_app
  using (exists (select 1 from evidence_items i where i.council_id = evidence.council_id and i.id = evidence.item_id));
-- Of the submission that they review, peers see what they may.
create policy evidence_peers on evidence for select to concord_app
  using (removed_at is null and assessment_id = (
    select s.assessment_id from submissions s where s.id = (select acting_submission())));

-- What it shows is what its revision says, and for whom its item is then. A row that names no item, which only the owning role writes,
-- begins one with its own id.
create function show_revision() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ declare i evidence_items; r evidence_revisions; begin
  if new.item_id is null then
    insert into evidence_items (council_id, id, kind, owner_id, readers, legal_class, exempt_paragraph, class_reason, class_review_on, class_decided_by, added_by, added_at)
      values (new.council_id, new.id, new.kind, new.added_by, case new.audience when 'public' then 'public' when 'council' then 'peers' else 'council' end,
        case when new.audience in ('exempt', 'confidential') then new.audience else 'none' end, new.exempt_paragraph,
        case new.audience when 'exempt' then new.exempt_reason when 'confidential' then 'Marked when it was attached.' end, new.exempt_review_on,
        case when new.audience in ('exempt', 'confidential') then new.added_by end, new.added_by, new.added_at)
      returning id into new.item_id;
    insert into evidence_revisions (council_id, item_id, number, title, speaks_for, file_name, media_type, size, sha256, scanned_at, url, added_by, added_at)
      values (new.council_id, new.item_id, 1, new.title, new.speaks_for, new.file_name, new.media_type, new.size, new.sha256, new.scanned_at, new.url,
        new.added_by, new.added_at)
      returning id into new.revision_id;
  end if;
  select * into i from evidence_items where council_id = new.council_id and id = new.item_id;
  select * into r from evidence_revisions where council_id = new.council_id and item_id = new.item_id and id = new.revision_id;
  new.kind := i.kind;
  new.title := r.title;
  new.speaks_for := r.speaks_for;
  new.file_name := r.file_name;
  new.media_type := r.media_type;
  new.size := r.size;
  new.sha256 := r.sha256;
  new.scanned_at := r.scanned_at;
  new.url := r.url;
  new.audience := case when i.held_at is not null then 'held' when i.legal_class <> 'none' then i.legal_class
    else (case i.readers when 'public' then 'public' when 'peers' then 'council' when 'council' then 'internal' else 'named' end) end;
  new.exempt_paragraph := case new.audience when 'exempt' then i.exempt_paragraph end;
  new.exempt_reason := case new.audience when 'exempt' then i.class_reason end;
  new.exempt_review_on := case new.audience when 'exempt' then i.class_review_on end;
  return new;
end $$;
create trigger evidence_a_shows before insert or update of revision_id on evidence for each row execute function show_revision();
create trigger evidence_begins before insert on evidence for each row execute function begin_subject('evidence');
create trigger evidence_stays_removed before update on evidence for each row execute function refuse_reviving('removed_at');
create trigger evidence_after_freeze before insert or update or delete on evidence
  for each row execute function refuse_after_freeze();

-- A newer revision, and other readers, show wherever nothing is frozen, and nowhere else.
create function show_newest() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ declare item constant uuid := to_jsonb(new) ->> case tg_table_name when 'evidence_items' then 'id' else 'item_id' end; begin
  update evidence e set revision_id = (select r.id from evidence_revisions r where r.council_id = e.council_id and r.item_id = item order by r.number desc limit 1)
    from assessments a where e.council_id = new.council_id and e.item_id = item and e.removed_at is null
      and a.council_id = e.council_id and a.id = e.assessment_id and a.state = any (states_before('signing'));
  return null;
end $$;
create trigger evidence_revisions_show after insert on evidence_revisions for each row execute function show_newest();
create trigger evidence_items_show after update of readers, named, legal_class, exempt_paragraph, class_reason, class_review_on, held_at on evidence_items
  for each row execute function show_newest();
