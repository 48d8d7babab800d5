import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from '@/db/gate'
import type { AssessmentId } from '@/db/ids'
import { evidence } from '@/db/schema/evidence'
import { evidenceRevisions } from '@/db/schema/evidence-item'
import type { Minute } from './evidence'
import type { Figure } from './figure'

/** What of an assessment's evidence the reader may open now, by the revision that is named there; a peer's reading too. */
export async function loadOpen(tx: Tx, assessmentId: AssessmentId) {
  const rows = await tx
    .select({
      ...{ id: evidence.id, itemId: evidence.itemId, questionId: evidence.assessmentQuestionId, kind: evidence.kind },
      ...{ title: evidence.title, speaksFor: evidence.speaksFor, mediaType: evidence.mediaType, size: evidence.size },
      ...{ fileName: evidence.fileName, sha256: evidence.sha256, url: evidence.url, councilId: evidence.councilId },
      ...{ figure: evidenceRevisions.figure, minute: evidenceRevisions.minute },
    })
    .from(evidence)
    .innerJoin(
      evidenceRevisions,
      and(eq(evidenceRevisions.councilId, evidence.councilId), eq(evidenceRevisions.id, sql`${evidence.revisionId}`)),
    )
    .where(and(eq(evidence.assessmentId, assessmentId), isNull(evidence.removedAt)))
    .orderBy(asc(evidence.addedAt), asc(evidence.id))
  return rows.map(({ figure, minute, ...one }) => ({
    ...one,
    ...{ figure: figure as Figure | null, minute: minute as Minute | null },
  }))
}
export type OpenEvidence = Awaited<ReturnType<typeof loadOpen>>[number]

type Sealed = { sha256: string | null; url: string | null; title: string | null; speaksFor: string | null }

/** Which of what is open a sealed copy names: a file by its hash, a page by its address, anything else by its title and day. */
export const openOf = (sealed: Sealed, open: readonly OpenEvidence[]): OpenEvidence | undefined =>
  open.find(({ sha256, url, title, speaksFor }) => {
    if (sealed.sha256 !== null) return sha256 === sealed.sha256 && title === sealed.title
    if (sealed.url !== null) return url === sealed.url && title === sealed.title
    return sha256 === null && url === null && title === sealed.title && speaksFor === sealed.speaksFor
  })
