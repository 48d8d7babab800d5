import { z } from 'zod'
import { asUser } from '@/db/gate'
import type { LeavingId, UserId } from '@/db/ids'
import { LEAVING_KINDS } from '@/db/schema/leaving'
import type { LeavingRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'
import { reasonField } from './leaving'
import { writeAsked } from './store'

export const askLeavingInput = z.object({
  kind: z.enum(LEAVING_KINDS, 'Choose what is to go'),
  about: z.string().trim().min(1, 'Enter the short name of the council, or the e-mail address of the person').max(254),
  reason: reasonField,
})

/**
 * Somebody who keeps the register asks that a council is removed, or a person made anonymous. Nothing happens until another of
 * them confirms it and its time has gone by; a council's leads are told at once.
 */
export const askLeaving = (
  userId: UserId,
  input: z.output<typeof askLeavingInput>,
): Promise<Result<{ leavingId: LeavingId }, LeavingRefusal>> =>
  asUser(userId, async (tx) => {
    const asked = await writeAsked(tx, { within: null, ...input })
    if (asked.ok) return ok({ leavingId: asked.value })
    return asked.refusal.kind === 'not-found' ? refuse({ kind: 'nobody-called-so', field: 'about' }) : asked
  })
