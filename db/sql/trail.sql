-- The audit trail: read in its place, written as oneself, kept as it was written.
--   Each score has a chain of its own, named by the score's id. A hidden act in the council's chain would move on the number
-- and the seal of every later entry that others see, and from two seals one can try out what lies between. A score's chain
-- is seen by whoever sees the score: its author, and from the reveal on everybody, when the council's chain takes up its seal.
-- A peer's score has one in the same way, which no page shows.

-- No serving role has a right on the table, as none has on that of scores (score.sql): what EXPLAIN counts would tell who has scored.
select protect_table('audit_entries', fence => 'none');
select keep_as_written('audit_entries');

-- Who has scored is theirs to say before the reveal; who objects to the consent list and who took a stand, at every time:
-- beside the numbers that step on the screens it would tell which one. Who sees only their own questions reads what they did themselves.
create function sees_entry(me uuid, limited boolean, actor uuid, act text, round uuid) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select actor = me or (not limited and act not in ('consent.objected', 'stance.recorded')
    and (act <> 'score.submitted' or round_is_revealed(round)))
$$;

-- Whether an entry is about this question, this person and one of these kinds, where one is asked for.
create function is_about(e audit_entries, question uuid, person uuid, kinds text[]) returns boolean
language sql immutable set search_path = pg_catalog, public, pg_temp as $$
  select (question is null or e.question_id = question or jsonb_exists(e.subject -> 'questionIds', question::text))
    and (person is null or e.actor_id = person or e.person_id = person or e.subject ->> 'predecessorId' = person::text
      or e.subject ->> 'facilitatorId' = person::text or jsonb_exists(e.subject -> 'userIds', person::text))
    and (kinds is null or split_part(e.act, '.', 1) = any (kinds))
$$;

-- A page of the trail of the acting person's council, newest first, from a place in it on; or of an assessment's scores, of which no
-- number is told, because how often one was changed is nobody's business.
create function trail_page(of_scores boolean, of_assessment uuid, of_question uuid, of_person uuid, of_kinds text[], before_at timestamptz,
  before_hash text, most integer)
returns table (at timestamptz, seq bigint, actor uuid, act text, subject jsonb, previous text, hash text, assessment uuid, question uuid)
language plpgsql stable security definer set plan_cache_mode = force_custom_plan set search_path = pg_catalog, public, pg_temp as
$$ declare council constant uuid := acting_council(); me constant uuid := acting_user(); limited constant boolean := acting_limited();
  before_seq constant bigint := (select p.seq from audit_entries p where p.chain_id = council and p.at = before_at and p.hash = before_hash); begin
  if of_scores then
    return query select e.at, 0::bigint, e.actor_id, e.act, e.subject, e.previous_hash, e.hash, e.assessment_id, e.question_id
      from audit_entries e
      where e.act = 'score.submitted' and e.assessment_id = of_assessment
        and (before_at is null or e.at < before_at or (e.at = before_at and (e.hash < before_hash or before_seq is not null)))
        and is_about(e, of_question, of_person, of_kinds) and sees_entry(me, limited, e.actor_id, e.act, e.round_id)
        and exists (select 1 from scores s where s.council_id = council and s.id = e.chain_id)
      order by e.at desc, e.hash desc limit most;
  else
    return query select e.at, e.seq, e.actor_id, e.act, e.subject, e.previous_hash, e.hash, e.assessment_id, e.question_id
      from audit_entries e
      where e.chain_id = council and (of_assessment is null or e.assessment_id = of_assessment)
        and (before_at is null or (e.at, e.seq) < (before_at, before_seq))
        and is_about(e, of_question, of_person, of_kinds) and sees_entry(me, limited, e.actor_id, e.act, e.round_id)
      order by e.at desc, e.seq desc limit most;
  end if;
end $$;
grant execute on function trail_page(boolean, uuid, uuid, uuid, text[], timestamptz, text, integer) to concord_app;

-- The last seal of the chain of each score of rounds that are revealed, in an order that tells nothing.
create function seals_of(rounds uuid[]) returns setof text
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  return query select l.hash from (
      select distinct on (e.chain_id) e.hash from scores s join audit_entries e on e.chain_id = s.id
      where s.council_id = acting_council() and s.round_id = any (rounds) and acting_reads_revealed(s.round_id)
      order by e.chain_id, e.seq desc) l
    order by l.hash;
end $$;
grant execute on function seals_of(uuid[]) to concord_app;

