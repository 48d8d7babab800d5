import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/gate'
import type { AssessmentId, UserId } from '@/db/ids'

/** A submission that somebody had a part in, with the post and the group under which it is kept. */
export type Sealed = { assessmentId: AssessmentId; title: string; at: Date; post: string; group: string | null }

/** The submissions in which somebody was named, oldest first: whatever changes later, these keep what was so on their day. */
export async function loadSealed(tx: Tx, userId: UserId): Promise<Sealed[]> {
  const { rows } = await tx.execute<Omit<Sealed, 'at'> & { at: string }>(sql`
    select distinct on (s.submitted_at, s.id) a.id as "assessmentId", a.title, s.submitted_at as at, d.post, d.group_name as "group"
    from submissions s
    join assessments a on a.council_id = s.council_id and a.id = s.assessment_id
    join assessment_duties d on d.council_id = s.council_id and d.assessment_id = s.assessment_id and d.user_id = ${userId}
    order by s.submitted_at, s.id, d.started_at desc`)
  return rows.map((row) => ({ ...row, at: new Date(row.at) }))
}
