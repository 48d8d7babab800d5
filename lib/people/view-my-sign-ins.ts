import type { UserId } from '@/db/ids'
import { loadSessionsOf } from './store-sessions'

/** Where a person is signed in now: their own sessions, never the secret of one. */
export const viewMySignIns = (userId: UserId) => loadSessionsOf(userId)
