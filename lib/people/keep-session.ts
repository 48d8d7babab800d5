import { batch } from '@/db/batch'
import { touchSessions } from '@/db/gate'
import type { SessionId } from '@/db/ids'

/** A session that is not used for so many hours ends. However it is used, it ends after a week. */
export const IDLE_HOURS = 8
/** Milliseconds between two times at which the use of one session is written down. */
const EVERY = 5 * 60_000

export const isUseDue = (usedAt: Date): boolean => Date.now() - usedAt.getTime() > EVERY

/** Writes down that a session is used now. Says until when it lasts, where it has not ended meanwhile. */
export const keepSession: (id: SessionId) => Promise<Date | undefined> = batch(100, async (ids: SessionId[]) => {
  const until = new Map((await touchSessions(ids, IDLE_HOURS)).map(({ id, expires }) => [id, expires]))
  return ids.map((id) => until.get(id))
})
