import type { Actor, Tx } from '@/db/gate'
import type { AssessmentId } from '@/db/ids'
import type { Permit } from '../permit'
import { ok, type Result } from '../result'
import { loadLastYear } from './load-last-year'
import { loadAssessment } from './store'
import { copyDecided } from './store-copied'
import { type Following, saveFollowing } from './store-following'

/** Everything that an assessment begins with that follows another: what was written there, and what was decided, of those who are still here. */
export async function carryOver(
  tx: Tx,
  actor: Actor,
  permit: Permit<'follow', Following>,
): Promise<Result<{ assessmentId: AssessmentId }>> {
  const assessmentId = await saveFollowing(tx, actor, permit)
  const [begun, before] = [await loadAssessment(tx, actor, assessmentId), await loadLastYear(tx, assessmentId)]
  const copied = begun && before ? await copyDecided(tx, actor, begun, before) : ok(null)
  return copied.ok ? ok({ assessmentId }) : copied
}
