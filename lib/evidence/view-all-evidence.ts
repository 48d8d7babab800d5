import { type Caller, inCouncil } from '@/db/gate'
import { loadAssessment } from '../assessment/store'
import { ok, refuse } from '../result'
import { shown } from './evidence-item'
import { maySee } from './policy'
import { loadAllEvidence } from './store'

/** Everything attached to an assessment that this reader may open, with the questions and audiences that occur in it. */
export const viewAllEvidence = (caller: Caller, input: { assessmentId: string; code?: string; audience?: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId)
    if (!assessment) return refuse({ kind: 'not-found' })
    const all = (await loadAllEvidence(tx, assessment.id)).filter((item) => maySee(actor, item).ok)
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      assessment: { id: assessment.id, title: assessment.title },
      codes: [...new Set(all.map((item) => item.code))],
      audiences: [...new Set(all.map((item) => item.audience))],
      total: all.length,
      items: all
        .filter((item) => !input.code || item.code === input.code)
        .filter((item) => !input.audience || item.audience === input.audience)
        .map((item) => shown(actor, item, false)),
    })
  })
