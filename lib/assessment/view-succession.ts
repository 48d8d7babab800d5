import { sql } from 'drizzle-orm'
import { type Caller, inCouncil, type Tx } from '@/db/gate'
import { may } from '../access/access'
import { loadPeople } from '../people/load-people'
import { ok, refuse } from '../result'
import { mayNameSuccessor, mayReplace } from './policy'
import { loadAssessment } from './store'
import { type DutyRow, loadDuties } from './store-duties'

/** What the lead is shown before somebody follows in a duty: whose it is, who could follow, and what that changes. */
export const viewSuccession = (caller: Caller, input: { assessmentId: string; dutyId: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId)
    if (!assessment || !may(actor, 'name-successor')) return refuse({ kind: 'not-found' })
    const duties = await loadDuties(tx, assessment.id)
    const duty = duties.find(({ id }) => id === input.dutyId)
    if (!duty) return refuse({ kind: 'not-found' })
    const open = mayReplace(actor, assessment, duties, duty)
    const follower = duties.find(({ succeeds }) => succeeds === duty.id)
    const candidates = (await loadPeople(tx)).filter(
      (person) => mayNameSuccessor(actor, assessment, duties, { dutyId: duty.id, person }).ok,
    )
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      assessment: { id: assessment.id, title: assessment.title, state: assessment.state },
      duty: {
        ...{ id: duty.id, duty: duty.duty, userId: duty.userId, name: duty.name, post: duty.post },
        ...{ isHeld: duty.isHeld, endedAt: duty.endedAt, endReason: duty.endReason },
      },
      follower: follower && { name: follower.name, post: follower.post },
      candidates: candidates.map(({ userId, name, post, group }) => ({
        userId,
        name,
        post,
        group: group?.name ?? null,
      })),
      openRounds: duty.duty === 'assessor' ? await countOpenRounds(tx, duty) : 0,
      signed: duties.filter(({ hasSigned }) => hasSigned).map(({ name, post }) => ({ name, post })),
      mayReplace: open.ok ? { may: true as const } : { may: false as const, because: open.refusal },
    })
  })

export type SuccessionView = Extract<Awaited<ReturnType<typeof viewSuccession>>, { ok: true }>['value']

/** The rounds that are open now and have a seat of this duty, which stays its own. */
async function countOpenRounds(tx: Tx, duty: DutyRow): Promise<number> {
  const { rows } = await tx.execute<{ count: number }>(sql`
    select count(*)::int as count from round_seats s join rounds r on r.council_id = s.council_id and r.id = s.round_id
    where s.duty_id = ${duty.id} and r.state = 'open'`)
  return rows[0]?.count ?? 0
}
