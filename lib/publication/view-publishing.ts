import { type Caller, inCouncil } from '@/db/gate'
import { may } from '../access/access'
import { loadAssessment } from '../assessment/store'
import { loadShortNames } from '../framework/load-short-names'
import { holdsPosition } from '../people/holds-position'
import { ok, refuse } from '../result'
import { loadReviewsOf } from '../review/store'
import { loadSubmission } from '../submission/store'
import { dayOf } from '../words/dates'
import { isSecondPerson, maySeePublishing } from './policy'
import { publicPath } from './publication'
import { loadPeriods, loadPublications, loadPublishable, loadQuiet } from './store'

/** What may be published of a submission and what is, who asked and who confirms, and the pre-election periods that hold it. */
export const viewPublishing = (caller: Caller, input: { assessmentId: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = maySeePublishing(actor) ? await loadAssessment(tx, actor, input.assessmentId) : undefined
    if (!assessment) return refuse({ kind: 'not-found' })
    const submission = await loadSubmission(tx, assessment.id)
    const of = submission && (await loadPublishable(tx, assessment.id))
    const all = submission ? await loadPublications(tx, submission.id) : []
    const today = dayOf(actor.now)
    const quiet = await loadQuiet(tx, today)
    const isSecond = isSecondPerson(actor, assessment, await holdsPosition(tx, actor, 'chief_executive'))
    const asked = all.find(({ state }) => state === 'asked')
    const isForMe = isSecond && asked !== undefined && asked.askedBy !== actor.userId
    const shown = all.find(({ state }) => state === 'published')
    const asks = may(actor, 'ask-publication')
    const overrides = may(actor, 'override-quiet-period')
    const content = submission?.content.content
    const shortName = content ? await loadShortNames(tx, content.framework) : () => undefined
    const reviews = submission ? await loadReviewsOf(tx, submission.id) : []
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      assessment: { id: assessment.id as string, title: assessment.title },
      today,
      path: submission ? publicPath(actor.councilSlug, submission.id) : null,
      areas: (content?.areas ?? []).map(({ number, title }) => ({
        ...{ number, title },
        questions: (content?.questions ?? [])
          .filter(({ area }) => area === number)
          .map(({ code, agreed, leftOut }) => ({
            ...{ code, shortName: shortName(code) ?? '', level: agreed?.level ?? null, isLeftOut: leftOut !== null },
            dissents:
              (agreed?.dissent ?? 0) + (agreed?.groupDissent ? 1 : 0) + (agreed?.minorityStatements?.length ?? 0),
          })),
      })),
      /** Reports whose reply is agreed. */
      reviews: reviews
        .filter(({ id }) => of?.reviews.includes(id))
        .map(({ id, title }) => ({ id: id as string, title, hasProgress: of?.progressed.includes(id) ?? false })),
      asked: asked ?? null,
      shown: shown ?? null,
      before: all.filter(({ state }) => state !== 'asked' && state !== 'published'),
      quiet: quiet ?? null,
      periods: (await loadPeriods(tx)).map(({ id, election, startsOn, endsOn }) => ({
        ...{ id: id as string, election, startsOn, endsOn },
        canDrop: may(actor, 'keep-quiet-periods') && (overrides || startsOn > today),
      })),
      abilities: {
        ask: asks && of !== undefined && !of.isAsked,
        callOff: asks && asked !== undefined,
        decline: isForMe,
        confirm: isForMe && (!quiet || asked?.overrodeBecause !== null),
        override: overrides && asked !== undefined && quiet !== undefined && asked.overrodeBecause === null,
        withdraw:
          shown !== undefined &&
          (may(actor, 'withdraw-publication') || (isSecond && shown.confirmedBy === actor.userId)),
        keepPeriods: may(actor, 'keep-quiet-periods'),
      },
    })
  })

export type PublishingView = Extract<Awaited<ReturnType<typeof viewPublishing>>, { ok: true }>['value']
