import { type Caller, inReview, type ReviewPlace } from '@/db/gate'
import { peerMay } from '../access/access'
import { loadOpen } from '../evidence/load-open'
import { loadLevelNames } from '../framework/load-level-names'
import { loadShortNames } from '../framework/load-short-names'
import { ok, refuse } from '../result'
import { statesOf } from '../submission/submission'
import { shownComment } from './shown-comment'
import { loadComments, loadCouncilName, loadMyPeer, loadPeers, loadReview, loadReviewed } from './store'

/** The peer's room: first their own declaration; once cleared, the frozen submission with the team's comments. Nothing else of the council. */
export const viewReview = (caller: Caller<ReviewPlace>, _input: null) =>
  inReview(caller, async (tx, actor) => {
    const review = await loadReview(tx, actor.reviewId)
    const me = await loadMyPeer(tx, actor)
    if (!review || !me) return refuse({ kind: 'not-found' })
    const about = {
      id: review.id,
      title: review.title,
      council: await loadCouncilName(tx, review.councilId),
      endsOn: review.endsOn,
      conflict: me.conflict,
      isCleared: actor.cleared,
      reader: { userId: actor.userId as string, name: actor.userName, isLead: peerMay(actor, 'share-any') },
    }
    const reviewed = actor.cleared ? await loadReviewed(tx, review.submissionId) : undefined
    const shortName = reviewed && (await loadShortNames(tx, reviewed.file.content.framework))
    const submission = reviewed && {
      file: reviewed.file,
      sha256: reviewed.sha256,
      /** Its questions, as they are called today. */
      questions: reviewed.file.content.questions.map(({ code }) => ({ code, shortName: shortName?.(code) ?? '' })),
      levelNames: await loadLevelNames(tx, reviewed.file.content.framework),
      states: statesOf(reviewed.frozen),
      /** Whether the team still writes what it finds. */
      isWriting: review.sentAt === null,
      /** What it rests on, as far as peers may open it now. */
      open: await loadOpen(tx, reviewed.assessmentId),
      comments: (await loadComments(tx, { reviewId: review.id })).map((comment) => shownComment(comment, actor.now)),
      team: (await loadPeers(tx, review.id)).map(({ name, role }) => ({ name, role })),
    }
    return ok({ ...about, submission })
  })
