-- Documents that are made by a job. Each is its asker's alone, from the asking to the file, and is gone after a week; a peer's pack of
-- evidence with them. The whole council is one of no assessment, for whoever may take it out.

select protect_table('papers', fence => 'council', app => 'select, insert, update (state, file_name, holds, file, sha256, size), delete');
create policy papers_own on papers as restrictive for all to concord_app
  using (user_id = (select acting_user())) with check (user_id = (select acting_user()));
-- One is asked for of an assessment that its asker sees, and waits.
create policy papers_asked on papers as restrictive for insert to concord_app
  with check (state = 'waiting' and case when assessment_id is null then acting_may('export-council')
    else exists (select 1 from assessments a where a.council_id = papers.council_id and a.id = papers.assessment_id) end);

-- What is stored is a file of its own: never one that is there already, which somebody would be handed so.
create function refuse_unallowed_paper() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  if is_served() and new.sha256 is not null and (not acting_may('export-council')
    or exists (select 1 from evidence_revisions r where r.council_id = new.council_id and r.sha256 = new.sha256)
    or exists (select 1 from evidence_packs p where p.council_id = new.council_id and p.sha256 = new.sha256)
    or exists (select 1 from papers p where p.council_id = new.council_id and p.sha256 = new.sha256 and p.id <> new.id))
  then perform refuse_unallowed(); end if;
  return new;
end $$;
create trigger papers_by_whom before insert or update on papers for each row execute function refuse_unallowed_paper();

-- What waits is a job, from the same transaction on.
create function queue_paper() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  perform jobs.enqueue(case when new.assessment_id is null then 'make-export' else 'make-paper' end, jsonb_build_object('paper', new.id));
  return null;
end $$;
create trigger papers_queued after insert on papers for each row execute function queue_paper();

-- Whose a paper is that is still to be made, and where: it is made in their name, by what they may see then.
create function whose_paper(paper uuid, out person uuid, out council text) returns setof record
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select p.user_id, c.slug from papers p join councils c on c.id = p.council_id where p.id = paper and p.state in ('waiting', 'making')
$$;
grant execute on function whose_paper(uuid) to concord_background;

create function purge_papers() returns bigint
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as
$$ declare gone bigint; packs bigint; begin
  delete from papers p where p.asked_at < now() - interval '7 days';
  get diagnostics gone = row_count;
  delete from evidence_packs p where p.asked_at < now() - interval '7 days';
  get diagnostics packs = row_count;
  return gone + packs;
end $$;
grant execute on function purge_papers() to concord_background;