-- The last link of a chain, without showing the entries. Holds the chain until the commit.
create function audit_head(chain uuid, out seq bigint, out hash text)
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  if chain is distinct from acting_council() and chain is distinct from acting_review() and not exists (
    select 1 from scores s where s.id = chain and s.council_id = acting_council() and s.assessor_id = acting_user()) and not exists (
    select 1 from peer_scores s where s.id = chain and s.review_id = acting_review_cleared() and s.author_id = acting_user()) then return; end if;
  perform pg_advisory_xact_lock(hashtextextended(chain::text, 0));
  select e.seq, e.hash into seq, hash from audit_entries e where e.chain_id = chain order by e.seq desc limit 1;
end $$;
grant execute on function audit_head(uuid) to concord_app;

-- The first link of a council's chain is made with it, by somebody who does not stand in it: in the form that all have.
create function begin_trail(council uuid, act text) returns void
language plpgsql volatile set search_path = pg_catalog, public, pg_temp as
$$ declare
  written constant text := to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
  entry constant text := format('{"act":"%s","actorId":"%s","at":"%s","chainId":"%s","previousHash":"","seq":1,"subject":{}}',
    act, acting_user(), written, council);
begin
  insert into audit_entries (chain_id, seq, at, actor_id, act, subject, previous_hash, hash, entry)
    values (council, 1, written::timestamptz, acting_user(), act, '{}', '', encode(sha256(convert_to(entry, 'UTF8')), 'hex'), entry);
end $$;

-- The only way in for an act. `entry` is the RFC 8785 form of one link: it is kept as it came and hashed as it is kept, and says what the
-- database knows already: who acts, where, which link comes next and what time it is. An act of scoring goes into its score's
-- chain and nowhere else. Only the demo, which is made of past years by a role of its own, writes of another time than now.
create function append_to_trail(entry text) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as
$$ declare
  link constant jsonb := entry::jsonb;
  chain constant uuid := (link ->> 'chainId')::uuid;
  written constant timestamptz := (link ->> 'at')::timestamptz;
  head record := audit_head(chain);
