import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok, refuse } from '../result'
import { mayTakePart } from './policy'
import { loadMeeting } from './store'
import { loadHands, saveHandDown } from './store-hands'

export const lowerHandInput = z.object({ assessmentId: z.string() })

/** Takes one's own hand down, or ends one's own turn. */
export const lowerHand = (caller: Caller, input: z.output<typeof lowerHandInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayTakePart(actor, await loadMeeting(tx, actor, input.assessmentId, 'update'))
    if (!permit.ok) return permit
    const hands = await loadHands(tx, permit.value.thing)
    const own = hands.find(({ userId, endedAt }) => userId === actor.userId && !endedAt)
    if (!own) return refuse({ kind: 'hand-not-up' })
    await saveHandDown(tx, actor, permit.value, own.id)
    return ok(null)
  })
