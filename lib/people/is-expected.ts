import { sql } from 'drizzle-orm'
import { identityDb } from '@/db/gate'

/** Whether somebody with this address may sign in: who has an account that has not ended, or is invited somewhere. */
export async function isExpected(email: string): Promise<boolean> {
  const { rows } = await identityDb().execute<{ expected: boolean }>(
    sql`select email_is_expected(${email}) as expected`,
  )
  return rows[0]?.expected === true
}
