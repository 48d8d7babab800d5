import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/gate'
import type { ReviewId, SubmissionId } from '@/db/ids'
import { loadShortNames } from '../framework/load-short-names'
import type { NamedQuestion } from '../framework/named-question'
import { restsOnLittle } from './report'
import { loadFindings, loadPoints, loadRecommendations } from './store'

/** Everything that a report is made of, for whoever may see it: findings, recommendations, and the facts that were questioned. */
export async function loadReport(tx: Tx, reviewId: ReviewId) {
  const points = (await loadPoints(tx, reviewId)).map((point) => ({
    id: point.id,
    on: point.findingId ?? point.recommendationId,
    says: point.says,
    correction: point.correction,
    by: point.authorName,
    at: point.createdAt,
    state: point.state,
    answer: point.answer,
  }))
  const pointsOn = (id: string) => points.filter(({ on }) => on === id)
  return {
    findings: (await loadFindings(tx, reviewId)).map(
      ({ id, kind, words, codes, documents, conversations, authorId, authorName }) => ({
        ...{ id, kind, words, codes, documents, conversations, authorId, authorName },
        isThin: restsOnLittle({ documents, conversations }),
        points: pointsOn(id),
      }),
    ),
    recommendations: (await loadRecommendations(tx, reviewId)).map(
      ({ id, words, priority, timescale, ownerPost, authorId, authorName }, at) => ({
        ...{ id, words, priority, timescale, ownerPost, authorId, authorName, number: at + 1 },
        points: pointsOn(id),
      }),
    ),
    openPoints: points.filter(({ state }) => state === 'open').length,
  }
}
export type ShownReport = Awaited<ReturnType<typeof loadReport>>

/** The questions of a submission, as they are called today. */
export async function loadSubmittedQuestions(tx: Tx, id: SubmissionId): Promise<NamedQuestion[]> {
  const { rows } = await tx.execute<{ framework: { name: string; version: number }; codes: string[] }>(sql`
    select content #> '{content,framework}' as framework,
      array(select q ->> 'code' from jsonb_array_elements(content #> '{content,questions}') q) as codes
    from submissions where id = ${id}`)
  const [row] = rows
  if (!row?.framework || !row.codes) return []
  const shortName = await loadShortNames(tx, row.framework)
  return row.codes.map((code) => ({ code, shortName: shortName(code) ?? '' }))
}
