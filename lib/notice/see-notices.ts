import { z } from 'zod'
import { asUser } from '@/db/gate'
import { isId, type NoticeId, type UserId } from '@/db/ids'
import { announce } from '../announce'
import { ok } from '../result'
import { markSeen } from './store'

export const seeNoticesInput = z.object({ ids: z.array(z.string().refine(isId<NoticeId>)).max(5_000) })

/** A person says that they have seen these of theirs: they are news no longer, and what waits goes on waiting. */
export const seeNotices = (userId: UserId, { ids }: z.output<typeof seeNoticesInput>) =>
  asUser(userId, async (tx) => {
    await markSeen(tx, ids)
    await announce(tx, { topic: 'inbox', user: userId })
    return ok(null)
  })
