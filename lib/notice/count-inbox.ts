import { asUser } from '@/db/gate'
import type { UserId } from '@/db/ids'
import { countWaiting } from './store'

/** How much there is for this person in their inbox: lines of what waits, and of what they have not seen. */
export const countInbox = (userId: UserId): Promise<number> => asUser(userId, countWaiting)
