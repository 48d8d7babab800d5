import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok, refuse } from '../result'
import { mayTakePart } from './policy'
import { loadMeeting } from './store'
import { loadHands, saveHandUp } from './store-hands'

export const raiseHandInput = z.object({ assessmentId: z.string() })

/** Asks for the word. */
export const raiseHand = (caller: Caller, input: z.output<typeof raiseHandInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayTakePart(actor, await loadMeeting(tx, actor, input.assessmentId, 'update'))
    if (!permit.ok) return permit
    const hands = await loadHands(tx, permit.value.thing)
    if (hands.some(({ userId, endedAt }) => userId === actor.userId && !endedAt))
      return refuse({ kind: 'hand-already-up' })
    await saveHandUp(tx, actor, permit.value)
    return ok(null)
  })
