import { type Caller, inReview, type ReviewPlace } from '@/db/gate'
import { loadLevelNames } from '../framework/load-level-names'
import type { PaperRefusal } from '../refusal'
import { ok, refuse } from '../result'
import { shownComment } from '../review/shown-comment'
import { loadComments, loadReview, loadReviewed } from '../review/store'
import { loadSealOf } from '../submission/store-seal'
import { exportFile } from '../submission/verify-submission'
import { contentFromSubmission } from './from-submission'
import { loadAsked } from './load-asked'
import { makeWithin } from './make-within'
import { narrow } from './narrow'
import type { ReadPaper } from './read-content'
import { fileNameOf, isOfTheWhole, type PaperAsked } from './shape/paper'

const AT_ONCE = 9

/** The same for a peer: the sealed copy that they review, with their team's comments. */
export async function exportInReview(
  caller: Caller<ReviewPlace>,
  asked: Omit<PaperAsked, 'assessmentId' | 'submission'>,
) {
  const read = await inReview<ReadPaper, PaperRefusal>(caller, async (tx, actor) => {
    const review = await loadReview(tx, actor.reviewId)
    const reviewed = review && actor.cleared ? await loadReviewed(tx, review.submissionId) : undefined
    if (!review || !reviewed) return refuse({ kind: 'not-found' })
    if (isOfTheWhole(asked.kind)) return refuse({ kind: 'paper-of-the-whole' })
    const { framework, assessment } = reviewed.file.content
    const content = contentFromSubmission(reviewed.file, {
      sight: { of: 'peers', restricted: false },
      levelNames: await loadLevelNames(tx, framework),
      asked: await loadAsked(tx, framework),
      comments: (await loadComments(tx, { reviewId: review.id })).map((comment) => shownComment(comment, actor.now)),
    })
    if (asked.kind === 'area' && !content.areas.some(({ number }) => number === asked.area))
      return refuse({ kind: 'paper-area-unknown' })
    return ok({
      content: narrow(content, asked.kind, asked.area),
      look: null, // a council’s own, and this is the peers’
      sealed:
        asked.kind === 'whole' && asked.format === 'json'
          ? exportFile(reviewed.file, reviewed.sha256, await loadSealOf(tx, review.submissionId))
          : null,
      fileName: fileNameOf('review', asked, `version-${assessment.version}`),
      holds: { roles: [], codes: [], evidence: [] },
    })
  })
  if (!read.ok) return read
  const made = await makeWithin(read.value, asked.format, AT_ONCE)
  return made ? ok(made) : refuse({ kind: 'paper-takes-long' })
}
