import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok, refuse } from '../result'
import { fairQueue } from './meeting'
import { mayDrive } from './policy'
import { loadMeeting } from './store'
import { loadHands, saveSpeaker } from './store-hands'

export const callSpeakerInput = z.object({ assessmentId: z.string() })

/** Ends whoever speaks and gives the word to the next of the fair queue. */
export const callSpeaker = (caller: Caller, input: z.output<typeof callSpeakerInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayDrive(actor, await loadMeeting(tx, actor, input.assessmentId, 'update'))
    if (!permit.ok) return permit
    const hands = await loadHands(tx, permit.value.thing)
    const speaking = hands.find(({ calledAt, endedAt }) => calledAt && !endedAt)
    const [next] = fairQueue(hands)
    if (!speaking && !next) return refuse({ kind: 'nobody-waits' })
    await saveSpeaker(tx, actor, permit.value, { ends: speaking?.id, calls: next?.id })
    return ok(null)
  })
