import { z } from 'zod'
import { asUser } from '@/db/gate'
import type { UserId } from '@/db/ids'
import type { LeavingRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'
import { keepsRegister, writeCalledOff } from './store'

export const callOffLeavingInput = z.object({ leavingId: z.string() })

/** Anybody who keeps the register calls it off, as long as it is not done. */
export const callOffLeaving = (
  userId: UserId,
  input: z.output<typeof callOffLeavingInput>,
): Promise<Result<{ leavingId: string }, LeavingRefusal>> =>
  asUser(userId, async (tx) => {
    if (!(await keepsRegister(tx))) return refuse({ kind: 'only-the-programme' })
    const calledOff = await writeCalledOff(tx, input.leavingId)
    return calledOff.ok ? ok({ leavingId: input.leavingId }) : calledOff
  })
