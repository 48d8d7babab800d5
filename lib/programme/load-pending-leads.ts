import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/gate'

/** A lead who was invited to a council that nobody leads yet. */
export type PendingLead = {
  id: string
  council: string
  slug: string
  name: string
  email: string
  post: string
  until: string
  isOver: boolean
  mail: string | null
}

/** All of them, the latest first; none for whoever does not keep the register. */
export async function loadPendingLeads(tx: Tx): Promise<PendingLead[]> {
  const { rows } = await tx.execute<PendingLead>(
    sql`select id, council, slug, name, email, post, until, is_over as "isOver", mail from pending_leads()`,
  )
  return rows
}
