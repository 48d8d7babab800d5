import { type Caller, inCouncil } from '@/db/gate'
import { ok, refuse } from '../result'
import { loadAssessment } from './store'

/** Whether this person may see this assessment now, in which council it is, and who they are there: asked again when rights may have changed. */
export const viewAssessmentAccess = (caller: Caller, input: { assessmentId: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId)
    return assessment ? ok({ council: actor.councilId, name: actor.userName }) : refuse({ kind: 'not-found' })
  })
