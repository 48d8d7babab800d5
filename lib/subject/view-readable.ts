import { sql } from 'drizzle-orm'
import { asUser } from '@/db/gate'
import { isId, type UserId } from '@/db/ids'

/** Of these subjects the ones that this person may read, wherever they are. What they may not read and what is not there are the same. */
export const viewReadable = (userId: UserId, { ids }: { ids: readonly string[] }): Promise<string[]> =>
  asUser(userId, async (tx) => {
    const asked = ids.filter((id) => isId(id))
    const { rows } = await tx.execute<{ id: string }>(sql`select id from my_readable(${sql.param(asked)}::uuid[]) id`)
    return rows.map(({ id }) => id)
  })
