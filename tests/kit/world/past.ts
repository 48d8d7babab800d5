import type pg from 'pg'
import type { Caller } from '@/db/gate'
import type { AssessmentId, CouncilId, ReviewId, RoundId } from '@/db/ids'
import type { Level } from '@/lib/score/score'
import { insertAs } from './insert'

type Who = Pick<Caller, 'userId'>
type Place = { council_id: CouncilId; assessment_id: AssessmentId }

/** What these people gave in a round, in their order; where there is no level, nothing. */
export async function buildScores(
  owner: pg.Pool,
  place: Place,
  round_id: RoundId,
  by: Who[],
  levels: (Level | undefined)[],
) {
  const given = { kind: 'level', ambition: 4, confidence: 'high', evidence_strength: 'fair' }
  for (const [at, current] of levels.entries())
    if (current)
      await insertAs(owner)('scores', {
        ...{ ...place, round_id, assessor_id: by[at]?.userId, ...given, current, reason: `Because ${at}` },
      })
}

/** A submission of an assessment with this content, under review, and how somebody becomes a peer there. */
export async function buildReview(owner: pg.Pool, { council_id, assessment_id }: Place, lead: Who, content?: object) {
  const insert = insertAs(owner)
  const { rows: questions } = await owner.query('select code from assessment_questions where assessment_id = $1', [
    assessment_id,
  ])
  const asked = { content: { framework: { name: 'Framework of a test', version: 0 }, questions } }
  const submissionId = await insert('submissions', {
    ...{ council_id, assessment_id, version: 1, submitted_by: lead.userId },
    ...{ content: JSON.stringify(content ?? asked), canonical: '{}', sha256: 'h' },
  })
  const reviewId = await insert<ReviewId>('reviews', {
    ...{ council_id, submission_id: submissionId, title: 'A review', created_by: lead.userId, ends_on: '2099-01-31' },
  })
  return {
    submissionId,
    reviewId,
    /** Somebody in the team, let in already unless their conflict of interest is open. */
    invite: (
      { email, name }: { email: string; name: string },
      {
        role = 'peer',
        conflict = 'none',
      }: { role?: 'peer' | 'peer_lead'; conflict?: 'awaiting' | 'none' | 'declared' } = {},
    ) => insert('review_peers', { review_id: reviewId, council_id, email, name, role, conflict }),
  }
}
