import { type Caller, inReview, type ReviewPlace } from '@/db/gate'
import { loadOpen } from '../evidence/load-open'
import { loadShortNames } from '../framework/load-short-names'
import { ok, refuse } from '../result'
import { mayAskPack } from './policy'
import { loadReview, loadReviewed } from './store'
import { loadPacks } from './store-packs'

/** All the evidence of the submission that a cleared peer may open, by its question, with their packs of it. */
export const viewReviewEvidence = (caller: Caller<ReviewPlace>, _input: null) =>
  inReview(caller, async (tx, actor) => {
    const review = actor.cleared ? await loadReview(tx, actor.reviewId) : undefined
    const reviewed = review && (await loadReviewed(tx, review.submissionId))
    if (!review || !reviewed) return refuse({ kind: 'not-found' })
    const { content } = reviewed.file
    const shortName = await loadShortNames(tx, content.framework)
    const open = await loadOpen(tx, reviewed.assessmentId)
    const codeOf = new Map<string, string>(reviewed.frozen.map(({ subjectId, code }) => [subjectId, code]))
    const packs = await loadPacks(tx, actor)
    const waiting = packs.filter(({ state }) => state === 'waiting' || state === 'making').length
    return ok({
      title: review.title,
      endsOn: review.endsOn,
      council: content.council.name,
      count: open.length,
      questions: content.questions.flatMap(({ code, area, question, evidence, marks = [] }) => {
        const own = open.filter(({ questionId }) => codeOf.get(questionId) === code)
        return own.length === 0 && evidence.length === 0
          ? []
          : [
              {
                ...{ code, area, question, shortName: shortName(code) },
                /** Of what is named in the submission, what peers do not open. */
                closed: Math.max(0, evidence.length - own.length),
                items: own.map(({ councilId: _, questionId: __, ...one }) => ({
                  ...one,
                  numbers: marks.flatMap(({ evidenceId }, at) => (evidenceId === one.id ? [at + 1] : [])),
                })),
              },
            ]
      }),
      packs: packs.map(({ id, state, askedAt, size, holds }) => ({
        ...{ id, state, askedAt, size },
        count: holds?.length ?? 0,
        /** Whether all that is in it is still open to them. */
        isCurrent: (holds ?? []).every((held) => open.some((one) => one.id === held)),
        goneAt: new Date(askedAt.getTime() + 7 * 24 * 3_600_000),
      })),
      abilities: { askPack: mayAskPack(actor, open, waiting).ok },
    })
  })
