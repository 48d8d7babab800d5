import { sql } from 'drizzle-orm'
import { type Caller, inReview, type ReviewPlace } from '@/db/gate'
import { type CouncilId, isId } from '@/db/ids'
import { serveFile } from '../evidence/serve-file'
import { ok, refuse } from '../result'

type Stored = { councilId: CouncilId; sha256: string | null; fileName: string | null; mediaType: string | null }

/** The bytes of a file with which the council answered, for a cleared peer, as long as peers may open it. */
export async function openSupplement(caller: Caller<ReviewPlace>, input: { requestId: string }) {
  const found = await inReview(caller, async (tx, actor) => {
    if (!isId(input.requestId) || !actor.cleared) return refuse({ kind: 'not-found' })
    const { rows } = await tx.execute<Stored>(sql`
      select r.council_id as "councilId", r.sha256, r.file_name as "fileName", r.media_type as "mediaType"
      from evidence_requests q
      join evidence_items i on i.council_id = q.council_id and i.id = q.item_id
      join evidence_revisions r on r.council_id = i.council_id and r.item_id = i.id and r.id = q.revision_id
      where q.review_id = ${actor.reviewId} and q.id = ${input.requestId}`)
    return rows[0] ? ok(rows[0]) : refuse({ kind: 'not-found' })
  })
  return found.ok ? serveFile(found.value) : found
}
