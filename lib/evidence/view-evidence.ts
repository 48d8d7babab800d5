import { type Caller, inCouncil } from '@/db/gate'
import { loadAssessment } from '../assessment/store'
import { loadQuestion } from '../assessment/store-questions'
import type { PageAsked } from '../page'
import { ok, refuse } from '../result'
import { shown } from './evidence-item'
import { loadChoices, loadNation } from './load-items'
import { mayAttach, mayRemove } from './policy'
import { countEvidence, loadSomeEvidence } from './store'

/** As many as stand beside an answer at one look. */
const AT_A_LOOK = 20
/** As many of the register as a list to choose from may have; more are found there. */
const MOST_CHOICES = 200

/** A page of one question's evidence, as this reader may see it: what stands, or what was removed. What they may not open is not listed either. */
export const viewEvidence = (
  caller: Caller,
  input: PageAsked & { assessmentId: string; code: string; removed?: boolean },
) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId)
    const question = assessment && (await loadQuestion(tx, actor, assessment.id, input.code))
    if (!assessment || !question) return refuse({ kind: 'not-found' })
    const which = { assessmentId: assessment.id, questionId: question.id }
    const { rows, previous, next } = await loadSomeEvidence(
      tx,
      { ...which, isRemoved: input.removed === true },
      input,
      AT_A_LOOK,
    )
    const counted = await countEvidence(tx, which)
    const count = (removed: boolean) =>
      counted.reduce((sum, one) => sum + (one.isRemoved === removed ? one.count : 0), 0)
    const attach = mayAttach(actor, assessment, question)
    return ok({
      items: rows.map((item) => shown(actor, item, mayRemove(actor, assessment, question, item).ok)),
      ...{ previous, next },
      counts: { standing: count(false), removed: count(true) },
      abilities: { attach: attach.ok },
      council: actor.councilName,
      nation: await loadNation(tx),
      ...(attach.ok ? await loadChoices(tx, question.id, MOST_CHOICES) : { reusable: [], attached: [] }),
      whyNot: attach.ok ? null : attach.refusal,
    })
  })
