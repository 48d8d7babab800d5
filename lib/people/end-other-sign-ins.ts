import { z } from 'zod'
import { isId, type SessionId, type UserId } from '@/db/ids'
import { note } from '../log'
import { ok, refuse } from '../result'
import { dropOwn, loadSessionsOf } from './store-sessions'

export const endOtherSignInsInput = z.object({ keep: z.string() })

/** Signs a person out everywhere but in one place, which must be theirs. */
export async function endOtherSignIns(userId: UserId, { keep }: z.infer<typeof endOtherSignInsInput>) {
  const isTheirs = (await loadSessionsOf(userId)).some(({ id }) => id === keep)
  if (!isTheirs || !isId<SessionId>(keep)) return refuse({ kind: 'not-found' })
  const ended = await dropOwn(userId, { allBut: keep })
  if (ended > 0) note({ event: 'session-ended', user: userId })
  return ok({ ended })
}
