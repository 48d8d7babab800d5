import { z } from 'zod'
import { isId, type SessionId, type UserId } from '@/db/ids'
import { note } from '../log'
import { ok, refuse } from '../result'
import { dropOwn } from './store-sessions'

export const endSignInInput = z.object({ sessionId: z.string() })

/** Ends one of a person's own sessions: whatever is open there closes within a second. */
export async function endSignIn(userId: UserId, { sessionId }: z.infer<typeof endSignInInput>) {
  const ended = isId<SessionId>(sessionId) ? await dropOwn(userId, { only: sessionId }) : 0
  if (ended === 0) return refuse({ kind: 'not-found' })
  note({ event: 'session-ended', user: userId })
  return ok(null)
}
