-- Search inside evidence. Which rows hold a word is found by a function for one council, past the fence, because an index cannot be used
-- behind one; it gives ids alone, of what the asker may open, and they read those rows again behind their own fence. Words that are near
-- what was typed are sought beside it every time, so that nothing depends on what stands in something that the asker may not open.

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

create function keep_words(council uuid, said text) returns void
language sql volatile set search_path = pg_catalog, public, pg_temp as $$
  insert into evidence_lexicon (council_id, word, pieces)
    select council, w.word, pieces_of(council, w.word)
    from (select distinct lower(m[1]) as word from regexp_matches(said, '[[:alpha:]]{4,30}', 'g') m) w
    on conflict (council_id, word) do nothing
$$;

-- What is typed of a revision is found at once; what stands in its file, and whether its page is there, a job looks for.
create function begin_words() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as
$$ declare said constant text := concat_ws(' ', new.title, new.file_name, new.url, new.note, new.minute ->> 'body', new.minute ->> 'says',
    new.figure ->> 'metric', new.figure ->> 'source'); begin
  insert into evidence_words (council_id, item_id, revision_id, place, words) values (new.council_id, new.item_id, new.id, '', said);
  perform keep_words(new.council_id, said);
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
  perform keep_words(council, p) from unnest(said) p;
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

-- Words of the council's own evidence that are nearly this one, by the pieces that they share; the word itself first.
create function near_words(council uuid, typed text) returns text[]
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select array[typed] || array(
    select l.word from evidence_lexicon l cross join lateral (
      select count(*) as shared from unnest(l.pieces) p where p = any (pieces_of(council, typed))) s
    where l.council_id = council and l.pieces && pieces_of(council, typed) and abs(length(l.word) - length(typed)) <= 2
      and 2.0 * s.shared / (cardinality(l.pieces) + length(typed) + 1) >= 0.6
    order by s.shared desc, l.word limit 100)
$$;

-- The words that are asked for, each as itself or as one that is nearly it; nothing where none is long enough to be another.
create function near_query(council uuid, asked text) returns tsquery
language plpgsql stable set search_path = pg_catalog, public, pg_temp as
$$ declare near tsquery; word text; begin
  for word in select distinct lower(m[1]) from regexp_matches(left(asked, 200), '[[:alpha:]]{4,30}', 'g') m limit 6 loop
    near := case when near is null then q.one else near && q.one end
      from (select to_tsquery('english', array_to_string(near_words(council, word), ' | ')) as one) q;
  end loop;
  return near;
end $$;

-- Where the words stand that are asked for, and where words stand that are nearly those; by the newest revision of each item.
create function find_evidence(asked text, most int) returns table (id uuid, is_near boolean, rank real, query text)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ declare
  council constant uuid := acting_council();
  person constant uuid := acting_user();
  here constant tsquery := ('''in:' || council || '''')::tsquery;
  exact constant tsquery := websearch_to_tsquery('english', asked);
  near constant tsquery := near_query(council, asked);
begin
  if council is null or numnode(exact) = 0 then return; end if;
  return query
    select w.id, q.is_near, ts_rank_cd(w.looked_up, q.query), q.query::text
    from (values (false, exact), (true, near)) q (is_near, query)
    cross join lateral (
      with hit as materialized (
          select v.id, v.item_id, v.looked_up from evidence_words v
          where q.query is not null and numnode(q.query) > 0 and v.looked_up @@ (q.query && here)
            and not exists (select 1 from evidence_revisions r join evidence_revisions n on n.council_id = r.council_id and n.item_id = r.item_id
              and n.number > r.number where r.council_id = v.council_id and r.id = v.revision_id)),
        -- Those that the asker may not open take no place from those that they may.
        opened as materialized (
          select i.id from (select distinct h.item_id from hit h) o join evidence_items i on i.council_id = council and i.id = o.item_id
          where reads_item(i, person))
      select h.id, h.looked_up from hit h where h.item_id = any (array(select o.id from opened o))
      order by ts_rank_cd(h.looked_up, q.query) desc limit most) w;
end $$;
grant execute on function find_evidence(text, int) to concord_app;
