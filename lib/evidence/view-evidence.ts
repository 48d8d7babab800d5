import { type Caller, inCouncil } from '@/db/gate'
import { loadAssessment } from '../assessment/store'
import { loadQuestion } from '../assessment/store-questions'
import { ok, refuse } from '../result'
import { shown } from './evidence-item'
import { mayAttach, mayRemove, maySee } from './policy'
import { loadAllEvidence } from './store'

/** The evidence of one question, as this reader may see it. What they may not open is not listed either. */
export const viewEvidence = (caller: Caller, input: { assessmentId: string; code: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId)
    const question = assessment && (await loadQuestion(tx, actor, assessment.id, input.code))
    if (!assessment || !question) return refuse({ kind: 'not-found' })
    const items = await loadAllEvidence(tx, assessment.id, question.id)
    const attach = mayAttach(actor, assessment, question)
    return ok({
      items: items
        .filter((item) => maySee(actor, item).ok)
        .map((item) => shown(actor, item, mayRemove(actor, assessment, question, item).ok)),
      abilities: {
        attach: attach.ok,
        restrict: mayAttach(actor, assessment, question, 'confidential').ok,
      },
      whyNot: attach.ok ? null : attach.refusal,
    })
  })
