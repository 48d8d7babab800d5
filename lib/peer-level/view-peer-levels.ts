import { type Caller, inCouncil } from '@/db/gate'
import { loadAssessment } from '../assessment/store'
import { stageOf } from '../report/report'
import { ok, refuse } from '../result'
import { assessmentOf, loadReview } from '../review/store'
import { loadScope } from './load-scope'
import { besideEachOther } from './peer-level'
import { maySeeAgreement, maySeePublished } from './policy'
import { arePublished, loadLevelsHeld, loadRecorded } from './store'

/** The council's side: for whoever hosts the review what is agreed, and for everybody what the team recorded once both have published it. */
export const viewPeerLevels = (caller: Caller, input: { reviewId: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const held = maySeePublished(actor) ? await loadLevelsHeld(tx, input.reviewId) : undefined
    if (!held) return refuse({ kind: 'not-found' })
    const isPublished = await arePublished(tx, held.id)
    const hosts = maySeeAgreement(actor)
    if (!isPublished && !hosts) return refuse({ kind: 'not-found' })
    const review = await loadReview(tx, held.id)
    const assessment = await loadAssessment(tx, actor, await assessmentOf(tx, held.submissionId))
    if (!review || !assessment) return refuse({ kind: 'not-found' })
    const scope = isPublished ? await loadScope(tx, held.submissionId) : null
    const recorded = isPublished ? await loadRecorded(tx, held.id, { isNamed: false }) : []
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      assessment: { id: assessment.id as string, title: assessment.title },
      review: { id: held.id as string, title: review.title, stage: stageOf(held), isOver: held.state === 'closed' },
      agreed: hosts ? held.agreed : null,
      levelNames: scope?.levelNames ?? [],
      beside: scope ? besideEachOther(scope.content, recorded, scope.shortName) : null,
    })
  })

export type CouncilLevels = Extract<Awaited<ReturnType<typeof viewPeerLevels>>, { ok: true }>['value']
