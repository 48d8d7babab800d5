import { sql } from 'drizzle-orm'
import { identityDb } from '@/db/gate'

/** Whether the database answers a serving role. */
export async function isDatabaseReady(): Promise<boolean> {
  return (await identityDb().execute(sql`select 1`)).rowCount === 1
}
