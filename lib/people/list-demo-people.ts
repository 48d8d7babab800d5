import { asc, eq, sql } from 'drizzle-orm'
import { identityDb } from '@/db/gate'
import { users } from '@/db/schema/identity'
import { env } from '../env'

/** The demo's accounts, for its sign-in page. Nobody, where this is not the demo. */
export async function listDemoPeople() {
  if (!env().DEMO) return []
  return identityDb()
    .select({ email: users.email, name: sql<string>`coalesce(${users.name}, ${users.email})` })
    .from(users)
    .where(eq(users.isDemo, true))
    .orderBy(asc(users.email))
}
