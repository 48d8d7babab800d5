import { asUser } from '@/db/gate'
import type { UserId } from '@/db/ids'
import { countWaiting } from './store'

/** How much waits for this person in all their places, by the function that every list of it asks; and whether there is news beside it. */
export const countInbox = (userId: UserId) => asUser(userId, countWaiting)
