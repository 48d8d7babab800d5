import { type Caller, inCouncil } from '@/db/gate'
import { ok, refuse } from '../result'
import { loadOverview } from './load-overview'
import { loadAssessment } from './store'
import { loadLastLevels } from './store-following'

/** How the agreed levels have moved since the assessment before this one, question by question as each is agreed; nothing of what is not. */
export const viewMovement = (caller: Caller, input: { assessmentId: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId)
    if (!assessment) return refuse({ kind: 'not-found' })
    if (!assessment.followsId) return ok([])
    const last = new Map((await loadLastLevels(tx, assessment.id)).map((one) => [one.code, one]))
    return ok(
      (await loadOverview(tx, actor, assessment)).flatMap(({ code, shortName, area, level, leftOut }) => {
        const was = last.get(code)
        return was && level !== null && leftOut === null
          ? [{ code, shortName, area, was: was.level, aimed: was.ambition, level }]
          : []
      }),
    )
  })

export type Moved = Extract<Awaited<ReturnType<typeof viewMovement>>, { ok: true }>['value'][number]
