import { type Caller, inCouncil } from '@/db/gate'
import { mayInAssessment } from '../access/access'
import { maySeeWhole } from '../assessment/policy'
import { loadAssessment } from '../assessment/store'
import { loadNamers } from '../people/load-namers'
import { ok, refuse } from '../result'

/** For whoever opens a score sheet and is no assessor of that assessment: who could name them one. */
export const viewWhomToAsk = (caller: Caller, input: { assessmentId: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId)
    if (!assessment || !maySeeWhole(actor)) return refuse({ kind: 'not-found' })
    return ok({
      isAssessor: mayInAssessment(actor, assessment.myDuties, 'score'),
      namers: await loadNamers(tx),
    })
  })
