import { type Caller, inReview, type ReviewPlace } from '@/db/gate'
import { loadSubmittedQuestions } from '../report/load-report'
import { ok, refuse } from '../result'
import { loadReview } from '../review/store'
import { loadConversations } from './store'

/** What the team heard, for the team alone. */
export const viewHeard = (caller: Caller<ReviewPlace>, _input: null) =>
  inReview(caller, async (tx, actor) => {
    const review = await loadReview(tx, actor.reviewId)
    if (!review || !actor.cleared) return refuse({ kind: review ? 'conflict-awaited' : 'not-found' })
    return ok({
      review: { id: review.id as string, title: review.title, endsOn: review.endsOn, sentAt: review.sentAt },
      questions: await loadSubmittedQuestions(tx, review.submissionId),
      heard: (await loadConversations(tx, review.id)).map(
        ({ id, spokenWith, words, codes, authorId, authorName, createdAt }) => ({
          ...{ id: id as string, spokenWith, words, codes, by: authorName, at: createdAt },
          isMine: authorId === actor.userId,
        }),
      ),
    })
  })

export type HeardView = Extract<Awaited<ReturnType<typeof viewHeard>>, { ok: true }>['value']
