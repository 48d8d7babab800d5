-- Each score has a chain of its own, named by the score's id. A hidden act in the council's chain would move on the number and
-- the seal of every later entry that others see, and from two seals one can try out what lies between. A score's chain is
-- seen by whoever sees the score: its author, and from the reveal on everybody, when the council's chain takes up its seal.
create or replace function audit_head(chain uuid, out seq bigint, out hash text) language plpgsql volatile security definer set search_path = public as
$$ begin
  if chain is distinct from acting_council() and chain is distinct from acting_review() and not exists (
    select 1 from scores s where s.id = chain and s.council_id = acting_council() and s.assessor_id = acting_user()) then return; end if;
  perform pg_advisory_xact_lock(hashtextextended(chain::text, 0));
  select e.seq, e.hash into seq, hash from audit_entries e where e.chain_id = chain order by e.seq desc limit 1;
end $$;
--> statement-breakpoint
create policy audit_read_scores on audit_entries for select to concord_app
  using (act = 'score.submitted' and chain_id in (select s.id from scores s));
--> statement-breakpoint
create policy audit_write_scores on audit_entries for insert to concord_app
  with check (act = 'score.submitted' and actor_id = (select acting_user())
    and chain_id in (select s.id from scores s where s.assessor_id = (select acting_user())));
--> statement-breakpoint
-- An act of scoring is written nowhere else any more.
create policy audit_scores_apart on audit_entries as restrictive for insert to concord_app
  with check (act <> 'score.submitted' or chain_id is distinct from (select acting_council()));
--> statement-breakpoint
-- Who took a stand is theirs to say as well: beside the numbers that step on the screens it would tell which one.
drop policy audit_blind on audit_entries;
--> statement-breakpoint
create policy audit_blind on audit_entries as restrictive for select to concord_app
  using (actor_id = (select acting_user()) or (act not in ('consent.objected', 'stance.recorded')
    and (act <> 'score.submitted' or round_is_revealed((subject ->> 'roundId')::uuid))));
