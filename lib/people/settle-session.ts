import { deviceOf } from './device-of'
import { endSession } from './end-session'
import { nameDevice } from './store-sessions'

type Begun = { token: string; before: string | undefined; userAgent: string | null }

/**
 * Whoever has just signed in has a new session, and the one that this browser had before ends, with its open connections.
 * Done when the answer with the new cookie is out, so that open pages come back with that one.
 */
export async function settleSession({ token, before, userAgent }: Begun): Promise<void> {
  await nameDevice(token, deviceOf(userAgent))
  if (before && before !== token) await endSession(before)
}
