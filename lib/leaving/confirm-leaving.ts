import { z } from 'zod'
import { asUser } from '@/db/gate'
import type { UserId } from '@/db/ids'
import type { LeavingRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'
import { keepsRegister, writeConfirmed } from './store'

export const confirmLeavingInput = z.object({ leavingId: z.string() })

/** Another of those who keep the register confirms it. From now on it waits: a week for a person, thirty days for a council. */
export const confirmLeaving = (
  userId: UserId,
  input: z.output<typeof confirmLeavingInput>,
): Promise<Result<{ dueAt: Date }, LeavingRefusal>> =>
  asUser(userId, async (tx) => {
    if (!(await keepsRegister(tx))) return refuse({ kind: 'only-the-programme' })
    const confirmed = await writeConfirmed(tx, input.leavingId)
    return confirmed.ok ? ok({ dueAt: confirmed.value }) : confirmed
  })
