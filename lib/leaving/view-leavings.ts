import { asUser } from '@/db/gate'
import type { UserId } from '@/db/ids'
import { ok, refuse } from '../result'
import { stateOf } from './leaving'
import { keepsRegister, loadLeavings } from './store'

/** For whoever keeps the register: who and what is to leave, and what has become of it before. */
export const viewLeavings = (userId: UserId, input: { leavingId?: string } = {}) =>
  asUser(userId, async (tx) => {
    if (!(await keepsRegister(tx))) return refuse({ kind: 'not-found' as const })
    const all = await loadLeavings(tx, null)
    const isOver = (one: (typeof all)[number]) => ['done', 'called-off'].includes(stateOf(one))
    const asked = all.find(({ id }) => id === input.leavingId)
    if (input.leavingId && !asked) return refuse({ kind: 'not-found' as const })
    return ok({ asked, open: all.filter((one) => !isOver(one)), over: all.filter(isOver) })
  })
