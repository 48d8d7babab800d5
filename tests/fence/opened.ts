/** The wall between a hidden score and everybody else taken down, and put up again as migrations left it. */
export const OPENED = `alter policy scores_blind on scores using (true); alter policy audit_blind on audit_entries using (true)`
export const CLOSED = `
  alter policy scores_blind on scores using (assessor_id = (select acting_user()) or exists (
    select 1 from rounds r where r.council_id = scores.council_id and r.id = scores.round_id and r.revealed_at is not null));
  alter policy audit_blind on audit_entries using (actor_id = (select acting_user())
    or (act not in ('consent.objected', 'stance.recorded')
      and (act <> 'score.submitted' or round_is_revealed(round_id))))`
