import { dropSession } from './store-sessions'

/** Ends a session by the secret that its browser has: its row goes, and with it whatever is open there. */
export const endSession = (sessionToken: string): Promise<void> => dropSession(sessionToken)
