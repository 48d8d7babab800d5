import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { isId, type UserId } from '@/db/ids'
import { ok, refuse } from '../result'
import { reasonField } from './leaving'
import { mayMakeAnonymous } from './policy'
import { saveAnonymity, writeAsked } from './store'

export const askAnonymityInput = z.object({ userId: z.string(), reason: reasonField })

/** A lead asks that somebody who has left is made anonymous. Nothing happens until another lead confirms it and a week has gone by. */
export const askAnonymity = (caller: Caller, input: z.output<typeof askAnonymityInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayMakeAnonymous(actor)
    if (!permit.ok) return permit
    if (!isId<UserId>(input.userId)) return refuse({ kind: 'not-found' as const })
    const { userId: about, reason } = input
    const asked = await writeAsked(tx, { within: actor.councilId, kind: 'person', about, reason })
    if (!asked.ok) return asked
    await saveAnonymity(tx, actor, permit.value, 'person.anonymity-asked', input.userId)
    return ok({ leavingId: asked.value })
  })
