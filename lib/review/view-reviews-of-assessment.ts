import { type Caller, inCouncil } from '@/db/gate'
import { type AssessmentId, isId } from '@/db/ids'
import { may } from '../access/access'
import { ok, refuse } from '../result'
import { loadSubmission } from '../submission/store'
import { shownComment } from './shown-comment'
import { loadAssessmentTitle, loadComments, loadLevelConsents, loadPeers, loadPeersMail, loadReviewsOf } from './store'

/** The council's side: the reviews of its submission, who is in each, and the comments that peers have shared. */
export const viewReviewsOfAssessment = (caller: Caller, input: { assessmentId: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const submission = isId<AssessmentId>(input.assessmentId) ? await loadSubmission(tx, input.assessmentId) : undefined
    if (!submission || !may(actor, 'read-whole')) return refuse({ kind: 'not-found' })
    const isHost = may(actor, 'host-review')
    const consents = isHost ? await loadLevelConsents(tx, submission.id) : []
    const reviews = []
    for (const review of await loadReviewsOf(tx, submission.id)) {
      const isOpen = isHost && review.state !== 'closed'
      const fared = isOpen ? await loadPeersMail(tx, review.id) : undefined
      const peers = (await loadPeers(tx, review.id)).map((peer) => ({
        id: peer.id,
        name: peer.name,
        role: peer.role,
        conflict: peer.conflict,
        conflictText: isHost ? peer.conflictText : null,
        isCleared: peer.conflict === 'none' || peer.clearedAt !== null,
        mail: fared?.get(peer.id) ?? null,
      }))
      reviews.push({
        ...{ id: review.id, title: review.title, state: review.state, endsOn: review.endsOn, peers },
        /** What its host and its team have agreed about levels of the team. */
        consents: consents.filter(({ reviewId }) => reviewId === review.id),
      })
    }
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      /** Of the assessment: what was submitted long ago may carry none. */
      title: await loadAssessmentTitle(tx, submission.assessmentId),
      reviews,
      comments: (await loadComments(tx, { submissionId: submission.id })).map((comment) =>
        shownComment(comment, actor.now),
      ),
      abilities: { host: isHost, answer: may(actor, 'answer-peers') },
      /** The reviews that are over, in which nothing more is said. */
      over: reviews.filter(({ state }) => state === 'closed').map(({ id }) => id as string),
    })
  })
