import { note } from '../log'
import { dropSession } from './store-sessions'

/** Ends a session by the secret that its browser has: its row goes, and with it whatever is open there. */
export async function endSession(sessionToken: string): Promise<void> {
  const user = await dropSession(sessionToken)
  if (user) note({ event: 'session-ended', user })
}
