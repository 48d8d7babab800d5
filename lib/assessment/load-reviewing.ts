import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/gate'
import type { AssessmentRow } from './store'

/** How far peers are with what was submitted, as far as its reader sees reviews: nobody was asked, some are at it, or all have ended. */
export type Reviewing = 'none' | 'open' | 'ended'

export async function loadReviewing(tx: Tx, { id, state }: Pick<AssessmentRow, 'id' | 'state'>): Promise<Reviewing> {
  if (state !== 'submitted') return 'none'
  const { rows } = await tx.execute<{ isOpen: boolean | null }>(sql`
    select bool_or(v.closed_at is null) as "isOpen" from reviews v
    join submissions s on s.council_id = v.council_id and s.id = v.submission_id where s.assessment_id = ${id}`)
  const isOpen = rows[0]?.isOpen ?? null
  return isOpen === null ? 'none' : isOpen ? 'open' : 'ended'
}