begin
  if (select array_agg(name order by name) from jsonb_object_keys(link) name)
      is distinct from array['act', 'actorId', 'at', 'chainId', 'previousHash', 'seq', 'subject']
    or not coalesce(case link ->> 'act'
      when 'score.submitted' then exists (select 1 from scores s where s.id = chain and s.council_id = acting_council() and s.assessor_id = acting_user())
      when 'review.peer-scored' then exists (
        select 1 from peer_scores s where s.id = chain and s.review_id = acting_review_cleared() and s.author_id = acting_user())
      else chain in (acting_council(), acting_review()) end, false)
    or link ->> 'act' !~ '^[a-z-]+[.][a-z-]+$'
    -- In the one form in which it is checked: another would look altered for ever.
    or link -> 'actorId' is distinct from to_jsonb(acting_user())
    or link -> 'chainId' is distinct from to_jsonb(chain)
    or link -> 'at' is distinct from to_jsonb(to_char(written at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    or (link ->> 'seq')::bigint <> coalesce(head.seq, 0) + 1
    or link ->> 'previousHash' <> coalesce(head.hash, '')
    or not is_done_as_said(written)
  then raise exception 'this is no entry of the trail' using errcode = 'CN009'; end if;
  insert into audit_entries (chain_id, seq, at, actor_id, act, subject, previous_hash, hash, entry)
    values (chain, (link ->> 'seq')::bigint, written, acting_user(), link ->> 'act', link -> 'subject', link ->> 'previousHash',
      encode(sha256(convert_to(entry, 'UTF8')), 'hex'), entry);
end $$;
grant execute on function append_to_trail(text) to concord_app;

-- The trail of the council for whoever reads it, from a place in it on: each entry as it was hashed where they see it, of any other its seal
-- alone, so that the chain can be followed. Or, for whoever takes everything out, the chains of scores that are revealed; of others nothing.
create function export_trail(of_scores boolean, after_chain uuid, after_seq bigint, most integer)
returns table (chain uuid, seq bigint, hash text, entry text)
language plpgsql stable security definer set plan_cache_mode = force_custom_plan set search_path = pg_catalog, public, pg_temp as
$$ declare council constant uuid := acting_council(); me constant uuid := acting_user(); begin
  if not acting_may(case when of_scores then 'export-council' else 'read-whole' end) then return; end if;
  if of_scores then
    return query select e.chain_id, e.seq, e.hash, e.entry
      from scores s join audit_entries e on e.chain_id = s.id
      where s.council_id = council and (s.id, e.seq) > (after_chain, after_seq) and round_is_revealed(s.round_id)
      order by s.id, e.seq limit most;
  else
    return query select e.chain_id, e.seq, e.hash, case when sees_entry(me, false, e.actor_id, e.act, e.round_id) then e.entry end
      from audit_entries e where e.chain_id = council and e.seq > after_seq order by e.seq limit most;
  end if;
end $$;
grant execute on function export_trail(boolean, uuid, bigint, integer) to concord_app;

-- Whether what a reveal took up are still the ends of the chains of its scores, each of them whole. Of a round that is not revealed it says
-- nothing: whoever names one would learn whether somebody has scored.
create function is_as_revealed(council uuid, revealed jsonb) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  with links as (
    select e.chain_id, e.hash,
      e.previous_hash = coalesce(lag(e.hash) over one, '') and encode(sha256(convert_to(e.entry, 'UTF8')), 'hex') = e.hash as is_whole,
      lead(e.hash) over one is null as is_end
    from scores s join audit_entries e on e.chain_id = s.id
    where s.council_id = council and round_is_revealed(s.round_id) and s.round_id in (select r::uuid
      from jsonb_array_elements_text(case when jsonb_typeof(revealed -> 'roundIds') = 'array' then revealed -> 'roundIds'
        else jsonb_build_array(revealed -> 'roundId') end) r
      where r ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$')
    window one as (partition by e.chain_id order by e.seq))
  select coalesce(bool_and(l.is_whole), true)
    and coalesce(jsonb_agg(l.hash order by l.hash collate "C") filter (where l.is_end), '[]') = revealed -> 'seals' from links l
$$;

-- Whether a part of the trail of the acting person's council, from a place in it on, is as it was written: each entry says what was hashed, its
-- hash is over that, and it follows the one before. `entries` are those that they see; of the first that is wrong they are told as much.
create function check_trail(after_seq bigint, most integer)
returns table (reached bigint, entries bigint, began timestamptz, how text, wrong jsonb)
language plpgsql stable security definer set plan_cache_mode = force_custom_plan set search_path = pg_catalog, public, pg_temp as
$$ declare council constant uuid := acting_council(); me constant uuid := acting_user();
  before constant text := coalesce((select e.hash from audit_entries e where e.chain_id = council and e.seq = after_seq), ''); begin
  if not acting_may('read-whole') then return; end if;
  return query with part as (
      select e, coalesce(lag(e.seq) over chain, after_seq) as before_seq, coalesce(lag(e.hash) over chain, before) as before_hash
      from (select * from audit_entries a where a.chain_id = council and a.seq > after_seq order by a.seq limit most) e
      window chain as (order by e.seq)),
    judged as (
      select (p.e).seq, (p.e).at, sees_entry(me, false, (p.e).actor_id, (p.e).act, (p.e).round_id) as is_seen, p.e, case
        when (p.e).seq <> p.before_seq + 1 then 'missing'
        when encode(sha256(convert_to((p.e).entry, 'UTF8')), 'hex') <> (p.e).hash or (p.e).entry is not json object then 'altered'
        when (p.e).entry::jsonb <> jsonb_build_object('act', (p.e).act, 'actorId', (p.e).actor_id,
          'at', to_char((p.e).at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'chainId', (p.e).chain_id,
          'previousHash', (p.e).previous_hash, 'seq', (p.e).seq, 'subject', (p.e).subject) then 'altered'
        when (p.e).previous_hash <> p.before_hash then 'unlinked'
        when (p.e).act in ('round.revealed', 'rounds.revealed') and not is_as_revealed(council, (p.e).subject) then 'scores' end as how
      from part p),
    first as (select * from judged j where j.how is not null order by j.seq limit 1)
  select max(j.seq), count(*) filter (where j.is_seen), min(j.at), max(f.how), (select case when g.is_seen then jsonb_build_object('at', (g.e).at,
      'actor', (g.e).actor_id, 'act', (g.e).act, 'subject', (g.e).subject, 'previous', (g.e).previous_hash, 'hash', (g.e).hash,
      'assessment', (g.e).assessment_id, 'question', (g.e).question_id) else '{}' end from first g)
    from judged j left join first f on true;
end $$;
grant execute on function check_trail(bigint, integer) to concord_app;
