-- Enough have scored: the share that the assessment chose, and where its assessors come from two political groups or more,
-- people of at least two. Still says only yes or no; never how many, who or what.
create or replace function round_has_quorum(round uuid) returns boolean language plpgsql stable security definer set search_path = public as
$$ declare share numeric; named int; scored int; named_groups int; scored_groups int; begin
  select a.quorum_share, count(*), count(s.id), count(distinct d.group_name), count(distinct d.group_name) filter (where s.id is not null)
    into share, named, scored, named_groups, scored_groups
    from rounds r
    join assessments a on a.council_id = r.council_id and a.id = r.assessment_id
    join assessment_duties d on d.council_id = a.council_id and d.assessment_id = a.id and d.duty = 'assessor'
    left join scores s on s.council_id = r.council_id and s.round_id = r.id and s.assessor_id = d.user_id
    where r.id = round and r.council_id = acting_council()
    group by a.quorum_share;
  return coalesce(scored >= ceil(share * named) and scored_groups >= least(2, named_groups), false);
end $$;
--> statement-breakpoint
-- The rules are fixed by the first score, whatever the state. Who is named may then only become stricter.
create function refuse_rules_after_score() returns trigger language plpgsql security definer set search_path = public as
$$ declare strictness text[] := array['names', 'roles', 'anonymous']; begin
  if ((new.consensus_rule, new.agree_share, new.quorum_share, new.max_rounds, new.cross_party_rule)
      is distinct from (old.consensus_rule, old.agree_share, old.quorum_share, old.max_rounds, old.cross_party_rule)
    or array_position(strictness, new.naming_rule) < array_position(strictness, old.naming_rule))
    and exists (select 1 from scores s where s.council_id = old.council_id and s.assessment_id = old.id) then
    raise exception 'the rules were fixed by the first score' using errcode = 'CN005';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger assessments_rules before update on assessments for each row execute function refuse_rules_after_score();
--> statement-breakpoint
-- A round is opened, revealed, and then agreed or followed by another; what it was stays on record. The last two moves
-- of an agreed round are to be agreed, and to be followed by another when it is reopened.
create function refuse_wrong_round() returns trigger language plpgsql security definer set search_path = public as
$$ begin
  if tg_op = 'DELETE' then
    raise exception 'a round is kept' using errcode = 'CN001';
  elsif tg_op = 'INSERT' then
    if new.state <> 'open' or new.revealed_at is not null then
      raise exception 'a round begins open' using errcode = 'CN006';
    end if;
  elsif new.state <> old.state and (old.state, new.state) not in
      (('open', 'revealed'), ('revealed', 'agreed'), ('revealed', 'superseded'), ('agreed', 'superseded')) then
    raise exception 'a round does not move from % to %', old.state, new.state using errcode = 'CN006';
  elsif (new.council_id, new.id, new.assessment_id, new.assessment_question_id, new.number, new.opened_at, new.opened_by, new.reason)
      is distinct from (old.council_id, old.id, old.assessment_id, old.assessment_question_id, old.number, old.opened_at, old.opened_by, old.reason)
    or (old.state <> 'open' and (new.revealed_at, new.revealed_by) is distinct from (old.revealed_at, old.revealed_by))
    or (new.state <> 'open') <> (new.revealed_at is not null) then
    raise exception 'a round is kept as it was' using errcode = 'CN001';
  elsif new.state = 'agreed' and not exists (
      select 1 from agreements g where g.council_id = new.council_id and g.round_id = new.id) then
    raise exception 'nothing is agreed in this round' using errcode = 'CN006';
  end if;
  return coalesce(new, old);
end $$;
--> statement-breakpoint
create trigger rounds_moves before insert or update or delete on rounds for each row execute function refuse_wrong_round();
--> statement-breakpoint
-- After the reveal a round takes no score and loses none, of the owning role neither.
create function refuse_score_after_reveal() returns trigger language plpgsql security definer set search_path = public as
$$ declare row record := coalesce(new, old); begin
  perform 1 from rounds r where r.council_id = row.council_id and r.id = row.round_id and r.state = 'open' for share;
  if not found or (tg_op = 'UPDATE' and (new.round_id, new.assessor_id) is distinct from (old.round_id, old.assessor_id)) then
    raise exception 'the round is revealed' using errcode = 'CN001';
  end if;
  return row;
end $$;
--> statement-breakpoint
create trigger scores_while_open before insert or update or delete on scores for each row execute function refuse_score_after_reveal();
--> statement-breakpoint
-- A level is agreed on a revealed round of the same question; stands are taken on it until it is reopened or signed.
create function refuse_agreement_out_of_turn() returns trigger language plpgsql security definer set search_path = public as
$$ begin
  perform 1 from rounds r where r.council_id = new.council_id and r.id = new.round_id and r.state = 'revealed'
    and r.assessment_question_id = new.assessment_question_id for update;
  if not found then raise exception 'the round is not there to be agreed' using errcode = 'CN006'; end if;
  return new;
end $$;
--> statement-breakpoint
create trigger agreements_in_turn before insert on agreements for each row execute function refuse_agreement_out_of_turn();
--> statement-breakpoint
create or replace function refuse_stance_after_freeze() returns trigger language plpgsql security definer set search_path = public as
$$ declare row record := coalesce(new, old); begin
  perform 1 from agreements g
    join assessments a on a.council_id = g.council_id and a.id = g.assessment_id
    join rounds r on r.council_id = g.council_id and r.id = g.round_id
    where g.council_id = row.council_id and g.id = row.agreement_id and a.state = 'agreeing' and r.state = 'agreed'
    for share of a, r;
  if not found then raise exception 'stands on this agreement are closed' using errcode = 'CN003'; end if;
  return row;
end $$;
--> statement-breakpoint
revoke execute on function refuse_rules_after_score(), refuse_wrong_round(), refuse_score_after_reveal(), refuse_agreement_out_of_turn() from public;
