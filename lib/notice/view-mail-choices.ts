import { asUser } from '@/db/gate'
import type { UserId } from '@/db/ids'
import { loadChoices } from './store'

/** Of each of this person's councils, how often mail comes. */
export const viewMailChoices = (userId: UserId) => asUser(userId, loadChoices)
