import { type Caller, inCouncil } from '@/db/gate'
import { loadAssessment } from '../assessment/store'
import { loadShortNames } from '../framework/load-short-names'
import type { PageAsked } from '../page'
import { ok, refuse } from '../result'
import { isAudience } from './evidence'
import { shown } from './evidence-item'
import { countEvidence, loadSomeEvidence } from './store'

/** As many rows as a page of the list has. */
const AT_A_LOOK = 50

/** A page of everything attached to an assessment that this reader may open, narrowed as asked, with the questions and audiences that occur in it. */
export const viewAllEvidence = (
  caller: Caller,
  input: PageAsked & { assessmentId: string; code?: string; audience?: string },
) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId)
    if (!assessment) return refuse({ kind: 'not-found' })
    const code = input.code || undefined
    const audience = isAudience(input.audience) ? input.audience : undefined
    const shortName = await loadShortNames(tx, assessment.frameworkVersionId)
    const counted = await countEvidence(tx, { assessmentId: assessment.id })
    const { rows, previous, next } = await loadSomeEvidence(
      tx,
      { assessmentId: assessment.id, code, audience },
      input,
      AT_A_LOOK,
    )
    const count = (counts: typeof counted) => counts.reduce((sum, one) => sum + one.count, 0)
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      assessment: { id: assessment.id, title: assessment.title },
      questions: [...new Set(counted.map((one) => one.code))].map((code) => ({ code, shortName: shortName(code) })),
      audiences: [...new Set(counted.map((one) => one.audience))],
      total: count(counted),
      found: count(counted.filter((one) => (!code || one.code === code) && (!audience || one.audience === audience))),
      items: rows.map((item) => shown(actor, item, false)),
      ...{ previous, next },
    })
  })
