-- What is looked through where somebody searches in evidence (search.sql).

select protect_table('evidence_words', fence => 'council', app => 'select');
create policy evidence_words_read on evidence_words as restrictive for select to concord_app
  using (exists (select 1 from evidence_items i where i.council_id = evidence_words.council_id and i.id = evidence_words.item_id));
-- Nobody reads it: its words may be those of what somebody may not open.
select protect_table('evidence_lexicon', fence => 'council');

-- The three-letter pieces of a word, each with whose they are.
create function pieces_of(council uuid, word text) returns text[]
language sql immutable set search_path = pg_catalog, public, pg_temp as $$
  select array(select distinct council::text || substr('  ' || word || ' ', at, 3) from generate_series(1, length(word) + 1) at)
$$;

-- Of what is said at once so many words, those first that stand in it most often: a file of rubbish does not fill the lexicon.
create function keep_words(council uuid, said text[]) returns void
language sql volatile set search_path = pg_catalog, public, pg_temp as $$
  insert into evidence_lexicon (council_id, word, pieces)
    select council, w.word, pieces_of(council, w.word)
    from (select lower(m[1]) as word from unnest(said) s (words) cross join lateral regexp_matches(s.words, '[[:alpha:]]{4,30}', 'g') m
      group by 1 order by count(*) desc, 1 limit 10000) w
    on conflict (council_id, word) do nothing
$$;

-- What is typed of a revision is found at once; what stands in its file, and whether its page is there, a job looks for.
create function begin_words() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ declare said constant text := concat_ws(' ', new.title, new.file_name, new.url, new.note, new.minute ->> 'body', new.minute ->> 'says',
    new.figure ->> 'metric', new.figure ->> 'source'); begin
  insert into evidence_words (council_id, item_id, revision_id, place, words) values (new.council_id, new.item_id, new.id, '', said);
  perform keep_words(new.council_id, array[said]);
  if new.sha256 is not null or new.url is not null then
    perform jobs.enqueue('read-evidence', jsonb_build_object('council', new.council_id, 'revision', new.id));
  end if;
  return null;
end $$;
create trigger evidence_revisions_begin_words after insert on evidence_revisions for each row execute function begin_words();

-- For the job: which file or page a revision is, and what was found in it. Nothing else of the item.
create function take_evidence(council uuid, revision uuid) returns table (sha256 text, media_type text, url text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select r.sha256, r.media_type, r.url from evidence_revisions r where r.council_id = council and r.id = revision
$$;
create function note_evidence_words(council uuid, revision uuid, places text[], said text[]) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as
$$ declare item constant uuid := (select r.item_id from evidence_revisions r where r.council_id = council and r.id = revision); begin
  if item is null then return; end if;
  delete from evidence_words w where w.council_id = council and w.revision_id = revision and w.place <> '';
  insert into evidence_words (council_id, item_id, revision_id, place, words)
    select council, item, revision, p.place, p.words from unnest(places, said) p (place, words) where p.place <> '';
  perform keep_words(council, said);
end $$;
create function note_evidence_link(council uuid, revision uuid, state text) returns void
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  update evidence_items i set link_state = state, link_checked_at = now()
    from evidence_revisions r where r.council_id = council and r.id = revision and i.council_id = r.council_id and i.id = r.item_id
      and not exists (select 1 from evidence_revisions n where n.council_id = r.council_id and n.item_id = r.item_id and n.number > r.number)
$$;
-- Links of evidence that were not looked at for a week, taken by whoever asks.
create function take_evidence_links(most int) returns table (council uuid, revision uuid, url text)
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  update evidence_items i set link_checked_at = now()
    from (select o.council_id, o.id, n.id as revision, n.url from evidence_items o
        cross join lateral (select v.id, v.url from evidence_revisions v where v.council_id = o.council_id and v.item_id = o.id
          order by v.number desc limit 1) n
        where o.kind = 'link' and o.link_checked_at < now() - interval '7 days' order by o.link_checked_at limit most) old
    where i.council_id = old.council_id and i.id = old.id
    returning i.council_id, old.revision, old.url
$$;
grant execute on function take_evidence(uuid, uuid), note_evidence_words(uuid, uuid, text[], text[]), note_evidence_link(uuid, uuid, text),
  take_evidence_links(int) to concord_background;
