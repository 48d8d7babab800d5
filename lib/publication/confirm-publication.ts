import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { inTurn } from '../trail/chain'
import { dayOf } from '../words/dates'
import { loadSecond } from './load-second'
import { mayConfirm } from './policy'
import { loadHeld, loadQuiet, saveConfirmed } from './store'

export const confirmPublicationInput = z.object({ publicationId: z.string() })

/** The second person confirms, and it is out. What holds it is asked in turn with whoever says that a pre-election period begins. */
export const confirmPublication = (caller: Caller, input: z.output<typeof confirmPublicationInput>) =>
  inCouncil(caller, async (tx, actor) => {
    await inTurn(tx, actor)
    const one = await loadHeld(tx, input.publicationId)
    const isSecond = await loadSecond(tx, actor, one)
    const permit = mayConfirm(actor, one, { isSecond, quiet: await loadQuiet(tx, dayOf(actor.now)) })
    if (!permit.ok) return permit
    await saveConfirmed(tx, actor, permit.value)
    return ok(null)
  })
