import { z } from 'zod'
import { asUser } from '@/db/gate'
import type { UserId } from '@/db/ids'
import { ok, refuse } from '../result'
import { CADENCES } from './notice'
import { keepChoice } from './store'

export const chooseMailInput = z.object({
  council: z.string(),
  cadence: z.enum(CADENCES, { error: 'Choose when mail comes' }),
})

/** A person says how often mail comes about one of their councils. The inbox has everything in any case. */
export const chooseMail = (userId: UserId, { council, cadence }: z.infer<typeof chooseMailInput>) =>
  asUser(userId, async (tx) => ((await keepChoice(tx, council, cadence)) ? ok(null) : refuse({ kind: 'not-found' })))
