-- The audit trail: read in its place, written as oneself, kept as it was written.
--   Each score has a chain of its own, named by the score's id. A hidden act in the council's chain would move on the number
-- and the seal of every later entry that others see, and from two seals one can try out what lies between. A score's chain
-- is seen by whoever sees the score: its author, and from the reveal on everybody, when the council's chain takes up its seal.

select protect_table('audit_entries', fence => 'none', app => 'select');
select keep_as_written('audit_entries');

create policy audit_read on audit_entries for select to concord_app
  using (chain_id in ((select acting_council()), (select acting_review_cleared())));
create policy audit_read_scores on audit_entries for select to concord_app
  using (act = 'score.submitted' and exists (
    select 1 from scores s where s.council_id = (select acting_council()) and s.id = audit_entries.chain_id));
-- Who has scored is theirs to say before the reveal; who objects to the consent list and who took a stand, at every time:
-- beside the numbers that step on the screens it would tell which one.
create policy audit_blind on audit_entries as restrictive for select to concord_app
  using (actor_id = (select acting_user()) or (act not in ('consent.objected', 'stance.recorded')
    and (act <> 'score.submitted' or round_is_revealed(round_id))));

-- The last link of a chain, without showing the entries. Holds the chain until the commit.
create function audit_head(chain uuid, out seq bigint, out hash text)
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as
$$ begin
  if chain is distinct from acting_council() and chain is distinct from acting_review() and not exists (
    select 1 from scores s where s.id = chain and s.council_id = acting_council() and s.assessor_id = acting_user()) then return; end if;
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
      else chain in (acting_council(), acting_review()) end, false)
    or link ->> 'act' !~ '^[a-z-]+[.][a-z-]+$'
    or (link ->> 'actorId')::uuid is distinct from acting_user()
    or (link ->> 'seq')::bigint <> coalesce(head.seq, 0) + 1
    or link ->> 'previousHash' <> coalesce(head.hash, '')
    or (session_user <> 'concord_demo' and written not between clock_timestamp() - interval '1 minute' and clock_timestamp() + interval '1 minute')
  then raise exception 'this is no entry of the trail' using errcode = 'CN009'; end if;
  insert into audit_entries (chain_id, seq, at, actor_id, act, subject, previous_hash, hash, entry)
    values (chain, (link ->> 'seq')::bigint, written, acting_user(), link ->> 'act', link -> 'subject', link ->> 'previousHash',
      encode(sha256(convert_to(entry, 'UTF8')), 'hex'), entry);
end $$;
grant execute on function append_to_trail(text) to concord_app;
