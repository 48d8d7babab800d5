import { z } from 'zod'
import { asUser } from '@/db/gate'
import type { UserId } from '@/db/ids'
import { announce } from '../announce'
import { ok } from '../result'
import { markSeen } from './store'

export const seeNoticesInput = z.object({
  until: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/)
    .refine((at) => !Number.isNaN(Date.parse(at))),
})

/** A person says that they have seen what happened up to a moment: it is news no longer, and what waits goes on waiting. */
export const seeNotices = (userId: UserId, { until }: z.infer<typeof seeNoticesInput>) =>
  asUser(userId, async (tx) => {
    await markSeen(tx, until)
    await announce(tx, { topic: 'inbox', user: userId })
    return ok(null)
  })
