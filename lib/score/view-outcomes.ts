import { type Caller, inCouncil } from '@/db/gate'
import { loadAssessment } from '../assessment/store'
import { ok, refuse } from '../result'
import { consensusState } from './consensus'
import { loadOutcomes } from './load-outcomes'
import { countLevels, LEVELS } from './score'

/** What has come out so far, question by question: how many gave each level in the round that is revealed, and how many disagree with what was agreed. Of an open round nothing. */
export const viewOutcomes = (caller: Caller, input: { assessmentId: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId)
    if (!assessment) return refuse({ kind: 'not-found' })
    const found = await loadOutcomes(tx, assessment.id)
    return ok(
      found.map(({ code, levels, dissent }) => {
        const counts = countLevels(levels)
        return {
          ...{ code, dissent, given: levels.length },
          counts: LEVELS.map((level) => counts[level]),
          consensus: consensusState(levels, assessment) ?? null,
        }
      }),
    )
  })

export type Outcome = Extract<Awaited<ReturnType<typeof viewOutcomes>>, { ok: true }>['value'][number]
